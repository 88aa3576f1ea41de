//! A thread that takes several requests: until it is whole, the panel says over how many comments it sorts.

use anyhow::Result;
use article_widget_browser_tests::{
    Lab, in_every_engine, names,
    pocketbase::Pocketbase,
    wait::{PATIENCE, wait_until},
};
use serde_json::{Value, json};

use crate::common::{comment, discussion, shared};

/// The most that the server gives at once.
const PAGE: usize = 1_000;

/// Notes each way in which the panel says that a part is here, from before the first page comes.
const NOTE: &str = "const shadow = document.querySelector('article-widget').shadowRoot;
    window.said = new Set();
    const note = () => said.add(shadow.textContent.match(/Sorted over the [\\d,]+ of [\\d,]+ comments/)?.[0]);
    note();
    new MutationObserver(note).observe(shadow, { subtree: true, childList: true, characterData: true });";

/// Has the server keep these texts, in this order.
async fn fill(server: &Pocketbase, texts: &[String]) -> Result<()> {
    let batches = json!({ "batch": { "enabled": true, "maxRequests": PAGE, "timeout": 60 } });
    server.as_superuser("PATCH", "/api/settings", &batches).await?;
    for texts in texts.chunks(PAGE) {
        let add = |text: &String| {
            json!({ "method": "POST", "url": "/api/collections/aw_comments/records",
                "body": { "thread": "t", "name": "Ann", "text": text } })
        };
        let requests: Vec<Value> = texts.iter().map(add).collect();
        server.as_superuser("POST", "/api/batch", &json!({ "requests": requests })).await?;
    }
    Ok(())
}

async fn over_a_thousand_comments_are_sorted_honestly(lab: &mut Lab) -> Result<()> {
    let server = Pocketbase::start().await?;
    server.lift_limits().await?;
    fill(&server, &["The very first".to_owned()]).await?;
    let many: Vec<String> = (0..5 * PAGE).map(|number| format!("Number {number}")).collect();
    fill(&server, &many).await?;
    fill(&server, &["The very last".to_owned()]).await?;
    lab.open(&shared(&server.url())).await?;
    let page = &lab.browser;
    page.find(&names::COMMENTS).await?;
    page.run(NOTE, Vec::new()).await?;
    discussion(page).await?;
    let whole = async || Ok(!page.text().await?.contains("comments that are here"));
    page.find(&names::COMMENT).await?;
    wait_until("the thread to be whole", PATIENCE * 2, whole).await?;
    let said = page.run("return [...said].filter(Boolean)", Vec::new()).await?;
    let said: Vec<_> = said.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let partly =
        |said: &str| said.starts_with("Sorted over the ") && said.ends_with(",000 of 5,002 comments");
    assert!(said.iter().any(|said| partly(said)), "{said:?}");
    // What came with the last page stands first among all, and what came with the first one last.
    for (order, first) in [("newest", "The very last"), ("oldest", "The very first")] {
        page.find(&names::SORT).await?.choose(order).await?;
        page.run("scrollTo(0, 0)", Vec::new()).await?;
        discussion(page).await?;
        comment(page, first).await?;
        let shown = page.find(&names::FEED).await?.find(&names::COMMENT).await?.text().await?;
        assert!(shown.contains(first), "{order}: {shown}");
    }
    Ok(())
}

in_every_engine!(over_a_thousand_comments_are_sorted_honestly);
