//! Programs that cargo installs: Trunk, wasm-bindgen and the like, each in a folder of its own version.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::paths;
use crate::process;

/// A program from a crate, at one version.
pub(crate) struct Tool<'a> {
    /// The crate.
    pub(crate) name: &'a str,
    /// Its exact version.
    pub(crate) version: &'a str,
    /// Its programs; the first one tells the version.
    pub(crate) programs: &'a [&'a str],
    /// What cargo is told besides.
    pub(crate) options: &'a [&'a str],
    /// What it is for, in a few words.
    pub(crate) why: &'a str,
}

impl Tool<'_> {
    /// Makes sure of the tool; the folder to put on `PATH`, or `None` if `PATH` has it already.
    pub(crate) fn ensure(&self) -> Result<Option<PathBuf>> {
        let folder = paths::cache()?.join("tools").join(format!("{}-{}", self.name, self.version));
        let programs = folder.join("bin");
        if self.is_in(&programs) {
            return Ok(Some(programs));
        }
        if self.is_on_path() {
            return Ok(None);
        }
        let Self { name, version, why, .. } = self;
        if !self.install_prebuilt(&folder) || !self.is_in(&programs) {
            eprintln!("Building {name} {version} from source ({why}; some minutes, once for all clones) …");
            run_outside(cargo_install(self).arg("--root").arg(&folder)).with_context(|| {
                let by_hand = process::line(&cargo_install(self));
                format!("{name} {version} is missing ({why}): get it with `{by_hand}`")
            })?;
        }
        Ok(Some(programs))
    }

    fn is_in(&self, folder: &Path) -> bool {
        self.programs
            .iter()
            .all(|name| folder.join(name).with_extension(std::env::consts::EXE_EXTENSION).is_file())
    }

    fn is_on_path(&self) -> bool {
        self.programs.iter().all(|name| paths::program(name).is_some())
            && self.programs.first().is_some_and(|name| reports(name, self.version))
    }

    /// Tries cargo-binstall, if it is there; whether it went well.
    fn install_prebuilt(&self, folder: &Path) -> bool {
        if paths::program("cargo-binstall").is_none() {
            return false;
        }
        let Self { name, version, why, .. } = self;
        eprintln!("Fetching {name} {version} with cargo-binstall ({why}) …");
        let mut binstall = Command::new("cargo");
        binstall.args(["binstall", "--no-confirm", "--disable-strategies", "compile", "--root"]).arg(folder);
        run_outside(binstall.arg(format!("{name}@{version}"))).is_ok()
    }
}

/// What a person would type to get the tool.
fn cargo_install(tool: &Tool<'_>) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.args(["install", &format!("{}@{}", tool.name, tool.version)]).args(tool.options);
    cargo
}

/// Runs cargo so that the settings of this project and its target folder do not touch the tool.
fn run_outside(cargo: &mut Command) -> Result<()> {
    process::run_aside(
        cargo
            .env_remove("CARGO_TARGET_DIR")
            .env_remove("CARGO_BUILD_TARGET")
            .current_dir(std::env::temp_dir()),
    )
}

/// Whether the program on `PATH` says that it is of this version.
pub(crate) fn reports(program: &str, version: &str) -> bool {
    process::output(Command::new(program).arg("--version"))
        .is_some_and(|text| first_number(&text) == Some(version))
}

/// The first word that begins with a digit: where `--version` has the version.
fn first_number(text: &str) -> Option<&str> {
    text.split_whitespace().find(|word| word.starts_with(|first: char| first.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_read_from_what_each_tool_prints() {
        for (printed, version) in [
            ("trunk 0.21.14\n", "0.21.14"),
            ("wasm-bindgen 0.2.130", "0.2.130"),
            ("wasm-opt version 132 (version_132)", "132"),
            ("0.28.2\n", "0.28.2"),
            ("geckodriver 0.37.0 (abc 2025-01-02 03:04 +0000)\n\nMore", "0.37.0"),
        ] {
            assert_eq!(first_number(printed), Some(version));
        }
        assert_eq!(first_number("no version"), None);
    }

    #[test]
    fn a_program_that_is_not_there_reports_nothing() {
        assert!(!reports("no-such-program-anywhere", "1"));
    }
}
