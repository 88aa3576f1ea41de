//! Long documents by the element's methods and its property: taken over in pieces, so that the page stays alive.

use std::{cell::Cell, rc::Rc};

use article_widget::response::exchange::{
    incoming::{Work, gathered},
    wrong::Wrong,
};
use js_sys::{Array, Error, Iterator, JSON, Object, Reflect, Uint8Array};
use serde_json::{Value, json};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use yew::Callback;

use crate::{
    class_methods::{data, element},
    documents::plain,
    stage::{Stage, settled},
};

/// A document of more than a piece, with letters of two units where it may be cut.
fn long(headline: &str) -> Value {
    let comment = |number: usize| {
        json!({
            "@type": "Comment", "@id": format!("long-{number}"), "text": "\u{1f600}".repeat(150), "author": {"name": "Ada"},
            "dateCreated": "2024-05-01T10:00:00Z",
        })
    };
    let comments: Vec<_> = (0..4_000).map(comment).collect();
    json!({ "@type": "NewsArticle", "headline": headline, "comment": comments, "abstract": "Short." })
}

#[wasm_bindgen_test]
async fn a_long_document_is_brought_in_with_a_bar_that_tells_how_far_it_is() {
    let stage = Stage::defined();
    for (thread, headline, as_text) in
        [("long-a", "a", true), ("long-ab", "ab", true), ("long-object", "a", false)]
    {
        let widget = element(&stage, thread, &plain());
        settled(widget.export_thread()).await.unwrap();
        let text = long(headline).to_string();
        let given = if as_text { text.as_str().into() } else { JSON::parse(&text).unwrap() };
        let promise = widget.import_thread(&given);
        widget.seen().find("progressbar", "Reading the comments").await;
        let report = data(&settled(promise).await.unwrap());
        assert_eq!(
            (&report["added"], &report["mended"], &report["refused"]),
            (&json!(4_000), &json!([]), &json!([]))
        );
        widget.seen().gone("progressbar", "Reading the comments").await;
        let document = data(&settled(widget.export_thread()).await.unwrap());
        let all = document["comment"].as_array().unwrap();
        assert!(
            all.iter().filter(|comment| comment["text"] == "\u{1f600}".repeat(150)).count() == 4_000,
            "{thread}"
        );
        // Once more, and nothing is other than it is.
        let report = data(&settled(widget.import_thread(&given)).await.unwrap());
        assert_eq!((&report["added"], &report["unchanged"]), (&json!(0), &json!(4_000)));
        widget.remove();
    }
}

#[wasm_bindgen_test]
async fn a_long_article_comes_in_slices_and_the_last_that_was_set_stands() {
    let stage = Stage::defined();
    let object = |headline: &str| JSON::parse(&long(headline).to_string()).unwrap();
    for (thread, first) in
        [("given-object", object("First")), ("given-text", long("First").to_string().into())]
    {
        let widget = stage.element(thread);
        widget.set_attribute("src", "no-such-file.json").unwrap();
        widget.set_article(&first);
        widget.show();
        let seen = widget.seen();
        seen.find("heading", "First").await;
        let document = data(&settled(widget.export_thread()).await.unwrap());
        assert_eq!(document["comment"].as_array().map(Vec::len), Some(4_000), "{thread}");
        widget.set_article(&object("Second"));
        widget.set_article(&object("Third"));
        seen.find("heading", "Third").await;
        widget.set_article(&object("Fourth"));
        widget.set_article(&plain().into());
        seen.find("heading", "A ferry without a sound").await;
        let document = data(&settled(widget.export_thread()).await.unwrap());
        assert!(document["headline"].as_str().unwrap().starts_with("A ferry without a sound"), "{thread}");
        widget.remove();
    }
}

#[wasm_bindgen_test]
async fn what_cannot_be_written_as_json_leaves_no_bar_and_no_comment() {
    let stage = Stage::defined();
    let widget = element(&stage, "long-round", &plain());
    let before = data(&settled(widget.export_thread()).await.unwrap());
    let round: Object = JSON::parse(&long("a").to_string()).unwrap().unchecked_into();
    let comments: Array = Reflect::get(&round, &"comment".into()).unwrap().unchecked_into();
    // What leads back to itself has no end.
    Reflect::set(&comments.get(3_000), &"about".into(), &comments.get(3_000)).unwrap();
    let refused = settled(widget.import_thread(&round)).await.unwrap_err();
    assert!(refused.is_instance_of::<Error>());
    widget.seen().gone("progressbar", "Reading the comments").await;
    assert_eq!(data(&settled(widget.export_thread()).await.unwrap()), before);
    widget.remove();
}

#[wasm_bindgen_test]
async fn all_that_is_not_taken_is_counted_and_the_first_thousand_told() {
    let stage = Stage::defined();
    let widget = element(&stage, "long-lost", &plain());
    let lost = (0..5_000).map(|number| json!({ "@id": format!("lost-{number}") }));
    let comments: Vec<_> = lost.chain([json!({ "@id": "undated", "text": "Undated" })]).collect();
    let document = json!({ "@type": "NewsArticle", "headline": "a", "comment": comments }).to_string();
    let report = data(&settled(widget.import_thread(&JSON::parse(&document).unwrap())).await.unwrap());
    assert_eq!(
        (&report["added"], &report["refusedTotal"], &report["mendedTotal"]),
        (&json!(1), &json!(5_000), &json!(1))
    );
    let lines = |of: &str| report[of].as_array().map(Vec::len);
    assert_eq!((lines("refused"), lines("mended")), (Some(1_000), Some(1)));
    widget.remove();
}

#[wasm_bindgen_test]
async fn what_would_not_be_read_again_on_the_next_visit_is_not_taken() {
    let piece = |bytes: &Uint8Array| Array::of2(bytes, &1.into());
    // A letter more than the most, which is 128 MB.
    let (letter, most) = (Uint8Array::from(&b"{"[..]), Uint8Array::new_with_length(1 << 27));
    let pieces: Iterator = Array::of2(&piece(&letter), &piece(&most)).values().unchecked_into();
    let mut work = Work::new(Rc::new(Cell::new(true)), Callback::noop());
    assert_eq!(gathered(&pieces, &mut work).await.err(), Some(Wrong::TooLarge(129)));

    let stage = Stage::defined();
    let widget = element(&stage, "long-nothing", &plain());
    let before = data(&settled(widget.export_thread()).await.unwrap());
    // Such a character stands in no text, and JSON has an escape for it.
    let text = "{\"@type\":\"NewsArticle\",\"headline\":\"a\",\"comment\":[{\"text\":\"a\0b\"}]}";
    let refused = settled(widget.import_thread(&JsValue::from(text))).await.unwrap_err();
    let told: Error = refused.unchecked_into();
    assert_eq!(String::from(told.message()), "the document has characters that are no text");
    assert_eq!(data(&settled(widget.export_thread()).await.unwrap()), before);
    widget.remove();
}
