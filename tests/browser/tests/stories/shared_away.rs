//! The server goes away and comes back, and what readers wrote is there, once. Or a part of it is away, and the other part
//! goes on.

use anyhow::Result;
use article_widget_browser_tests::{
    Lab, in_every_engine,
    names::{self, Role},
    pocketbase::Pocketbase,
    proxy::Proxy,
    wait::{PATIENCE, wait_until},
};

use crate::{
    common::{comment, discussion, no_comment, post, shared},
    shared::{another, changed},
};

pub(crate) const WAITING: &str =
    "Kept in this browser. It will be sent as soon as the server can be reached.";
const KEPT: &str = "Your words are still here.";
const DISCARD: Role = Role::named("button", "Discard");
const TRY_NOW: Role = Role::named("button", "Try now");

async fn what_is_written_while_the_server_is_away_arrives_once_it_is_back(lab: &mut Lab) -> Result<()> {
    let mut server = Pocketbase::start().await?;
    lab.open(&shared(&server.url())).await?;
    let page = &lab.browser;
    post(page, "Before it went").await?;
    let one = async || Ok(server.records("aw_comments").await?.len() == 1);
    wait_until("the first comment to arrive", PATIENCE, one).await?;

    server.stop();
    post(page, "While it was away").await?;
    page.says(WAITING).await?;
    post(page, "And one more").await?;
    page.reload().await?;
    discussion(page).await?;
    comment(page, "While it was away").await?;
    page.says(WAITING).await?;
    page.says("The server cannot be reached.").await?;

    server.start_again().await?;
    comment(page, "Before it went").await?;
    let all = async || Ok(server.records("aw_comments").await?.len() == 3);
    wait_until("all comments to arrive", PATIENCE * 2, all).await?;
    let said = async || Ok(!page.text().await?.contains(WAITING));
    wait_until("nothing to wait any more", PATIENCE * 2, said).await?;
    let texts: Vec<_> = server
        .records("aw_comments")
        .await?
        .iter()
        .map(|kept| kept["text"].as_str().unwrap_or("").to_owned())
        .collect();
    for text in ["Before it went", "While it was away", "And one more"] {
        assert_eq!(texts.iter().filter(|kept| *kept == text).count(), 1, "{texts:?}");
    }
    Ok(())
}

async fn what_waits_can_be_tried_now_or_discarded(lab: &mut Lab) -> Result<()> {
    let mut server = Pocketbase::start().await?;
    lab.open(&shared(&server.url())).await?;
    let page = &lab.browser;
    discussion(page).await?;
    page.says(names::NO_COMMENTS).await?;
    server.stop();
    post(page, "Send this").await?;
    page.says(WAITING).await?;
    post(page, "Not this").await?;
    let unwanted = comment(page, "Not this").await?;
    unwanted.find(&DISCARD).await?.click().await?;
    no_comment(page, "Not this").await?;
    server.start_again().await?;
    comment(page, "Send this").await?.find(&TRY_NOW).await?.click().await?;
    let one = async || Ok(server.records("aw_comments").await?.len() == 1);
    wait_until("the comment to arrive", PATIENCE, one).await?;
    assert_eq!(server.records("aw_comments").await?[0]["text"], "Send this");
    Ok(())
}

async fn what_the_server_refuses_stays_with_its_reason(lab: &mut Lab) -> Result<()> {
    let server = Pocketbase::start().await?;
    lab.open(&shared(&server.url())).await?;
    let page = &lab.browser;
    discussion(page).await?;
    page.says(names::NO_COMMENTS).await?;
    // An operator closes the discussion.
    let closed = serde_json::json!({ "createRule": null });
    server.as_superuser("PATCH", "/api/collections/aw_comments", &closed).await?;
    post(page, "Nobody takes this").await?;
    page.says(KEPT).await?;
    page.reload().await?;
    discussion(page).await?;
    let refused = comment(page, "Nobody takes this").await?;
    let open = serde_json::json!({ "createRule": "@request.auth.id != \"\" && author = @request.auth.id" });
    server.as_superuser("PATCH", "/api/collections/aw_comments", &open).await?;
    refused.find(&names::RETRY).await?.click().await?;
    let one = async || Ok(server.records("aw_comments").await?.len() == 1);
    wait_until("the comment to arrive", PATIENCE, one).await
}

/// A page with a comment that an operator who closed the discussion does not take.
async fn refused(lab: &Lab, server: &Pocketbase) -> Result<()> {
    lab.open(&shared(&server.url())).await?;
    discussion(&lab.browser).await?;
    lab.browser.says(names::NO_COMMENTS).await?;
    let closed = serde_json::json!({ "createRule": null });
    server.as_superuser("PATCH", "/api/collections/aw_comments", &closed).await?;
    post(&lab.browser, "Nobody takes this").await?;
    lab.browser.says(KEPT).await?;
    let open = serde_json::json!({ "createRule": "@request.auth.id != \"\" && author = @request.auth.id" });
    server.as_superuser("PATCH", "/api/collections/aw_comments", &open).await
}

