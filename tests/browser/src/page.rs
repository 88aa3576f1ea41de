//! The page in a browser's window: going places, finding things by role and name, pressing keys.

use std::{fs, path::Path, sync::Arc, time::Duration};

use anyhow::{Context, Result, anyhow};
use serde_json::{Value, json};
use thirtyfour::{
    TypingData, WebDriver, WindowHandle,
    session::{handle::SessionHandle, scriptret::ScriptRet},
};

use crate::{
    element::Element,
    names::Role,
    wait::{PATIENCE, wait_for, wait_until},
};

const EYES: &str = include_str!("eyes.js");

/// What a browser shows. Its searches go through open shadow roots and slots.
#[derive(Debug)]
pub struct Page {
    driver: WebDriver,
}

impl Page {
    pub(crate) fn new(driver: WebDriver) -> Self {
        Self { driver }
    }

    /// The driver's own handle, for what is not offered here.
    #[must_use]
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// Goes to an address and waits for its `load` event.
    ///
    /// # Errors
    /// When the address cannot be reached.
    pub async fn open(&self, url: &str) -> Result<()> {
        self.driver.goto(url).await.with_context(|| format!("cannot open {url}"))
    }

    /// Loads the page anew as a reader does, and waits for its `load` event.
    ///
    /// The driver's own command goes past the service worker in Firefox.
    ///
    /// # Errors
    /// When nothing comes for a long time.
    pub async fn reload(&self) -> Result<()> {
        self.run("window.beforeReload = true; location.reload()", Vec::new()).await?;
        let loaded = "return !window.beforeReload && document.readyState === 'complete'";
        let anew = async || Ok(self.run(loaded, Vec::new()).await? == json!(true));
        wait_until("the page to load anew", PATIENCE, anew).await
    }

    /// Opens an address in a second window and goes there.
    ///
    /// # Errors
    /// When the browser opens none.
    pub async fn open_window(&self, url: &str) -> Result<WindowHandle> {
        let window = self.driver.new_window().await?;
        self.show_window(&window).await?;
        self.open(url).await?;
        Ok(window)
    }

    /// The window that is shown.
    ///
    /// # Errors
    /// When it was closed.
    pub async fn window(&self) -> Result<WindowHandle> {
        Ok(self.driver.window().await?)
    }

    /// Goes to another window.
    ///
    /// # Errors
    /// When it was closed.
    pub async fn show_window(&self, window: &WindowHandle) -> Result<()> {
        Ok(self.driver.switch_to_window(window.clone()).await?)
    }

    /// The first such thing, waited for.
    ///
    /// # Errors
    /// When there is none for a long time; the error shows what there is instead.
    pub async fn find(&self, wanted: &Role) -> Result<Element> {
        self.find_within(wanted, PATIENCE).await
    }

    /// The first such thing, waited for no longer than `patience`.
    ///
    /// # Errors
    /// When there is none for so long; the error shows what there is instead.
    pub async fn find_within(&self, wanted: &Role, patience: Duration) -> Result<Element> {
        let look = async || Ok(self.find_all(wanted).await?.into_iter().next());
        match wait_for(&wanted.to_string(), patience, look).await {
            Ok(element) => Ok(element),
            Err(error) => {
                let there = see(&self.driver, "outline", Vec::new()).await?.json().clone();
                Err(anyhow!("{error:#}; in the page were\n{}", there.as_str().unwrap_or_default()))
            }
        }
    }

    /// All such things that are there now, in reading order.
    ///
    /// # Errors
    /// When the page is gone.
    pub async fn find_all(&self, wanted: &Role) -> Result<Vec<Element>> {
        see_all(&self.driver, vec![Value::Null, json!(wanted.role), json!(wanted.name)]).await
    }

    /// Waits until no such thing is left.
    ///
    /// # Errors
    /// When there still is one after a long time.
    pub async fn gone(&self, wanted: &Role) -> Result<()> {
        let gone = async || Ok(self.find_all(wanted).await?.is_empty());
        wait_until(&format!("{wanted} to go"), PATIENCE, gone).await
    }

    /// All text as it is read out, one space for every gap.
    ///
    /// # Errors
    /// When the page is gone.
    pub async fn text(&self) -> Result<String> {
        Ok(see(&self.driver, "text", Vec::new()).await?.json().as_str().unwrap_or_default().to_owned())
    }

    /// Waits until the text is somewhere in the page.
    ///
    /// # Errors
    /// When it is not there for a long time.
    pub async fn says(&self, text: &str) -> Result<()> {
        self.says_within(text, PATIENCE).await
    }

    /// Waits until the text is somewhere in the page, no longer than `patience`.
    ///
    /// # Errors
    /// When it is not there for so long.
    pub async fn says_within(&self, text: &str, patience: Duration) -> Result<()> {
        let there = async || Ok(self.text().await?.contains(text));
        wait_until(&format!("the text {text:?}"), patience, there).await
    }

    /// Whether the page is wider than the window.
    ///
    /// # Errors
    /// When the page is gone.
    pub async fn too_wide(&self) -> Result<bool> {
        Ok(see(&self.driver, "wide", Vec::new()).await?.json() == &json!(true))
    }

    /// Presses keys, whatever has the keyboard.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn press(&self, keys: impl Into<TypingData>) -> Result<()> {
        Ok(self.driver.action_chain().send_keys(keys).perform().await?)
    }

    /// What a script gives back: the body of a function, `arguments` being `args`.
    ///
    /// # Errors
    /// When the script throws.
    pub async fn run(&self, script: &str, args: Vec<Value>) -> Result<Value> {
        Ok(self.driver.execute(script, args).await?.json().clone())
    }

    /// Writes a picture of the window, and the folders for it.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn picture(&self, file: &Path) -> Result<()> {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        }
        let png = self.driver.screenshot_as_png().await?;
        fs::write(file, png).with_context(|| format!("cannot write {}", file.display()))
    }
}

/// Asks the eyes in the page one of their questions.
pub(crate) async fn see(session: &Arc<SessionHandle>, question: &str, args: Vec<Value>) -> Result<ScriptRet> {
    Ok(session.execute(format!("{EYES}\nreturn eyes.{question}(...arguments);"), args).await?)
}

/// Asks the eyes for elements: within what, of which role, named how.
pub(crate) async fn see_all(session: &Arc<SessionHandle>, args: Vec<Value>) -> Result<Vec<Element>> {
    Ok(see(session, "find", args).await?.elements()?.into_iter().map(Element::new).collect())
}
