//! A reader moves about in a long discussion: by a permalink, by keys, and away from what is being written.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use article_widget_browser_tests::{
    Lab,
    document::{comments, tag, with_comments},
    in_every_engine, names,
    page::Page,
    wait::{PATIENCE, wait_until},
};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::{
    access::sound,
    common::{any, post, to_the_end},
};

/// Reading the document of a hundred thousand comments, on a machine that does other things too.
const LONG: Duration = Duration::from_secs(90);

const FOCUSED: &str = "const row = document.querySelector('article-widget').shadowRoot?.activeElement;
    if (!row) return null;
    // In the middle of what the row's scroll margins leave of the screen: the bar at its top covers the rest.
    const { scrollMarginTop, scrollMarginBottom } = getComputedStyle(row);
    const top = row.getBoundingClientRect().top - parseFloat(scrollMarginTop);
    const bottom = row.getBoundingClientRect().bottom + parseFloat(scrollMarginBottom);
    return { text: row.textContent, place: row.getAttribute('aria-posinset'), size: row.getAttribute('aria-setsize'),
        marked: row.classList.contains('aw-target'), off: Math.abs((top + bottom - innerHeight) / 2) }";

/// What has the focus in the widget.
async fn focused(page: &Page) -> Result<Value> {
    page.run(FOCUSED, Vec::new()).await
}

async fn thread_of(lab: &Lab, count: usize, patience: Duration) -> Result<()> {
    let document = with_comments(&comments(count, 7)).to_string();
    lab.server.put("/generated/feed.json", "application/ld+json", document)?;
    lab.open(&any("/generated/feed.json&sort=oldest")).await?;
    let page = &lab.browser;
    to_the_end(page).await?;
    let there =
        "return !!document.querySelector('article-widget').shadowRoot?.querySelector('.aw-feed article')";
    wait_until("the comments", patience, async || Ok(page.run(there, Vec::new()).await? == json!(true))).await
}

async fn a_permalink_ends_exactly_at_a_comment_far_away(lab: &mut Lab) -> Result<()> {
    let count = 100_000;
    thread_of(lab, count, LONG).await?;
    let page = &lab.browser;
    let all = comments(count, 7);
    for index in [77_777, 12_345, 50_000, 12_346] {
        page.run(
            "location.hash = `comment-${encodeURIComponent(arguments[0])}`",
            vec![all[index].id().into()],
        )
        .await?;
        let is_there = |seen: &Value| {
            let text = seen["text"].as_str().unwrap_or_default();
            text.contains(&tag(index))
                && seen["marked"] == json!(true)
                && seen["off"].as_f64().is_some_and(|off| off < 2.0)
        };
        wait_until("the comment in the middle", PATIENCE, async || Ok(is_there(&focused(page).await?)))
            .await?;
        for _ in 0..10 {
            let seen = focused(page).await?;
            ensure!(is_there(&seen), "it has moved on: {seen}");
        }
    }
    Ok(())
}

async fn comments_are_walked_by_keys(lab: &mut Lab) -> Result<()> {
    thread_of(lab, 400, PATIENCE).await?;
    let page = &lab.browser;
    let first =
        "const row = document.querySelector('article-widget').shadowRoot.querySelector('.aw-feed article');
        row.focus(); return row.getAttribute('aria-posinset')";
    let from: u32 = page.run(first, Vec::new()).await?.as_str().context("no place")?.parse()?;
    let at = async |place: u32| {
        let so = async || Ok(focused(page).await?["place"] == json!(place.to_string()));
        wait_until(&format!("the focus on comment {place}"), PATIENCE, so).await
    };
    for step in 1..=12 {
        page.press("j").await?;
        at(from + step).await?;
    }
    page.press("k").await?;
    at(from + 11).await?;
    page.press("?").await?;
    let open = "return !!document.querySelector('article-widget').shadowRoot.querySelector('dialog[open]')";
    wait_until("the list of keys", PATIENCE, async || Ok(page.run(open, Vec::new()).await? == json!(true)))
        .await?;
    sound(lab, "the list of keys").await?;
    page.press("\u{E00C}").await?;
    at(from + 11).await?;
    the_other_keys(page).await
}

/// Enter on a comment with replies, `/`, and `e` on one's own comment: none of them types anything.
async fn the_other_keys(page: &Page) -> Result<()> {
    let answered = "const rows = document.querySelector('article-widget').shadowRoot.querySelectorAll('.aw-feed article');
        const row = [...rows].find(row => row.querySelector('.aw-fold[aria-expanded=true]') && !row.querySelector('.aw-unroll'));
        row?.focus();
        return !!row";
    assert_eq!(page.run(answered, Vec::new()).await?, json!(true), "a comment with replies");
    let shown = "const row = document.querySelector('article-widget').shadowRoot.activeElement;
        return row?.querySelector('.aw-fold')?.getAttribute('aria-expanded')";
    for wanted in ["false", "true"] {
        page.press(Key::Enter).await?;
        let so = async || Ok(page.run(shown, Vec::new()).await? == json!(wanted));
        wait_until(&format!("replies with aria-expanded={wanted}"), PATIENCE, so).await?;
    }
    page.press("/").await?;
    let find = page.find(&names::FIND).await?;
    wait_until("the focus in the search box", PATIENCE, async || find.focused().await).await?;
    assert_eq!(find.value().await?, "");

    let words = "Mine to change";
    post(page, words).await?;
    let on_own = async || Ok(focused(page).await?["text"].as_str().is_some_and(|text| text.contains(words)));
    wait_until("the focus on one's own comment", PATIENCE, on_own).await?;
    page.press("e").await?;
    let field = "const field = document.querySelector('article-widget').shadowRoot.activeElement;
        return field?.localName === 'textarea' ? field.value : null";
    let mut typed = Value::Null;
    let editing = async || {
        typed = page.run(field, Vec::new()).await?;
        Ok(typed.is_string())
    };
    wait_until("the focus in a field", PATIENCE, editing).await?;
    assert_eq!(typed, json!(words));
    page.press(Key::Escape).await?;
    wait_until("the focus on the comment again", PATIENCE, on_own).await
}

