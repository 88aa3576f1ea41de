//! The three browser engines: which programs they are and how each wants to be started.

use std::{
    fmt,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::Result;
use serde_json::{Map, Value, json};

use crate::{
    look::{Look, Motion, Scheme},
    tools::{cached, program},
};

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, as in Chrome, Edge and Opera.
    Chromium,
    /// Gecko, as in Firefox.
    Firefox,
    /// `WebKitGTK`, the nearest relative of Safari's that runs here.
    WebKit,
}

/// The engines, all of them.
pub const ALL: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKit];

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKit",
        })
    }
}

const CHROMIUM_FLAGS: [&str; 8] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

impl Engine {
    /// The command that starts its driver on `port`.
    ///
    /// # Errors
    /// When the driver is not installed.
    pub fn driver(self, port: u16) -> Result<Command> {
        let (variable, name, cache) = match self {
            Self::Chromium => ("CHROMEDRIVER", "chromedriver", None),
            Self::Firefox => {
                ("GECKODRIVER", "geckodriver", cached("tools", "geckodriver-", "bin/geckodriver"))
            }
            Self::WebKit => ("WEBKIT_DRIVER", "WebKitWebDriver", None),
        };
        let places = [PathBuf::from("/usr/bin").join(name)].into_iter().chain(cache).collect::<Vec<_>>();
        let mut command = Command::new(program(variable, name, &places)?);
        command.arg(format!("--port={port}"));
        if self == Self::Firefox {
            // Its default is one fixed port, so two browsers at once would fight for it.
            command.arg("--websocket-port=0");
        }
        Ok(command)
    }

    /// The X server for an engine that needs a screen.
    ///
    /// # Errors
    /// When it needs one and none is installed.
    pub fn screen(self) -> Result<Option<PathBuf>> {
        match self {
            Self::Chromium | Self::Firefox => Ok(None),
            Self::WebKit => program("XVFB", "Xvfb", &["/usr/bin/Xvfb".into()]).map(Some),
        }
    }

    /// What the session is asked for.
    ///
    /// # Errors
    /// When the browser is not installed.
    pub fn capabilities(self, look: &Look) -> Result<Map<String, Value>> {
        let (key, options) = match self {
            Self::Chromium => ("goog:chromeOptions", chromium(look, &self.browser()?)),
            Self::Firefox => ("moz:firefoxOptions", firefox(look, &self.browser()?)),
            Self::WebKit => ("webkitgtk:browserOptions", webkit(look, &self.browser()?)),
        };
        Ok(Map::from_iter([(key.to_owned(), options)]))
    }

    fn browser(self) -> Result<PathBuf> {
        match self {
            Self::Chromium => program("CHROMIUM", "chromium", &["/usr/bin/chromium".into()]),
            Self::Firefox => {
                program("FIREFOX", "firefox", &["/usr/bin/firefox".into(), "/usr/bin/firefox-esr".into()])
            }
            Self::WebKit => {
                let libraries = ["x86_64-linux-gnu", "aarch64-linux-gnu"];
                let places = libraries.map(|libraries| {
                    PathBuf::from("/usr/lib").join(libraries).join("webkit2gtk-4.1/MiniBrowser")
                });
                program("MINIBROWSER", "MiniBrowser", &places)
            }
        }
    }
}

fn chromium(look: &Look, browser: &Path) -> Value {
    let size = format!("--window-size={},{}", look.width, look.height);
    let args = CHROMIUM_FLAGS.iter().copied().chain([size.as_str()]).collect::<Vec<_>>();
    // Its driver switches off that a page that was left is kept whole, which readers have.
    json!({ "binary": browser, "args": args, "excludeSwitches": ["disable-back-forward-cache"] })
}

fn firefox(look: &Look, browser: &Path) -> Value {
    json!({
        "binary": browser,
        "args": ["-headless"],
        "prefs": {
            "ui.systemUsesDarkTheme": i32::from(look.scheme == Scheme::Dark),
            "ui.prefersReducedMotion": i32::from(look.motion == Motion::Reduced),
        },
    })
}

fn webkit(look: &Look, browser: &Path) -> Value {
    json!({
        "binary": browser,
        "args": ["--automation", format!("--geometry={}x{}", look.width, look.height)],
    })
}
