//! A reader looks for words among ten thousand comments, and reads on where a thread is too deep for the screen.

use anyhow::{Context, Result};
use article_widget_browser_tests::{
    Lab,
    browser::Browser,
    document::{Comment, chain, comments, tagged, with_comments},
    in_every_engine,
    look::Look,
    names,
    order::rows,
    page::Page,
    wait::{PATIENCE, wait_until},
};
use serde_json::Value;
use thirtyfour::Key;

use crate::{
    access::sound,
    common::{any, discussion, has, indices, to_the_end},
};

const DOCUMENT: &str = "/generated/find.json";
const COUNT: usize = 10_000;
/// So many must be on the screen or near it for the test to mean something.
const ENOUGH: usize = 3;

async fn shows(page: &Page, what: &str, wanted: &[usize]) -> Result<()> {
    let mut seen = Vec::new();
    let so = async || {
        seen = indices(page).await?;
        Ok(seen.len() >= ENOUGH.min(wanted.len()) && wanted.starts_with(&seen))
    };
    let found = wait_until(what, PATIENCE, so).await;
    let start = &wanted[..wanted.len().min(20)];
    found.with_context(|| format!("wanted {start:?}…, saw {seen:?}"))
}

/// The newest first that have all these words in them.
fn with_words(comments: &[Comment], words: &[&str]) -> Vec<usize> {
    let mut found: Vec<&Comment> =
        comments.iter().filter(|comment| words.iter().all(|word| comment.text.contains(word))).collect();
    found.sort_by_key(|comment| (std::cmp::Reverse(comment.created), comment.index));
    found.into_iter().map(|comment| comment.index).collect()
}

/// How far below the upper edge of the screen the list begins.
async fn top(page: &Page) -> Result<f64> {
    let top = "const { shadowRoot } = document.querySelector('article-widget');
        return shadowRoot.querySelector('[role=feed]').getBoundingClientRect().top";
    Ok(page.run(top, Vec::new()).await?.as_f64().unwrap_or(f64::NAN))
}

async fn words_are_found_among_ten_thousand_comments(lab: &mut Lab) -> Result<()> {
    let thread = comments(COUNT, 11);
    lab.server.put(DOCUMENT, "application/ld+json", with_comments(&thread).to_string())?;
    lab.open(&any(DOCUMENT)).await?;
    let page = &lab.browser;
    discussion(page).await?;
    page.find(&names::SORT).await?.choose("newest").await?;
    page.find(&names::FIND).await?.show().await?;
    let all = rows(&thread, "newest");
    shows(page, "the newest first", &all).await?;
    let (start, field) = (top(page).await?, page.find(&names::FIND).await?);
    field.type_in("storm").await?;
    shows(page, "those with one word", &with_words(&thread, &["storm"])).await?;
    field.type_in(" INSURANCE").await?;
    let wanted = with_words(&thread, &["storm", "insurance"]);
    assert!(wanted.len() > 100, "{}", wanted.len());
    shows(page, "those with both words", &wanted).await?;
    page.says("of 10,000 comments").await?;
    let feed = page.find(&names::FEED).await?;
    has(&feed, &names::COMMENT, "aria-setsize", &wanted.len().to_string()).await?;
    let marks = feed.find_all(&names::MARK).await?;
    assert!(marks.len() > 1, "{} marks", marks.len());
    for mark in marks {
        let text = mark.text().await?;
        assert!(["storm", "insurance"].contains(&text.as_str()), "{text}");
    }
    sound(lab, "what was found").await?;
    page.find(&names::SORT).await?.choose("oldest").await?;
    let oldest: Vec<usize> = {
        let mut oldest = wanted.clone();
        oldest.sort_by_key(|&index| (thread[index].created, index));
        oldest
    };
    shows(page, "the oldest of them first", &oldest).await?;
    page.find(&names::SORT).await?.choose("newest").await?;
    page.press(Key::Escape).await?;
    shows(page, "all comments again", &all).await?;
    assert!(field.focused().await?);
    assert_eq!(field.value().await?, "");
    let mut end = f64::NAN;
    let there = async || {
        end = top(page).await?;
        Ok((end - start).abs() < 2.0)
    };
    let back = wait_until("the list where it was", PATIENCE, there).await;
    back.with_context(|| format!("it began at {start} and begins at {end}"))
}

