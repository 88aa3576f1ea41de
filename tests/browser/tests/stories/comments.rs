//! A reader takes part in the discussion.

use anyhow::Result;
use article_widget_browser_tests::{
    Lab, in_every_engine,
    names::{self, Role},
    page::Page,
    wait::{PATIENCE, wait_until},
};

use crate::{
    access::sound,
    common::{PLAIN, comment, discussion, has, no_comment, open, post, texts},
};

async fn a_comment_without_a_name_is_a_guests_and_is_remembered(lab: &mut Lab) -> Result<()> {
    open(lab).await?;
    lab.browser.says(names::NO_COMMENTS).await?;
    let posted = post(&lab.browser, "The gates are a wonder.").await?;
    assert!(posted.text().await?.contains(names::GUEST));
    assert!(!lab.browser.text().await?.contains(names::NO_COMMENTS));
    let text = lab.browser.find(&names::ADD_COMMENT).await?;
    wait_until("an empty box", PATIENCE, async || Ok(text.value().await?.is_empty())).await?;
    lab.browser.reload().await?;
    discussion(&lab.browser).await?;
    comment(&lab.browser, "The gates are a wonder.").await.map(drop)
}

async fn a_reply_stands_under_what_it_answers(lab: &mut Lab) -> Result<()> {
    open(lab).await?;
    let page = &lab.browser;
    post(page, "The older one").await?;
    post(page, "The newer one").await?;
    let older = comment(page, "The older one").await?;
    older.find(&names::REPLY).await?.click().await?;
    older.find(&names::TEXTBOX).await?.type_in("An answer to it").await?;
    older.find(&names::POST).await?.click().await?;
    comment(page, "An answer to it").await?;
    page.reload().await?;
    discussion(page).await?;
    comment(page, "An answer to it").await?;
    let text = page.find(&names::FEED).await?.text().await?;
    let place = |part: &str| text.find(part).unwrap_or_else(|| panic!("{part:?} is missing in {text}"));
    assert!(place("The newer one") < place("The older one"), "{text}");
    assert!(place("The older one") < place("An answer to it"), "{text}");
    Ok(())
}

async fn a_like_counts_once_and_can_be_taken_back(lab: &mut Lab) -> Result<()> {
    open(lab).await?;
    post(&lab.browser, "Like me").await?;
    let liked = comment(&lab.browser, "Like me").await?;
    liked.find(&names::LIKE).await?.click().await?;
    has(&liked, &names::LIKE, "aria-pressed", "true").await?;
    lab.browser.reload().await?;
    discussion(&lab.browser).await?;
    let liked = comment(&lab.browser, "Like me").await?;
    has(&liked, &names::LIKE, "aria-pressed", "true").await?;
    liked.find(&names::DISLIKE).await?.click().await?;
    has(&liked, &names::DISLIKE, "aria-pressed", "true").await?;
    has(&liked, &names::LIKE, "aria-pressed", "false").await?;
    liked.find(&names::DISLIKE).await?.click().await?;
    has(&liked, &names::DISLIKE, "aria-pressed", "false").await
}

async fn a_reader_can_change_what_she_wrote(lab: &mut Lab) -> Result<()> {
    open(lab).await?;
    let page = &lab.browser;
    let own = post(page, "First thought").await?;
    own.find(&names::EDIT).await?.click().await?;
    let text = own.find(&names::TEXTBOX).await?;
    assert_eq!(text.value().await?, "First thought");
    text.inner().clear().await?;
    text.type_in("Second thought").await?;
    own.find(&names::SAVE).await?.click().await?;
    comment(page, "Second thought").await?;
    page.reload().await?;
    discussion(page).await?;
    comment(page, "Second thought").await?;
    no_comment(page, "First thought").await
}

const EDITED: Role = Role::named("button", "edited");
const EARLIER: Role = Role::named("list", "Earlier versions");

async fn change(page: &Page, from: &str, to: &str) -> Result<()> {
    let own = comment(page, from).await?;
    own.find(&names::EDIT).await?.click().await?;
    let text = own.find(&names::TEXTBOX).await?;
    text.inner().clear().await?;
    text.type_in(to).await?;
    own.find(&names::SAVE).await?.click().await?;
    comment(page, to).await.map(drop)
}

