//! `cargo xtask fuzz`: looks for what breaks the laws of Markdown and of documents (`tests/fuzz`), for a stated time.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::cli::Fuzz;
use crate::paths;
use crate::process;
use crate::tools::Tool;

/// The targets, each with a folder of its name in `corpus` and `regressions`.
pub(crate) const TARGETS: [&str; 2] = ["markdown", "document"];

const CARGO_FUZZ: Tool<'_> = Tool {
    name: "cargo-fuzz",
    version: "0.13.2",
    programs: &["cargo-fuzz"],
    options: &["--locked"],
    why: "it builds the fuzz targets so that the fuzzer sees which branches they take",
};

/// One input takes no longer than this many seconds.
const TIME_OUT: u32 = 10;
/// No input is longer than this many bytes: what needs more to go wrong is in the tests of long texts.
const LONGEST: u32 = 16_384;

/// Runs the targets, one after the other. Fails at the first find, which is then in `tests/fuzz/regressions`.
pub(crate) fn run(options: &Fuzz) -> Result<()> {
    let programs = CARGO_FUZZ.ensure()?;
    let wanted = |target: &&&str| options.target.is_none_or(|only| only == **target);
    for target in TARGETS.iter().filter(wanted) {
        println!("\n=== {target}: {} seconds ===", options.seconds);
        fuzz(programs.as_deref(), target, options.seconds)?;
    }
    println!("\nNothing was found.");
    Ok(())
}

fn fuzz(programs: Option<&Path>, target: &str, seconds: u32) -> Result<()> {
    let folder = paths::root().join("tests/fuzz");
    let work = paths::target()?.join("fuzz");
    // What the fuzzer keeps of what it tries grows without end: apart from the seeds, which are in the repository.
    let tried = work.join("corpus").join(target);
    fs::create_dir_all(&tried).with_context(|| format!("{} cannot be made", tried.display()))?;
    let finds = folder.join("regressions").join(target);
    let mut cargo = Command::new("cargo");
    cargo
        .current_dir(paths::root())
        .env("PATH", path_with(programs)?)
        // To see which branches are taken, rustc is told what it calls unstable.
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_TARGET_DIR", &work)
        // No `unsafe` is in this crate: an address sanitizer would only make it slow.
        .args(["fuzz", "run", "--sanitizer", "none", "--fuzz-dir"])
        .arg(&folder)
        .args([target, "--target-dir"])
        .arg(&work)
        .arg(&tried)
        .arg(folder.join("corpus").join(target))
        .arg(&finds);
    if target == "document" {
        cargo.arg(paths::root().join("tests/fixtures"));
    }
    cargo
        .arg("--")
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-timeout={TIME_OUT}"))
        .arg(format!("-max_len={LONGEST}"))
        .arg("-print_final_stats=1")
        .arg(format!("-artifact_prefix={}/", finds.display()));
    process::run(&mut cargo)
        .with_context(|| format!("what {target} does not stand is in {}", finds.display()))
}

fn path_with(programs: Option<&Path>) -> Result<std::ffi::OsString> {
    let inherited = env::var_os("PATH").unwrap_or_default();
    let folders = programs.map(PathBuf::from).into_iter().chain(env::split_paths(&inherited));
    env::join_paths(folders).context("PATH has a folder with a colon")
}
