//! A reader writes with what a composer has: tools, emoji, mentions and quotations.

use anyhow::{Context as _, Result};
use article_widget_browser_tests::{
    Lab,
    element::Element,
    in_every_engine,
    names::{self, Role},
    wait::{PATIENCE, wait_until},
};
use thirtyfour::Key;

use crate::{
    access::sound,
    common::{comment, discussion, open, post},
};

const STRONG: Role = Role::named("button", "Strong");
const EMOJI: Role = Role::named("button", "Emoji");
const LIST: Role = Role::named("listbox", "Suggestions");
const OPTION: Role = Role::any("option");
const DIALOG: Role = Role::named("dialog", "Emoji");
const SEARCH: Role = Role::named("searchbox", "Search emoji");
const PREVIEW: Role = Role::named("group", "Preview");

/// Waits until the field holds this.
async fn holds(field: &Element, text: &str) -> Result<()> {
    let mut held = String::new();
    let so = async || {
        held = field.value().await?;
        Ok(held == text)
    };
    let waited = wait_until(&format!("the field to hold {text:?}"), PATIENCE, so).await;
    waited.with_context(|| format!("it holds {held:?}"))
}

async fn a_tool_is_taken_back_by_the_browsers_own_undo(lab: &mut Lab) -> Result<()> {
    open(lab).await?;
    let comments = discussion(&lab.browser).await?;
    let field = comments.find(&names::ADD_COMMENT).await?;
    field.type_in("one two").await?;
    field.type_in(Key::Shift + Key::Home).await?;
    comments.find(&STRONG).await?.click().await?;
    holds(&field, "**one two**").await?;
    comments.find(&PREVIEW).await?.find(&Role::any("strong")).await?;
    assert!(field.focused().await?);
    // What Ctrl and Z do, which no driver of WebKit's does.
    lab.browser.run("return document.execCommand('undo')", Vec::new()).await?;
    holds(&field, "one two").await
}

async fn emoji_come_by_name_and_from_the_grid(lab: &mut Lab) -> Result<()> {
    open(lab).await?;
    let comments = discussion(&lab.browser).await?;
    let field = comments.find(&names::ADD_COMMENT).await?;
    field.type_in("Well done :thumbs").await?;
    comments.find(&LIST).await?.find(&OPTION).await?;
    sound(lab, "emoji being suggested").await?;
    // Not typed into the field: Chromium's driver takes the focus from it first, and with it the list.
    lab.browser.press(Key::Enter).await?;
    holds(&field, "Well done 👍").await?;
    field.type_in(" :red_heart:").await?;
    holds(&field, "Well done 👍 ❤️").await?;
    comments.find(&EMOJI).await?.click().await?;
    let dialog = comments.find(&DIALOG).await?;
    dialog.find(&Role::named("button", "grinning face")).await?;
    sound(lab, "emoji being picked").await?;
    dialog.find(&SEARCH).await?.type_in("ferry").await?;
    dialog.find(&Role::named("button", "ferry")).await?.click().await?;
    holds(&field, "Well done 👍 ❤️⛴️").await?;
    comments.find(&names::POST).await?.click().await?;
    comment(&lab.browser, "Well done 👍 ❤️⛴️").await.map(drop)
}

async fn words_selected_in_a_comment_are_quoted_in_the_reply(lab: &mut Lab) -> Result<()> {
    open(lab).await?;
    post(&lab.browser, "What is said here").await?;
    let select = "const text = document.querySelector('article-widget').shadowRoot.querySelector('.aw-comment .aw-text p');
        const selection = getSelection();
        selection.setBaseAndExtent(text.firstChild, 0, text.firstChild, 7);
        return true";
    lab.browser.run(select, Vec::new()).await?;
    let said = comment(&lab.browser, "What is said here").await?;
    said.find(&names::REPLY).await?.click().await?;
    let field = said.find(&names::TEXTBOX).await?;
    holds(&field, "> What is\n\n").await?;
    field.type_in("So it is").await?;
    said.find(&names::POST).await?.click().await?;
    let reply = comment(&lab.browser, "So it is").await?;
    reply.find(&Role::any("blockquote")).await.map(drop)
}

in_every_engine!(
    a_tool_is_taken_back_by_the_browsers_own_undo,
    emoji_come_by_name_and_from_the_grid,
    words_selected_in_a_comment_are_quoted_in_the_reply,
);
