//! The summary panel: asked for, made, followed into the article and back.

use js_sys::Reflect;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    Seen, Widget,
    documents::{FULL, article, plain},
    double::Double,
    page::wait::until,
};

const ASK: &str = "Summarize this article with AI";
const CLIPBOARD: &str = include_str!("clipboard.js");
/// Writes down what the host hears of the reader's judgment.
const FEEDBACK: &str = "
    const log = { heard: [], restore: () => removeEventListener('article-summary-feedback', hear) };
    const hear = ({ detail }) => log.heard.push(detail);
    addEventListener('article-summary-feedback', hear);
    return log;";
/// Writes down what the first status in a widget says, one after the other.
const SAID: &str = "
    const status = document.querySelector('article-widget').shadowRoot.querySelector('[role=status]');
    const log = { said: [], restore: () => observer.disconnect() };
    const observer = new MutationObserver(() => status.textContent && log.said.push(status.textContent));
    observer.observe(status, { childList: true, characterData: true, subtree: true });
    return log;";
const DISCLAIMER: &str = "This is AI generated summarization, which may have errors. For context, always refer to \
                          the full article.";

async fn summarized(thread: &str) -> (Widget, Seen) {
    let widget = Widget::mount(thread, Some(&plain()), &[("show", "article summary")]);
    widget.find("button", ASK).await.click();
    let list = widget.find("region", "Summary").await.find("list", "").await;
    (widget, list)
}

#[wasm_bindgen_test]
async fn sentences_of_the_article_come_when_they_are_asked_for() {
    let (widget, list) = summarized("summary-asked").await;
    let links = list.all("link");
    assert!((2..=3).contains(&links.len()), "{}", list.text());
    assert_eq!(list.all("listitem").len(), links.len());
    let all = plain();
    for link in &links {
        assert!(all.contains(&link.text()), "{} is not the article's", link.text());
    }
    widget.says(DISCLAIMER).await;
    widget.says("Picked from the article by this device. Nothing was sent anywhere.").await;
    assert!(widget.named("button", ASK).is_empty());
    assert_eq!(widget.find("region", "Summary").await.attribute("aria-busy"), "false");
}

#[wasm_bindgen_test]
async fn a_sentence_leads_to_its_place_and_escape_leads_back() {
    let (widget, list) = summarized("summary-source").await;
    for link in list.all("link") {
        let sentence = link.text();
        link.click();
        until("the mark", || widget.all("mark").first().is_some_and(|mark| mark.text() == sentence)).await;
        let mark = widget.find("mark", "").await;
        until("the focus on the mark", || mark.has_focus()).await;
        assert_eq!(link.attribute("aria-current"), "true");
        let paragraph = mark.closest("p").unwrap().unwrap().text_content().unwrap();
        assert!(plain().contains(&paragraph), "the paragraph stays whole: {paragraph}");
        mark.press("Escape");
        until("the focus on the link", || link.has_focus()).await;
        assert!(widget.all("mark").is_empty() && !link.has_attribute("aria-current"));
    }
}

#[wasm_bindgen_test]
async fn the_reader_chooses_how_long_it_is_and_puts_it_away() {
    let (widget, list) = summarized("summary-length").await;
    let region = widget.find("region", "Summary").await;
    let sentences = || region.all("listitem").len();
    let medium = list.all("listitem").len();
    assert_eq!(region.find("button", "Medium").await.attribute("aria-pressed"), "true");
    for (name, counts) in [("Long", 4..=5), ("Short", 1..=2), ("Medium", medium..=medium)] {
        let button = region.find("button", name).await;
        button.focus().unwrap();
        button.click();
        let is_pressed = || button.attribute("aria-pressed") == "true";
        until(name, || is_pressed() && region.all("progressbar").is_empty() && counts.contains(&sentences()))
            .await;
        assert!(button.has_focus(), "the reader goes on from there");
    }
    region.find("button", "Hide summary").await.click();
    widget.find("button", ASK).await;
    assert!(widget.named("region", "Summary").is_empty());
}

#[wasm_bindgen_test]
async fn the_focus_is_never_lost() {
    let widget = Widget::mount("summary-focus", Some(&plain()), &[("show", "article summary")]);
    let ask = widget.find("button", ASK).await;
    ask.focus().unwrap();
    ask.click();
    let region = widget.find("region", "Summary").await;
    until("the focus on the summary", || region.has_focus()).await;
    region.find("list", "").await;
    assert!(region.has_focus());
    let hide = region.find("button", "Hide summary").await;
    hide.focus().unwrap();
    hide.click();
    let ask = widget.find("button", ASK).await;
    until("the focus on the offer", || ask.has_focus()).await;
}

#[wasm_bindgen_test]
async fn it_is_said_once_when_all_of_it_is_there() {
    let widget = Widget::mount("summary-said", Some(&plain()), &[("show", "article summary")]);
    let ask = widget.find("button", ASK).await;
    let status = widget.find("status", "").await;
    assert_eq!(status.text(), "");
    let said = Double::install(SAID, &json!(null));
    ask.click();
    let list = widget.find("region", "Summary").await.find("list", "").await;
    let words = format!("Summary ready: {} sentences", list.all("listitem").len());
    status.says(&words).await;
    crate::page::wait::frame().await;
    assert_eq!(said.list("said"), [json!(words)]);
    assert!(list.closest("[aria-live], [role=status], [role=alert]").unwrap().is_none());
}

