//! Waline from npm behind our launcher, which keeps it to loopback and off the internet.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result};

use crate::{Grown, own::listens};

/// The tables that Waline 1.39 reads and writes, for `PostgreSQL`.
pub const TABLES: &str = include_str!("../../../servers/waline/postgresql.sql");
/// What starts it; see there.
const LAUNCHER: &str = include_str!("../../../servers/waline/launch.js");
/// Signs the accounts' tokens, in development and tests only.
const SECRET: &str = "only-for-development";

/// A running Waline. It ends when this is dropped.
#[derive(Debug)]
pub struct Waline {
    port: u16,
    _server: Grown,
}

impl Waline {
    /// Starts one. `package` is the folder that has `node_modules/@waline/vercel`, `folder` one of its own for what it
    /// leaves behind, `port` 0 for any; `environment` names the database and whatever else is not as usual here: no
    /// limit on how often one address may write, and no review.
    ///
    /// # Errors
    /// When it does not come up.
    pub fn start(package: &Path, folder: &Path, port: u16, environment: &[(String, String)]) -> Result<Self> {
        fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        let (launcher, said) = (folder.join("launch.js"), folder.join("port"));
        fs::write(&launcher, LAUNCHER)?;
        // What an earlier one said.
        let _ = fs::remove_file(&said);
        let mut node = Command::new("node");
        node.arg(&launcher).arg(port.to_string()).arg(&said).current_dir(package);
        node.env("TMPDIR", folder).env("NODE_PATH", package.join("node_modules"));
        node.envs([("TZ", "UTC"), ("IPQPS", "0"), ("DISABLE_REGION", "true"), ("JWT_TOKEN", SECRET)]);
        node.envs(environment.iter().map(|(name, value)| (name, value)));
        let log = folder.join("waline.log");
        let mut server = Grown::start(&mut node, &log)?;
        let port = server
            .wait_for(|| {
                let port = fs::read_to_string(&said).ok()?.parse().ok()?;
                listens(port).then_some(port)
            })
            .with_context(|| format!("Waline: {}", fs::read_to_string(&log).unwrap_or_default()))?;
        Ok(Self { port, _server: server })
    }

    /// Where it listens on loopback.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// What the widget's attribute `server` names it by.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

/// The folder with `node_modules/@waline/vercel` that holds this file of the package.
#[must_use]
pub fn package_of(file: &Path) -> Option<PathBuf> {
    file.ancestors().find(|folder| folder.join("node_modules/@waline/vercel").is_dir()).map(Path::to_owned)
}
