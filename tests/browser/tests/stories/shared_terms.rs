//! What an operator allows: from the first day on, and changed while readers have the page open, who need not load it anew.

use std::fs;

use anyhow::{Context, Result};
use article_widget_browser_tests::{
    Lab, in_every_engine, names,
    pocketbase::Pocketbase,
    tools::repository,
    wait::{PATIENCE, wait_until},
};
use serde_json::{Value, json};

use crate::{
    common::{comment, discussion, look_for, post, shared},
    shared::another,
};

const HELD: &str = "Someone will look at this before others can see it.";
const MEMBERS: &str = "Only people with an account can write here.";

/// Waits until the server has comments with these texts, held or not.
async fn kept(server: &Pocketbase, wanted: &[(&str, bool)]) -> Result<()> {
    wait_until(&format!("{wanted:?}"), PATIENCE * 2, async || {
        let records = server.records("aw_comments").await?;
        let is_there = |(text, held): &(&str, bool)| {
            let same = |record: &Value| record["text"] == json!(text) && record["held"] == json!(held);
            records.iter().any(same)
        };
        Ok(records.len() == wanted.len() && wanted.iter().all(is_there))
    })
    .await
}

async fn once_comments_are_looked_at_first_an_open_page_goes_on(lab: &mut Lab) -> Result<()> {
    let server = Pocketbase::start().await?;
    lab.open(&shared(&server.url())).await?;
    let page = &lab.browser;
    post(page, "Before").await?;
    kept(&server, &[("Before", false)]).await?;
    server.review(true).await?;
    post(page, "After").await?;
    kept(&server, &[("Before", false), ("After", true)]).await?;
    page.says(HELD).await?;
    server.review(false).await?;
    post(page, "And on").await?;
    // Nobody looks at what is held any more.
    kept(&server, &[("Before", false), ("After", true), ("And on", false)]).await
}

async fn an_edit_is_held_once_comments_are_looked_at_first(lab: &mut Lab) -> Result<()> {
    let server = Pocketbase::start().await?;
    lab.open(&shared(&server.url())).await?;
    let page = &lab.browser;
    let own = post(page, "Before").await?;
    kept(&server, &[("Before", false)]).await?;
    server.review(true).await?;
    own.find(&names::EDIT).await?.click().await?;
    let text = own.find(&names::TEXTBOX).await?;
    text.inner().clear().await?;
    text.type_in("Changed").await?;
    own.find(&names::SAVE).await?.click().await?;
    kept(&server, &[("Changed", true)]).await?;
    page.says(HELD).await
}

async fn once_only_accounts_may_write_a_guest_is_told_and_keeps_the_words(lab: &mut Lab) -> Result<()> {
    let server = Pocketbase::start().await?;
    lab.open(&shared(&server.url())).await?;
    let page = &lab.browser;
    discussion(page).await?;
    page.says(names::NO_COMMENTS).await?;
    let path = "/api/collections/aw_settings/records/settings0000000";
    server.as_superuser("PATCH", path, &json!({ "members_only": true, "accounts": "invited" })).await?;
    post(page, "Not lost").await?;
    page.says(MEMBERS).await?;
    page.says("Your words are still here.").await?;
    comment(page, "Not lost").await?;
    kept(&server, &[]).await
}

async fn who_imports_the_collections_alone_looks_at_everything_until_told_otherwise(
    lab: &mut Lab,
) -> Result<()> {
    let server = Pocketbase::empty().await?;
    let (status, _) = server.ask("GET", "/api/collections/aw_comments/records", "", &Value::Null).await?;
    assert_eq!(status, 404, "nothing of ours is there");
    let file = fs::read_to_string(repository().join("servers/pocketbase/collections.json"))?;
    let collections: Value = serde_json::from_str(&file)?;
    // As the dashboard does at "Import collections".
    let import = json!({ "collections": collections, "deleteMissing": false });
    server.as_superuser("PUT", "/api/collections/import", &import).await?;

    lab.open(&shared(&server.url())).await?;
    let page = &lab.browser;
    discussion(page).await?;
    page.says(names::NO_COMMENTS).await?;
    let other = another(lab, &server).await?;
    other.says(names::NO_COMMENTS).await?;
    post(page, "The first of all").await?;
    page.says(HELD).await?;
    kept(&server, &[("The first of all", true)]).await?;
    assert!(look_for(&other, "The first of all").await?.is_none(), "it is its author's until then");
    let first = server.records("aw_comments").await?[0]["id"].as_str().context("no id")?.to_owned();
    let path = format!("/api/collections/aw_comments/records/{first}");
    server.as_superuser("PATCH", &path, &json!({ "held": false })).await?;
    comment(&other, "The first of all").await?;

    let settings = json!({ "id": "settings0000000", "review": false });
    server.as_superuser("POST", "/api/collections/aw_settings/records", &settings).await?;
    post(page, "Seen at once").await?;
    kept(&server, &[("The first of all", false), ("Seen at once", false)]).await?;
    page.find(&names::reaction("Happy")).await?.click().await?;
    let chosen = async || {
        let counts = server.records("aw_mood_counts").await?;
        Ok(counts.len() == 1 && counts[0]["chosen"] == json!(1))
    };
    wait_until("the mood to be counted", PATIENCE, chosen).await
}

in_every_engine!(
    who_imports_the_collections_alone_looks_at_everything_until_told_otherwise,
    once_comments_are_looked_at_first_an_open_page_goes_on,
    an_edit_is_held_once_comments_are_looked_at_first,
    once_only_accounts_may_write_a_guest_is_told_and_keeps_the_words,
);