async fn what_was_refused_can_be_changed_and_goes_out_as_it_is_then(lab: &mut Lab) -> Result<()> {
    let server = Pocketbase::start().await?;
    refused(lab, &server).await?;
    let page = &lab.browser;
    let there = comment(page, "Nobody takes this").await?;
    there.find(&names::EDIT).await?.click().await?;
    let text = there.find(&names::TEXTBOX).await?;
    text.inner().clear().await?;
    text.type_in("Everybody takes this").await?;
    there.find(&names::SAVE).await?.click().await?;
    let one = async || Ok(server.records("aw_comments").await?.len() == 1);
    wait_until("the comment to arrive", PATIENCE * 2, one).await?;
    assert_eq!(server.records("aw_comments").await?[0]["text"], "Everybody takes this");
    let said = async || Ok(!page.text().await?.contains(KEPT));
    wait_until("nothing to be refused any more", PATIENCE, said).await
}

async fn what_was_refused_can_be_discarded_and_never_comes_back(lab: &mut Lab) -> Result<()> {
    let server = Pocketbase::start().await?;
    refused(lab, &server).await?;
    let page = &lab.browser;
    comment(page, "Nobody takes this").await?.find(&DISCARD).await?.click().await?;
    no_comment(page, "Nobody takes this").await?;
    post(page, "Something else").await?;
    let one = async || Ok(server.records("aw_comments").await?.len() == 1);
    wait_until("the other comment to arrive", PATIENCE, one).await?;
    page.reload().await?;
    discussion(page).await?;
    comment(page, "Something else").await?;
    no_comment(page, "Nobody takes this").await?;
    assert_eq!(server.records("aw_comments").await?.len(), 1);
    Ok(())
}

async fn who_writes_too_fast_sees_the_words_wait_and_they_are_sent_later(lab: &mut Lab) -> Result<()> {
    let server = Pocketbase::start().await?;
    let limit = serde_json::json!({ "rateLimits": { "enabled": true, "rules":
        [{ "label": "aw_comments:create", "audience": "", "duration": 15, "maxRequests": 1 }] } });
    server.as_superuser("PATCH", "/api/settings", &limit).await?;
    lab.open(&shared(&server.url())).await?;
    let page = &lab.browser;
    discussion(page).await?;
    page.says(names::NO_COMMENTS).await?;
    post(page, "The first").await?;
    let one = async || Ok(server.records("aw_comments").await?.len() == 1);
    wait_until("the first to arrive", PATIENCE, one).await?;
    post(page, "Too fast").await?;
    page.says(WAITING).await?;
    assert_eq!(server.records("aw_comments").await?.len(), 1, "it was not taken");
    let two = async || Ok(server.records("aw_comments").await?.len() == 2);
    wait_until("the second to arrive", PATIENCE * 8, two).await?;
    let said = async || Ok(!page.text().await?.contains(WAITING));
    wait_until("nothing to wait any more", PATIENCE, said).await?;
    assert_eq!(page.text().await?.matches("Too fast").count(), 1);
    Ok(())
}

/// A question for records: every list is one, and what the widget asks every eight seconds is made of them.
fn asks_for_records(request: &[u8]) -> bool {
    let line = request.split(|byte| *byte == b'\r').next().unwrap_or_default();
    line.starts_with(b"GET ") && line.windows(8).any(|part| part == b"/records")
}

/// Waits until the stream tells of the thread, and what came before it was asked for, which ends with the votes. They are
/// asked for too when the thread is read, and every eight seconds.
async fn hears(proxy: &Proxy) -> Result<()> {
    let stands = async || {
        let lines = proxy.answered();
        let from = lines.iter().position(|line| line.starts_with("POST /api/realtime"));
        let votes = |line: &&String| line.starts_with("GET /api/collections/aw_vote_counts/records");
        Ok(from.is_some_and(|from| lines[from..].iter().filter(votes).count() >= 3))
    };
    wait_until("the stream of events to stand", PATIENCE * 2, stands).await
}

async fn where_the_stream_alone_comes_through_others_are_heard(lab: &mut Lab) -> Result<()> {
    let server = Pocketbase::start().await?;
    let proxy = Proxy::start(server.port(), 1, 0)?;
    lab.open(&shared(&proxy.url())).await?;
    let page = &lab.browser;
    discussion(page).await?;
    page.says(names::NO_COMMENTS).await?;
    hears(&proxy).await?;
    let other = another(lab, &server).await?;
    proxy.shut_out(asks_for_records);
    // What is asked for finds nothing any more.
    page.says("The server cannot be reached.").await?;

    post(&other, "Told by the stream").await?;
    comment(page, "Told by the stream").await?;
    let own = comment(&other, "Told by the stream").await?;
    own.find(&names::EDIT).await?.click().await?;
    own.find(&names::TEXTBOX).await?.type_in(" and changed").await?;
    own.find(&names::SAVE).await?.click().await?;
    changed(page, "Told by the stream and changed").await?;
    let own = comment(&other, "Told by the stream and changed").await?;
    own.find(&names::DELETE).await?.click().await?;
    no_comment(page, "Told by the stream").await
}

in_every_engine!(
    where_the_stream_alone_comes_through_others_are_heard,
    what_is_written_while_the_server_is_away_arrives_once_it_is_back,
    what_waits_can_be_tried_now_or_discarded,
    what_the_server_refuses_stays_with_its_reason,
    what_was_refused_can_be_changed_and_goes_out_as_it_is_then,
    what_was_refused_can_be_discarded_and_never_comes_back,
    who_writes_too_fast_sees_the_words_wait_and_they_are_sent_later,
);
