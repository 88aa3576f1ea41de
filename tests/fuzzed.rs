//! What the fuzzer was given to begin with, and what it found, once more: see `cargo xtask fuzz`.
#![cfg(not(target_arch = "wasm32"))]

#[path = "fuzz/laws.rs"]
mod laws;

use std::{
    fs, panic,
    path::Path,
    time::{Duration, Instant},
};

/// What is quadratic in a text of this kind takes minutes.
const SOON: Duration = Duration::from_secs(10);

fn each(folder: &str, law: fn(&[u8])) -> usize {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let files = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut count = 0;
    for file in files {
        let path = file.expect("a folder of the repository can be read").path();
        // What the repository says of the folder, and what keeps it there while it is empty.
        if !path.ends_with("README.md") && !path.ends_with(".gitkeep") {
            let bytes = fs::read(&path).expect("a file of the repository can be read");
            let start = Instant::now();
            assert!(panic::catch_unwind(|| law(&bytes)).is_ok(), "{} breaks the law", path.display());
            assert!(start.elapsed() < SOON, "{}: {:?}", path.display(), start.elapsed());
            count += 1;
        }
    }
    count
}

#[test]
fn comments_that_were_fuzzed_hold_the_law() {
    assert!(each("fuzz/corpus/markdown", laws::markdown) > 0);
    each("fuzz/regressions/markdown", laws::markdown);
}

#[test]
fn documents_that_were_fuzzed_hold_the_law() {
    assert!(each("fuzz/corpus/document", laws::document) > 0);
    assert!(each("fixtures", laws::document) > 0);
    each("fuzz/regressions/document", laws::document);
}
