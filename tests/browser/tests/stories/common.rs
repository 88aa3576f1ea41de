//! Steps that several stories take.

use anyhow::{Context, Result};
use article_widget_browser_tests::{
    Lab, document,
    element::Element,
    names::{self, Role},
    page::Page,
    wait::{PATIENCE, wait_for, wait_until},
};

/// An ordinary host page.
pub(crate) const PLAIN: &str = "/hosts/plain.html";

/// A host page for the document at this path.
pub(crate) fn any(document: &str) -> String {
    format!("/hosts/any.html?src={document}")
}

/// A host page for the lab's article, whose summaries are `from` there.
pub(crate) fn summaries(from: &str) -> String {
    any(&format!("/generated/article.json&summary={}", from.replace('#', "%23")))
}

/// A host page whose readers share a thread at the server with this address.
pub(crate) fn shared(server: &str) -> String {
    any(&format!("/generated/article.json&show=reactions comments&thread=t&store=pocketbase&server={server}"))
}

/// A host page whose readers share a thread at the Waline with this address.
pub(crate) fn at_waline(server: &str) -> String {
    any(&format!("/generated/article.json&show=reactions comments&thread=/a/&store=waline&server={server}"))
}

/// Has another write the summaries of the first widget from now on.
pub(crate) async fn writer(page: &Page, from: &str) -> Result<()> {
    let change = "document.querySelector('article-widget').summary = arguments[0]";
    page.run(change, vec![from.into()]).await.map(drop)
}

/// Asks for a summary and waits for it.
pub(crate) async fn summarize(page: &Page) -> Result<Element> {
    page.find(&names::SUMMARIZE).await?.click().await?;
    let summary = page.find(&names::SUMMARY).await?;
    summary.find(&names::AGAIN).await?;
    Ok(summary)
}

/// The words of each thing of this role that is there now.
pub(crate) async fn texts(within: &Element, role: &Role) -> Result<Vec<String>> {
    let mut texts = Vec::new();
    for found in within.find_all(role).await? {
        texts.push(found.text().await?);
    }
    Ok(texts)
}

/// Opens the ordinary host page and waits for the widget.
pub(crate) async fn open(lab: &Lab) -> Result<()> {
    lab.open(PLAIN).await?;
    lab.browser.find(&names::COMMENTS).await.map(drop)
}

/// Scrolls down once the article is there, as a reader does who wants the comments: their code comes then.
pub(crate) async fn to_the_end(page: &Page) -> Result<()> {
    // The widget's own article: the host's words have a heading too, and stand there before it.
    let script = "const root = document.querySelector('article-widget').shadowRoot;
        if (!root?.querySelector('.aw-article')) return false;
        scrollTo(0, document.documentElement.scrollHeight);
        return true";
    let there = async || Ok(page.run(script, Vec::new()).await? == serde_json::json!(true));
    wait_until("the article", PATIENCE, there).await
}

/// Scrolls to the comments.
pub(crate) async fn discussion(page: &Page) -> Result<Element> {
    let comments = page.find(&names::COMMENTS).await?;
    comments.show().await?;
    Ok(comments)
}

/// Writes a comment and sends it.
pub(crate) async fn post(page: &Page, text: &str) -> Result<Element> {
    let comments = discussion(page).await?;
    comments.find(&names::ADD_COMMENT).await?.type_in(text).await?;
    comments.find(&names::POST).await?.click().await?;
    comment(page, text).await
}

/// The comment that says this, waited for.
pub(crate) async fn comment(page: &Page, text: &str) -> Result<Element> {
    wait_for(&format!("a comment that says {text:?}"), PATIENCE, async || look_for(page, text).await).await
}

/// The comment that says this, if it is there now.
pub(crate) async fn look_for(page: &Page, text: &str) -> Result<Option<Element>> {
    let Some(feed) = page.find_all(&names::FEED).await?.into_iter().next() else {
        return Ok(None);
    };
    for comment in feed.find_all(&names::COMMENT).await? {
        if comment.text().await?.contains(text) {
            return Ok(Some(comment));
        }
    }
    Ok(None)
}

/// Reads, asks for a summary, and posts a comment: what a reader can do on every host page.
pub(crate) async fn works(page: &Page) -> Result<()> {
    page.says(document::TELLTALE).await?;
    summarize(page).await?;
    to_the_end(page).await?;
    chosen(page, "Happy", false).await?;
    page.find(&names::reaction("Happy")).await?.click().await?;
    chosen(page, "Happy", true).await?;
    post(page, "Written on this page").await.map(drop)
}

/// What a script in the page gives back, which must be text.
pub(crate) async fn word(page: &Page, script: &str) -> Result<String> {
    let value = page.run(script, Vec::new()).await?;
    Ok(value.as_str().map_or_else(|| value.to_string(), str::to_owned))
}

/// The indices of all comments of a made-up thread in the feed, as they stand: of folded ones too, which say nothing.
pub(crate) async fn indices(page: &Page) -> Result<Vec<usize>> {
    let mut shown = Vec::new();
    for feed in page.find_all(&names::FEED).await? {
        for comment in feed.find_all(&names::COMMENT).await? {
            let id = comment.attribute("data-id").await?.unwrap_or_default();
            let index = id.strip_prefix("#comment-").and_then(|index| index.parse().ok());
            shown.push(index.context("a comment of nobody's")?);
        }
    }
    Ok(shown)
}

/// Waits until no comment says this any more.
pub(crate) async fn no_comment(page: &Page, text: &str) -> Result<()> {
    let gone = async || Ok(look_for(page, text).await?.is_none());
    wait_until(&format!("no comment to say {text:?}"), PATIENCE, gone).await
}

/// Waits until the reaction with this label is chosen, or is not.
pub(crate) async fn chosen(page: &Page, label: &str, wanted: bool) -> Result<()> {
    let role = names::reaction(label);
    let so = async || Ok(page.find(&role).await?.checked().await? == wanted);
    wait_until(&format!("{role} to be checked: {wanted}"), PATIENCE, so).await
}

/// Waits until the attribute of the thing has this value.
pub(crate) async fn has(within: &Element, role: &Role, attribute: &str, value: &str) -> Result<()> {
    let so = async || Ok(within.find(role).await?.attribute(attribute).await?.as_deref() == Some(value));
    wait_until(&format!("{role} to have {attribute}={value}"), PATIENCE, so).await
}
