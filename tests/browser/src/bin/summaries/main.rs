//! Prints the sentences that the release build picks in Chromium: `summaries FILE`, a JSON line for each article.
//!
//! FILE has an article on each line, `{id, title, text}`; the lines printed are `{"id": …, "sentences": [ … ]}`.

use std::{env, fs, io::Write, time::Duration};

use anyhow::{Context, Result, bail};
use article_widget_browser_tests::{Lab, engine::Engine, look::Look};
use serde_json::{Value, json};
use tokio::runtime::Builder;

const PATH: &str = "/generated/summaries.html";
const PAGE: &str = include_str!("page.html");
const PICK: &str = include_str!("pick.js");

/// So many articles are sent to the page at once: few enough that it answers in time.
const TOGETHER: usize = 20;

fn main() -> Result<()> {
    let mut arguments = env::args_os().skip(1);
    let (Some(file), None) = (arguments.next(), arguments.next()) else {
        bail!("usage: summaries FILE");
    };
    let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let articles = text.lines().filter(|line| !line.trim().is_empty()).map(article);
    let articles = articles.collect::<Result<Vec<Value>>>()?;
    Builder::new_current_thread().enable_all().build()?.block_on(pick(&articles))
}

/// What the page needs of an article; a title may be missing.
fn article(line: &str) -> Result<Value> {
    let row: Value = serde_json::from_str(line).context("not a line of an article")?;
    let of = |key: &str| row[key].as_str().unwrap_or_default();
    Ok(json!({ "id": of("id"), "title": of("title"), "text": of("text") }))
}

async fn pick(articles: &[Value]) -> Result<()> {
    let lab = Lab::start(Engine::Chromium, &Look::default()).await?;
    lab.server.put(PATH, "text/html", PAGE)?;
    lab.open(PATH).await?;
    let driver = lab.browser.driver();
    driver.set_script_timeout(Duration::from_secs(50)).await?;
    let mut out = std::io::stdout().lock();
    for articles in articles.chunks(TOGETHER) {
        let answer = driver.execute_async(PICK, vec![json!(articles)]).await?.json().clone();
        if let Some(error) = answer["error"].as_str() {
            bail!("{error}");
        }
        for line in answer["lines"].as_array().into_iter().flatten() {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}
