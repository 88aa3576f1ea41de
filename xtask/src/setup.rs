//! Makes sure that this machine has all that a command needs; says nothing when it has.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::browsers;
use crate::lockfile;
use crate::node::{ESBUILD, WASM_OPT};
use crate::paths;
use crate::peers;
use crate::rust;
use crate::tools::Tool;

const TRUNK: Tool<'_> = Tool {
    name: "trunk",
    version: "0.21.14",
    programs: &["trunk"],
    options: &["--locked", "--no-default-features"],
    why: "it builds and serves the page",
};

/// Works on what `wasm_split_helpers` marks in the crate; the versions of the two need not be the same.
const WASM_SPLIT: Tool<'_> = Tool {
    name: "wasm_split_cli_support",
    version: "0.2.4",
    programs: &["wasm-split-cli"],
    options: &["--features", "build-binary", "--locked"],
    why: "it splits the wasm, so that readers wait for no more than the article",
};

/// The package whose tests and programs need the release build and the browsers.
pub(crate) const BROWSER_TESTS: &str = "article-widget-browser-tests";

/// How much a command needs; each step has all of the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Need {
    /// To compile and lint.
    Compile,
    /// To build the page.
    Build,
    /// To run it in browsers.
    Browsers,
    /// To measure it beside others.
    Peers,
}

/// Where the tools are.
#[derive(Debug)]
pub(crate) struct Toolbox {
    /// `PATH` with our tools in front.
    path: OsString,
    /// Which variable tells the browser tests where what is.
    variables: Vec<(&'static str, PathBuf)>,
}

/// Makes sure of what is needed. Installs, with a line for each step, what is missing.
pub(crate) fn setup(need: Need) -> Result<Toolbox> {
    rust::ensure()?;
    let mut folders = Vec::new();
    let mut variables = Vec::new();
    if need >= Need::Build {
        // Trunk's hook calls this very program: through cargo it would be built anew with the settings of a release.
        folders.extend(env::current_exe()?.parent().map(Path::to_owned));
        rust::ensure_sources()?;
        folders.extend(TRUNK.ensure()?);
        folders.extend(wasm_bindgen()?);
        folders.extend(WASM_SPLIT.ensure()?);
        folders.extend(WASM_OPT.ensure()?);
        folders.extend(ESBUILD.ensure()?);
    }
    if need >= Need::Browsers {
        variables = browsers::ensure()?;
        variables.push(("ARTICLE_WIDGET_DIST", paths::dist()));
    }
    let inherited = env::var_os("PATH").unwrap_or_default();
    folders.extend(env::split_paths(&inherited));
    let path = env::join_paths(folders).context("PATH has a folder with a colon")?;
    let mut toolbox = Toolbox { path, variables };
    if need >= Need::Peers {
        let more = peers::ensure(&toolbox)?;
        toolbox.variables.extend(more);
    }
    Ok(toolbox)
}

/// wasm-bindgen's program writes the glue for its library, so both must be of one version.
fn wasm_bindgen() -> Result<Option<PathBuf>> {
    let lock = fs::read_to_string(paths::root().join("Cargo.lock")).context("Cargo.lock cannot be read")?;
    let version =
        lockfile::version_of(&lock, "wasm-bindgen").context("Cargo.lock does not name wasm-bindgen")?;
    let tool = Tool {
        name: "wasm-bindgen-cli",
        version,
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        // Its own lock file names a dependency that is not to be had everywhere.
        options: &[],
        why: "it writes the JavaScript beside the wasm, and its version must be the one of Cargo.lock",
    };
    tool.ensure()
}

impl Toolbox {
    /// A command in the root of the clone that finds our tools.
    pub(crate) fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.env("PATH", &self.path).current_dir(paths::root());
        command
    }

    /// Cargo, with the variables that tell a test where the build, the browsers and their drivers are.
    pub(crate) fn cargo_with_browsers(&self) -> Command {
        let mut command = self.command("cargo");
        command.envs(self.variables.iter().map(|(name, path)| (name, path)));
        command
    }

    /// A program that drives browsers, ready for its arguments.
    pub(crate) fn browser_program(&self, name: &str) -> Command {
        let mut cargo = self.cargo_with_browsers();
        cargo.args(["run", "--release", "--package", BROWSER_TESTS, "--bin", name, "--"]);
        cargo
    }
}
