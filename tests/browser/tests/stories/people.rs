//! A reader deals with what others wrote: the menu, a report, hiding a person, all of it there after a reload.

use anyhow::Result;
use article_widget_browser_tests::{
    Lab,
    element::Element,
    in_every_engine, names,
    names::Role,
    wait::{PATIENCE, wait_for, wait_until},
};
use thirtyfour::Key;

use crate::{
    access::sound,
    common::{any, comment, discussion, no_comment, to_the_end},
};

const MORE: Role = Role::named("button", "More");
const ITEM: Role = Role::any("menuitem");
const FORM: Role = Role::named("dialog", "Report this comment");
const HIDDEN: Role = Role::named("dialog", "Hidden people");
const WORDS: &str = "See last year’s minutes";

async fn the_comment(lab: &Lab) -> Result<Element> {
    to_the_end(&lab.browser).await?;
    discussion(&lab.browser).await?;
    comment(&lab.browser, "I cast two beans.").await
}

/// Opens the menu and chooses: the page may still move, so a press that missed is made again.
pub(crate) async fn choose(comment: &Element, item: &'static str) -> Result<()> {
    let open = async || {
        if let Some(item) = comment.find_all(&Role::named("menuitem", item)).await?.into_iter().next() {
            return Ok(Some(item));
        }
        comment.find(&MORE).await?.click().await?;
        Ok(None)
    };
    wait_for("the menu", PATIENCE, open).await?.click().await
}

async fn a_comment_is_reported_and_its_author_hidden_and_both_are_remembered(lab: &mut Lab) -> Result<()> {
    lab.open(&any("/fixtures/full.json&sort=oldest")).await?;
    let page = &lab.browser;
    page.run(
        "window.reports = []; addEventListener('article-report', event => reports.push(event.detail.reason))",
        Vec::new(),
    )
    .await?;
    let seen = the_comment(lab).await?;
    seen.find(&MORE).await?.click().await?;
    seen.find(&ITEM).await?;
    sound(lab, "an open menu").await?;
    page.press(Key::Escape).await?;
    wait_until("the menu to close", PATIENCE, async || Ok(seen.find_all(&ITEM).await?.is_empty())).await?;
    assert!(seen.find(&MORE).await?.focused().await?, "the focus went elsewhere");

    choose(&seen, "Report").await?;
    let form = page.find(&FORM).await?;
    sound(lab, "a report").await?;
    form.find(&Role::named("radio", "False information")).await?.click().await?;
    form.find(&names::TEXTBOX).await?.type_in(WORDS).await?;
    page.press(Key::Escape).await?;
    page.gone(&FORM).await?;
    choose(&seen, "Report").await?;
    let form = page.find(&FORM).await?;
    assert_eq!(form.find(&names::TEXTBOX).await?.value().await?, WORDS);
    form.find(&Role::named("button", "Report")).await?.click().await?;
    page.gone(&FORM).await?;
    page.says("You reported this comment.").await?;
    assert_eq!(page.run("return window.reports", Vec::new()).await?, serde_json::json!(["false"]));
    page.reload().await?;
    let seen = the_comment(lab).await?;
    page.says("You reported this comment.").await?;

    choose(&seen, "Hide this person").await?;
    no_comment(page, "I cast two beans.").await?;
    page.reload().await?;
    to_the_end(page).await?;
    discussion(page).await?;
    comment(page, "A comment by someone you hid.").await?;
    sound(lab, "a hidden person").await?;
    page.find(&Role::named("button", "Hidden people (1)")).await?.click().await?;
    let list = page.find(&HIDDEN).await?;
    sound(lab, "the list of hidden people").await?;
    list.find(&Role::named("button", "Show again: Wanda")).await?.click().await?;
    list.find(&Role::named("button", "Close")).await?.click().await?;
    page.gone(&HIDDEN).await?;
    the_comment(lab).await.map(drop)
}

in_every_engine!(a_comment_is_reported_and_its_author_hidden_and_both_are_remembered);
