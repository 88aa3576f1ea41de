//! What goes wrong at a real Waline, or comes of hostile readers: no word is lost, nothing is doubled, nothing is believed.

use std::net::TcpListener;

use anyhow::Result;
use article_widget_browser_tests::{
    Lab, in_every_engine, names,
    wait::{PATIENCE, wait_until},
    waline::Waline,
};
use serde_json::json;

use crate::{
    common::{at_waline, comment, discussion, no_comment, post},
    shared_lies::a_page_instead_of_an_answer,
    waline::{by_own_client, rows},
    waline_account::sign_in,
};

async fn hostile_names_links_and_html_are_the_text_that_they_are(lab: &mut Lab) -> Result<()> {
    let server = Waline::start().await?;
    let nick = "<img src=/nowhere.png onerror=\"window.hurt=1\">";
    let text = "<script>window.hurt=2</script><img src=/nowhere.png> <button id=b>b</button> [x](javascript:window.hurt=3) \
                ![t](/nowhere.png) end";
    by_own_client(&server, nick, "javascript:window.hurt=4", text).await?;
    lab.open(&at_waline(&server.url())).await?;
    let page = &lab.browser;
    discussion(page).await?;
    let shown = comment(page, "<script>window.hurt=2</script>").await?;
    assert!(shown.text().await?.contains(nick), "a name is a text");
    let harm = "return [window.hurt ?? null, document.querySelector('article-widget').shadowRoot
        .querySelectorAll('[part=feed] :is(img, script, button[id], a[href^=javascript])').length]";
    assert_eq!(page.run(harm, Vec::new()).await?, json!([null, 0]));
    assert_eq!(lab.server.asked("/nowhere.png"), 0);
    Ok(())
}

async fn a_comment_whose_answer_was_cut_off_is_found_and_not_sent_again(lab: &mut Lab) -> Result<()> {
    // Waline tells this one of each comment after it has stored it, and before it answers; it never listens.
    let deaf = TcpListener::bind("127.0.0.1:0")?;
    let mut server = Waline::with(&[("WEBHOOK", &format!("http://{}", deaf.local_addr()?))]).await?;
    lab.open(&at_waline(&server.url())).await?;
    let page = &lab.browser;
    discussion(page).await?;
    // As an administrator, whose comments the server does not even compare.
    sign_in(page, &server, "Root").await?;
    page.reload().await?;
    discussion(page).await?;
    page.says(names::NO_COMMENTS).await?;
    post(page, "Only once").await?;
    rows(&server, "SELECT comment FROM wl_comment", &["Only once"]).await?;
    server.stop();
    page.says("Kept in this browser.").await?;
    server.set("WEBHOOK", "");
    server.start_again().await?;
    comment(page, "Only once").await?.find(&names::Role::named("button", "Try now")).await?.click().await?;
    let sent = async || Ok(!page.text().await?.contains("Kept in this browser."));
    wait_until("it to be found", PATIENCE * 2, sent).await?;
    post(page, "After it").await?;
    rows(&server, "SELECT comment FROM wl_comment ORDER BY id", &["Only once", "After it"]).await?;
    page.reload().await?;
    discussion(page).await?;
    comment(page, "After it").await?;
    comment(page, "Only once").await?;
    assert_eq!(page.text().await?.matches("Only once").count(), 1);
    Ok(())
}

async fn a_reply_whose_parent_was_taken_away_stands_under_its_top(lab: &mut Lab) -> Result<()> {
    let server = Waline::start().await?;
    let insert = "INSERT INTO wl_comment (comment, nick, url, status, pid, rid) VALUES";
    for values in ["'Top', 'A', '/a/', 'approved', NULL, NULL", "'Gone', 'B', '/a/', 'approved', 1, 1"] {
        server.rows(&format!("{insert} ({values})"))?;
    }
    server.rows(&format!("{insert} ('Deep', 'C', '/a/', 'approved', 2, 1)"))?;
    server.rows("DELETE FROM wl_comment WHERE id = 2")?;
    lab.open(&at_waline(&server.url())).await?;
    let page = &lab.browser;
    discussion(page).await?;
    comment(page, "Top").await?;
    let text = comment(page, "Deep").await?.text().await?;
    assert!(!text.contains("Gone"), "{text}");
    assert!(page.text().await?.contains("1 reply"), "it is a reply to the top");
    Ok(())
}

async fn a_reply_to_what_is_gone_is_kept_here_and_not_lost_there(lab: &mut Lab) -> Result<()> {
    let server = Waline::start().await?;
    by_own_client(&server, "Ann", "", "Answer this").await?;
    lab.open(&at_waline(&server.url())).await?;
    let page = &lab.browser;
    discussion(page).await?;
    let asked = comment(page, "Answer this").await?;
    asked.find(&names::REPLY).await?.click().await?;
    asked.find(&names::TEXTBOX).await?.type_in("Too late").await?;
    server.rows("DELETE FROM wl_comment")?;
    asked.find(&names::POST).await?.click().await?;
    page.says("the comment was deleted in the meantime").await?;
    comment(page, "Too late").await?;
    assert_eq!(
        server.rows("SELECT comment FROM wl_comment")?,
        Vec::<String>::new(),
        "nothing that nobody sees"
    );
    no_comment(page, "Answer this").await
}

async fn the_same_words_again_are_refused_with_the_servers_reason(lab: &mut Lab) -> Result<()> {
    let server = Waline::start().await?;
    by_own_client(&server, "Anonymous", "", "+1").await?;
    lab.open(&at_waline(&server.url())).await?;
    let page = &lab.browser;
    discussion(page).await?;
    comment(page, "+1").await?;
    post(page, "+1").await?;
    page.says("the server says “Duplicate Content”").await?;
    assert_eq!(server.rows("SELECT comment FROM wl_comment")?, ["+1"]);
    Ok(())
}

async fn a_page_instead_of_an_answer_is_told_and_words_are_kept(lab: &mut Lab) -> Result<()> {
    a_page_instead_of_an_answer(lab, &["/lies/api/comment", "/lies/api/article"], at_waline).await
}

in_every_engine!(
    hostile_names_links_and_html_are_the_text_that_they_are,
    a_comment_whose_answer_was_cut_off_is_found_and_not_sent_again,
    a_reply_whose_parent_was_taken_away_stands_under_its_top,
    a_reply_to_what_is_gone_is_kept_here_and_not_lost_there,
    the_same_words_again_are_refused_with_the_servers_reason,
    a_page_instead_of_an_answer_is_told_and_words_are_kept,
);