async fn a_thread_that_is_too_deep_goes_on(lab: &mut Lab) -> Result<()> {
    lab.server.put(DOCUMENT, "application/ld+json", with_comments(&chain(20)).to_string())?;
    lab.open(&any(DOCUMENT)).await?;
    let page = &lab.browser;
    discussion(page).await?;
    let go_on = names::Role::named("button", "Continue this thread (13 replies)");
    page.find(&go_on).await?.click().await?;
    let row = |index: usize| async move {
        for comment in page.find(&names::FEED).await?.find_all(&names::COMMENT).await? {
            if tagged(&comment.text().await?) == Some(index) {
                return Ok(Some(comment));
            }
        }
        anyhow::Ok(None)
    };
    let focused = async |index: usize| match row(index).await? {
        Some(row) => row.focused().await,
        None => Ok(false),
    };
    shows(page, "the rest of the thread", &(6..13).collect::<Vec<_>>()).await?;
    wait_until("the focus at its top", PATIENCE, async || focused(6).await).await?;
    sound(lab, "the rest of a thread").await?;
    page.find(&names::Role::named("button", "Back to all comments")).await?.click().await?;
    wait_until("the focus where it was", PATIENCE, async || focused(6).await).await?;
    page.find(&go_on).await.map(drop)
}

/// The page as wide as a phone, also in an engine that has no such window; then how wide the words of the deepest comment
/// are, in their own letters, and whatever reaches out of the page.
const DEEPEST: &str = "const page = document.documentElement;
    page.style.width = `${arguments[0]}px`;
    const feed = document.querySelector('article-widget').shadowRoot.querySelector('.aw-feed');
    const text = feed?.querySelector('[data-depth=\"6\"] .aw-text');
    if (!text) return null;
    const room = page.getBoundingClientRect();
    const reaches = one => {
        const { left, right, width } = one.getBoundingClientRect();
        return width > 0 && (left < room.left - 1 || right > room.right + 1);
    };
    const out = [...feed.querySelectorAll('*')].filter(reaches).map(one => one.outerHTML.slice(0, 80));
    return { room: room.width, letters: text.clientWidth / parseFloat(getComputedStyle(text).fontSize), out }";

async fn the_deepest_comments_can_be_read_on_a_phone(lab: &mut Lab) -> Result<()> {
    let text = "Words that go on for more than one line, and a_word_that_is_longer_than_a_line_has_room_for.";
    let deep: Vec<_> =
        chain(12).into_iter().map(|comment| Comment { text: text.to_owned(), ..comment }).collect();
    lab.server.put(DOCUMENT, "application/ld+json", with_comments(&deep).to_string())?;
    for width in [320, 360] {
        let browser = Browser::start(lab.browser.engine(), &Look::sized(width, 740)).await?;
        browser.open(&lab.server.url(any(DOCUMENT))).await?;
        // Below a phone's first screens, so that it comes when a reader does.
        to_the_end(&browser).await?;
        discussion(&browser).await?;
        let mut seen = Value::Null;
        let there = async || {
            seen = browser.run(DEEPEST, vec![width.into()]).await?;
            Ok(!seen.is_null())
        };
        wait_until("the deepest comment", PATIENCE, there).await?;
        assert_eq!(seen["room"].as_f64(), Some(f64::from(width)), "{seen}");
        assert!(seen["letters"].as_f64().is_some_and(|letters| letters >= 12.0), "{width}: {seen}");
        assert_eq!(seen["out"], Value::Array(Vec::new()), "{width}");
        assert!(!browser.too_wide().await?, "{width}: the page can be scrolled sideways");
    }
    Ok(())
}

in_every_engine!(
    words_are_found_among_ten_thousand_comments,
    a_thread_that_is_too_deep_goes_on,
    the_deepest_comments_can_be_read_on_a_phone,
);
