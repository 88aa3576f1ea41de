//! An operator changes what is allowed while readers have the page open: nobody has to load it anew.

use anyhow::Result;
use article_widget_browser_tests::{
    Lab, in_every_engine, names,
    pocketbase::Pocketbase,
    wait::{PATIENCE, wait_until},
};
use serde_json::{Value, json};

use crate::common::{comment, discussion, post, shared};

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

in_every_engine!(
    once_comments_are_looked_at_first_an_open_page_goes_on,
    an_edit_is_held_once_comments_are_looked_at_first,
    once_only_accounts_may_write_a_guest_is_told_and_keeps_the_words,
);
