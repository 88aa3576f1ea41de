//! Signing in at a real `PocketBase` by the form, and what becomes of words that wait for another.

use anyhow::{Context, Result};
use article_widget_browser_tests::{
    Lab, in_every_engine,
    names::{self, Role},
    page::Page,
    pocketbase::Pocketbase,
    wait::{PATIENCE, wait_until},
};
use serde_json::{Value, json};

use crate::common::{comment, discussion, look_for, post, shared};

pub(crate) const SIGN_IN: Role = Role::named("button", "Sign in");
pub(crate) const SIGN_OUT: Role = Role::named("button", "Sign out");
pub(crate) const EMAIL: Role = Role::named("textbox", "E-mail address");
const NEW: Role = Role::named("button", "No account yet? Create one");
const NAME: Role = Role::named("textbox", "Name that others see");
const LOCKED: &str = "who is not signed in here. It waits in this browser until then.";
pub(crate) const PASSWORD: &str = "only-for-this-test";

/// Types into the field for the password, which has no role.
pub(crate) async fn type_password(page: &Page, password: &str) -> Result<()> {
    let focus =
        "document.querySelector('article-widget').shadowRoot.querySelector('input[type=password]').focus()";
    page.run(focus, Vec::new()).await?;
    page.press(password).await
}

/// Presses the last button of the dialog that has this name: the one that sends.
pub(crate) async fn send(page: &Page, name: &'static str) -> Result<()> {
    let dialog = page.find(&Role::named("dialog", name)).await?;
    dialog.find(&Role::named("button", name)).await?.click().await
}

/// Signs in by the form.
pub(crate) async fn sign_in(page: &Page, email: &str, password: &str) -> Result<()> {
    page.find(&SIGN_IN).await?.click().await?;
    page.find(&EMAIL).await?.type_in(email).await?;
    type_password(page, password).await?;
    send(page, "Sign in").await
}

/// Has the operator make an account; its id.
pub(crate) async fn account(server: &Pocketbase, name: &str, badge: &str) -> Result<String> {
    let body = json!({ "email": format!("{name}@example.org"), "password": PASSWORD, "passwordConfirm": PASSWORD,
        "name": name, "badge": badge });
    server.as_superuser("POST", "/api/collections/aw_readers/records", &body).await?;
    let readers = server.records("aw_readers").await?;
    let made = readers.iter().find(|reader| reader["name"] == json!(name)).context("no such account")?;
    Ok(made["id"].as_str().context("no id")?.to_owned())
}

/// A token of an account's, as the host's own server asks for one, that lasts so many seconds.
pub(crate) async fn token(server: &Pocketbase, id: &str, seconds: u32) -> Result<String> {
    let path = format!("/api/collections/aw_readers/impersonate/{id}");
    let given = server.asked_as_superuser("POST", &path, &json!({ "duration": seconds })).await?;
    Ok(given["token"].as_str().context("no token")?.to_owned())
}

/// Waits until the server has comments with these names and texts, in this order.
pub(crate) async fn kept(server: &Pocketbase, wanted: &[(&str, &str)]) -> Result<Vec<Value>> {
    let so = async || {
        let comments = server.records("aw_comments").await?;
        let there: Vec<_> = comments.iter().map(|c| (c["name"].as_str(), c["text"].as_str())).collect();
        Ok(wanted.len() == there.len() && wanted.iter().all(|(n, t)| there.contains(&(Some(n), Some(t)))))
    };
    wait_until(&format!("the server to have {wanted:?}"), PATIENCE * 2, so).await?;
    server.records("aw_comments").await
}

async fn an_account_is_made_used_kept_and_left(lab: &mut Lab) -> Result<()> {
    let server = Pocketbase::start().await?;
    lab.open(&shared(&server.url())).await?;
    let page = &lab.browser;
    let comments = discussion(page).await?;
    comments.find(&names::ADD_COMMENT).await?.type_in("Begun before").await?;
    page.find(&SIGN_IN).await?.click().await?;
    page.find(&NEW).await?.click().await?;
    page.find(&NAME).await?.type_in("Ann Author").await?;
    page.find(&EMAIL).await?.type_in("ann@example.org").await?;
    type_password(page, PASSWORD).await?;
    let found = page.violations().await?;
    assert!(found.is_empty(), "{found}");
    send(page, "Create account").await?;
    page.find(&SIGN_OUT).await?;
    page.gone(&Role::named("dialog", "Create account")).await?;
    let field = page.find(&names::ADD_COMMENT).await?;
    assert_eq!(field.value().await?, "Begun before", "the draft is kept");
    let focused = async || page.find(&names::ADD_COMMENT).await?.focused().await;
    wait_until("the focus to be back in the field", PATIENCE, focused).await?;
    page.find(&names::POST).await?.click().await?;
    let readers = server.records("aw_readers").await?;
    assert_eq!(readers.len(), 1, "no guest was made: {readers:?}");
    let there = kept(&server, &[("Ann Author", "Begun before")]).await?;
    assert_eq!(there[0]["author"], readers[0]["id"]);

    page.reload().await?;
    discussion(page).await?;
    page.find(&SIGN_OUT).await?;
    comment(page, "Begun before").await?.find(&names::EDIT).await?;
    page.find(&SIGN_OUT).await?.click().await?;
    page.find(&SIGN_IN).await?;
    post(page, "Said by a guest").await?;
    kept(&server, &[("Ann Author", "Begun before"), ("", "Said by a guest")]).await?;
    let hers = comment(page, "Begun before").await?;
    assert!(hers.find_all(&names::EDIT).await?.is_empty(), "it is the account's, not the guest's");

    sign_in(page, "ann@example.org", PASSWORD).await?;
    page.find(&SIGN_OUT).await?;
    comment(page, "Begun before").await?.find(&names::EDIT).await?;
    let guests = comment(page, "Said by a guest").await?;
    assert!(guests.find_all(&names::EDIT).await?.is_empty(), "what a guest wrote stays the guest's");
    Ok(())
}

