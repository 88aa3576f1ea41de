//! The summary panel: asked for, made, followed into the article and back.

use js_sys::Reflect;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    Seen, Widget,
    documents::{FULL, article, plain},
    page::wait::until,
};

const ASK: &str = "Summarize this article with AI";
const DISCLAIMER: &str = "This is AI generated summarization, which may have errors. For context, always refer to \
                          the full article.";

async fn summarized(thread: &str) -> (Widget, Seen) {
    let widget = Widget::mount(thread, Some(&plain()), &[("show", "article summary")]);
    widget.find("button", ASK).await.click();
    let list = widget.find("region", "Summary").await.find("list", "").await;
    (widget, list)
}

#[wasm_bindgen_test]
async fn three_sentences_of_the_article_come_when_they_are_asked_for() {
    let (widget, list) = summarized("summary-asked").await;
    let links = list.all("link");
    assert_eq!((links.len(), list.all("listitem").len()), (3, 3));
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
    assert_eq!(region.find("button", "Medium").await.attribute("aria-pressed"), "true");
    drop(list);
    for (name, count) in [("Short", 2), ("Long", 5), ("Medium", 3)] {
        region.find("button", name).await.click();
        until(name, || sentences() == count).await;
        assert_eq!(region.find("button", name).await.attribute("aria-pressed"), "true");
    }
    region.find("button", "Hide summary").await.click();
    widget.find("button", ASK).await;
    assert!(widget.named("region", "Summary").is_empty());
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
