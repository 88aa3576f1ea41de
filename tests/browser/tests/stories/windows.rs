//! A reader has the article open twice.

use std::time::{Duration, Instant};

use anyhow::Result;
use article_widget_browser_tests::{
    Lab, in_every_engine, names,
    wait::{PATIENCE, wait_until},
};

use crate::common::{PLAIN, chosen, comment, discussion, look_for, open, post};

/// What is done in one window is to be seen in the other within a second.
const AT_ONCE: Duration = Duration::from_secs(1);

/// What the driver itself needs for going to the other window and looking, on a busy machine.
const DRIVER: Duration = Duration::from_secs(2);

async fn each_window_shows_what_the_other_does(lab: &mut Lab) -> Result<()> {
    open(lab).await?;
    let page = &lab.browser;
    let first = page.window().await?;
    let second = page.open_window(&lab.server.url(PLAIN)).await?;
    discussion(page).await?;
    page.show_window(&first).await?;

    post(page, "Said in the first").await?;
    let said = Instant::now();
    page.show_window(&second).await?;
    let seen = async || Ok(look_for(page, "Said in the first").await?.is_some());
    wait_until("the comment", AT_ONCE + DRIVER, seen).await?;
    assert!(said.elapsed() < AT_ONCE + DRIVER, "{:?}", said.elapsed());

    page.find(&names::reaction("Amused")).await?.click().await?;
    chosen(page, "Amused", true).await?;
    page.show_window(&first).await?;
    let seen = async || page.find(&names::reaction("Amused")).await?.checked().await;
    wait_until("the reaction", AT_ONCE + DRIVER, seen).await
}

async fn windows_never_overwrite_each_other(lab: &mut Lab) -> Result<()> {
    open(lab).await?;
    let page = &lab.browser;
    let first = page.window().await?;
    let second = page.open_window(&lab.server.url(PLAIN)).await?;
    post(page, "Out of the second").await?;
    page.show_window(&first).await?;
    post(page, "Out of the first").await?;
    page.show_window(&second).await?;
    post(page, "The second once more").await?;
    for window in [first, second] {
        page.show_window(&window).await?;
        page.reload().await?;
        discussion(page).await?;
        for text in ["Out of the second", "Out of the first", "The second once more"] {
            comment(page, text).await?;
        }
        let feed = page.find(&names::FEED).await?;
        let count = async || Ok(feed.find_all(&names::COMMENT).await?.len() == 3);
        wait_until("three comments", PATIENCE, count).await?;
    }
    Ok(())
}

in_every_engine!(each_window_shows_what_the_other_does, windows_never_overwrite_each_other);
