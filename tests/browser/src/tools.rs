//! Where the programs and folders are that the lab works with.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

/// The folder of the whole repository.
#[must_use]
pub fn repository() -> &'static Path {
    // This crate lies two folders below it.
    let crate_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    crate_folder.ancestors().nth(2).unwrap_or(crate_folder)
}

/// The folder with the release build: `ARTICLE_WIDGET_DIST`, else `dist` in the repository.
#[must_use]
pub fn dist() -> PathBuf {
    env::var_os("ARTICLE_WIDGET_DIST").map_or_else(|| repository().join("dist"), PathBuf::from)
}

/// The folder with the pages that are made with the package: `ARTICLE_WIDGET_PACKAGED`, else `frameworks/dist` in Cargo's
/// target folder.
#[must_use]
pub fn packaged() -> PathBuf {
    env::var_os("ARTICLE_WIDGET_PACKAGED").map_or_else(|| target().join("frameworks/dist"), PathBuf::from)
}

/// The folder for what runs leave behind: `browser` in Cargo's target folder.
#[must_use]
pub fn leavings() -> PathBuf {
    target().join("browser")
}

fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| repository().join("target"), PathBuf::from)
}

/// The program that the environment variable names, else the first that is there: of `places`, then on the PATH.
///
/// # Errors
/// Says which program is missing and that the variable may name it.
pub fn program(variable: &str, name: &str, places: &[PathBuf]) -> Result<PathBuf> {
    if let Some(path) = env::var_os(variable).filter(|path| !path.is_empty()) {
        return Ok(path.into());
    }
    let on_path = env::var_os("PATH").unwrap_or_default();
    let on_path = env::split_paths(&on_path).map(|folder| folder.join(name)).collect::<Vec<_>>();
    places
        .iter()
        .chain(&on_path)
        .find(|path| path.is_file())
        .cloned()
        .with_context(|| format!("{name} is missing: run `cargo xtask test`, or set {variable} to its path"))
}

/// The newest (by name) of `tail` in the folders of the project's cache that start with `head`.
#[must_use]
pub fn cached(under: &str, head: &str, tail: &str) -> Option<PathBuf> {
    let cache = PathBuf::from(env::var_os("HOME")?).join(".cache/article-widget").join(under);
    fs::read_dir(cache)
        .ok()?
        .flatten()
        .filter(|entry| entry.file_name().to_string_lossy().starts_with(head))
        .map(|entry| entry.path().join(tail))
        .filter(|path| path.is_file())
        .max()
}
