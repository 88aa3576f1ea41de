//! What a page is told of the reader's screen and wishes: size, colors, motion.

use anyhow::Result;
use serde_json::json;
use thirtyfour::WebDriver;

use crate::engine::Engine;

/// Which colors the reader prefers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scheme {
    /// Dark on light.
    #[default]
    Light,
    /// Light on dark.
    Dark,
}

/// How much movement the reader wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Motion {
    /// As the page likes.
    #[default]
    Full,
    /// As little as can be.
    Reduced,
}

/// A screen and its reader's wishes.
///
/// Chromium takes all of it at any time. Firefox takes colors and motion when it starts, and no window narrower
/// than 450 px. `WebKit` takes the size alone, when it starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// CSS pixels.
    pub width: u32,
    /// CSS pixels.
    pub height: u32,
    /// `prefers-color-scheme`.
    pub scheme: Scheme,
    /// `prefers-reduced-motion`.
    pub motion: Motion,
}

impl Default for Look {
    fn default() -> Self {
        Self { width: 1280, height: 900, scheme: Scheme::default(), motion: Motion::default() }
    }
}

impl Look {
    /// A screen of `width` × `height` CSS pixels.
    #[must_use]
    pub fn sized(width: u32, height: u32) -> Self {
        Self { width, height, ..Self::default() }
    }

    /// The same in these colors.
    #[must_use]
    pub fn in_scheme(self, scheme: Scheme) -> Self {
        Self { scheme, ..self }
    }

    /// The same with as little movement as can be.
    #[must_use]
    pub fn still(self) -> Self {
        Self { motion: Motion::Reduced, ..self }
    }

    /// Makes the window of a running browser look so, as far as its engine goes.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn apply(&self, engine: Engine, driver: &WebDriver) -> Result<()> {
        match engine {
            Engine::Chromium => self.emulate(driver).await,
            Engine::Firefox => Ok(driver.set_window_rect(0, 0, self.width, self.height).await?),
            // Without a window manager nobody answers a wish to be resized.
            Engine::WebKit => Ok(()),
        }
    }

    async fn emulate(&self, driver: &WebDriver) -> Result<()> {
        let scheme = match self.scheme {
            Scheme::Light => "light",
            Scheme::Dark => "dark",
        };
        let motion = match self.motion {
            Motion::Full => "no-preference",
            Motion::Reduced => "reduce",
        };
        let metrics = json!({
            "width": self.width, "height": self.height, "deviceScaleFactor": 1, "mobile": self.width < 600,
        });
        let media = json!({ "features": [
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": motion },
        ] });
        driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", metrics).await?;
        driver.cdp().send_raw("Emulation.setEmulatedMedia", media).await?;
        Ok(())
    }
}
