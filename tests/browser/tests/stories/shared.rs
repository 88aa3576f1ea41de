//! Two readers, each with a browser of one's own, and a real server between them.

use anyhow::{Context, Result};
use article_widget_browser_tests::{
    Lab,
    browser::Browser,
    in_every_engine,
    look::Look,
    names::{self, Role},
    page::Page,
    pocketbase::Pocketbase,
    wait::{PATIENCE, wait_until},
};
use serde_json::{Value, json};

use crate::{
    common::{chosen, comment, discussion, has, look_for, no_comment, post, shared, texts},
    people::choose,
};

/// Shows what came while the reader read.
const NEW: Role = Role::named("button", "1 new comment");

/// The second reader, with the same page open.
pub(crate) async fn another(lab: &Lab, server: &Pocketbase) -> Result<Browser> {
    let other = Browser::start(lab.browser.engine(), &Look::default()).await?;
    other.open(&lab.server.url(shared(&server.url()))).await?;
    discussion(&other).await?;
    Ok(other)
}

/// Waits until a comment's button has a name that ends with this count.
async fn counted(page: &Page, text: &str, button: &Role, count: &str) -> Result<()> {
    let so = async || {
        let Some(found) = look_for(page, text).await? else { return Ok(false) };
        Ok(found.find(button).await?.name().await?.ends_with(count))
    };
    wait_until(&format!("{button} to count {count}"), PATIENCE, so).await
}

/// Waits until a comment that says this is told to have been changed.
pub(crate) async fn changed(page: &Page, text: &str) -> Result<()> {
    let so = async || {
        let Some(found) = look_for(page, text).await? else { return Ok(false) };
        Ok(found.text().await?.contains("edited"))
    };
    wait_until(&format!("{text:?} to be told as edited"), PATIENCE, so).await
}

async fn what_one_reader_does_the_other_sees_without_asking(lab: &mut Lab) -> Result<()> {
    let server = Pocketbase::start().await?;
    lab.open(&shared(&server.url())).await?;
    let page = &lab.browser;
    discussion(page).await?;
    page.says(names::NO_COMMENTS).await?;
    let other = another(lab, &server).await?;

    post(page, "Written by the first").await?;
    // An empty list has nothing that could be moved: there the first comment comes by itself.
    let seen = comment(&other, "Written by the first").await?;
    assert!(seen.find_all(&names::EDIT).await?.is_empty(), "it is not the other's to change");
    seen.find(&names::REPLY).await?.click().await?;
    seen.find(&names::TEXTBOX).await?.type_in("Answered by the second").await?;
    seen.find(&names::POST).await?.click().await?;
    page.find(&NEW).await?.click().await?;
    comment(page, "Answered by the second").await?;

    let own = comment(page, "Written by the first").await?;
    own.find(&names::EDIT).await?.click().await?;
    own.find(&names::TEXTBOX).await?.type_in(" and changed").await?;
    own.find(&names::SAVE).await?.click().await?;
    changed(&other, "Written by the first and changed").await?;

    comment(page, "Written by the first and changed").await?.find(&names::DELETE).await?.click().await?;
    no_comment(&other, "Written by the first").await?;
    comment(&other, "Answered by the second").await?;
    let kept = server.records("aw_comments").await?;
    assert_eq!(kept.len(), 2, "a place is kept for the reply, without words: {kept:?}");
    assert!(kept.iter().any(|kept| kept["deleted"] == json!(true) && kept["text"] == json!("")), "{kept:?}");
    Ok(())
}

async fn a_report_reaches_the_operator_and_can_be_taken_back(lab: &mut Lab) -> Result<()> {
    let server = Pocketbase::start().await?;
    lab.open(&shared(&server.url())).await?;
    let page = &lab.browser;
    post(page, "Worth a report").await?;
    let other = another(lab, &server).await?;
    choose(&comment(&other, "Worth a report").await?, "Report").await?;
    let form = other.find(&Role::named("dialog", "Report this comment")).await?;
    form.find(&Role::named("radio", "False information")).await?.click().await?;
    form.find(&names::TEXTBOX).await?.type_in("It was never so").await?;
    form.find(&Role::named("button", "Report")).await?.click().await?;
    let told = async |reason: &str, text: &str| {
        let so = async || {
            let kept = server.records("aw_reports").await?;
            let [report] = kept.as_slice() else { return Ok(false) };
            Ok(report["reason"] == json!(reason) && report["text"] == json!(text))
        };
        wait_until(&format!("the report to be {reason:?}"), PATIENCE, so).await
    };
    told("false", "It was never so").await?;
    other.reload().await?;
    discussion(&other).await?;
    let reported = comment(&other, "Worth a report").await?;
    other.says("You reported this comment.").await?;
    reported.find(&Role::named("button", "Undo")).await?.click().await?;
    told("", "").await
}

