//! A `PocketBase` server for the page in development: on loopback, with the collections of `servers/pocketbase/`.

use std::fs::{self, File};
use std::io::Read as _;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context as _, Result};

use crate::paths;
use crate::process;
use crate::python::POCKETBASE;
use crate::trunk::Server;

/// The one who may look at everything.
const SUPERUSER: &str = "developer@example.org";

/// A running server. It ends when this is dropped.
pub(crate) struct Pocketbase {
    child: Child,
    port: u16,
}

impl Pocketbase {
    /// Starts it beside a page on `page_port`; says where, and who may look at everything.
    pub(crate) fn start(page_port: u16) -> Result<Self> {
        let program = POCKETBASE.ensure_program("pocketbase")?;
        let data = paths::target()?.join("pocketbase");
        fs::create_dir_all(&data).with_context(|| format!("{} cannot be made", data.display()))?;
        let port = free_port(page_port.saturating_add(10))?;
        let password = password()?;
        let command = |arguments: &[&str]| {
            let mut command = Command::new(&program);
            command.arg("--dir").arg(&data).arg("--migrationsDir").arg(migrations());
            command.args(arguments);
            command
        };
        process::run_aside(&mut command(&["migrate", "up"]))?;
        // It would tell of the password.
        process::run(command(&["superuser", "upsert", SUPERUSER, &password]).stdout(Stdio::null()))
            .ok()
            .context("PocketBase took no superuser")?;
        let mut serve = command(&["serve", "--automigrate=false", "--http", &format!("127.0.0.1:{port}")]);
        let child = serve.stdout(Stdio::null()).spawn().context("PocketBase did not start")?;
        println!("Comments are kept in {} by PocketBase, http://127.0.0.1:{port}/", data.display());
        println!("Its dashboard: http://127.0.0.1:{port}/_/ as {SUPERUSER}, password {password}");
        Ok(Self { child, port })
    }
}

impl Server for Pocketbase {
    fn query(&self) -> String {
        format!("?server=http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Pocketbase {
    fn drop(&mut self) {
        // It may have ended with Ctrl-C.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn migrations() -> std::path::PathBuf {
    paths::root().join("servers/pocketbase/pb_migrations")
}

/// The wanted port, or any other where that is taken.
pub(crate) fn free_port(wanted: u16) -> Result<u16> {
    let bind = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    let listener = bind(wanted).or_else(|_taken| bind(0)).context("there is no port to be had")?;
    Ok(listener.local_addr()?.port())
}

fn password() -> Result<String> {
    let mut bytes = [0; 12];
    let mut random = File::open(Path::new("/dev/urandom")).context("this machine has no random numbers")?;
    random.read_exact(&mut bytes)?;
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    Ok(digits.filter_map(|digit| char::from_digit(u32::from(digit), 16)).collect())
}
