//! The files of the repository, as the tests that read its sources see them.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Where things are built or fetched to: none of it is source.
const NOT_SOURCE: [&str; 5] = [".git", "target", "dist", "node_modules", "proptest-regressions"];

/// The folder of the repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Paths of all files below a folder of the repository, `/` between their parts, in order.
pub(crate) fn below(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        for entry in entries {
            let path = entry.expect("a folder of the repository can be read").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            // `.git` is a file where the tree is one of several of a repository.
            if NOT_SOURCE.contains(&&*name) {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(named(&path));
            }
        }
    }
    found.sort();
    found
}

/// The text of a file; `None` where it is no UTF-8, so no text.
pub(crate) fn text(path: &str) -> Option<String> {
    let bytes = fs::read(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    String::from_utf8(bytes).ok()
}

/// The files below a folder that are Rust, with their texts.
pub(crate) fn rust(folder: &str) -> Vec<(String, String)> {
    let rust =
        below(folder).into_iter().filter(|path| Path::new(path).extension().is_some_and(|kind| kind == "rs"));
    rust.map(|path| (path.clone(), text(&path).unwrap_or_else(|| panic!("{path} is no text")))).collect()
}

fn named(path: &Path) -> String {
    let path: PathBuf = path.strip_prefix(root()).expect("only the repository is walked").into();
    path.to_string_lossy().replace('\\', "/")
}
