//! The host's own article: wrapped, with panels above and below, or elsewhere on the page; nothing of it changes.

use std::time::Duration;

use anyhow::{Context, Result};
use article_widget_browser_tests::{
    Lab,
    element::Element,
    in_every_engine, names,
    page::Page,
    server::Fault,
    wait::{PATIENCE, wait_until},
};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::{
    common::{comment, post, word},
    looks::{OUTSIDE, differences},
};

const PAGES: [&str; 3] = ["own-article", "own-article-order", "own-article-for"];

/// Writes down what happens to the elements of the host, from now on.
const WATCH: &str = "window.changes = [];
    const watch = { subtree: true, childList: true, attributes: true, characterData: true };
    const note = record => changes.push(`${record.type} of ${record.target.nodeName}`);
    new MutationObserver(records => records.forEach(note)).observe(document.body, watch);";

/// The words that are marked in the host's markup, and whether all of them are the host's.
const MARKED: &str = "const marks = CSS.highlights
        ? [...CSS.highlights.get('article-widget-source') ?? []]
        : [getSelection()].filter(one => one.rangeCount).map(one => one.getRangeAt(0));
    const words = marks.map(String).join().trim().replace(/\\s+/g, ' ');
    return [words, marks.every(one => one.startContainer.getRootNode() === document)]";

async fn region(page: &Page, name: &'static str) -> Result<Element> {
    page.find(&names::Role::named("region", name)).await
}

/// Has a summary made of the first article, and goes to where each of its sentences stands and back.
async fn sentences_lead_into_the_hosts_words(page: &Page) -> Result<()> {
    page.find(&names::SUMMARIZE).await?.click().await?;
    let summary = page.find(&names::SUMMARY).await?;
    summary.find(&names::AGAIN).await?;
    let sentences = summary.find_all(&names::Role::any("link")).await?;
    assert!(!sentences.is_empty());
    for sentence in sentences {
        let wanted = json!([sentence.text().await?.trim(), true]);
        // By its key: a page that has just scrolled back may move under a pointer.
        sentence.type_in(Key::Enter).await?;
        let marked = async || Ok(page.run(MARKED, Vec::new()).await? == wanted);
        wait_until(&format!("the mark on {wanted}"), PATIENCE, marked).await?;
        page.press(Key::Escape).await?;
        let gone = async || Ok(page.run(MARKED, Vec::new()).await?[0] == json!(""));
        wait_until("no mark", PATIENCE, gone).await?;
    }
    Ok(())
}

async fn nothing_of_the_hosts_article_is_moved_or_restyled(lab: &mut Lab) -> Result<()> {
    for name in PAGES {
        lab.server.fault("/article-widget-core.js", Some(Fault::Late(Duration::from_secs(2))));
        lab.open(&format!("/hosts/{name}.html")).await?;
        lab.server.fault("/article-widget-core.js", None);
        let page = &lab.browser;
        page.run(WATCH, Vec::new()).await?;
        let before = page.run(OUTSIDE, Vec::new()).await?;
        sentences_lead_into_the_hosts_words(page).await?;
        let comments = page.find(&names::COMMENTS).await?;
        comments.show().await?;
        post(page, "Under the host's own words").await?;
        let after = page.run(OUTSIDE, Vec::new()).await?;
        assert_eq!(differences(&before, &after)?, [""; 0], "{name}: before the widget came, and with it");
        assert_eq!(page.run("return changes", Vec::new()).await?, json!([]), "{name}");
        // Two discussions on one page are two regions of one name, which is the host's to part.
        if name != "own-article-for" {
            assert_eq!(page.violations().await?, "", "{name}");
        }
    }
    Ok(())
}

async fn show_says_whether_panels_stand_above_or_below(lab: &mut Lab) -> Result<()> {
    lab.open("/hosts/own-article-order.html").await?;
    let page = &lab.browser;
    page.find(&names::COMMENTS).await?.show().await?;
    let tops = "return [...document.querySelectorAll('article-widget')].map(widget => {
        const parts = [['h', widget.querySelector('h1, h2')], ['s', widget.shadowRoot.querySelector('.aw-ask')],
            ['r', widget.shadowRoot.querySelector('.aw-below')]];
        parts.sort((one, other) => one[1].getBoundingClientRect().top - other[1].getBoundingClientRect().top);
        return parts.map(part => part[0]).join('') })";
    assert_eq!(page.run(tops, Vec::new()).await?, json!(["hsr", "srh"]));
    // What is typed stays where the host changes its mind.
    let typed = page.find(&names::ADD_COMMENT).await?;
    typed.type_in("Half a thought").await?;
    page.run("document.getElementById('other').show = 'summary article comments'", Vec::new()).await?;
    let moved = async || Ok(page.run(tops, Vec::new()).await?[1] == json!("shr"));
    wait_until("another order", PATIENCE, moved).await?;
    assert_eq!(typed.value().await?, "Half a thought");
    Ok(())
}

async fn elements_anywhere_on_the_page_share_the_article_and_its_thread(lab: &mut Lab) -> Result<()> {
    lab.open("/hosts/own-article-for.html").await?;
    let page = &lab.browser;
    let (bees, trains) = (region(page, "On the bees").await?, region(page, "On the trains").await?);
    bees.show().await?;
    comment(page, "I hear them from the train.").await?;
    assert!(!bees.text().await?.contains("The discussion comes here."));
    // In step: what is chosen in one place is chosen in the other.
    bees.find(&names::reaction("Happy")).await?.click().await?;
    let aside = page.find(&names::Role::named("complementary", "The mood")).await?;
    let chosen = async || aside.find(&names::reaction("Happy")).await?.checked().await;
    wait_until("the reaction in the other place", PATIENCE, chosen).await?;
    // Another article of the page has another discussion.
    post(page, "On bees alone").await?;
    trains.show().await?;
    trains.find(&names::ADD_COMMENT).await?;
    let text = trains.text().await?;
    assert!(!text.contains("On bees alone") && !text.contains("I hear them"), "{text}");
    let change = "document.querySelector('[for=trains]').setAttribute('for', 'bees'); return ''";
    word(page, change).await?;
    let same = async || Ok(trains.text().await?.contains("On bees alone"));
    wait_until("the thread of the bees", PATIENCE, same).await
}

async fn a_permalink_leads_to_the_comment_under_the_hosts_article(lab: &mut Lab) -> Result<()> {
    for name in ["own-article", "own-article-for"] {
        lab.open(&format!("/hosts/{name}.html")).await?;
        let page = &lab.browser;
        page.find(&names::COMMENTS).await?.show().await?;
        let link = comment(page, "I hear them").await?.find(&names::LINK).await?;
        let hash = link.attribute("href").await?.context("a link without an address")?;
        let hash = hash.split_once('#').context("no permalink")?.1.to_owned();
        page.open("about:blank").await?;
        lab.open(&format!("/hosts/{name}.html#{hash}")).await?;
        let seen = async || match crate::common::look_for(page, "I hear them").await? {
            Some(comment) => comment.in_view().await,
            None => Ok(false),
        };
        wait_until("the comment on the screen", PATIENCE, seen).await?;
        assert_ne!(page.run("return scrollY", Vec::new()).await?, Value::from(0), "{name}");
    }
    Ok(())
}

in_every_engine!(
    nothing_of_the_hosts_article_is_moved_or_restyled,
    show_says_whether_panels_stand_above_or_below,
    elements_anywhere_on_the_page_share_the_article_and_its_thread,
    a_permalink_leads_to_the_comment_under_the_hosts_article,
);