async fn every_vote_and_mood_counts_once(lab: &mut Lab) -> Result<()> {
    let server = Pocketbase::start().await?;
    lab.open(&shared(&server.url())).await?;
    let page = &lab.browser;
    post(page, "Vote on this").await?;
    let other = another(lab, &server).await?;
    comment(&other, "Vote on this").await?.find(&names::LIKE).await?.click().await?;
    comment(page, "Vote on this").await?.find(&names::LIKE).await?.click().await?;
    counted(page, "Vote on this", &names::LIKE, "2").await?;
    counted(&other, "Vote on this", &names::LIKE, "2").await?;
    let liked = comment(&other, "Vote on this").await?;
    liked.find(&names::DISLIKE).await?.click().await?;
    counted(page, "Vote on this", &names::LIKE, "1").await?;
    counted(page, "Vote on this", &names::DISLIKE, "1").await?;

    page.find(&names::reaction("Amused")).await?.click().await?;
    other.find(&names::reaction("Amused")).await?.click().await?;
    for reader in [page as &Page, &other] {
        let both = async || Ok(reader.text().await?.contains("2 readers"));
        wait_until("both moods", PATIENCE, both).await?;
    }
    other.find(&names::reaction("Amused")).await?.click().await?;
    let one = async || Ok(!page.text().await?.contains("2 readers"));
    wait_until("one mood", PATIENCE, one).await?;
    let votes = server.records("aw_vote_counts").await?;
    assert_eq!(votes.len(), 1, "{votes:?}");
    assert_eq!((&votes[0]["up"], &votes[0]["down"]), (&json!(1), &json!(1)));
    let sent = async || {
        let moods = server.records("aw_mood_counts").await?;
        Ok(moods.len() == 1 && moods[0]["chosen"] == json!(1))
    };
    wait_until("the server's own count", PATIENCE, sent).await
}

async fn a_reload_keeps_who_one_is_and_nobody_else_may_touch_it(lab: &mut Lab) -> Result<()> {
    let server = Pocketbase::start().await?;
    lab.open(&shared(&server.url())).await?;
    let page = &lab.browser;
    post(page, "Mine alone").await?;
    page.find(&names::reaction("Sad")).await?.click().await?;
    let sent = async || Ok(server.records("aw_reactions").await?.len() == 1);
    wait_until("the mood to arrive", PATIENCE, sent).await?;
    page.reload().await?;
    discussion(page).await?;
    let own = comment(page, "Mine alone").await?;
    own.find(&names::EDIT).await?;
    chosen(page, "Sad", true).await?;

    let id = server.records("aw_comments").await?[0]["id"].as_str().context("no id")?.to_owned();
    let path = format!("/api/collections/aw_comments/records/{id}");
    let forger =
        json!({ "handle": "f".repeat(24), "password": "forger-forger", "passwordConfirm": "forger-forger" });
    server.ask("POST", "/api/collections/aw_readers/records", "", &forger).await?;
    let door = json!({ "identity": "f".repeat(24), "password": "forger-forger" });
    let (_, given) = server.ask("POST", "/api/collections/aw_readers/auth-with-password", "", &door).await?;
    let token = given["token"].as_str().context("no token")?;
    let change = json!({ "text": "Not what I said", "edits+": 1 });
    for token in ["", token, "a.b.c"] {
        let (status, _) = server.ask("PATCH", &path, token, &change).await?;
        assert_eq!(status, 404, "a forged change with {token:?}");
        let (status, _) = server.ask("DELETE", &path, token, &Value::Null).await?;
        assert!((400..500).contains(&status), "a forged deletion: {status}");
    }
    assert_eq!(server.records("aw_comments").await?[0]["text"], json!("Mine alone"));
    own.find(&names::DELETE).await?.click().await?;
    no_comment(page, "Mine alone").await
}

