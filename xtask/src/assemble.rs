//! Gives the files of a build their public names and makes the JavaScript small; Trunk calls it after each build.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::paths;
use crate::process;
use crate::setup::{Need, setup};

/// The loader that a host page names.
const LOADER: &str = "article-widget.js";
/// wasm-bindgen's glue, which the loader imports. Trunk gives it the loader's name.
const CORE: &str = "article-widget-core.js";

/// What Trunk leaves in a page when it starts the wasm itself or when a link is not understood.
const TRACES: [(&str, &str); 3] = [
    ("data-trunk", "a link that Trunk did not replace"),
    ("wasmBindings", "Trunk's own loader, an inline script"),
    ("modulepreload", "a preload of a file that has another name now"),
];

/// Reads from Trunk's environment which build it is, and assembles that.
pub(crate) fn from_hook() -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .context("`assemble` is Trunk's hook: run `cargo xtask build`")?;
    let release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    assemble(&staging, release)
}

fn assemble(staging: &Path, release: bool) -> Result<()> {
    move_file(&staging.join(LOADER), &staging.join(CORE))?;
    let source = paths::root().join("src/embed/element.js");
    copy_file(&source, &staging.join(LOADER))?;
    if release {
        let page = fs::read_to_string(staging.join("index.html")).context("the build has no index.html")?;
        if let Some(what) = trace(&page) {
            bail!("index.html has {what}: see the links with data-trunk in index.html, and Trunk.toml");
        }
        minify(&[staging.join(LOADER), staging.join(CORE)])?;
    }
    Ok(())
}

/// Makes modules small in place. Each stays a file of its own, so that `import.meta.url` keeps its meaning.
fn minify(files: &[PathBuf]) -> Result<()> {
    let toolbox = setup(Need::Build)?;
    for file in files {
        let mut esbuild = toolbox.command("esbuild");
        esbuild.arg(file).arg(format!("--outfile={}", file.display()));
        esbuild.args(["--allow-overwrite", "--minify", "--format=esm", "--target=es2022"]);
        process::run(esbuild.args(["--legal-comments=none", "--log-level=warning"]))?;
    }
    Ok(())
}

/// What Trunk left in the page that must not be there.
fn trace(page: &str) -> Option<&'static str> {
    TRACES.into_iter().find(|(word, _)| page.contains(word)).map(|(_, what)| what)
}

fn move_file(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to).with_context(|| format!("{} cannot become {}", from.display(), to.display()))
}

fn copy_file(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).with_context(|| format!("{} cannot be copied", from.display()))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clean_page_has_no_trace_of_trunk() {
        assert_eq!(trace(r#"<script type="module" src="article-widget.js"></script>"#), None);
    }

    #[test]
    fn what_trunk_leaves_is_found() {
        assert!(trace(r#"<link data-trunk rel="rust">"#).is_some());
        assert!(trace("<script>window.wasmBindings = bindings;</script>").is_some());
        assert!(trace(r#"<link rel="modulepreload" href="./article-widget.js">"#).is_some());
    }
}
