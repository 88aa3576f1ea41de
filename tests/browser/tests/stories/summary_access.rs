//! axe-core finds nothing wrong with a summary: while it is made, with warnings and notes, as a paragraph, light and dark.

use anyhow::Result;
use article_widget_browser_tests::{
    Lab,
    engine::Engine,
    lab::tell,
    look::{Look, Scheme},
    names::{self, Role},
    service::Service,
};
use serde_json::json;

use crate::{
    access::sound,
    common::{summaries, summarize},
};

async fn no_state_of_a_summary_has_a_violation(lab: &mut Lab) -> Result<()> {
    let content =
        "- The wall was finished in the spring of 2019.\n- It cost 6.4 million, said Mr. Gundersen.\n";
    let endless = format!("{content}- {}", "And so it goes on and on, ".repeat(400));
    let service = Service::start(&[
        ("doubtful", json!({ "response": { "content": content } })),
        ("endless", json!({ "response": { "content": endless }, "chunkSize": 16, "latency": 100 })),
        ("limit", json!({ "response": { "error": { "message": "Come back later." }, "status": 429 } })),
    ])
    .await?;
    for scheme in [Scheme::Light, Scheme::Dark] {
        let page = &lab.browser;
        page.look(&Look::sized(1280, 900).in_scheme(scheme)).await?;
        lab.open(&summaries(&service.url("endless"))).await?;
        page.find(&names::SUMMARIZE).await?.click().await?;
        page.find(&names::SUMMARY).await?.find(&names::LINK).await?;
        page.says("These do not appear in the article: ").await?;
        page.find(&names::PROGRESS).await?;
        sound(lab, &format!("a summary being made, {scheme:?}")).await?;
        lab.open(&summaries(&service.url("doubtful"))).await?;
        let summary = summarize(page).await?;
        page.says("These do not appear in the article: ").await?;
        sound(lab, &format!("a summary with a warning, {scheme:?}")).await?;
        summary.find(&Role::named("button", "Paragraph")).await?.click().await?;
        page.gone(&names::LIST).await?;
        sound(lab, &format!("a paragraph with a warning, {scheme:?}")).await?;
        lab.open(&summaries(&service.url("limit"))).await?;
        summarize(page).await?;
        page.says("It said: “Come back later.”").await?;
        sound(lab, &format!("a summary with a note, {scheme:?}")).await?;
    }
    Ok(())
}

#[test]
fn no_state_of_a_summary_has_a_violation_in_chromium() {
    tell(Engine::Chromium, "summary_access", no_state_of_a_summary_has_a_violation);
}
