//! A program that runs beside ours, and what waits for it to be ready.

use std::{
    fs::File,
    path::Path,
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail};

/// How long a server may take to come up: the machine may be busy with builds.
const PATIENCE: Duration = Duration::from_mins(1);
/// Between two looks.
const PAUSE: Duration = Duration::from_millis(25);

/// A running program. It is killed when this is dropped.
#[derive(Debug)]
pub struct Grown(Child);

impl Grown {
    /// Starts it; what it says goes into the file `log`.
    ///
    /// # Errors
    /// When it cannot be started, or the file cannot be written.
    pub fn start(command: &mut Command, log: &Path) -> Result<Self> {
        let program = command.get_program().to_string_lossy().into_owned();
        let words = File::create(log).with_context(|| format!("{} cannot be written", log.display()))?;
        command.stdin(Stdio::null()).stderr(words.try_clone()?).stdout(words);
        Ok(Self(command.spawn().with_context(|| format!("{program} did not start"))?))
    }

    /// Waits until `ready` gives something.
    ///
    /// # Errors
    /// When the program ends, or takes too long.
    pub fn wait_for<T>(&mut self, mut ready: impl FnMut() -> Option<T>) -> Result<T> {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(ready) = ready() {
                return Ok(ready);
            }
            if let Some(status) = self.0.try_wait()? {
                bail!("it ended ({status})");
            }
            if Instant::now() > end {
                bail!("it is not ready after {PATIENCE:?}");
            }
            sleep(PAUSE);
        }
    }
}

impl Drop for Grown {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
