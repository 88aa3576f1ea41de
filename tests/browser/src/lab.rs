//! A server and a browser for one story, and the macro that tells a story in every engine.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use anyhow::{Context, Result};
use tokio::runtime::Builder;

use crate::{browser::Browser, document, engine::Engine, look::Look, server::Server, tools::leavings};

/// What a story is told with.
#[derive(Debug)]
pub struct Lab {
    /// The browser, with a fresh profile and an empty page.
    pub browser: Browser,
    /// The server, with an article at `/generated/article.json`.
    pub server: Server,
}

impl Lab {
    /// Starts both.
    ///
    /// # Errors
    /// When one does not start.
    pub async fn start(engine: Engine, look: &Look) -> Result<Self> {
        let server = Server::start()?;
        server.put("/generated/article.json", "application/ld+json", document::article().to_string())?;
        Ok(Self { browser: Browser::start(engine, look).await?, server })
    }

    /// Opens a path of the server.
    ///
    /// # Errors
    /// When it cannot be reached.
    pub async fn open(&self, path: &str) -> Result<()> {
        self.browser.open(&self.server.url(path)).await
    }
}

/// Tells a story in one engine. A failure leaves a picture of the page behind.
///
/// # Panics
/// When the story fails, with the engine's name.
pub fn tell(engine: Engine, name: &str, story: impl AsyncFnOnce(&mut Lab) -> Result<()>) {
    let told = Builder::new_current_thread().enable_all().build().context("no runtime").and_then(|runtime| {
        let mut lab = runtime.block_on(Lab::start(engine, &Look::default()))?;
        let told = catch_unwind(AssertUnwindSafe(|| runtime.block_on(story(&mut lab))));
        if !matches!(told, Ok(Ok(()))) {
            let file = leavings().join("failed").join(format!("{}.png", name.replace("::", "-")));
            // The page may be what failed; the story's own error says more than the picture's.
            let _ = runtime.block_on(lab.browser.picture(&file));
        }
        // An assertion goes on as itself, once the lab is tidied away.
        told.unwrap_or_else(|panic| {
            drop(lab);
            resume_unwind(panic)
        })
    });
    if let Err(error) = told {
        panic!("in {engine}: {error:#}");
    }
}

/// Makes of each story, an `async fn(&mut Lab) -> anyhow::Result<()>`, one test per engine: `chromium::`, `firefox::` and
/// `webkit::` and the story's name.
#[macro_export]
macro_rules! in_every_engine {
    ($($story:ident),+ $(,)?) => {
        $crate::in_every_engine!(@ chromium Chromium $($story)+);
        $crate::in_every_engine!(@ firefox Firefox $($story)+);
        $crate::in_every_engine!(@ webkit WebKit $($story)+);
    };
    (@ $module:ident $engine:ident $($story:ident)+) => {
        mod $module {
            $(#[test]
            fn $story() {
                let name = concat!(module_path!(), "::", stringify!($story));
                $crate::lab::tell($crate::engine::Engine::$engine, name, super::$story);
            })+
        }
    };
}
