//! Debian's `PostgreSQL` on a data folder of its own, as a person without rights: it refuses to run as root.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result, bail};

use crate::{
    Grown,
    own::{command, done, folder as own_folder, free_port},
};

/// Where Debian has the programs of each version.
const DEBIAN: &str = "/usr/lib/postgresql";
/// The one who may do everything in the databases; anybody on this machine may come as that one.
const USER: &str = "waline";
/// How often another port is tried where somebody else took it first.
const TRIES: usize = 5;

/// A running server. It ends, with all that is written on the disk, when this is dropped.
#[derive(Debug)]
pub struct Postgres {
    programs: PathBuf,
    data: PathBuf,
    port: u16,
    _server: Grown,
}

/// The folder of the newest programs that Debian's package `postgresql` has brought; `None` where it is not installed.
#[must_use]
pub fn programs() -> Option<PathBuf> {
    let versions = fs::read_dir(DEBIAN).ok()?.flatten();
    let mut found: Vec<(u32, PathBuf)> = versions
        .filter_map(|version| {
            let number = version.file_name().to_str()?.parse().ok()?;
            Some((number, version.path().join("bin")))
        })
        .filter(|(_, programs)| programs.join("postgres").is_file())
        .collect();
    found.sort();
    found.pop().map(|(_, programs)| programs)
}

impl Postgres {
    /// Starts one on what is in `folder`, which is made where it is not there. With `lasting`, what it says is done
    /// outlives a power cut; without, only its own end, and it is ready sooner.
    ///
    /// # Errors
    /// When it is not installed, or does not come up.
    pub fn start(folder: &Path, lasting: bool) -> Result<Self> {
        let programs = programs().context("PostgreSQL is missing: `apt-get install postgresql`")?;
        own_folder(folder)?;
        let data = folder.join("data");
        if !data.join("PG_VERSION").is_file() {
            let mut initdb = command(programs.join("initdb"), folder)?;
            initdb.args(["--auth=trust", "--encoding=UTF8", "--locale=C", "--username", USER]);
            if !lasting {
                initdb.arg("--no-sync");
            }
            done(initdb.arg("--pgdata").arg(&data))?;
        }
        for _ in 0..TRIES {
            let port = free_port()?;
            let mut postgres = command(programs.join("postgres"), folder)?;
            postgres.arg("-D").arg(&data).args(["-p", &port.to_string(), "-h", "127.0.0.1", "-k", ""]);
            postgres.args(["-c", if lasting { "fsync=on" } else { "fsync=off" }]);
            let mut server = Grown::start(&mut postgres, &folder.join("postgres.log"))?;
            let mut ask = command(programs.join("pg_isready"), folder)?;
            ask.args(["-q", "-h", "127.0.0.1", "-p", &port.to_string()]);
            if server.wait_for(|| ask.status().ok().filter(std::process::ExitStatus::success)).is_ok() {
                return Ok(Self { programs, data, port, _server: server });
            }
        }
        let log = fs::read_to_string(folder.join("postgres.log")).unwrap_or_default();
        bail!("PostgreSQL does not come up: {log}")
    }

    /// Makes a database of this name with these tables, where there is none yet.
    ///
    /// # Errors
    /// What the server says.
    pub fn database(&self, name: &str, tables: &str) -> Result<()> {
        let there = self.query("postgres", &format!("SELECT 1 FROM pg_database WHERE datname = '{name}'"))?;
        if there.trim().is_empty() {
            self.query("postgres", &format!("CREATE DATABASE \"{name}\""))?;
        }
        self.query(name, tables).map(drop)
    }

    /// What the server answers to SQL: a line for each row, `|` between the columns.
    ///
    /// # Errors
    /// What the server says.
    pub fn query(&self, database: &str, sql: &str) -> Result<String> {
        let mut psql = Command::new(self.programs.join("psql"));
        psql.args(["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-U", USER]);
        done(psql.args(["-p", &self.port.to_string(), "-d", database, "-c", sql]))
    }

    /// The variables that tell a Waline of this database.
    #[must_use]
    pub fn environment(&self, database: &str) -> Vec<(String, String)> {
        let port = self.port.to_string();
        [("HOST", "127.0.0.1"), ("PORT", &port), ("DB", database), ("USER", USER), ("PASSWORD", "any")]
            .map(|(name, value)| (format!("PG_{name}"), value.to_owned()))
            .into()
    }

    /// Where it listens on loopback.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        // What it still has to write, it writes now; a person's Ctrl-C may have ended it before.
        if let Ok(mut stop) = command(self.programs.join("pg_ctl"), &self.data) {
            let _ = stop.args(["stop", "-s", "-w", "-m", "fast", "-D"]).arg(&self.data).output();
        }
    }
}
