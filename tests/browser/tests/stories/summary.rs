//! A reader asks for a summary and checks it against the article.

use anyhow::Result;
use article_widget_browser_tests::{
    Lab, in_every_engine, names,
    wait::{PATIENCE, wait_for, wait_until},
};
use thirtyfour::Key;

use crate::common::open;

async fn sentences_lead_to_their_places_and_back(lab: &mut Lab) -> Result<()> {
    open(lab).await?;
    let page = &lab.browser;
    page.find(&names::SUMMARIZE).await?.click().await?;
    let summary = page.find(&names::SUMMARY).await?;
    let list = summary.find(&names::LIST).await?;
    let links = wait_for("two or three sentences", PATIENCE, async || {
        Ok(Some(list.find_all(&names::LINK).await?).filter(|links| (2..=3).contains(&links.len())))
    })
    .await?;
    assert!(summary.text().await?.contains(names::DISCLAIMER));
    for link in &links {
        link.click().await?;
        let sentence = link.name().await?;
        let marked = wait_for("the sentence to be marked", PATIENCE, async || {
            let marks = page.find_all(&names::MARK).await?;
            let [mark] = marks.as_slice() else { return Ok(None) };
            Ok((mark.text().await? == sentence).then(|| mark.clone()))
        })
        .await?;
        let shown = async || Ok(marked.in_view().await? && marked.focused().await?);
        wait_until("the marked sentence to be on the screen", PATIENCE, shown).await?;
        page.press(Key::Escape).await?;
        wait_until("the focus to come back", PATIENCE, async || link.focused().await).await?;
        page.gone(&names::MARK).await?;
    }
    Ok(())
}

async fn the_publishers_own_summary_needs_no_button(lab: &mut Lab) -> Result<()> {
    let mut document = article_widget_browser_tests::document::article();
    let own = "A wall with gates keeps the town dry and the boats waiting.";
    document["abstract"] = own.into();
    lab.server.put("/generated/article.json", "application/ld+json", document.to_string())?;
    open(lab).await?;
    let summary = lab.browser.find(&names::SUMMARY).await?;
    assert!(summary.text().await?.contains(own));
    let asks = lab.browser.find_all(&names::SUMMARIZE).await?;
    assert!(asks.is_empty());
    Ok(())
}

in_every_engine!(sentences_lead_to_their_places_and_back, the_publishers_own_summary_needs_no_button);
