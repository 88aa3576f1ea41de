//! Host pages with a policy: what it forbids, the widget does not do.

use anyhow::Result;
use article_widget_browser_tests::{
    Lab, document, in_every_engine, names,
    page::Page,
    pocketbase::Pocketbase,
    server::Server,
    wait::{PATIENCE, wait_until},
};
use serde_json::{Value, json};

use crate::common::{post, shared, word, works};

/// Nothing was forbidden so far; and what is forbidden is seen.
async fn nothing_was_forbidden(lab: &Lab) -> Result<()> {
    let page: &Page = &lab.browser;
    assert_eq!(word(page, "return JSON.stringify(forbidden)").await?, "[]");
    assert_eq!(lab.server.asked("/reports"), 0);
    // Where a text may not become a script's address, saying so throws.
    let offence = "const bad = document.createElement('script');
        try { bad.src = 'data:text/javascript,'; } catch { return; }
        document.head.append(bad)";
    page.run(offence, Vec::new()).await?;
    let seen = async || Ok(page.run("return forbidden.length", Vec::new()).await? != json!(0));
    wait_until("a report", PATIENCE, seen).await
}

/// What the page fetched from elsewhere than below these addresses. The page itself is not in the list, and what browsers
/// ask every server for is left out.
pub(crate) async fn fetched_elsewhere(page: &Page, below: &[&str]) -> Result<Value> {
    let asked = "const [below] = arguments;
        const fetched = performance.getEntriesByType('resource').map((entry) => entry.name);
        return fetched.filter((name) => !below.some((place) => name.startsWith(place)) && !name.endsWith('/favicon.ico'))";
    page.run(asked, vec![json!(below)]).await
}

async fn a_strict_policy_has_nothing_to_report(lab: &mut Lab) -> Result<()> {
    lab.open("/hosts/strict-policy.html").await?;
    works(&lab.browser).await?;
    // HTML that is pasted becomes words without the parser that the policy watches.
    let paste = "const root = document.querySelector('article-widget').shadowRoot;
        const data = new DataTransfer();
        data.setData('text/html', '<p>Pasted <b>bold</b><script>window.run = true</scr' + 'ipt></p>');
        const field = root.querySelector('[part~=composer] textarea');
        field.focus();
        const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true, composed: true });
        Object.defineProperty(event, 'clipboardData', { value: data });
        field.dispatchEvent(event);
        return field.value";
    assert_eq!(word(&lab.browser, paste).await?, "Pasted bold");
    nothing_was_forbidden(lab).await
}

async fn what_the_widget_imports_goes_by_the_nonce_of_its_tag(lab: &mut Lab) -> Result<()> {
    lab.open("/hosts/nonces.html").await?;
    works(&lab.browser).await?;
    nothing_was_forbidden(lab).await
}

async fn all_files_may_come_from_another_origin(lab: &mut Lab) -> Result<()> {
    let other = Server::start()?;
    other.put("/generated/article.json", "application/ld+json", document::article().to_string())?;
    lab.open(&format!("/hosts/cross-origin.html?from={}", other.url(""))).await?;
    let page = &lab.browser;
    works(page).await?;
    page.run("document.querySelector('article-widget').lang = 'de'", Vec::new()).await?;
    let comments = page.find(&names::Role::named("region", "Kommentare")).await?;
    comments.find(&names::Role::named("textbox", "Kommentar hinzufügen")).await?.type_in("Gut ").await?;
    comments.find(&names::Role::named("button", "Emoji")).await?.click().await?;
    let emoji = async || Ok(other.asked("/emoji/de.txt") == 1);
    wait_until("the emoji", PATIENCE, emoji).await?;
    let files = [
        "/article-widget-core.js",
        "/article-widget_bg.wasm",
        "/article-widget-late_bg.wasm",
        "/article-widget-summary_bg.wasm",
        "/summary-model.bin",
        "/locales/de.json",
        "/emoji/de.txt",
    ];
    for file in files {
        assert_eq!((lab.server.asked(file), other.asked(file)), (0, 1), "{file}");
    }
    assert_eq!(fetched_elsewhere(page, &[other.url("/").as_str()]).await?, json!([]));
    Ok(())
}

async fn where_readers_share_a_thread_the_server_is_asked_too_and_nobody_else(lab: &mut Lab) -> Result<()> {
    let server = Pocketbase::start().await?;
    lab.open(&shared(&server.url())).await?;
    let page = &lab.browser;
    post(page, "For everybody").await?;
    let sent = async || Ok(server.records("aw_comments").await?.len() == 1);
    wait_until("the comment to arrive", PATIENCE, sent).await?;
    let (own, store) = (lab.server.url("/"), format!("{}/", server.url()));
    // The list has what goes to another origin.
    assert_ne!(fetched_elsewhere(page, &[own.as_str()]).await?, json!([]));
    assert_eq!(fetched_elsewhere(page, &[own.as_str(), store.as_str()]).await?, json!([]));
    Ok(())
}

async fn a_page_that_is_isolated_has_it_all(lab: &mut Lab) -> Result<()> {
    lab.open("/hosts/isolated.html").await?;
    assert_eq!(lab.browser.run("return crossOriginIsolated", Vec::new()).await?, json!(true));
    works(&lab.browser).await
}

in_every_engine!(
    a_strict_policy_has_nothing_to_report,
    what_the_widget_imports_goes_by_the_nonce_of_its_tag,
    all_files_may_come_from_another_origin,
    where_readers_share_a_thread_the_server_is_asked_too_and_nobody_else,
    a_page_that_is_isolated_has_it_all,
);
