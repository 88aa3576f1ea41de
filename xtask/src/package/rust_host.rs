//! A Yew app that has the widget as a component: built as its own tools would build it, beside the pages of the package.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use super::Package;
use crate::paths;
use crate::process;
use crate::rust::WASM;
use crate::setup::Toolbox;

/// The app's crate and its folder.
const CRATE: &str = "article-widget-rust-host";
const SOURCES: &str = "tests/rust-host";
/// Its page, and what starts it.
const PAGE: [&str; 2] = ["index.html", "start.js"];
/// What the widget fetches, which the app has to serve.
const FETCHED: [&str; 3] = ["emoji/", "locales/", "summary-model.bin"];

/// Builds the app into `folder`.
pub(super) fn build(toolbox: &Toolbox, package: &Package, folder: &Path) -> Result<()> {
    let mut cargo = toolbox.command("cargo");
    process::run_aside(cargo.args(["build", "--package", CRATE, "--target", WASM]))?;
    let wasm = paths::target()?.join(WASM).join("debug").join(CRATE).with_extension("wasm");
    let mut bindgen = toolbox.command("wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--out-dir"]).arg(folder).arg(wasm);
    process::run_aside(&mut bindgen)?;
    for name in PAGE {
        copy(&paths::root().join(SOURCES).join(name), &folder.join(name))?;
    }
    let files = package.folder.join("dist");
    for name in paths::files(&files)? {
        if FETCHED.iter().any(|fetched| name.starts_with(fetched)) {
            copy(&files.join(&name), &folder.join(&name))?;
        }
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if let Some(above) = to.parent() {
        fs::create_dir_all(above).with_context(|| format!("{} cannot be made", above.display()))?;
    }
    fs::copy(from, to).with_context(|| format!("{} cannot be copied", from.display()))?;
    Ok(())
}