async fn what_is_to_be_looked_at_first_is_seen_by_its_author_alone(lab: &mut Lab) -> Result<()> {
    let server = Pocketbase::start().await?;
    server.review(true).await?;
    lab.open(&shared(&server.url())).await?;
    let page = &lab.browser;
    discussion(page).await?;
    let other = another(lab, &server).await?;
    post(page, "Please look at this").await?;
    page.says("Someone will look at this before others can see it.").await?;
    page.reload().await?;
    discussion(page).await?;
    comment(page, "Please look at this").await?;
    page.says("Someone will look at this before others can see it.").await?;
    let held = server.records("aw_comments").await?;
    assert_eq!(held[0]["held"], json!(true));
    assert!(look_for(&other, "Please look at this").await?.is_none());
    let path = format!("/api/collections/aw_comments/records/{}", held[0]["id"].as_str().context("no id")?);
    server.as_superuser("PATCH", &path, &json!({ "held": false })).await?;
    comment(&other, "Please look at this").await.map(drop)
}

async fn what_the_operator_pins_stands_first_on_open_pages(lab: &mut Lab) -> Result<()> {
    let server = Pocketbase::start().await?;
    lab.open(&format!("{}&sort=newest", shared(&server.url()))).await?;
    let page = &lab.browser;
    post(page, "Said first").await?;
    post(page, "Said last").await?;
    let arrived = async || Ok(server.records("aw_comments").await?.len() == 2);
    wait_until("both comments to arrive", PATIENCE, arrived).await?;
    let other = another(lab, &server).await?;
    comment(&other, "Said last").await?;
    let records = server.records("aw_comments").await?;
    let said = records.iter().find(|record| record["text"] == json!("Said first")).context("not there")?;
    let path = format!("/api/collections/aw_comments/records/{}", said["id"].as_str().context("no id")?);
    let pin = async |pinned: bool| server.as_superuser("PATCH", &path, &json!({ "pinned": pinned })).await;
    // What stands first says this, and is pinned or not.
    let first = async |reader: &Page, text: &str, pinned: bool| {
        let so = async || {
            let texts = texts(&discussion(reader).await?, &names::COMMENT).await?;
            let first = texts.first().map_or("", String::as_str);
            Ok(first.contains(text) && first.contains("Pinned") == pinned)
        };
        wait_until(&format!("{text:?} to stand first"), PATIENCE, so).await
    };
    first(page, "Said last", false).await?;
    pin(true).await?;
    for reader in [page as &Page, &other] {
        first(reader, "Said first", true).await?;
    }
    let own = comment(page, "Said first").await?;
    own.find(&names::EDIT).await?.click().await?;
    own.find(&names::TEXTBOX).await?.type_in(", and changed").await?;
    own.find(&names::SAVE).await?.click().await?;
    for reader in [&other as &Page, page] {
        first(reader, "Said first, and changed", true).await?;
    }
    other.reload().await?;
    first(&other, "Said first, and changed", true).await?;
    pin(false).await?;
    first(page, "Said last", false).await
}

async fn a_like_is_remembered_after_a_reload(lab: &mut Lab) -> Result<()> {
    let server = Pocketbase::start().await?;
    lab.open(&shared(&server.url())).await?;
    let page = &lab.browser;
    let liked = post(page, "Like me").await?;
    liked.find(&names::LIKE).await?.click().await?;
    has(&liked, &names::LIKE, "aria-pressed", "true").await?;
    let sent = async || Ok(server.records("aw_votes").await?.len() == 1);
    wait_until("the vote to arrive", PATIENCE, sent).await?;
    page.reload().await?;
    discussion(page).await?;
    let liked = comment(page, "Like me").await?;
    has(&liked, &names::LIKE, "aria-pressed", "true").await?;
    assert!(liked.find(&names::LIKE).await?.name().await?.ends_with('1'), "counted once");
    Ok(())
}

in_every_engine!(
    a_report_reaches_the_operator_and_can_be_taken_back,
    what_one_reader_does_the_other_sees_without_asking,
    every_vote_and_mood_counts_once,
    a_reload_keeps_who_one_is_and_nobody_else_may_touch_it,
    what_is_to_be_looked_at_first_is_seen_by_its_author_alone,
    what_the_operator_pins_stands_first_on_open_pages,
    a_like_is_remembered_after_a_reload,
);
