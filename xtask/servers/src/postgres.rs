//! Debian's `PostgreSQL` on a data folder of its own, as a person without rights: it refuses to run as root.

use std::{
    fs,
    net::{Ipv4Addr, TcpListener, TcpStream},
    os::unix::{fs::MetadataExt as _, process::CommandExt as _},
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result, bail, ensure};

use crate::Grown;

/// Where Debian has the programs of each version.
const DEBIAN: &str = "/usr/lib/postgresql";
/// The one who may do everything in the databases; anybody on this machine may come as that one.
const USER: &str = "waline";
/// `nobody` and `nogroup`.
const NOBODY: (u32, u32) = (65534, 65534);
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
        fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        if is_root(folder)? {
            std::os::unix::fs::chown(folder, Some(NOBODY.0), Some(NOBODY.1))?;
        }
        let data = folder.join("data");
        if !data.join("PG_VERSION").is_file() {
            let mut initdb = command(&programs, "initdb", folder)?;
            initdb.args(["--auth=trust", "--encoding=UTF8", "--locale=C", "--username", USER]);
            if !lasting {
                initdb.arg("--no-sync");
            }
            done(initdb.arg("--pgdata").arg(&data))?;
        }
        for _ in 0..TRIES {
            let port = free_port()?;
            let mut postgres = command(&programs, "postgres", folder)?;
            postgres.arg("-D").arg(&data).args(["-p", &port.to_string(), "-h", "127.0.0.1", "-k", ""]);
            postgres.args(["-c", if lasting { "fsync=on" } else { "fsync=off" }]);
            let mut server = Grown::start(&mut postgres, &folder.join("postgres.log"))?;
            let mut ask = command(&programs, "pg_isready", folder)?;
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
        if let Ok(mut stop) = command(&self.programs, "pg_ctl", &self.data) {
            let _ = stop.args(["stop", "-s", "-w", "-m", "fast", "-D"]).arg(&self.data).output();
        }
    }
}

/// A program of the server, run in this folder by whom it belongs to.
fn command(programs: &Path, name: &str, folder: &Path) -> Result<Command> {
    let mut command = Command::new(programs.join(name));
    command.current_dir(folder).env("TZ", "UTC").env("LC_ALL", "C");
    if is_root(folder)? {
        command.uid(NOBODY.0).gid(NOBODY.1);
    }
    Ok(command)
}

/// Whether we are: files that we make belong to us.
fn is_root(beside: &Path) -> Result<bool> {
    let own = fs::metadata("/proc/self").with_context(|| format!("who owns {}?", beside.display()))?;
    Ok(own.uid() == 0)
}

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("there is no port to be had")?;
    Ok(listener.local_addr()?.port())
}

/// Runs it to its end; what it prints.
fn done(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| format!("{command:?} did not start"))?;
    ensure!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether somebody listens there.
pub(crate) fn listens(port: u16) -> bool {
    TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok()
}
