//! Summarizers that others made, for the benchmark to measure ours beside them.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};

use crate::node::TS_TEXTRANK;
use crate::paths;
use crate::process;
use crate::python::SUMY;
use crate::setup::Toolbox;

/// Makes sure of them; the variables that tell the benchmark where each of them is.
pub(crate) fn ensure(toolbox: &Toolbox) -> Result<Vec<(&'static str, PathBuf)>> {
    Ok(vec![("SUMY_PYTHON", SUMY.ensure()?), ("TS_TEXTRANK", ts_textrank(toolbox)?)])
}

/// The package as one script for a page, which gives it the name `tsTextrank` there.
fn ts_textrank(toolbox: &Toolbox) -> Result<PathBuf> {
    TS_TEXTRANK.ensure()?;
    let folder = paths::target()?.join("bench");
    fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    // Its name tells the benchmark's reader the version.
    let script = folder.join(format!("{}.js", TS_TEXTRANK.title()));
    let mut esbuild = toolbox.command("esbuild");
    esbuild.arg(TS_TEXTRANK.file("index.js")?).arg(format!("--outfile={}", script.display()));
    process::run_aside(esbuild.args(["--bundle", "--global-name=tsTextrank", "--log-level=warning"]))?;
    Ok(script)
}
