//! A witness in the page, for what comes and goes sooner than a driver can look.

use anyhow::{Context, Result};
use article_widget_browser_tests::page::Page;
use serde_json::Value;

const WITNESS: &str = include_str!("witness.js");

/// Has the first widget's summary watched from now on.
pub(crate) async fn watch(page: &Page) -> Result<()> {
    page.run(WITNESS, Vec::new()).await.map(drop)
}

/// All that was announced, each once for each time that it was.
pub(crate) async fn said(page: &Page) -> Result<Vec<String>> {
    seen(page, "said").await
}

/// What the bar said, and how far it was in per cent: `?` where nobody could tell.
pub(crate) async fn bars(page: &Page) -> Result<Vec<String>> {
    seen(page, "bars").await
}

/// The sentences as they came, and whether the summary was still being made.
pub(crate) async fn lists(page: &Page) -> Result<Vec<(bool, Vec<String>)>> {
    let lists = seen(page, "lists").await?;
    lists
        .iter()
        .map(|list| {
            let (busy, items): (String, Vec<String>) = serde_json::from_str(list)?;
            Ok((busy == "true", items))
        })
        .collect()
}

async fn seen(page: &Page, what: &str) -> Result<Vec<String>> {
    let seen = page.run("return window.seen[arguments[0]]", vec![Value::from(what)]).await?;
    serde_json::from_value(seen).context("nobody watches")
}
