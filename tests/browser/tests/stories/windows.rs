//! A reader has the article open twice.

use std::time::{Duration, Instant};

use anyhow::Result;
use article_widget_browser_tests::{
    Lab, in_every_engine,
    names::{self, Role},
    wait::{PATIENCE, wait_until},
};

use crate::{
    common::{PLAIN, chosen, comment, discussion, look_for, open, post},
    people::choose,
};

/// What is done in one window is to be seen in the other within a second.
const AT_ONCE: Duration = Duration::from_secs(1);

/// What the driver itself needs for going to the other window and looking, on a busy machine.
const DRIVER: Duration = Duration::from_secs(2);

async fn each_window_shows_what_the_other_does(lab: &mut Lab) -> Result<()> {
    open(lab).await?;
    let page = &lab.browser;
    let first = page.window().await?;
    let second = page.open_window(&lab.server.url(PLAIN)).await?;
    discussion(page).await?;
    page.show_window(&first).await?;

    post(page, "Said in the first").await?;
    let said = Instant::now();
    page.show_window(&second).await?;
    let seen = async || Ok(look_for(page, "Said in the first").await?.is_some());
    wait_until("the comment", AT_ONCE + DRIVER, seen).await?;
    assert!(said.elapsed() < AT_ONCE + DRIVER, "{:?}", said.elapsed());

    page.find(&names::reaction("Amused")).await?.click().await?;
    chosen(page, "Amused", true).await?;
    page.show_window(&first).await?;
    let seen = async || page.find(&names::reaction("Amused")).await?.checked().await;
    wait_until("the reaction", AT_ONCE + DRIVER, seen).await
}

async fn windows_never_overwrite_each_other(lab: &mut Lab) -> Result<()> {
    open(lab).await?;
    let page = &lab.browser;
    let first = page.window().await?;
    let second = page.open_window(&lab.server.url(PLAIN)).await?;
    post(page, "Out of the second").await?;
    page.show_window(&first).await?;
    post(page, "Out of the first").await?;
    page.show_window(&second).await?;
    post(page, "The second once more").await?;
    for window in [first, second] {
        page.show_window(&window).await?;
        page.reload().await?;
        discussion(page).await?;
        for text in ["Out of the second", "Out of the first", "The second once more"] {
            comment(page, text).await?;
        }
        let feed = page.find(&names::FEED).await?;
        let count = async || Ok(feed.find_all(&names::COMMENT).await?.len() == 3);
        wait_until("three comments", PATIENCE, count).await?;
    }
    Ok(())
}

const HIDDEN: Role = Role::named("button", "Hidden people (1)");
const ANSWER: Role = Role::named("textbox", "Reply to Guest");
const WORDS: &str = "Said at the table";

/// Brings in the comment of a person, as from a file.
const BRING_IN: &str = "return document.querySelector('article-widget').importThread({
    '@type': 'NewsArticle', headline: 'Of another day', comment: [{ '@id': '#x', text: arguments[0],
    author: { name: 'Wanda' }, dateCreated: '2025-03-08T10:00:00Z' }] }).then(report => report.added)";

async fn each_window_follows_imports_hidden_people_and_drafts_of_the_other(lab: &mut Lab) -> Result<()> {
    open(lab).await?;
    let page = &lab.browser;
    let first = page.window().await?;
    let draft = discussion(page).await?.find(&names::ADD_COMMENT).await?;
    draft.type_in("Half said here").await?;
    let second = page.open_window(&lab.server.url(PLAIN)).await?;
    discussion(page).await?;
    let is = async |text: &str| Ok(page.find(&names::ADD_COMMENT).await?.value().await? == text);
    wait_until("the other window's draft", PATIENCE, async || is("Half said here").await).await?;

    assert_eq!(page.run(BRING_IN, vec![WORDS.into()]).await?, 1);
    comment(page, WORDS).await?;
    page.show_window(&first).await?;
    let seen = async || Ok(look_for(page, WORDS).await?.is_some());
    wait_until("what was brought in", AT_ONCE + DRIVER, seen).await?;

    choose(&comment(page, WORDS).await?, "Hide this person").await?;
    let gone = async || Ok(look_for(page, WORDS).await?.is_none());
    wait_until("the person to go", PATIENCE, gone).await?;
    page.show_window(&second).await?;
    wait_until("the person to go here too", AT_ONCE + DRIVER, gone).await?;
    page.find(&HIDDEN).await?;
    page.show_window(&first).await?;
    page.find(&names::UNDO).await?.click().await?;
    page.show_window(&second).await?;
    wait_until("the person to be back", AT_ONCE + DRIVER, seen).await?;

    page.find(&names::POST).await?.click().await?;
    comment(page, "Half said here").await?;
    wait_until("the box to be empty", PATIENCE, async || is("").await).await?;
    page.show_window(&first).await?;
    wait_until("what was sent to be no draft here", AT_ONCE + DRIVER, async || is("").await).await
}

