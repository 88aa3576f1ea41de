//! Who may change what at a real Waline: an account its own, and nobody else anything.

use anyhow::{Context, Result};
use article_widget_browser_tests::{Lab, in_every_engine, names, page::Page, waline::Waline};
use serde_json::{Value, json};

use crate::{
    common::{at_waline, comment, discussion, no_comment, post},
    waline::rows,
};

/// Makes an account, the first of which is the administrator's, and has this browser signed in as it.
pub(crate) async fn sign_in(page: &Page, server: &Waline, name: &str) -> Result<()> {
    sign_in_at(page, server, &server.url(), name).await
}

/// The same, for a page that asks the server at another address.
pub(crate) async fn sign_in_at(page: &Page, server: &Waline, address: &str, name: &str) -> Result<()> {
    let email = format!("{name}@example.org");
    let account = json!({ "display_name": name, "email": email, "password": "only-for-tests", "url": "" });
    server.ask("POST", "/api/user", "", &account).await?;
    let door = json!({ "email": email, "password": "only-for-tests", "code": "" });
    let (_, given) = server.ask("POST", "/api/token", "", &door).await?;
    let (id, token) = (&given["data"]["objectId"], given["data"]["token"].as_str().context("no token")?);
    let kept = json!({ "id": id, "token": token }).to_string();
    let key = format!("article-widget:account:{}", address.replace(':', "%3A"));
    page.run("localStorage.setItem(arguments[0], arguments[1])", vec![key.into(), kept.into()])
        .await
        .map(drop)
}

async fn without_an_account_nothing_is_offered_that_the_server_would_refuse(lab: &mut Lab) -> Result<()> {
    let server = Waline::start().await?;
    lab.open(&at_waline(&server.url())).await?;
    let page = &lab.browser;
    discussion(page).await?;
    let own = post(page, "For good").await?;
    page.gone(&names::UNDO).await?;
    assert!(own.text().await?.contains("You"));
    for deed in [&names::EDIT, &names::DELETE] {
        assert!(own.find_all(deed).await?.is_empty(), "{deed} is not for guests");
    }
    rows(&server, "SELECT comment FROM wl_comment", &["For good"]).await?;
    page.reload().await?;
    discussion(page).await?;
    let own = comment(page, "For good").await?;
    assert!(own.text().await?.contains("You"), "whose it is is remembered");
    for method in ["PUT", "DELETE"] {
        let forged = json!({ "comment": "Not what I said" });
        let body = if method == "PUT" { &forged } else { &Value::Null };
        let (status, _) = server.ask(method, "/api/comment/1", "", body).await?;
        assert_eq!(status, 401);
    }
    Ok(())
}

async fn an_account_changes_and_takes_away_what_is_its_own(lab: &mut Lab) -> Result<()> {
    let server = Waline::start().await?;
    lab.open(&at_waline(&server.url())).await?;
    let page = &lab.browser;
    discussion(page).await?;
    // The first account is the operator's.
    sign_in(page, &server, "Root").await?;
    sign_in(page, &server, "Dee").await?;
    page.reload().await?;
    discussion(page).await?;
    post(page, "What I said").await?;
    rows(&server, "SELECT comment, user_id FROM wl_comment", &["What I said|2"]).await?;
    page.says("Dee").await?;
    let own = comment(page, "What I said").await?;
    own.find(&names::EDIT).await?.click().await?;
    own.find(&names::TEXTBOX).await?.type_in(" and changed").await?;
    own.find(&names::SAVE).await?.click().await?;
    rows(&server, "SELECT comment FROM wl_comment", &["What I said and changed"]).await?;
    comment(page, "What I said and changed").await?.find(&names::DELETE).await?.click().await?;
    no_comment(page, "What I said").await?;
    rows(&server, "SELECT comment FROM wl_comment", &[]).await
}

async fn a_deletion_that_arrived_without_an_answer_is_no_refusal(lab: &mut Lab) -> Result<()> {
    let server = Waline::start().await?;
    lab.open(&at_waline(&server.url())).await?;
    let page = &lab.browser;
    discussion(page).await?;
    sign_in(page, &server, "Root").await?;
    sign_in(page, &server, "Dee").await?;
    page.reload().await?;
    discussion(page).await?;
    let own = post(page, "Deleted twice").await?;
    rows(&server, "SELECT comment FROM wl_comment", &["Deleted twice"]).await?;
    // The server takes what is gone for a stranger's.
    server.rows("DELETE FROM wl_comment")?;
    own.find(&names::DELETE).await?.click().await?;
    no_comment(page, "Deleted twice").await?;
    post(page, "After it").await?;
    rows(&server, "SELECT comment FROM wl_comment", &["After it"]).await?;
    let text = page.text().await?;
    assert!(!text.contains("Forbidden") && !text.contains("Deleted twice"), "{text}");
    Ok(())
}

in_every_engine!(
    without_an_account_nothing_is_offered_that_the_server_would_refuse,
    an_account_changes_and_takes_away_what_is_its_own,
    a_deletion_that_arrived_without_an_answer_is_no_refusal,
);
