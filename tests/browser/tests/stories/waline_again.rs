//! What waited for a real Waline while the page was left: the book is empty then, and what is not known is not gone.

use anyhow::Result;
use article_widget_browser_tests::{
    Lab, in_every_engine, names,
    wait::{PATIENCE, wait_until},
    waline::Waline,
};
use serde_json::json;

use crate::{
    common::{PLAIN, at_waline, comment, discussion, post},
    shared_away::WAITING,
    waline::{by_own_client, rows},
};

const TEXTS: &str = "SELECT comment FROM wl_comment WHERE nick <> 'Many' ORDER BY id";

/// Waits until this browser has nothing left to be sent.
async fn nothing_waits(lab: &Lab) -> Result<()> {
    let none = "return Object.keys(localStorage).every(key => !key.startsWith('article-widget:queue:'))";
    let sent = async || Ok(lab.browser.run(none, Vec::new()).await? == json!(true));
    wait_until("nothing to wait any more", PATIENCE * 2, sent).await
}

async fn a_reply_that_waited_is_sent_though_its_parent_is_on_a_page_that_was_not_loaded(
    lab: &mut Lab,
) -> Result<()> {
    let mut server = Waline::start().await?;
    by_own_client(&server, "Ann", "", "Answer this").await?;
    lab.open(&at_waline(&server.url())).await?;
    let page = &lab.browser;
    discussion(page).await?;
    let asked = comment(page, "Answer this").await?;
    server.stop();
    asked.find(&names::REPLY).await?.click().await?;
    asked.find(&names::TEXTBOX).await?.type_in("Kept over a reload").await?;
    asked.find(&names::POST).await?.click().await?;
    page.says(WAITING).await?;
    // The page is left before the server is back, or it would send.
    lab.open(PLAIN).await?;
    server.rows(
        "INSERT INTO wl_comment (comment, nick, url, status, insertedat)
         SELECT 'Number ' || n, 'Many', '/a/', 'approved', now() + n * interval '1 second' FROM generate_series(1, 120) n",
    )?;
    server.start_again().await?;
    lab.open(&at_waline(&server.url())).await?;
    discussion(page).await?;
    rows(&server, TEXTS, &["Answer this", "Kept over a reload"]).await?;
    rows(&server, "SELECT pid, rid FROM wl_comment WHERE comment = 'Kept over a reload'", &["1|1"]).await?;
    nothing_waits(lab).await?;
    assert!(!page.text().await?.contains("the comment was deleted in the meantime"));
    rows(&server, TEXTS, &["Answer this", "Kept over a reload"]).await
}

async fn a_like_whose_answer_was_lost_is_not_counted_again_after_a_reload(lab: &mut Lab) -> Result<()> {
    let mut server = Waline::start().await?;
    by_own_client(&server, "Ann", "", "Like this").await?;
    lab.open(&at_waline(&server.url())).await?;
    let page = &lab.browser;
    discussion(page).await?;
    let liked = comment(page, "Like this").await?;
    server.stop();
    liked.find(&names::LIKE).await?.click().await?;
    page.says("The server cannot be reached.").await?;
    lab.open(PLAIN).await?;
    // As if the server had counted it and died before it answered.
    server.rows("UPDATE wl_comment SET \"like\" = 1")?;
    server.start_again().await?;
    lab.open(&at_waline(&server.url())).await?;
    discussion(page).await?;
    nothing_waits(lab).await?;
    rows(&server, "SELECT \"like\" FROM wl_comment", &["1"]).await?;
    let liked = comment(page, "Like this").await?;
    assert!(liked.find(&names::LIKE).await?.name().await?.ends_with('1'), "counted once");
    // It is known to be this reader's: taken back, it is gone.
    liked.find(&names::LIKE).await?.click().await?;
    rows(&server, "SELECT \"like\" FROM wl_comment", &["0"]).await
}

/// A server that is away since these words were posted, which wait for it.
async fn left_alone(lab: &Lab, words: &str) -> Result<Waline> {
    let mut server = Waline::start().await?;
    lab.open(&at_waline(&server.url())).await?;
    let page = &lab.browser;
    discussion(page).await?;
    page.says(names::NO_COMMENTS).await?;
    server.stop();
    post(page, words).await?;
    page.says(WAITING).await?;
    Ok(server)
}

async fn words_that_a_stranger_said_before_are_refused_and_not_called_held(lab: &mut Lab) -> Result<()> {
    let mut server = left_alone(lab, "+1").await?;
    let page = &lab.browser;
    server.rows(
        "INSERT INTO wl_comment (comment, nick, mail, link, url, status, insertedat)
         VALUES ('+1', 'Anonymous', '', '', '/a/', 'approved', now() - interval '1 day')",
    )?;
    server.start_again().await?;
    page.says_within("the server says “Duplicate Content”", PATIENCE * 4).await?;
    assert!(!page.text().await?.contains("Someone will look at this"));
    page.reload().await?;
    discussion(page).await?;
    page.says("the server says “Duplicate Content”").await?;
    page.find(&names::RETRY).await?;
    rows(&server, TEXTS, &["+1"]).await
}

async fn where_the_database_has_no_moods_comments_are_read_and_written(lab: &mut Lab) -> Result<()> {
    let server = Waline::start().await?;
    server.rows("DROP TABLE wl_counter")?;
    by_own_client(&server, "Ann", "", "There without moods").await?;
    lab.open(&at_waline(&server.url())).await?;
    let page = &lab.browser;
    discussion(page).await?;
    comment(page, "There without moods").await?;
    page.find(&names::reaction("Happy")).await?.click().await?;
    post(page, "Behind a mood that cannot be kept").await?;
    // The mood is tried six times first, with pauses between.
    wait_until("the comment to arrive", PATIENCE * 10, async || Ok(server.rows(TEXTS)?.len() == 2)).await?;
    rows(&server, TEXTS, &["There without moods", "Behind a mood that cannot be kept"]).await?;
    nothing_waits(lab).await
}

async fn a_page_that_the_server_does_not_want_is_not_told_to_sign_in(lab: &mut Lab) -> Result<()> {
    let mut server = left_alone(lab, "Not from here").await?;
    let page = &lab.browser;
    // It says 403, as to pages that SECURE_DOMAINS leaves out: there is no captcha here.
    server.set("TURNSTILE_SECRET", "secret");
    server.start_again().await?;
    page.says_within("the server says “Forbidden”", PATIENCE * 4).await?;
    assert!(!page.text().await?.contains("Only people with an account can write here."));
    rows(&server, TEXTS, &[]).await
}

in_every_engine!(
    a_reply_that_waited_is_sent_though_its_parent_is_on_a_page_that_was_not_loaded,
    a_like_whose_answer_was_lost_is_not_counted_again_after_a_reload,
    words_that_a_stranger_said_before_are_refused_and_not_called_held,
    where_the_database_has_no_moods_comments_are_read_and_written,
    a_page_that_the_server_does_not_want_is_not_told_to_sign_in,
);
