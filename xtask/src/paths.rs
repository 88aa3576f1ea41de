//! Where things are: the clone, what is built, and what is kept between clones.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::process;

/// The root of the clone.
pub(crate) fn root() -> PathBuf {
    // What cargo says at run time holds when the clone was moved after its last build.
    let manifest = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    Path::new(&manifest).parent().map(Path::to_owned).unwrap_or_default()
}

/// The release build.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// The build that `serve` shows: apart from `dist/`, so that nobody publishes it by mistake.
pub(crate) fn served() -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
    root().join(target).join("served")
}

/// Cargo's target folder.
pub(crate) fn target() -> Result<PathBuf> {
    let mut cargo = Command::new("cargo");
    cargo.args(["metadata", "--no-deps", "--format-version", "1"]).current_dir(root());
    let metadata = process::output(&mut cargo).context("`cargo metadata` failed")?;
    target_in(&metadata).context("`cargo metadata` does not tell the target folder")
}

/// The target folder in the JSON text of `cargo metadata`.
fn target_in(metadata: &str) -> Option<PathBuf> {
    let (_, rest) = metadata.split_once(r#""target_directory":""#)?;
    let (path, _) = rest.split_once('"')?;
    Some(path.replace(r"\\", r"\").into())
}

/// What is kept for all clones of this person: the tools.
pub(crate) fn cache() -> Result<PathBuf> {
    let base = match env::var_os("XDG_CACHE_HOME").filter(|path| !path.is_empty()) {
        Some(path) => PathBuf::from(path),
        None => env::home_dir()
            .context("there is no home directory to keep the tools in: set HOME")?
            .join(".cache"),
    };
    Ok(base.join("article-widget"))
}

/// Makes `folder` whole or not at all: `make` gets another place for it, and what is cut short never gets its name.
pub(crate) fn fill(folder: &Path, make: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let partial = folder.with_added_extension(format!("partial-{}", std::process::id()));
    fs::create_dir_all(&partial).with_context(|| format!("{} cannot be made", partial.display()))?;
    make(&partial)?;
    // When another setup was first, its folder is as good as this one.
    if fs::rename(&partial, folder).is_err() {
        fs::remove_dir_all(&partial)?;
    }
    Ok(())
}

/// The file of an installed program, searched in the folders of `PATH`.
pub(crate) fn program(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// All files under `folder`, as paths from there, sorted.
pub(crate) fn files(folder: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        let entries = next.read_dir().with_context(|| format!("{} cannot be read", next.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(inner) = path.strip_prefix(folder) {
                let parts: Vec<_> = inner.iter().map(OsStr::to_string_lossy).collect();
                found.push(parts.join("/"));
            }
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_tells_the_target_folder() {
        let metadata = r#"{"packages":[],"target_directory":"/a b/target","build_directory":"/c"}"#;
        assert_eq!(target_in(metadata), Some("/a b/target".into()));
        assert_eq!(target_in(r#"{"target_directory":"C:\a\t"}"#), Some(r"C:\a\t".into()));
        assert_eq!(target_in("{}"), None);
    }
}
