//! The browser's own model writes the summary: a double of the Summarizer API is there before the widget comes.

use anyhow::Result;
use article_widget_browser_tests::{
    Lab, in_every_engine, names,
    wait::{PATIENCE, wait_until},
};
use serde_json::{Value, json};

use crate::{
    common::{summarize, texts},
    witness,
};

/// The same double that the component tests have.
const DOUBLE: &str = include_str!("../../../panels/summarizer.js");
const FIRST: &str = "The wall was finished in the spring of 2019.";
const SECOND: &str = "Three steel gates close by themselves when the water rises above 2.4 meters.";
const INSTEAD: &str = "so this device picked sentences from the article.";

/// Opens a page with a browser's model that does as planned.
async fn open(lab: &Lab, plan: &Value) -> Result<()> {
    let page = format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>A browser with a model</title>
        <script>const plan = {plan}; window.model = (() => {{ {DOUBLE} }})()</script>
        <script type=module src=/article-widget.js></script>
        <main><article-widget src=/generated/article.json summary=built-in></article-widget></main>"
    );
    lab.server.put("/generated/built-in.html", "text/html", page)?;
    lab.open("/generated/built-in.html").await?;
    // What is kept of the visit would answer in the model's place.
    lab.browser.run("sessionStorage.clear()", Vec::new()).await?;
    lab.browser.find(&names::SUMMARIZE).await?;
    witness::watch(&lab.browser).await
}

fn pieces() -> Vec<String> {
    let text = format!("- {FIRST}\n- {SECOND}\n");
    text.split_inclusive(' ').map(str::to_owned).collect()
}

async fn the_browsers_model_writes_can_be_called_off_and_is_let_go(lab: &mut Lab) -> Result<()> {
    // A model that the browser has is there at once; one that it must fetch wants the reader's click, as real ones do.
    let progress: Vec<f64> = (0..=10).map(|tenth| f64::from(tenth) / 10.0).collect();
    for plan in [
        json!({ "pieces": pieces() }),
        json!({
            "pieces": pieces(), "availability": "downloadable", "progress": progress, "wantsActivation": true,
        }),
    ] {
        open(lab, &plan).await?;
        let page = &lab.browser;
        let summary = summarize(page).await?;
        assert_eq!(texts(&summary, &names::LINK).await?, [FIRST, SECOND], "{}", summary.text().await?);
        page.says("Written by the model in this browser. Nothing was sent anywhere.").await?;
        page.says(names::DISCLAIMER).await?;
        let lists = witness::lists(page).await?;
        assert!(lists.contains(&(true, vec![FIRST.to_owned()])), "it came as it was written: {lists:?}");
        assert_eq!(witness::said(page).await?, ["Summary ready: 2 sentences"]);
        let bars = witness::bars(page).await?;
        if plan["progress"].is_array() {
            for done in ["0", "50", "100"] {
                let bar = format!("Downloading the browser’s model {done}");
                assert!(bars.contains(&bar), "{bar:?} is missing in {bars:?}");
            }
        }
        assert_eq!(bars.last().map(String::as_str), Some("Writing the summary ?"), "{bars:?}");
        let log = page
            .run("return [model.create.length, model.inputs.length, model.destroyed]", Vec::new())
            .await?;
        assert_eq!(log, json!([1, 1, 1]));
    }
    let mut begun = pieces();
    begun.push("- And so it goes on".to_owned());
    open(lab, &json!({ "pieces": begun, "hangs": true })).await?;
    let page = &lab.browser;
    page.find(&names::SUMMARIZE).await?.click().await?;
    let summary = page.find(&names::SUMMARY).await?;
    // Until both stand there, the button moves down with each.
    let all = async || Ok(texts(&summary, &names::LINK).await? == [FIRST, SECOND]);
    wait_until("all that is written", PATIENCE, all).await?;
    summary.find(&names::CANCEL).await?.click().await?;
    assert!(page.find(&names::SUMMARIZE).await?.focused().await?);
    assert!(page.find_all(&names::SUMMARY).await?.is_empty());
    let log = "return [model.aborted, model.destroyed]";
    let let_go = async || Ok(page.run(log, Vec::new()).await? == json!([1, 1]));
    wait_until("the model to be let go", PATIENCE, let_go).await
}

async fn where_the_browser_has_no_model_or_will_not_this_device_steps_in(lab: &mut Lab) -> Result<()> {
    for (plan, told) in [
        (json!({ "availability": "unavailable" }), "The browser has no summary model here,"),
        (
            json!({ "createFails": "NotAllowedError" }),
            "The browser starts its model only right after a press of a button,",
        ),
        (
            json!({ "pieces": pieces(), "fails": "QuotaExceededError" }),
            "The article is too long for the model,",
        ),
        (json!({ "pieces": pieces(), "quota": 100 }), "The article is too long for the model,"),
    ] {
        open(lab, &plan).await?;
        let summary = summarize(&lab.browser).await?;
        let text = summary.text().await?;
        assert!(text.contains(told) && text.contains(INSTEAD), "{plan}: {text}");
        assert!(text.contains("Picked from the article by this device."), "{plan}: {text}");
        assert!(!summary.find_all(&names::LINK).await?.is_empty(), "{plan}: {text}");
        let log = lab.browser.run("return [model.create.length, model.destroyed]", Vec::new()).await?;
        let [made, let_go] = [0, 1].map(|at| log[at].as_u64());
        assert!(made == let_go || plan["createFails"].is_string(), "{plan}: a session was left open");
    }
    Ok(())
}

in_every_engine!(
    the_browsers_model_writes_can_be_called_off_and_is_let_go,
    where_the_browser_has_no_model_or_will_not_this_device_steps_in,
);
