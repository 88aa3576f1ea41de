//! A browser under a driver, from a fresh profile to nothing left behind.

use std::{ops::Deref, time::Duration};

use anyhow::{Context, Result};
use tempfile::TempDir;
use thirtyfour::{Capabilities, WebDriver};

use crate::{
    engine::Engine,
    look::Look,
    page::Page,
    process::{Process, Screen},
};

/// A running browser with one window. Dropping it ends the driver, the browser and the screen and deletes the
/// profile, also when a test panics.
#[derive(Debug)]
pub struct Browser {
    page: Page,
    engine: Engine,
    _driver: Process,
    _screen: Option<Screen>,
    _profile: TempDir,
}

/// A browser that does not answer for so long will not answer at all.
const ANSWER: Duration = Duration::from_mins(1);

impl Browser {
    /// Starts `engine` with `look`.
    ///
    /// # Errors
    /// When a program is missing or does not come up.
    pub async fn start(engine: Engine, look: &Look) -> Result<Self> {
        let profile = tempfile::tempdir().context("cannot make a folder for the profile")?;
        let screen = match engine.screen()? {
            Some(program) => Some(Screen::start(&program, (look.width, look.height))?),
            None => None,
        };
        let (driver, port) = start_driver(engine, &profile, screen.as_ref())
            .await
            .with_context(|| format!("the driver of {engine} did not start"))?;
        let capabilities = Capabilities::from(engine.capabilities(look)?);
        let session = WebDriver::builder(format!("http://127.0.0.1:{port}"), capabilities)
            .request_timeout(ANSWER)
            .connect()
            .await
            .with_context(|| format!("{engine} did not start"))?;
        look.apply(engine, &session).await?;
        let page = Page::new(session);
        Ok(Self { page, engine, _driver: driver, _screen: screen, _profile: profile })
    }

    /// Which engine it is.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Changes what the page is told of the screen, as far as the engine can while it runs.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn look(&self, look: &Look) -> Result<()> {
        look.apply(self.engine, self.page.driver()).await
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // The driver is about to be killed with all that it started; a farewell to it would only wait for an answer
        // that cannot be read while this thread is busy dropping.
        let _ = self.page.driver().clone().leak();
    }
}

impl Deref for Browser {
    type Target = Page;

    fn deref(&self) -> &Page {
        &self.page
    }
}

async fn start_driver(engine: Engine, profile: &TempDir, screen: Option<&Screen>) -> Result<(Process, u16)> {
    Process::listening(|port| {
        let mut command = engine.driver(port)?;
        // Whatever any of them thinks to keep, it keeps in the folder that is thrown away.
        for variable in ["HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"] {
            command.env(variable, profile.path());
        }
        match screen {
            Some(screen) => command.env("DISPLAY", screen.display()),
            None => command.env_remove("DISPLAY"),
        };
        Ok(command)
    })
    .await
}