async fn a_wrong_password_is_told_and_can_be_typed_again(lab: &mut Lab) -> Result<()> {
    let server = Pocketbase::start().await?;
    account(&server, "Bea", "Reporter").await?;
    lab.open(&shared(&server.url())).await?;
    let page = &lab.browser;
    discussion(page).await?;
    sign_in(page, "Bea@example.org", "not-the-password").await?;
    page.says("No account has this address and this password.").await?;
    let found = page.violations().await?;
    assert!(found.is_empty(), "{found}");
    let active = "return document.querySelector('article-widget').shadowRoot.activeElement.type";
    assert_eq!(page.run(active, Vec::new()).await?, json!("password"));
    // What was typed is selected, and goes with the first letter.
    page.press(PASSWORD).await?;
    send(page, "Sign in").await?;
    page.find(&SIGN_OUT).await?;
    post(page, "With a badge").await?;
    let there = kept(&server, &[("Bea", "With a badge")]).await?;
    assert_eq!(there[0]["badge"], json!("Reporter"));
    assert!(comment(page, "With a badge").await?.text().await?.contains("Reporter"));
    Ok(())
}

async fn what_waits_is_sent_by_who_wrote_it_and_nobody_else(lab: &mut Lab) -> Result<()> {
    let mut server = Pocketbase::start().await?;
    account(&server, "Ann", "").await?;
    lab.open(&shared(&server.url())).await?;
    let page = &lab.browser;
    discussion(page).await?;
    sign_in(page, "Ann@example.org", PASSWORD).await?;
    page.find(&SIGN_OUT).await?;
    post(page, "The first").await?;
    kept(&server, &[("Ann", "The first")]).await?;
    server.stop();
    post(page, "Ann's words").await?;
    page.says("Kept in this browser.").await?;
    page.find(&SIGN_OUT).await?.click().await?;
    page.says(LOCKED).await?;
    post(page, "A guest's words").await?;
    server.start_again().await?;
    kept(&server, &[("Ann", "The first"), ("", "A guest's words")]).await?;
    let waiting = comment(page, "Ann's words").await?;
    assert!(waiting.text().await?.contains(LOCKED));
    waiting.find(&Role::named("button", "Send as a guest")).await?;
    sign_in(page, "Ann@example.org", PASSWORD).await?;
    let there =
        kept(&server, &[("Ann", "The first"), ("", "A guest's words"), ("Ann", "Ann's words")]).await?;
    let by = |text: &str| there.iter().find(|c| c["text"] == json!(text)).map(|c| c["author"].clone());
    assert_eq!(by("Ann's words"), by("The first"));
    assert_ne!(by("Ann's words"), by("A guest's words"));
    Ok(())
}

async fn where_guests_may_not_write_the_text_is_kept_and_the_door_is_shown(lab: &mut Lab) -> Result<()> {
    let server = Pocketbase::start().await?;
    account(&server, "Ann", "").await?;
    let path = "/api/collections/aw_settings/records/settings0000000";
    server.as_superuser("PATCH", path, &json!({ "members_only": true, "accounts": "invited" })).await?;
    lab.open(&shared(&server.url())).await?;
    let page = &lab.browser;
    let comments = discussion(page).await?;
    page.says("Only people with an account can write here.").await?;
    comments.find(&names::ADD_COMMENT).await?.type_in("Not lost").await?;
    page.find(&names::POST).await?.click().await?;
    let dialog = page.find(&Role::named("dialog", "Sign in")).await?;
    assert!(dialog.find_all(&NEW).await?.is_empty(), "the operator makes the accounts");
    page.find(&EMAIL).await?.type_in("Ann@example.org").await?;
    type_password(page, PASSWORD).await?;
    send(page, "Sign in").await?;
    page.find(&SIGN_OUT).await?;
    assert_eq!(page.find(&names::ADD_COMMENT).await?.value().await?, "Not lost");
    assert!(look_for(page, "Not lost").await?.is_none(), "nothing was sent yet");
    page.find(&names::POST).await?.click().await?;
    kept(&server, &[("Ann", "Not lost")]).await?;
    Ok(())
}

in_every_engine!(
    an_account_is_made_used_kept_and_left,
    a_wrong_password_is_told_and_can_be_typed_again,
    what_waits_is_sent_by_who_wrote_it_and_nobody_else,
    where_guests_may_not_write_the_text_is_kept_and_the_door_is_shown,
);
