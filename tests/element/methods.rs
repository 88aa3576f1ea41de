//! Methods: choosing a mood, writing the thread out and reading it back.

use serde_json::{Value, json};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    Seen, Widget, comment, comments,
    documents::{FULL, article, plain},
    post,
    stage::{pieces, settled},
    wait::{frame, until},
};

/// So that what was written last is on the screen.
const NEWEST: [(&str, &str); 2] = [("show", "reactions comments"), ("sort", "newest")];

async fn export(widget: &Widget) -> Value {
    let pieces: js_sys::Array = settled(widget.view().export_thread()).await.unwrap().unchecked_into();
    serde_json::from_str(&String::from(pieces.join(""))).unwrap()
}

/// The report where nothing was updated, refused or mended.
fn brought_in(added: u64, unchanged: u64) -> Value {
    json!({
        "added": added, "updated": 0, "unchanged": unchanged,
        "refused": [], "refusedTotal": 0, "mended": [], "mendedTotal": 0,
    })
}

async fn import(widget: &Widget, json: &str) -> Result<Value, String> {
    match settled(widget.view().import_thread(&pieces(json))).await {
        Ok(report) => {
            let text = js_sys::JSON::stringify(&report).unwrap();
            Ok(serde_json::from_str(&String::from(text)).unwrap())
        }
        Err(error) => Err(js_sys::Error::from(error).message().into()),
    }
}

fn radios(widget: &Widget) -> Vec<(String, bool)> {
    widget.all("radio").iter().map(|radio| (radio.name(), radio.is_checked())).collect()
}

#[wasm_bindgen_test]
async fn a_mood_is_chosen_by_its_id_and_an_unknown_one_changes_nothing() {
    let widget = Widget::first_visit("methods-react", &plain(), &[]).await;
    widget.view().react(Some("inspired".to_owned())).unwrap();
    until("the choice", || widget.named("radio", "Inspired, 100%").iter().any(Seen::is_checked)).await;
    let before = radios(&widget);
    for unknown in ["bored", "", "HAPPY", "__proto__"] {
        let error = widget.view().react(Some(unknown.to_owned())).unwrap_err();
        let message = js_sys::Error::from(error).message();
        assert!(String::from(message).contains("reactions"), "{unknown:?}");
    }
    frame().await;
    assert_eq!(radios(&widget), before);
    widget.view().react(None).unwrap();
    until("no choice", || widget.all("radio").iter().all(|radio| !radio.is_checked())).await;
}

#[wasm_bindgen_test]
async fn an_untouched_document_comes_out_as_it_went_in() {
    let widget = Widget::first_visit("methods-untouched", FULL, &[]).await;
    comment(&widget, "Thank you, Ottoline").await;
    let out = export(&widget).await;
    let mut wanted: Value = serde_json::from_str(FULL).unwrap();
    // The same moment, in UTC.
    wanted["datePublished"] = json!("2025-03-08T06:30:00Z");
    for key in
        ["headline", "articleBody", "author", "image", "abstract", "comment", "datePublished", "dateModified"]
    {
        assert_eq!(out[key], wanted[key], "{key}");
    }
    assert_eq!(count(&out, "amused"), 310);
}

fn count(document: &Value, mood: &str) -> u64 {
    let counters = document["interactionStatistic"].as_array().unwrap();
    let counter = counters.iter().find(|counter| counter["interactionType"]["name"] == mood);
    counter.unwrap_or_else(|| panic!("{mood} is not in {document}"))["userInteractionCount"].as_u64().unwrap()
}

#[wasm_bindgen_test]
async fn a_mood_that_is_not_offered_keeps_its_count_in_the_document() {
    let widget = Widget::first_visit("methods-moods", FULL, &[("reactions", "happy")]).await;
    comment(&widget, "Thank you, Ottoline").await;
    let out = export(&widget).await;
    assert_eq!((count(&out, "happy"), count(&out, "amused")), (120, 310));
}

