//! Other people's summarizers: where they are, and how those in Python are timed.

use std::{
    env,
    ffi::OsString,
    io::Write,
    path::PathBuf,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

const SUMY: &str = include_str!("peers.py");

/// The times of sumy's summarizers, by name, and its version.
pub(super) fn sumy(text: &str, rounds: usize) -> Result<Value> {
    let mut python = Command::new(variable("SUMY_PYTHON")?);
    python.args(["-c", SUMY]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut running = python.spawn().context("Python did not start")?;
    let asked = json!({ "text": text, "rounds": rounds }).to_string();
    running.stdin.take().context("Python does not listen")?.write_all(asked.as_bytes())?;
    let output = running.wait_with_output()?;
    ensure!(output.status.success(), "sumy failed ({})", output.status);
    serde_json::from_slice(&output.stdout).context("sumy's times cannot be read")
}

/// The script of ts-textrank for a page; the file's name tells the version.
pub(super) fn ts_textrank() -> Result<PathBuf> {
    variable("TS_TEXTRANK").map(PathBuf::from)
}

fn variable(name: &str) -> Result<OsString> {
    env::var_os(name).with_context(|| format!("{name} is not set: run `cargo xtask bench`"))
}
