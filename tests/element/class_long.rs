//! Long documents by the element's methods and its property: taken over in pieces, so that the page stays alive.

use js_sys::{Array, Error, JSON, Object, Reflect};
use serde_json::{Value, json};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

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
