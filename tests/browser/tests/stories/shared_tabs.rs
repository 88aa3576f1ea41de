//! A reader has a shared thread open twice: one window sends for both, and where it goes away the other does.

use anyhow::Result;
use article_widget_browser_tests::{
    Lab, in_every_engine, names,
    page::Page,
    pocketbase::Pocketbase,
    wait::{PATIENCE, wait_until},
};

use crate::{
    common::{comment, discussion, post, shared},
    shared_away::WAITING,
};

/// How long what waits may take: a window that is not shown has a slow clock, and pauses are up to a minute long.
const SENDING: std::time::Duration = PATIENCE.saturating_mul(10);

/// Opens the thread in two windows, the first of which sends.
async fn two_windows(lab: &Lab, server: &Pocketbase) -> Result<[thirtyfour::WindowHandle; 2]> {
    let address = shared(&server.url());
    lab.open(&address).await?;
    let page = &lab.browser;
    discussion(page).await?;
    page.says(names::NO_COMMENTS).await?;
    let first = page.window().await?;
    let second = page.open_window(&lab.server.url(&address)).await?;
    discussion(page).await?;
    page.says(names::NO_COMMENTS).await?;
    Ok([first, second])
}

/// Waits until the server has these texts and no others, in the order in which they came.
async fn arrived(server: &Pocketbase, wanted: &[&str]) -> Result<()> {
    let all = async || Ok(server.records("aw_comments").await?.len() >= wanted.len());
    wait_until("all comments to arrive", SENDING, all).await?;
    let mut records = server.records("aw_comments").await?;
    let field = |record: &serde_json::Value, name: &str| record[name].as_str().unwrap_or_default().to_owned();
    records.sort_by_key(|record| field(record, "created"));
    let texts: Vec<_> = records.iter().map(|record| field(record, "text")).collect();
    assert_eq!(texts, wanted);
    Ok(())
}

async fn nothing_waits(page: &Page) -> Result<()> {
    let none = "return Object.keys(localStorage).every(key => !key.startsWith('article-widget:queue:'))";
    let sent = async || Ok(page.run(none, Vec::new()).await? == serde_json::json!(true));
    wait_until("nothing to wait any more", SENDING, sent).await
}

async fn what_two_windows_write_meanwhile_arrives_once_and_in_order(lab: &mut Lab) -> Result<()> {
    let mut server = Pocketbase::start().await?;
    let [first, second] = two_windows(lab, &server).await?;
    server.stop();
    let page = &lab.browser;
    post(page, "One, in the second").await?;
    page.show_window(&first).await?;
    comment(page, "One, in the second").await?;
    post(page, "Two, in the first").await?;
    page.show_window(&second).await?;
    comment(page, "Two, in the first").await?;
    post(page, "Three, in the second").await?;
    page.says(WAITING).await?;
    page.show_window(&first).await?;
    page.says(WAITING).await?;
    server.start_again().await?;
    arrived(&server, &["One, in the second", "Two, in the first", "Three, in the second"]).await?;
    nothing_waits(page).await?;
    for window in [second, first] {
        page.show_window(&window).await?;
        let said = async || Ok(!page.text().await?.contains(WAITING));
        wait_until("nothing to be said to wait", SENDING, said).await?;
        for text in ["One, in the second", "Two, in the first", "Three, in the second"] {
            assert_eq!(page.text().await?.matches(text).count(), 1, "{text}");
        }
    }
    arrived(&server, &["One, in the second", "Two, in the first", "Three, in the second"]).await
}

async fn where_the_window_that_sends_is_closed_the_other_goes_on(lab: &mut Lab) -> Result<()> {
    let mut server = Pocketbase::start().await?;
    let [first, second] = two_windows(lab, &server).await?;
    server.stop();
    let page = &lab.browser;
    page.show_window(&first).await?;
    post(page, "One, in the first").await?;
    // It was tried, and nobody knows whether it arrived.
    page.says(WAITING).await?;
    post(page, "Two, in the first").await?;
    page.show_window(&second).await?;
    comment(page, "Two, in the first").await?;
    post(page, "Three, in the second").await?;
    page.show_window(&first).await?;
    server.start_again().await?;
    page.driver().close_window().await?;
    page.show_window(&second).await?;
    arrived(&server, &["One, in the first", "Two, in the first", "Three, in the second"]).await?;
    nothing_waits(page).await?;
    arrived(&server, &["One, in the first", "Two, in the first", "Three, in the second"]).await
}

async fn a_page_without_an_origin_has_no_lock_and_sends_all_the_same(lab: &mut Lab) -> Result<()> {
    let server = Pocketbase::start().await?;
    let address = shared(&server.url()).replace('&', "&amp;");
    let frame = format!(
        "<!doctype html><title>In a sandbox</title><iframe sandbox=allow-scripts title=Article src=\"{address}\" \
         style=\"width: 100%; height: 90vh\"></iframe>"
    );
    lab.server.put("/generated/sandboxed.html", "text/html", frame)?;
    lab.open("/generated/sandboxed.html").await?;
    let page = &lab.browser;
    page.driver().enter_frame(0).await?;
    discussion(page).await?;
    page.says(names::NO_COMMENTS).await?;
    post(page, "Out of the sandbox").await?;
    arrived(&server, &["Out of the sandbox"]).await
}

async fn where_nothing_can_be_kept_each_window_sends_its_own(lab: &mut Lab) -> Result<()> {
    let server = Pocketbase::start().await?;
    let [first, _] = two_windows(lab, &server).await?;
    let page = &lab.browser;
    let full = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }";
    page.run(full, Vec::new()).await?;
    post(page, "Only this window knows").await?;
    arrived(&server, &["Only this window knows"]).await?;
    page.show_window(&first).await?;
    post(page, "And the other goes on").await?;
    arrived(&server, &["Only this window knows", "And the other goes on"]).await
}

in_every_engine!(
    what_two_windows_write_meanwhile_arrives_once_and_in_order,
    where_the_window_that_sends_is_closed_the_other_goes_on,
    where_nothing_can_be_kept_each_window_sends_its_own,
);

// WebKit's driver cannot type in a frame without an origin.
mod in_a_sandbox {
    use super::{a_page_without_an_origin_has_no_lock_and_sends_all_the_same, in_every_engine};

    in_every_engine!(@ chromium Chromium a_page_without_an_origin_has_no_lock_and_sends_all_the_same);
    in_every_engine!(@ firefox Firefox a_page_without_an_origin_has_no_lock_and_sends_all_the_same);
}
