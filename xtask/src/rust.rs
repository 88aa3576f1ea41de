//! Parts of the Rust toolchain: the wasm target, rustfmt, clippy and the sources of the standard library.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::paths;
use crate::process;

/// The target that a browser runs.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Makes sure of the wasm target, rustfmt and clippy.
pub(crate) fn ensure() -> Result<()> {
    let libraries = libraries()?;
    if !libraries.is_dir() {
        add("target", WASM, "browsers run it")?;
    }
    // The libraries are in SYSROOT/lib/rustlib/TARGET/lib, the programs in SYSROOT/bin.
    let programs = libraries.ancestors().nth(4).map(|sysroot| sysroot.join("bin")).unwrap_or_default();
    for (component, file) in [("rustfmt", "rustfmt"), ("clippy", "cargo-clippy")] {
        if !has(&programs, file) {
            add("component", component, "the checks run it")?;
        }
    }
    Ok(())
}

/// Makes sure of the sources of the standard library, which a release build compiles anew.
pub(crate) fn ensure_sources() -> Result<()> {
    // SYSROOT/lib/rustlib/src is beside SYSROOT/lib/rustlib/TARGET/lib.
    let sources = libraries()?.ancestors().nth(2).map(|rustlib| rustlib.join("src/rust/library/std"));
    if sources.is_some_and(|folder| folder.is_dir()) {
        return Ok(());
    }
    add("component", "rust-src", "the release build compiles the standard library for size")
}

/// The folder of the wasm target's libraries, whether it is there or not.
fn libraries() -> Result<PathBuf> {
    process::output(Command::new("rustc").args(["--print", "target-libdir", "--target", WASM]))
        .map(|path| PathBuf::from(path.trim()))
        .context("rustc does not run: install Rust with rustup")
}

fn has(programs: &Path, file: &str) -> bool {
    programs.join(file).with_extension(std::env::consts::EXE_EXTENSION).is_file()
}

fn add(kind: &str, name: &str, why: &str) -> Result<()> {
    eprintln!("Adding Rust's {kind} {name} ({why}) …");
    let by_hand = format!("Rust's {kind} {name} is missing: get it with `rustup {kind} add {name}`");
    if paths::program("rustup").is_none() {
        anyhow::bail!("{by_hand}; rustup itself is not on PATH");
    }
    process::run_aside(Command::new("rustup").args([kind, "add", name])).context(by_hand)
}