async fn what_stood_in_a_comment_before_is_kept_across_windows_and_reloads(lab: &mut Lab) -> Result<()> {
    open(lab).await?;
    let page = &lab.browser;
    let first = page.window().await?;
    let comments = discussion(page).await?;
    comments.find(&names::ADD_COMMENT).await?.type_in("It was **red**").await?;
    comments.find(&names::POST).await?.click().await?;
    comment(page, "It was red").await?;
    let second = page.open_window(&lab.server.url(PLAIN)).await?;
    discussion(page).await?;
    change(page, "It was red", "It was green").await?;
    change(page, "It was green", "It was blue").await?;
    for window in [first, second] {
        page.show_window(&window).await?;
        for is_new in [false, true] {
            if is_new {
                page.reload().await?;
                discussion(page).await?;
            }
            let own = comment(page, "It was blue").await?;
            own.find(&EDITED).await?.click().await?;
            let list = own.find(&EARLIER).await?;
            let texts = texts(&list, &names::ITEM).await?;
            assert!(
                texts.len() == 2 && texts[0].ends_with("It was green") && texts[1].ends_with("It was red"),
                "{texts:?}"
            );
            assert_eq!(list.find(&Role::any("strong")).await?.text().await?, "red");
        }
    }
    sound(lab, "earlier versions").await?;
    let page = &lab.browser;
    comment(page, "It was blue").await?.find(&names::DELETE).await?.click().await?;
    no_comment(page, "It was blue").await?;
    page.reload().await?;
    discussion(page).await?;
    page.says(names::NO_COMMENTS).await?;
    let left = "return new Promise(done => { const asked = indexedDB.open('article-widget');
        asked.onsuccess = () => { const all = asked.result.transaction('earlier').objectStore('earlier').count();
            all.onsuccess = () => { asked.result.close(); done(all.result) } } })";
    assert_eq!(page.run(left, Vec::new()).await?, 0, "they went with the comment");
    Ok(())
}

async fn a_change_can_be_dropped(lab: &mut Lab) -> Result<()> {
    open(lab).await?;
    let own = post(&lab.browser, "It stays so.").await?;
    own.find(&names::EDIT).await?.click().await?;
    own.find(&names::TEXTBOX).await?.type_in(" Or not?").await?;
    own.find(&names::CANCEL).await?.click().await?;
    let settled = async || Ok(own.find_all(&names::TEXTBOX).await?.is_empty());
    wait_until("the box to close", PATIENCE, settled).await?;
    let text = own.text().await?;
    assert!(text.contains("It stays so.") && !text.contains("Or not?"), "{text}");
    Ok(())
}

async fn what_was_deleted_can_be_fetched_back(lab: &mut Lab) -> Result<()> {
    open(lab).await?;
    let page = &lab.browser;
    let own = post(page, "Now you see me").await?;
    own.find(&names::DELETE).await?.click().await?;
    no_comment(page, "Now you see me").await?;
    page.find(&names::UNDO).await?.click().await?;
    comment(page, "Now you see me").await?.find(&names::DELETE).await?.click().await?;
    no_comment(page, "Now you see me").await?;
    page.reload().await?;
    discussion(page).await?;
    page.says(names::NO_COMMENTS).await
}

async fn a_draft_survives_a_reload(lab: &mut Lab) -> Result<()> {
    open(lab).await?;
    let page = &lab.browser;
    discussion(page).await?.find(&names::ADD_COMMENT).await?.type_in("Half a thou").await?;
    page.reload().await?;
    let kept = async || Ok(page.find(&names::ADD_COMMENT).await?.value().await? == "Half a thou");
    wait_until("the draft", PATIENCE, kept).await
}

async fn what_a_reader_typed_is_never_markup(lab: &mut Lab) -> Result<()> {
    open(lab).await?;
    post(&lab.browser, "<img src=x onerror=\"window.__xss=1\">").await?;
    let second = "[go](javascript:window.__xss=1) **strong words**";
    let comments = discussion(&lab.browser).await?;
    comments.find(&names::ADD_COMMENT).await?.type_in(second).await?;
    comments.find(&names::POST).await?.click().await?;
    let second = comment(&lab.browser, "strong words").await?;
    assert_eq!(second.find(&Role::any("strong")).await?.text().await?, "strong words");
    for link in second.find_all(&names::LINK).await? {
        assert!(!link.attribute("href").await?.unwrap_or_default().starts_with("javascript:"));
    }
    assert!(lab.browser.run("return window.__xss ?? null", Vec::new()).await?.is_null());
    Ok(())
}

in_every_engine!(
    a_comment_without_a_name_is_a_guests_and_is_remembered,
    a_reply_stands_under_what_it_answers,
    a_like_counts_once_and_can_be_taken_back,
    a_reader_can_change_what_she_wrote,
    what_stood_in_a_comment_before_is_kept_across_windows_and_reloads,
    a_change_can_be_dropped,
    what_was_deleted_can_be_fetched_back,
    a_draft_survives_a_reload,
    what_a_reader_typed_is_never_markup,
);
