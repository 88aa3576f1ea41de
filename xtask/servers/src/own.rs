//! What all servers here share: they run as a person without rights, on ports that are free.

use std::{
    fs,
    net::{Ipv4Addr, TcpListener, TcpStream},
    os::unix::{fs::MetadataExt as _, process::CommandExt as _},
    path::Path,
    process::Command,
};

use anyhow::{Context as _, Result, ensure};

/// `nobody` and `nogroup`.
const NOBODY: (u32, u32) = (65534, 65534);

/// A folder of the one who runs the servers, made where it is not there.
pub(crate) fn folder(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    if is_root()? {
        std::os::unix::fs::chown(folder, Some(NOBODY.0), Some(NOBODY.1))?;
    }
    Ok(())
}

/// A program, run in this folder by whom it belongs to: databases refuse root.
pub(crate) fn command(program: impl AsRef<Path>, folder: &Path) -> Result<Command> {
    let mut command = Command::new(program.as_ref());
    command.current_dir(folder).env("TZ", "UTC").env("LC_ALL", "C");
    if is_root()? {
        command.uid(NOBODY.0).gid(NOBODY.1);
    }
    Ok(command)
}

/// Whether we are: files that we make belong to us.
fn is_root() -> Result<bool> {
    Ok(fs::metadata("/proc/self").context("who are we?")?.uid() == 0)
}

/// A port of loopback that nobody has.
pub(crate) fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("there is no port to be had")?;
    Ok(listener.local_addr()?.port())
}

/// Runs it to its end; what it prints.
pub(crate) fn done(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| format!("{command:?} did not start"))?;
    ensure!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether somebody listens there.
pub(crate) fn listens(port: u16) -> bool {
    TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok()
}