async fn what_is_taken_back_in_one_window_goes_from_the_other(lab: &mut Lab) -> Result<()> {
    open(lab).await?;
    let page = &lab.browser;
    let first = page.window().await?;
    discussion(page).await?;
    let second = page.open_window(&lab.server.url(PLAIN)).await?;
    discussion(page).await?;
    assert_eq!(page.run(BRING_IN, vec![WORDS.into()]).await?, 1);
    comment(page, WORDS).await?;
    page.show_window(&first).await?;
    comment(page, WORDS).await?;
    page.show_window(&second).await?;
    page.find(&names::UNDO).await?.click().await?;
    let gone = async || Ok(look_for(page, WORDS).await?.is_none());
    wait_until("it to go", PATIENCE, gone).await?;
    page.show_window(&first).await?;
    wait_until("it to go here too", AT_ONCE + DRIVER, gone).await?;
    page.reload().await?;
    discussion(page).await?;
    page.says(names::NO_COMMENTS).await
}

async fn the_draft_of_a_closed_window_is_had_by_the_next_and_gone_once_it_is_posted(
    lab: &mut Lab,
) -> Result<()> {
    open(lab).await?;
    let page = &lab.browser;
    let first = page.window().await?;
    discussion(page).await?.find(&names::ADD_COMMENT).await?.type_in("Half said here").await?;
    let second = page.open_window(&lab.server.url(PLAIN)).await?;
    discussion(page).await?;
    let is = async |text: &str| Ok(page.find(&names::ADD_COMMENT).await?.value().await? == text);
    wait_until("the other window's draft", PATIENCE, async || is("Half said here").await).await?;
    page.show_window(&first).await?;
    page.driver().clone().close_window().await?;
    page.show_window(&second).await?;
    page.find(&names::POST).await?.click().await?;
    comment(page, "Half said here").await?;
    let saved = async || Ok(look_for(page, "Saving").await?.is_none());
    wait_until("the comment to be kept", PATIENCE, saved).await?;
    page.reload().await?;
    discussion(page).await?;
    comment(page, "Half said here").await?;
    assert!(is("").await?, "what was sent is a draft again");
    Ok(())
}

async fn words_stay_where_the_comment_that_they_answer_goes(lab: &mut Lab) -> Result<()> {
    open(lab).await?;
    let page = &lab.browser;
    let first = page.window().await?;
    post(page, "A question").await?;
    let second = page.open_window(&lab.server.url(PLAIN)).await?;
    discussion(page).await?;
    comment(page, "A question").await?.find(&Role::named("button", "Reply")).await?.click().await?;
    page.find(&ANSWER).await?.type_in("Half an answer").await?;
    page.show_window(&first).await?;
    comment(page, "A question").await?.find(&Role::named("button", "Delete")).await?.click().await?;
    page.show_window(&second).await?;
    page.says("This comment was deleted.").await?;
    let there = async || Ok(page.find(&ANSWER).await?.value().await? == "Half an answer");
    wait_until("the words", PATIENCE, there).await?;
    page.find(&Role::named("button", "Cancel")).await?.click().await?;
    comment(page, "This comment was deleted.")
        .await?
        .find(&Role::named("button", "Reply"))
        .await?
        .click()
        .await?;
    wait_until("the words again", PATIENCE, there).await
}

in_every_engine!(
    each_window_shows_what_the_other_does,
    windows_never_overwrite_each_other,
    each_window_follows_imports_hidden_people_and_drafts_of_the_other,
    what_is_taken_back_in_one_window_goes_from_the_other,
    the_draft_of_a_closed_window_is_had_by_the_next_and_gone_once_it_is_posted,
    words_stay_where_the_comment_that_they_answer_goes,
);