#[wasm_bindgen_test]
async fn what_was_written_out_reads_back_to_the_same() {
    let widget = Widget::first_visit("methods-round", FULL, &NEWEST).await;
    let own = post(&widget, "Mine, to be kept").await;
    own.find("button", "Like").await.click();
    comment(&widget, "Thank you, Ottoline").await.find("button", "Dislike").await.click();
    widget.view().react(Some("happy".to_owned())).unwrap();
    until("the choice", || widget.named("radio", "Happy").iter().any(Seen::is_checked)).await;
    until("the store", || !widget.text().contains("Saving")).await;
    let out = export(&widget).await;
    let written = out["comment"].as_array().unwrap();
    assert_eq!(written.len(), 13);
    let mine = written.iter().find(|one| one["text"] == "Mine, to be kept").unwrap();
    assert_eq!(
        (&mine["upvoteCount"], &mine["downvoteCount"]),
        (&json!(0), &json!(0)),
        "votes are the reader's own"
    );
    assert_eq!(count(&out, "happy"), 120);

    let shown =
        |widget: &Widget| (radios(widget), comments(widget).iter().map(Seen::text).collect::<Vec<_>>());
    let before = shown(&widget);
    let report = import(&widget, &out.to_string()).await.unwrap();
    assert_eq!(report, brought_in(0, 13));
    for _ in 0..10 {
        frame().await;
        assert_eq!(shown(&widget), before, "nothing counts twice");
    }
    assert_eq!(export(&widget).await, out);

    // Another reader reads the same document: everything is there, nothing of it is hers.
    drop(widget);
    let other = Widget::visit("methods-round-elsewhere", &out.to_string(), &NEWEST).await;
    let found = comment(&other, "Mine, to be kept").await;
    assert!(found.named("button", "Edit").is_empty());
    assert_eq!(export(&other).await, out);
}

#[wasm_bindgen_test]
async fn a_document_that_cannot_be_read_changes_nothing() {
    let widget = Widget::first_visit("methods-import", FULL, &[]).await;
    post(&widget, "It stays").await;
    widget.find("textbox", "Add a comment").await.type_in("a draft").await;
    let before = export(&widget).await;
    for bad in ["", "{", "null", "[]", "7", include_str!("../fixtures/not-json.json")] {
        assert!(!import(&widget, bad).await.unwrap_err().is_empty(), "{bad:?}");
    }
    frame().await;
    assert_eq!(export(&widget).await, before);
    assert_eq!(widget.find("textbox", "Add a comment").await.value(), "a draft");
    widget.find("heading", "Harrow Bend votes").await;
}

#[wasm_bindgen_test]
async fn what_was_written_out_comes_in_elsewhere_and_stays_there() {
    let widget = Widget::first_visit("methods-out", FULL, &NEWEST).await;
    post(&widget, "Mine, to be carried").await;
    until("the store", || !widget.text().contains("Saving")).await;
    let out = export(&widget).await;
    drop(widget);
    let mut bare: Value = serde_json::from_str(FULL).unwrap();
    bare["comment"] = json!([]);
    let elsewhere = Widget::visit("methods-in", &bare.to_string(), &NEWEST).await;
    let report = import(&elsewhere, &out.to_string()).await.unwrap();
    assert_eq!(report, brought_in(13, 0));
    let brought = comment(&elsewhere, "Mine, to be carried").await;
    assert!(brought.named("button", "Edit").is_empty(), "it is another reader's here");
    assert_eq!(export(&elsewhere).await, out);
    drop(elsewhere);
    let mut later = Widget::visit("methods-in", &bare.to_string(), &NEWEST).await;
    comment(&later, "Mine, to be carried").await;
    assert_eq!(export(&later).await, out, "on the next visit too");
    later.set("thread", Some("methods-nowhere"));
    until("none of it in another thread", || comments(&later).is_empty()).await;
}

#[wasm_bindgen_test]
async fn where_nothing_can_be_taken_the_first_line_says_why() {
    let widget = Widget::first_visit("methods-nothing", FULL, &[]).await;
    let own = article(&[json!({"@id": "x"}), json!({"@id": "y"})]).to_string();
    let why = import(&widget, &own).await.unwrap_err();
    assert_eq!(why, "comment[0].text is missing; the comment is left out.");
}
