//! The widget in the life of a page: routes, the way back, a page that is left and comes again.

use anyhow::Result;
use article_widget_browser_tests::{
    Lab, document,
    engine::Engine,
    in_every_engine, names,
    page::Page,
    wait::{PATIENCE, wait_until},
};
use serde_json::json;

use crate::common::{PLAIN, comment, discussion, open, post, to_the_end};

/// Goes where the host's button leads.
async fn go(page: &Page, name: &str) -> Result<()> {
    page.find(&names::Role::with("button", name)).await?.click().await
}

async fn drafted(page: &Page, text: &str) -> Result<()> {
    let so = async || Ok(discussion(page).await?.find(&names::ADD_COMMENT).await?.value().await? == text);
    wait_until(&format!("the draft {text:?}"), PATIENCE, so).await
}

async fn an_app_that_moves_and_removes_the_element_loses_nothing(lab: &mut Lab) -> Result<()> {
    lab.open("/hosts/app.html").await?;
    let page = &lab.browser;
    to_the_end(page).await?;
    post(page, "Before the tour").await?;
    discussion(page).await?.find(&names::ADD_COMMENT).await?.type_in("Half a thought").await?;
    // Moved: the very same widget.
    let mark = "document.querySelector('article-widget').shadowRoot.querySelector('.aw-widget').id = 'same'";
    page.run(mark, Vec::new()).await?;
    go(page, "The story, pinned").await?;
    drafted(page, "Half a thought").await?;
    let same = "return !!document.querySelector('#pinned article-widget').shadowRoot.querySelector('#same')";
    assert_eq!(page.run(same, Vec::new()).await?, json!(true));
    // Removed and, by the way back, added again.
    go(page, "All stories").await?;
    page.says("Here is a list of stories.").await?;
    assert!(!page.text().await?.contains(document::TELLTALE));
    page.driver().back().await?;
    page.says(document::TELLTALE).await?;
    to_the_end(page).await?;
    comment(page, "Before the tour").await?;
    drafted(page, "Half a thought").await?;
    assert_eq!(lab.server.asked("/article-widget-core.js"), 1);
    Ok(())
}

async fn a_page_that_was_left_comes_back_with_what_was_typed(lab: &mut Lab) -> Result<()> {
    open(lab).await?;
    let page = &lab.browser;
    post(page, "Before I left").await?;
    discussion(page).await?.find(&names::ADD_COMMENT).await?.type_in("On the tip of my tongue").await?;
    page.run("addEventListener('pageshow', event => window.kept = event.persisted)", Vec::new()).await?;
    page.open(&lab.server.url("/hosts/children.html")).await?;
    page.says("The signal box").await?;
    page.driver().back().await?;
    page.says(document::TELLTALE).await?;
    let kept = page.run("return window.kept ?? null", Vec::new()).await?;
    // Under its driver Firefox loads every page anew.
    let is_kept = kept == json!(true);
    assert!(is_kept || lab.browser.engine() == Engine::Firefox, "the page was not kept whole: {kept}");
    to_the_end(page).await?;
    comment(page, "Before I left").await?;
    drafted(page, "On the tip of my tongue").await?;
    discussion(page).await?.find(&names::POST).await?.click().await?;
    comment(page, "On the tip of my tongue").await?;
    // What another window does still arrives.
    let first = page.window().await?;
    page.open_window(&lab.server.url(PLAIN)).await?;
    to_the_end(page).await?;
    post(page, "From the second window").await?;
    page.show_window(&first).await?;
    comment(page, "From the second window").await.map(drop)
}

async fn the_way_back_from_a_permalink_stays_on_the_page(lab: &mut Lab) -> Result<()> {
    open(lab).await?;
    let page = &lab.browser;
    let posted = post(page, "Link to me").await?;
    let link = posted.find(&names::LINK).await?;
    let address = link.attribute("href").await?.unwrap_or_default();
    assert!(address.contains("#comment-"), "{address}");
    page.run("window.stayed = true", Vec::new()).await?;
    link.click().await?;
    let at = async |hash: bool| Ok(page.run("return !!location.hash", Vec::new()).await? == json!(hash));
    wait_until("the hash", PATIENCE, async || at(true).await).await?;
    page.driver().back().await?;
    wait_until("no hash", PATIENCE, async || at(false).await).await?;
    page.driver().forward().await?;
    wait_until("the hash again", PATIENCE, async || at(true).await).await?;
    comment(page, "Link to me").await?;
    assert_eq!(page.run("return window.stayed", Vec::new()).await?, json!(true));
    Ok(())
}

in_every_engine!(
    an_app_that_moves_and_removes_the_element_loses_nothing,
    a_page_that_was_left_comes_back_with_what_was_typed,
    the_way_back_from_a_permalink_stays_on_the_page,
);
