//! Packages from npm, at exact versions, each in a folder of its own: wasm-opt, esbuild, axe-core, Waline and more.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

use crate::apt;
use crate::paths;
use crate::process;
use crate::tools;

/// A package at one version; what it needs besides is npm's choice.
pub(crate) struct Package {
    name: &'static str,
    version: &'static str,
    /// Its program, and the version that the program tells.
    program: Option<(&'static str, &'static str)>,
    why: &'static str,
}

/// Makes the wasm small. Debian's is too old for what rustc emits.
pub(crate) const WASM_OPT: Package = Package {
    name: "binaryen",
    version: "132.0.0",
    program: Some(("wasm-opt", "132")),
    why: "its wasm-opt makes the wasm small",
};

/// Makes our JavaScript small.
pub(crate) const ESBUILD: Package = Package {
    name: "esbuild",
    version: "0.28.2",
    program: Some(("esbuild", "0.28.2")),
    why: "it makes the JavaScript small",
};

/// Finds what keeps a page from some of its readers.
pub(crate) const AXE_CORE: Package = Package {
    name: "axe-core",
    version: "4.14.1",
    program: None,
    why: "the tests look for accessibility faults with it",
};

/// Answers as a service with an OpenAI-compatible model does: what it is told to, as fast and as badly as it is told to.
pub(crate) const AIMOCK: Package = Package {
    name: "@copilotkit/aimock",
    version: "1.43.0",
    program: None,
    why: "the tests have it for a service that writes summaries",
};

/// A server that readers share; `servers/waline/` and `store::waline` are for this version.
pub(crate) const WALINE: Package = Package {
    name: "@waline/vercel",
    version: "1.39.3",
    program: None,
    why: "readers share their comments by it",
};

/// Summarizes in JavaScript; the one that is fetched most of those that summarize by themselves.
pub(crate) const TS_TEXTRANK: Package = Package {
    name: "ts-textrank",
    version: "1.0.3",
    program: None,
    why: "the benchmark measures the summaries beside it",
};

/// What characters are called in many languages; `emoji/LANG.txt` are made of it.
pub(crate) const CLDR_ANNOTATIONS: Package = Package {
    name: "cldr-annotations-full",
    version: "48.2.0",
    program: None,
    why: "it knows what emoji are called",
};

/// The same of what several characters make.
pub(crate) const CLDR_DERIVED: Package =
    Package { name: "cldr-annotations-derived-full", ..CLDR_ANNOTATIONS };

impl Package {
    /// Its version.
    pub(crate) fn version(&self) -> &'static str {
        self.version
    }

    /// Makes sure of the package; the folder of its program, or `None` if `PATH` has that already.
    pub(crate) fn ensure(&self) -> Result<Option<PathBuf>> {
        let programs = self.folder()?.join("node_modules").join(".bin");
        if self.is_installed()? {
            return Ok(Some(programs));
        }
        if self.program.is_some_and(|(name, version)| tools::reports(name, version)) {
            return Ok(None);
        }
        self.install()?;
        Ok(Some(programs))
    }

    /// A file of the installed package.
    pub(crate) fn file(&self, path: &str) -> Result<PathBuf> {
        Ok(self.folder()?.join("node_modules").join(self.name).join(path))
    }

    /// Its name and version, as one word.
    pub(crate) fn title(&self) -> String {
        format!("{}-{}", self.name.replace('/', "-"), self.version)
    }

    /// The folder with `node_modules` that has it.
    pub(crate) fn folder(&self) -> Result<PathBuf> {
        Ok(paths::cache()?.join(format!("npm-{}", self.title())))
    }

    fn is_installed(&self) -> Result<bool> {
        Ok(self.file("package.json")?.is_file())
    }

    fn install(&self) -> Result<()> {
        ensure_node()?;
        let Self { name, version, why, .. } = self;
        eprintln!("Fetching {name} {version} from npm ({why}) …");
        let folder = self.folder()?;
        paths::fill(&folder, |partial| {
            let mut npm = Command::new("npm");
            npm.args(["install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"]);
            process::run_aside(npm.arg(partial).arg(format!("{name}@{version}")).current_dir(partial))
        })
        .with_context(|| {
            format!("{name} {version} is missing ({why}): `npm install {name}@{version}` must work on this machine")
        })?;
        ensure!(self.is_installed()?, "{name} {version} was fetched but is not at {}", folder.display());
        Ok(())
    }
}

/// Makes sure of Node and npm, from Debian's packages when they are missing.
pub(crate) fn ensure_node() -> Result<()> {
    let missing: Vec<&str> = [("node", "nodejs"), ("npm", "npm")]
        .into_iter()
        .filter(|(program, _)| paths::program(program).is_none())
        .map(|(_, package)| package)
        .collect();
    apt::install(&missing, "Node runs the tools that make the files small")
}

/// Makes sure of a Node that is not too old.
pub(crate) fn ensure_at_least(major: u32, minor: u32, why: &str) -> Result<()> {
    ensure_node()?;
    let version = process::output(Command::new("node").arg("--version")).unwrap_or_default();
    ensure!(
        is_at_least(&version, (major, minor)),
        "Node is {}, but it must be {major}.{minor} or later ({why})",
        version.trim()
    );
    Ok(())
}

fn is_at_least(version: &str, wanted: (u32, u32)) -> bool {
    let mut numbers = version.trim().trim_start_matches('v').split('.').map_while(|part| part.parse().ok());
    numbers.next().zip(numbers.next()).is_some_and(|found| found >= wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_node_are_compared_by_their_numbers() {
        assert!(is_at_least("v20.19.0\n", (20, 19)) && is_at_least("v22.2.1", (20, 19)));
        assert!(
            !is_at_least("v20.9.0", (20, 19))
                && !is_at_least("v18.20.4", (20, 19))
                && !is_at_least("", (1, 0))
        );
    }
}