async fn what_is_being_written_stays_while_the_reader_looks_elsewhere(lab: &mut Lab) -> Result<()> {
    thread_of(lab, 400, PATIENCE).await?;
    let page = &lab.browser;
    let reply =
        "const row = document.querySelector('article-widget').shadowRoot.querySelector('.aw-feed article');
        row.scrollIntoView({ block: 'center' }); row.focus()";
    page.run(reply, Vec::new()).await?;
    page.press("r").await?;
    let field = "return document.querySelector('article-widget').shadowRoot.activeElement?.localName";
    let writing = async || Ok(page.run(field, Vec::new()).await? == json!("textarea"));
    wait_until("a field to write in", PATIENCE, writing).await?;
    page.press("half a ").await?;
    // A browser may still bring the last letter into view: then the reader scrolls once more.
    let away = "const root = document.querySelector('article-widget').shadowRoot;
        const apart = root.activeElement.closest('article').hasAttribute('data-apart');
        if (!apart) scrollBy(0, 20000);
        return apart";
    wait_until("the row to be far away", PATIENCE, async || {
        Ok(page.run(away, Vec::new()).await? == json!(true))
    })
    .await?;
    page.press("sentence").await?;
    let text = "const field = document.querySelector('article-widget').shadowRoot.activeElement;
        const { top, bottom } = field.getBoundingClientRect();
        return [field.value, bottom > 0 && top < innerHeight]";
    let back = async || Ok(page.run(text, Vec::new()).await? == json!(["half a sentence", true]));
    wait_until("the words, and the field on the screen", PATIENCE, back).await
}

async fn a_reader_is_led_to_a_permalink_once_and_told_where_it_leads_nowhere(lab: &mut Lab) -> Result<()> {
    thread_of(lab, 400, PATIENCE).await?;
    let page = &lab.browser;
    let hash = "location.hash = `comment-${encodeURIComponent(arguments[0])}`";
    page.run(hash, vec![comments(400, 7)[200].id().into()]).await?;
    let led = async || Ok(focused(page).await?["marked"] == json!(true));
    wait_until("the comment", PATIENCE, led).await?;
    page.run(
        "document.querySelector('article-widget').shadowRoot.activeElement.blur(); scrollTo(0, 0)",
        Vec::new(),
    )
    .await?;
    let again = "return document.querySelector('article-widget').refresh().then(() => 1)";
    page.run(again, Vec::new()).await?;
    for _ in 0..20 {
        let at = page.run("return scrollY", Vec::new()).await?.as_f64().context("no place")?;
        ensure!(at < 200.0, "the reader was led away to {at}");
    }
    page.run(hash, vec![json!("of-nobody")]).await?;
    page.says("The comment that this link leads to was not found.").await
}

/// Races through the comments for sixty frames, more than a screen at each, and counts what is there to see.
const RACE: &str = "const root = document.querySelector('article-widget').shadowRoot;
    window.race = { frames: 0, sketches: 0, bare: 0 };
    const from = scrollY;
    const step = () => {
        const middle = root.elementFromPoint(innerWidth / 2, innerHeight / 2)?.closest('.aw-comment');
        if (window.race.frames > 0 && !middle) window.race.bare += 1;
        for (const row of root.querySelectorAll('.aw-sketch')) {
            if (row.querySelector('button')) window.race.bare += 1;
            if (row.querySelector('.aw-text')?.textContent) window.race.sketches += 1;
        }
        window.race.frames += 1;
        if (window.race.frames < 60) {
            scrollTo(0, from + window.race.frames * 2 * innerHeight);
            requestAnimationFrame(step);
        }
    };
    requestAnimationFrame(step)";

async fn comments_pass_by_who_races_and_are_whole_where_the_reader_stops(lab: &mut Lab) -> Result<()> {
    thread_of(lab, 2_000, PATIENCE).await?;
    let page = &lab.browser;
    page.run(RACE, Vec::new()).await?;
    let over = async || Ok(page.run("return window.race.frames", Vec::new()).await? == json!(60));
    wait_until("the end of the race", PATIENCE, over).await?;
    let race = page.run("return window.race", Vec::new()).await?;
    ensure!(race["sketches"].as_u64().is_some_and(|rows| rows > 60), "nothing to see: {race}");
    // A browser may show a frame before it tells of the scrolling, and does so on a busy machine.
    ensure!(race["bare"].as_u64().is_some_and(|frames| frames < 20), "blank frames: {race}");
    let whole = "const rows = [...document.querySelector('article-widget').shadowRoot.querySelectorAll('.aw-comment')];
        const seen = rows.filter(row => row.getBoundingClientRect().bottom > 0 && row.getBoundingClientRect().top < innerHeight);
        return seen.length > 1 && rows.every(row => !row.matches('.aw-sketch') && row.querySelector('button'))";
    wait_until("whole rows", PATIENCE, async || Ok(page.run(whole, Vec::new()).await? == json!(true)))
        .await?;
    assert!(!page.too_wide().await?);
    Ok(())
}

in_every_engine!(
    a_permalink_ends_exactly_at_a_comment_far_away,
    a_reader_is_led_to_a_permalink_once_and_told_where_it_leads_nowhere,
    comments_are_walked_by_keys,
    what_is_being_written_stays_while_the_reader_looks_elsewhere,
    comments_pass_by_who_races_and_are_whole_where_the_reader_stops,
);
