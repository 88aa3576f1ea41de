//! The page that summarizes, and what is measured in it.

use std::{fs, time::Duration};

use anyhow::{Context, Result, bail};
use article_widget_browser_tests::{Lab, engine::Engine, look::Look};
use serde_json::{Value, json};

use super::{peers, text::Text};

const PATH: &str = "/generated/summaries.html";
const PAGE: &str = include_str!("../../summaries/page.html");
const PEER: &str = "/generated/peer.js";
const ARTICLE: &str = "/generated/article.txt";
const MEASURE: &str = include_str!("measure.js");
const LOAD: &str = "
    const [address, done] = arguments;
    const script = document.createElement('script');
    script.onload = done;
    script.src = address;
    document.head.append(script);
";

/// What is measured.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    /// Our summary, from asking to the event.
    Summary,
    /// For how long the page did nothing else meanwhile.
    Block,
    /// The summary of ts-textrank.
    Peer,
}

/// A page in Chromium with the widget and ts-textrank.
#[derive(Debug)]
pub(super) struct Page {
    lab: Lab,
    /// ts-textrank, with its version.
    pub(super) peer: String,
}

impl Page {
    pub(super) async fn open() -> Result<Self> {
        let script = peers::ts_textrank()?;
        let peer =
            script.file_stem().unwrap_or_default().to_string_lossy().replacen("textrank-", "textrank ", 1);
        let lab = Lab::start(Engine::Chromium, &Look::default()).await?;
        lab.server.put(PATH, "text/html", PAGE)?;
        lab.server.put(PEER, "text/javascript", fs::read(&script).context("ts-textrank cannot be read")?)?;
        lab.open(PATH).await?;
        lab.browser.driver().set_script_timeout(Duration::from_secs(55)).await?;
        lab.browser.driver().execute_async(LOAD, vec![json!(PEER)]).await?;
        Ok(Self { lab, peer })
    }

    /// The milliseconds of each round.
    pub(super) async fn measure(&self, article: &Text, kind: Kind, rounds: usize) -> Result<Vec<f64>> {
        self.lab.server.put(ARTICLE, "text/plain; charset=utf-8", article.body.clone())?;
        let kind = match kind {
            Kind::Summary => "summary",
            Kind::Block => "block",
            Kind::Peer => "peer",
        };
        let args = vec![json!(ARTICLE), json!(kind), json!(rounds)];
        let answer = self.lab.browser.driver().execute_async(MEASURE, args).await?.json().clone();
        if let Some(error) = answer["error"].as_str() {
            bail!("{kind}: {error}");
        }
        Ok(numbers(&answer["times"]))
    }
}

/// The numbers of a list.
pub(super) fn numbers(list: &Value) -> Vec<f64> {
    list.as_array().into_iter().flatten().filter_map(Value::as_f64).collect()
}