#[wasm_bindgen_test]
async fn a_paragraph_has_the_same_sentences_and_the_same_ways_to_their_sources() {
    let (widget, list) = summarized("summary-form").await;
    let region = widget.find("region", "Summary").await;
    let sentences = |within: &Seen| within.all("link").iter().map(Seen::text).collect::<Vec<_>>();
    let points = sentences(&list);
    assert_eq!(region.find("button", "Key points").await.attribute("aria-pressed"), "true");
    region.find("button", "Paragraph").await.click();
    until("no list", || region.all("list").is_empty()).await;
    assert_eq!(sentences(&region), points);
    let first = &region.all("link")[0];
    first.click();
    until("the mark", || widget.all("mark").first().is_some_and(|mark| mark.text() == points[0])).await;
    widget.find("mark", "").await.press("Escape");
    until("the focus on the link", || first.has_focus()).await;
    region.find("button", "Key points").await.click();
    region.find("list", "").await;
    assert_eq!(sentences(&region), points);
}

#[wasm_bindgen_test]
async fn it_is_copied_with_where_it_is_from() {
    let (widget, list) = summarized("summary-copy").await;
    let clipboard = Double::install(CLIPBOARD, &json!({ "refuses": false }));
    let region = widget.find("region", "Summary").await;
    region.find("button", "Copy").await.click();
    region.find("button", "Copied").await;
    let copied = clipboard.list("copied");
    let [Value::String(text)] = copied.as_slice() else { panic!("{copied:?}") };
    for sentence in list.all("listitem") {
        assert!(text.contains(&format!("• {}", sentence.text())), "{text}");
    }
    let page = web_sys::window().unwrap().location().href().unwrap();
    let page = page.split('#').next().unwrap();
    assert!(text.ends_with(&format!("\n\nA ferry without a sound\n{page}\n{DISCLAIMER}")), "{text}");
}

#[wasm_bindgen_test]
async fn where_the_browser_lets_nobody_copy_the_reader_is_told() {
    let (widget, _) = summarized("summary-no-copy").await;
    let clipboard = Double::install(CLIPBOARD, &json!({ "refuses": true }));
    let region = widget.find("region", "Summary").await;
    let copy = region.find("button", "Copy").await;
    copy.focus().unwrap();
    copy.click();
    region.find("alert", "").await.says("The browser does not let us copy.").await;
    assert_eq!(clipboard.list("commands"), [json!("copy")], "the older way was tried as well");
    assert!(copy.has_focus() && widget.root().query_selector("textarea").unwrap().is_none());
}

#[wasm_bindgen_test]
async fn whether_it_was_useful_is_told_to_the_host_alone() {
    let heard = Double::install(FEEDBACK, &json!(null));
    let (widget, _) = summarized("summary-useful").await;
    let region = widget.find("region", "Summary").await;
    region.says("Was this useful?").await;
    let yes = region.find("button", "Yes").await;
    yes.click();
    region.says("Thank you.").await;
    assert_eq!(yes.attribute("aria-pressed"), "true");
    yes.click();
    region.find("button", "No").await.click();
    until("the answer", || yes.attribute("aria-pressed") == "false").await;
    let told = |useful: bool| json!({ "useful": useful, "source": "on-device" });
    assert_eq!(heard.list("heard"), [told(true), told(false)], "once for each change of mind");
}

#[wasm_bindgen_test]
async fn a_long_one_shows_its_progress_and_can_be_called_off() {
    let mut long = article(&[]);
    let text = (0..20_000).map(|day| format!("On day {day} the ferry crossed the river without a sound."));
    long["articleBody"] = text.collect::<Vec<_>>().join(" ").into();
    let widget = Widget::mount("summary-cancel", Some(&long.to_string()), &[("show", "summary")]);
    widget.find("button", ASK).await.click();
    let progress = widget.find("progressbar", "Reading the article").await;
    assert_eq!(widget.find("region", "Summary").await.attribute("aria-busy"), "true");
    let share = || Reflect::get(&progress, &"value".into()).unwrap().as_f64().unwrap();
    until("some progress", || share() > 0.0).await;
    assert!(share() < 100.0);
    widget.find("button", "Cancel").await.click();
    widget.find("button", ASK).await;
    for _ in 0..30 {
        crate::page::wait::frame().await;
        assert!(widget.all("region").is_empty(), "what was called off comes no more");
    }
}

#[wasm_bindgen_test]
async fn the_publishers_own_is_there_at_once() {
    let widget = Widget::first_visit("summary-publisher", FULL, &[]).await;
    let region = widget.find("region", "Summary").await;
    let sentences: Vec<String> = region.all("listitem").iter().map(Seen::text).collect();
    assert_eq!(
        sentences,
        [
            "The library stayed open until midnight.",
            "1,412 beans were cast.",
            "The council decides on Tuesday."
        ]
    );
    region.says("Written by The Harrow Bend Ledger.").await;
    assert!(region.all("link").is_empty() && widget.named("button", ASK).is_empty());
    for name in ["Copy", "Yes", "No"] {
        region.find("button", name).await;
    }
    assert_eq!(region.all("button").len(), 3, "it has no length, and it stays");
}

#[wasm_bindgen_test]
async fn the_attribute_says_who_may_write_it() {
    let mut widget = Widget::first_visit("summary-attribute", FULL, &[("summary", "on-device")]).await;
    widget.find("button", ASK).await;
    widget.set("summary", Some("publisher"));
    widget.find("region", "Summary").await;
    widget.set("summary", Some("off"));
    widget.gone("region", "Summary").await;
    assert!(widget.named("button", ASK).is_empty());
    widget.set("summary", None);
    widget.find("region", "Summary").await.says("1,412 beans were cast.").await;
}
