//! A server that is none, or lies: the reader is told, nothing of it is believed, and no word is lost.

use anyhow::Result;
use article_widget_browser_tests::{Lab, in_every_engine, names, server::Fault};
use serde_json::json;

use crate::common::{comment, discussion, post, shared};

const COMMENTS: &str = "/lies/api/collections/aw_comments/records";
const MOODS: &str = "/lies/api/collections/aw_mood_counts/records";
const VOTES: &str = "/lies/api/collections/aw_vote_counts/records";

async fn a_page_instead_of_an_answer_is_told_and_words_are_kept(lab: &mut Lab) -> Result<()> {
    a_page_instead_of_an_answer(lab, &[COMMENTS, MOODS, VOTES], shared).await
}

/// Whatever the server is, at these paths it has a page with a script; `at` is where the widget is with that server.
pub(crate) async fn a_page_instead_of_an_answer(
    lab: &mut Lab,
    paths: &[&str],
    at: impl Fn(&str) -> String,
) -> Result<()> {
    for path in paths {
        lab.server.put(
            path,
            "text/html",
            "<!doctype html><title>Log in</title><script>window.hurt = 1</script>",
        )?;
    }
    lab.open(&at(&lab.server.url("/lies"))).await?;
    let page = &lab.browser;
    discussion(page).await?;
    page.says("The server’s answer cannot be read.").await?;
    post(page, "I said it all the same").await?;
    page.says("Kept in this browser.").await?;
    page.reload().await?;
    discussion(page).await?;
    comment(page, "I said it all the same").await?;
    assert_eq!(page.run("return window.hurt ?? null", Vec::new()).await?, json!(null));
    Ok(())
}

async fn what_leads_elsewhere_is_not_followed(lab: &mut Lab) -> Result<()> {
    let list = json!({ "items": [], "totalItems": 0 }).to_string();
    lab.server.put("/elsewhere", "application/json", list)?;
    for path in [COMMENTS, MOODS, VOTES, "/lies/api/realtime"] {
        lab.server.fault(path, Some(Fault::Elsewhere("/elsewhere")));
    }
    lab.open(&shared(&lab.server.url("/lies"))).await?;
    discussion(&lab.browser).await?;
    lab.browser.says("The server cannot be reached.").await?;
    assert_eq!(lab.server.asked("/elsewhere"), 0);
    Ok(())
}

async fn hostile_records_are_left_out_or_shown_as_the_text_that_they_are(lab: &mut Lab) -> Result<()> {
    let record = |id: &str, text: &str| {
        json!({
            "id": id, "parent": "", "author": "readerreader123", "name": "<b>Eve</b>", "text": text, "edits": 0,
            "deleted": false, "held": false, "created": "2026-11-24 14:21:23.645Z",
            "updated": "2026-11-24 14:21:23.645Z",
        })
    };
    let hostile = "<img src=/nowhere.png onerror=\"window.hurt=1\"> [click](javascript:window.hurt=2)";
    let mut broken = record("brokenbroken123", "never shown");
    broken["created"] = json!({ "toString": 1 });
    let list =
        json!({ "totalItems": "many", "items": [record("hostilehostile1", hostile), broken, 5, null] });
    lab.server.put(COMMENTS, "application/json", list.to_string())?;
    for path in [MOODS, VOTES] {
        let lies = json!({ "items": [{ "mood": "happy", "chosen": -5 }, { "comment": "hostilehostile1", "up": "99" }] });
        lab.server.put(path, "application/json", lies.to_string())?;
    }
    lab.open(&shared(&lab.server.url("/lies"))).await?;
    let page = &lab.browser;
    discussion(page).await?;
    let shown = comment(page, "<img src=/nowhere.png").await?;
    let text = shown.text().await?;
    assert!(text.contains("<b>Eve</b>"), "{text}");
    assert!(shown.find(&names::LIKE).await?.name().await?.ends_with('0'));
    assert!(!page.text().await?.contains("never shown"));
    let harm = "return [window.hurt ?? null, document.querySelector('article-widget').shadowRoot
        .querySelectorAll('[part=comments] img, [part=comments] a[href^=javascript]').length]";
    assert_eq!(page.run(harm, Vec::new()).await?, json!([null, 0]));
    assert_eq!(lab.server.asked("/nowhere.png"), 0);
    Ok(())
}

in_every_engine!(
    a_page_instead_of_an_answer_is_told_and_words_are_kept,
    what_leads_elsewhere_is_not_followed,
    hostile_records_are_left_out_or_shown_as_the_text_that_they_are,
);
