//! The browsers that the tests drive, with their drivers.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::apt;
use crate::node::{AIMOCK, AXE_CORE};
use crate::paths;
use crate::python::POCKETBASE;
use crate::tools::Tool;
use crate::waline;

/// Something that a Debian package brings and the tests ask for by an environment variable.
struct Part {
    /// The variable; a value that the person set is taken as it is.
    variable: &'static str,
    /// Names of the program.
    programs: &'static [&'static str],
    /// The Debian package that has it.
    package: &'static str,
}

const PARTS: [Part; 7] = [
    Part { variable: "CHROMIUM", programs: &["chromium", "google-chrome"], package: "chromium" },
    Part { variable: "CHROMEDRIVER", programs: &["chromedriver"], package: "chromium-driver" },
    Part { variable: "FIREFOX", programs: &["firefox-esr", "firefox"], package: "firefox-esr" },
    Part { variable: "WEBKIT_DRIVER", programs: &["WebKitWebDriver"], package: "webkit2gtk-driver" },
    Part { variable: "MINIBROWSER", programs: &["MiniBrowser"], package: "webkit2gtk-driver" },
    Part { variable: "XVFB", programs: &["Xvfb"], package: "xvfb" },
    Part { variable: "PDFTOTEXT", programs: &["pdftotext"], package: "poppler-utils" },
];

const GECKODRIVER: Tool<'_> = Tool {
    name: "geckodriver",
    version: "0.37.0",
    programs: &["geckodriver"],
    options: &["--locked"],
    why: "the tests drive Firefox through it",
};

/// Makes sure of the browsers; the variables that tell a test where each of them is.
pub(crate) fn ensure() -> Result<Vec<(&'static str, PathBuf)>> {
    let mut missing: Vec<&str> =
        PARTS.iter().filter(|part| part.locate().is_none()).map(|part| part.package).collect();
    missing.dedup();
    apt::install(&missing, "the tests run in it")?;
    let mut variables = Vec::with_capacity(PARTS.len() + 5);
    for part in &PARTS {
        let Part { variable, programs, package } = part;
        let file = part.locate().with_context(|| {
            format!("there is no {} even with the package {package}: set {variable} to its path", programs[0])
        })?;
        variables.push((*variable, file));
    }
    variables.push(("GECKODRIVER", geckodriver()?));
    AXE_CORE.ensure()?;
    variables.push(("AXE_CORE", AXE_CORE.file("axe.min.js")?));
    AIMOCK.ensure()?;
    variables.push(("AIMOCK", AIMOCK.file("dist/cli.js")?));
    variables.push(("WALINE", waline::ensure()?));
    variables.push(("POCKETBASE", POCKETBASE.ensure_program("pocketbase")?));
    Ok(variables)
}

/// Firefox's driver, which Debian does not have.
fn geckodriver() -> Result<PathBuf> {
    if let Some(file) = chosen("GECKODRIVER") {
        return Ok(file);
    }
    let installed = GECKODRIVER.ensure()?.map(|folder| folder.join("geckodriver"));
    installed.or_else(|| paths::program("geckodriver")).context("geckodriver is not on PATH")
}

/// The file that the person set `variable` to.
fn chosen(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).filter(|file| file.is_file())
}

impl Part {
    fn locate(&self) -> Option<PathBuf> {
        chosen(self.variable)
            .or_else(|| self.programs.iter().find_map(|name| paths::program(name)))
            .or_else(|| self.programs.iter().find_map(|name| beside_webkit(Path::new("/usr/lib"), name)))
    }
}

/// The test browser of `WebKitGTK` is not on `PATH` but in `/usr/lib/MACHINE/webkit2gtk-VERSION/`.
fn beside_webkit(libraries: &Path, name: &str) -> Option<PathBuf> {
    let machines = libraries.read_dir().ok()?.flatten();
    let folders = machines.filter_map(|machine| machine.path().read_dir().ok()).flat_map(Iterator::flatten);
    let mut found: Vec<PathBuf> = folders
        .filter(|folder| folder.file_name().to_string_lossy().starts_with("webkit"))
        .map(|folder| folder.path().join(name))
        .filter(|file| file.is_file())
        .collect();
    found.sort();
    found.pop()
}
