//! A service that cannot: whatever goes wrong there is said in a sentence, and this device steps in.

use anyhow::{Context, Result};
use article_widget_browser_tests::{Lab, document, in_every_engine, names, service::Service};
use serde_json::{Value, json};

use crate::common::{summaries, summarize, texts, writer};

const INSTEAD: &str = "so this device picked sentences from the article.";

fn fails(status: u16, message: &str) -> Value {
    json!({ "response": { "error": { "message": message, "type": "some_error" }, "status": status } })
}

/// What each model does, and what the reader is told.
fn troubles() -> Vec<(&'static str, Value, &'static str)> {
    let text = "- The wall was finished in the spring of 2019.\n- It cost 4.6 million.\n";
    vec![
        ("key", fails(401, "No such key."), "an error (401), so this device"),
        ("limit", fails(429, "Come <b>back</b> later."), "It said: “Come <b>back</b> later.”"),
        ("broken", fails(500, "Out of order."), "an error (500), so this device"),
        (
            "cut",
            json!({ "response": { "content": text }, "chunkSize": 8, "truncateAfterChunks": 3, "latency": 20 }),
            "The answer broke off,",
        ),
        (
            "rubbish",
            json!({ "response": { "content": text }, "chaos": { "malformedRate": 1 } }),
            "The answer could not be read,",
        ),
        (
            "drop",
            json!({ "response": { "content": text }, "chaos": { "disconnectRate": 1 } }),
            "The service could not be reached,",
        ),
        (
            "filter",
            json!({ "response": { "content": "The", "finishReason": "content_filter" } }),
            "The model would not summarize this article,",
        ),
        ("empty", json!({ "response": { "content": "" } }), "The answer was empty,"),
    ]
}

async fn every_failure_is_told_and_this_device_steps_in(lab: &mut Lab) -> Result<()> {
    let troubles = troubles();
    let models: Vec<(&str, Value)> = troubles.iter().map(|(model, does, _)| (*model, does.clone())).collect();
    let service = Service::start(&models).await?;
    lab.open(&summaries(&service.url("key"))).await?;
    for (model, _, told) in &troubles {
        steps_in(lab, &service.url(model), told).await.with_context(|| format!("the model {model:?}"))?;
    }
    let gone = service.url("gone");
    drop(service);
    steps_in(lab, &gone, "The service could not be reached,").await.context("no service at all")
}

async fn steps_in(lab: &Lab, url: &str, told: &str) -> Result<()> {
    let page = &lab.browser;
    writer(page, url).await?;
    let summary = summarize(page).await?;
    let text = summary.text().await?;
    assert!(text.contains(told) && text.contains(INSTEAD), "{text}");
    assert!(text.contains("Picked from the article by this device. The service at 127.0.0.1:"), "{text}");
    assert!(!text.contains("Nothing was sent"), "the service was sent the article: {text}");
    let article = document::article();
    let body = article["articleBody"].as_str().unwrap_or_default();
    let links = texts(&summary, &names::LINK).await?;
    assert!(!links.is_empty() && links.iter().all(|link| body.contains(link.as_str())), "{links:?}");
    Ok(())
}

in_every_engine!(every_failure_is_told_and_this_device_steps_in);
