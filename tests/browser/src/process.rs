//! A child process that takes all of its own children with it when it is dropped.

use std::{
    ffi::OsStr,
    io::{BufRead, BufReader},
    net::TcpListener,
    os::unix::process::CommandExt,
    path::Path,
    process::{Child, Command, Stdio},
};

use anyhow::{Context, Result, bail};
use rustix::process::{Pid, Signal, kill_process_group};
use tokio::{net::TcpStream, sync::Mutex};

use crate::wait::{PATIENCE, wait_until};

/// Between asking the system for a free port and a program's taking it, nobody else may be given the same.
static PORTS: Mutex<()> = Mutex::const_new(());

/// A running program in a process group of its own.
#[derive(Debug)]
pub struct Process(Child);

impl Process {
    /// Starts `command` with its output thrown away.
    ///
    /// # Errors
    /// When the program cannot be started.
    pub fn start(command: &mut Command) -> Result<Self> {
        Self::spawn(command.stdout(Stdio::null()))
    }

    /// Starts the program that `command` makes for a free port of this machine; it and the port, once it listens there.
    ///
    /// # Errors
    /// When the program cannot be started, ends at once, or does not listen for a long time.
    pub async fn listening(command: impl FnOnce(u16) -> Result<Command>) -> Result<(Self, u16)> {
        let _alone = PORTS.lock().await;
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut process = Self::start(&mut command(port)?)?;
        wait_until("its port to open", PATIENCE, async || {
            if !process.runs() {
                bail!("it ended at once");
            }
            Ok(TcpStream::connect(("127.0.0.1", port)).await.is_ok())
        })
        .await?;
        Ok((process, port))
    }

    fn spawn(command: &mut Command) -> Result<Self> {
        let named = || format!("cannot start {}", command.get_program().to_string_lossy());
        let message = named();
        command.stdin(Stdio::null()).stderr(Stdio::null()).process_group(0);
        Ok(Self(command.spawn().with_context(|| message)?))
    }

    /// Whether it still runs.
    pub fn runs(&mut self) -> bool {
        matches!(self.0.try_wait(), Ok(None))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if let Some(group) = i32::try_from(self.0.id()).ok().and_then(Pid::from_raw) {
            // The group may be gone already, which is what is wanted.
            let _ = kill_process_group(group, Signal::KILL);
        }
        let _ = self.0.wait();
    }
}

/// A screen that nobody sees, for a browser that cannot do without one.
#[derive(Debug)]
pub struct Screen {
    _server: Process,
    name: String,
}

impl Screen {
    /// Starts the X server `program` on a free display, `width` × `height` pixels.
    ///
    /// # Errors
    /// When it cannot be started or ends before it is ready.
    pub fn start(program: &Path, (width, height): (u32, u32)) -> Result<Self> {
        let mut command = Command::new(program);
        // It looks for a free number itself and writes it to file 1 when it is ready.
        command.args(["-displayfd", "1", "-nolisten", "tcp", "-screen", "0"]);
        command.arg(format!("{width}x{height}x24")).stdout(Stdio::piped());
        let mut server = Process::spawn(&mut command)?;
        let mut line = String::new();
        let output = server.0.stdout.take().context("no output of the X server")?;
        BufReader::new(output).read_line(&mut line).context("cannot read the number of the display")?;
        let number: u32 = line.trim().parse().context("the X server ended before it was ready")?;
        Ok(Self { _server: server, name: format!(":{number}") })
    }

    /// What `DISPLAY` has to be.
    #[must_use]
    pub fn display(&self) -> &OsStr {
        OsStr::new(&self.name)
    }
}
