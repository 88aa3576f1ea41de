//! Debian's `HAProxy` with the configuration of `servers/waline/`, at addresses of this machine.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result, ensure};

use crate::{
    Grown,
    own::{done, listens},
};

/// Passes readers on to two Walines.
pub const WALINES: &str = include_str!("../../../servers/waline/haproxy.cfg");
/// Passes Walines on to three databases.
pub const DATABASES: &str = include_str!("../../../servers/waline/haproxy-galera.cfg");
/// Where Debian has it.
const PROGRAM: &str = "/usr/sbin/haproxy";

/// A running proxy. It ends when this is dropped.
#[derive(Debug)]
pub struct Haproxy {
    _server: Grown,
}

/// The program that Debian's package `haproxy` has brought; `None` where it is not installed.
#[must_use]
pub fn program() -> Option<PathBuf> {
    Some(PathBuf::from(PROGRAM)).filter(|program| program.is_file())
}

impl Haproxy {
    /// Starts one with a configuration in which each of these addresses is another port of loopback. It is ready when the
    /// first of them takes connections.
    ///
    /// # Errors
    /// When it is not installed, the configuration lacks one of the addresses, or it does not come up.
    pub fn start(folder: &Path, configuration: &str, addresses: &[(&str, u16)]) -> Result<Self> {
        let program = program().context("HAProxy is missing: `apt-get install haproxy`")?;
        fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        let mut text = configuration.to_owned();
        for (address, port) in addresses {
            ensure!(text.contains(address), "the configuration does not name {address}");
            text = text.replace(address, &format!("127.0.0.1:{port}"));
        }
        let file = folder.join("haproxy.cfg");
        fs::write(&file, text)?;
        done(Command::new(&program).arg("-c").arg("-f").arg(&file))?;
        let mut command = Command::new(program);
        command.arg("-db").arg("-f").arg(&file);
        let log = folder.join("haproxy.log");
        let mut server = Grown::start(&mut command, &log)?;
        let front = addresses.first().context("no address")?.1;
        server
            .wait_for(|| listens(front).then_some(()))
            .with_context(|| format!("HAProxy: {}", fs::read_to_string(&log).unwrap_or_default()))?;
        Ok(Self { _server: server })
    }
}
