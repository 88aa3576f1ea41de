//! Signing in at a real Waline: by the form, by the host page, and where it takes nothing of guests.

use anyhow::{Context, Result};
use article_widget_browser_tests::{
    Lab, in_every_engine,
    names::{self, Role},
    waline::Waline,
};
use serde_json::json;

use crate::{
    common::{at_waline, comment, discussion, no_comment, post},
    signing::{SIGN_IN, SIGN_OUT, send, sign_in, type_password},
    waline::rows,
};

const PASSWORD: &str = "only-for-tests";

/// Makes the operator's account, which is the first, and one of this name.
async fn account(server: &Waline, name: &str) -> Result<()> {
    for name in ["Root", name] {
        let email = format!("{name}@example.org");
        let account = json!({ "display_name": name, "email": email, "password": PASSWORD, "url": "" });
        server.ask("POST", "/api/user", "", &account).await?;
    }
    Ok(())
}

async fn the_form_signs_in_and_what_is_written_is_the_accounts(lab: &mut Lab) -> Result<()> {
    let server = Waline::start().await?;
    account(&server, "Dee").await?;
    lab.open(&at_waline(&server.url())).await?;
    let page = &lab.browser;
    discussion(page).await?;
    post(page, "As a guest").await?;
    rows(&server, "SELECT comment FROM wl_comment", &["As a guest"]).await?;
    sign_in(page, "Dee@example.org", "wrong").await?;
    page.says("No account has this address and this password.").await?;
    type_password(page, PASSWORD).await?;
    send(page, "Sign in").await?;
    page.find(&SIGN_OUT).await?;
    let guests = comment(page, "As a guest").await?;
    assert!(guests.find_all(&names::EDIT).await?.is_empty(), "what a guest wrote stays the guest's");
    post(page, "As Dee").await?;
    let both = ["As a guest|", "As Dee|2"];
    rows(&server, "SELECT comment, user_id FROM wl_comment ORDER BY id", &both).await?;
    page.reload().await?;
    discussion(page).await?;
    page.find(&SIGN_OUT).await?;
    let own = comment(page, "As Dee").await?;
    own.find(&names::EDIT).await?.click().await?;
    own.find(&names::TEXTBOX).await?.type_in(" and more").await?;
    own.find(&names::SAVE).await?.click().await?;
    rows(&server, "SELECT comment FROM wl_comment WHERE id = 2", &["As Dee and more"]).await?;
    comment(page, "As Dee and more").await?.find(&names::DELETE).await?.click().await?;
    no_comment(page, "As Dee and more").await?;
    rows(&server, "SELECT comment FROM wl_comment", &["As a guest"]).await?;
    page.find(&SIGN_OUT).await?.click().await?;
    page.find(&SIGN_IN).await?;
    assert!(comment(page, "As a guest").await?.text().await?.contains("You"));
    Ok(())
}

async fn the_hosts_token_signs_in_and_null_signs_out(lab: &mut Lab) -> Result<()> {
    let server = Waline::start().await?;
    account(&server, "Dee").await?;
    let door = json!({ "email": "Dee@example.org", "password": PASSWORD, "code": "" });
    let (_, given) = server.ask("POST", "/api/token", "", &door).await?;
    let token = given["data"]["token"].as_str().context("no token")?;
    lab.open(&at_waline(&server.url())).await?;
    let page = &lab.browser;
    page.run(
        "document.querySelector('article-widget').session = () => arguments[0]"
            .replace("arguments[0]", &json!(token).to_string())
            .as_str(),
        Vec::new(),
    )
    .await?;
    discussion(page).await?;
    page.says("Dee").await?;
    assert!(page.find_all(&SIGN_OUT).await?.is_empty(), "signing out is the host's");
    post(page, "By the host's session").await?;
    rows(&server, "SELECT comment, user_id FROM wl_comment", &["By the host's session|2"]).await?;
    page.run("document.querySelector('article-widget').session = null", Vec::new()).await?;
    page.find(&SIGN_IN).await?;
    let kept = page.run("return JSON.stringify(localStorage)", Vec::new()).await?;
    assert!(!kept.as_str().context("no text")?.contains(token));
    Ok(())
}

async fn where_it_takes_nothing_of_guests_the_words_stay_and_go_out_when_signed_in(
    lab: &mut Lab,
) -> Result<()> {
    let server = Waline::with(&[("LOGIN", "force")]).await?;
    account(&server, "Dee").await?;
    lab.open(&at_waline(&server.url())).await?;
    let page = &lab.browser;
    discussion(page).await?;
    post(page, "Not lost").await?;
    page.says("Not saved: you have to sign in for that. Your words are still here.").await?;
    page.says("Only people with an account can write here.").await?;
    rows(&server, "SELECT comment FROM wl_comment", &[]).await?;
    sign_in(page, "Dee@example.org", PASSWORD).await?;
    page.find(&SIGN_OUT).await?;
    let refused = comment(page, "Not lost").await?;
    refused.find(&Role::named("button", "Send as Dee")).await?.click().await?;
    rows(&server, "SELECT comment, user_id FROM wl_comment", &["Not lost|2"]).await
}

async fn a_session_that_the_server_takes_no_more_posts_nothing_as_anybody(lab: &mut Lab) -> Result<()> {
    let mut server = Waline::start().await?;
    account(&server, "Dee").await?;
    lab.open(&at_waline(&server.url())).await?;
    let page = &lab.browser;
    discussion(page).await?;
    sign_in(page, "Dee@example.org", PASSWORD).await?;
    page.find(&SIGN_OUT).await?;
    server.stop();
    post(page, "By Dee or nobody").await?;
    page.says("Kept in this browser.").await?;
    // Whoever holds the key to tokens changed it: none that was given is worth anything.
    server.set("JWT_TOKEN", "another-secret");
    server.start_again().await?;
    page.reload().await?;
    discussion(page).await?;
    page.says("You are not signed in any more.").await?;
    page.says("It waits in this browser until then.").await?;
    rows(&server, "SELECT comment FROM wl_comment", &[]).await?;
    sign_in(page, "Dee@example.org", PASSWORD).await?;
    rows(&server, "SELECT comment, user_id FROM wl_comment", &["By Dee or nobody|2"]).await
}

in_every_engine!(
    the_form_signs_in_and_what_is_written_is_the_accounts,
    the_hosts_token_signs_in_and_null_signs_out,
    where_it_takes_nothing_of_guests_the_words_stay_and_go_out_when_signed_in,
    a_session_that_the_server_takes_no_more_posts_nothing_as_anybody,
);
