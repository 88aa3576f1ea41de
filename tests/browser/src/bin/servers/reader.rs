//! A reader in Chromium, who writes while a part of the servers is killed.

use std::time::Duration;

use anyhow::{Context, Result};
use article_widget_browser_tests::{
    Lab,
    element::Element,
    engine::Engine,
    look::Look,
    names,
    wait::{PATIENCE, wait_for, wait_until},
};
use serde_json::json;

use crate::setups::{Kind, Setup};

/// How long what waits may take until it is sent, with the pauses between.
const SENDING: Duration = Duration::from_mins(2);

/// A page with the widget, whose comments are kept by the set-up.
pub(crate) struct Reader(Lab);

impl Reader {
    pub(crate) async fn begin(setup: &Setup) -> Result<Self> {
        let lab = Lab::start(Engine::Chromium, &Look::default()).await?;
        let store = if setup.kind == Kind::Pocketbase { "pocketbase" } else { "waline" };
        let query = format!(
            "/hosts/any.html?src=/generated/article.json&show=comments&thread=/a/&store={store}&server={}",
            setup.url()
        );
        lab.open(&query).await?;
        lab.browser.find(&names::COMMENTS).await?.show().await?;
        Ok(Self(lab))
    }

    /// Writes a comment, which is shown at once whatever the servers do.
    pub(crate) async fn write(&self, text: &str) -> Result<()> {
        let comments = self.0.browser.find(&names::COMMENTS).await?;
        comments.show().await?;
        comments.find(&names::ADD_COMMENT).await?.type_in(text).await?;
        comments.find(&names::POST).await?.click().await?;
        wait_for(&format!("{text:?} to be shown"), PATIENCE, async || self.look_for(text).await).await?;
        Ok(())
    }

    async fn look_for(&self, text: &str) -> Result<Option<Element>> {
        let feed = self.0.browser.find_all(&names::FEED).await?.into_iter().next();
        let Some(feed) = feed else { return Ok(None) };
        for comment in feed.find_all(&names::COMMENT).await? {
            if comment.text().await?.contains(text) {
                return Ok(Some(comment));
            }
        }
        Ok(None)
    }

    /// Waits until nothing waits any more.
    pub(crate) async fn all_is_sent(&self) -> Result<()> {
        let waits = "return Object.keys(localStorage).filter(key => key.startsWith('article-widget:queue:'))
            .map(key => localStorage[key])";
        let sent = async || {
            let waits = self.0.browser.run(waits, Vec::new()).await?;
            let count = waits.as_array().context("no list")?.len();
            anyhow::ensure!(count == 0, "{count} wait, first {}", waits[0]);
            Ok(waits == json!([]))
        };
        wait_until("all that was written to be sent", SENDING, sent).await
    }
}
