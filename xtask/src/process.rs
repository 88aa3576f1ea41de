//! Runs other programs, and says in a sentence which one failed.

use std::io;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

/// Runs a program to its end; what it prints is seen as it comes.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("`{}` did not start", line(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status})", line(command));
    }
    Ok(())
}

/// As [`run`], with all that it prints on stderr: for what only prepares the way, while stdout is for the answer.
pub(crate) fn run_aside(command: &mut Command) -> Result<()> {
    run(command.stdout(io::stderr()))
}

/// What a program prints, which is not seen; what it says on stderr is. Fails as [`run`].
pub(crate) fn answer(command: &mut Command) -> Result<String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("`{}` did not start", line(command)))?;
    if !output.status.success() {
        bail!("`{}` failed ({})", line(command), output.status);
    }
    String::from_utf8(output.stdout).with_context(|| format!("`{}` prints no text", line(command)))
}

/// What a program prints when all went well.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Becomes the program, so that a signal sent to us reaches it; returns only when that fails.
#[cfg(unix)]
pub(crate) fn become_program(command: &mut Command) -> Result<()> {
    let error = std::os::unix::process::CommandExt::exec(command);
    Err(error).with_context(|| format!("`{}` did not start", line(command)))
}

/// Runs the program: there is no becoming it here.
#[cfg(not(unix))]
pub(crate) fn become_program(command: &mut Command) -> Result<()> {
    run(command)
}

/// The command as a person would type it.
pub(crate) fn line(command: &Command) -> String {
    let mut line = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args() {
        line.push(' ');
        line += &argument.to_string_lossy();
    }
    line
}
