//! The element's methods: each a promise that keeps its word.

use js_sys::{Error, JSON};
use serde_json::{Value, json};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    Seen,
    documents::{FULL, plain},
    stage::{Stage, Widget, quiet, settled},
    wait::until,
};

pub(crate) fn element(stage: &Stage, thread: &str, article: &str) -> Widget {
    let widget = stage.element(thread);
    widget.set_article(&article.into());
    widget.show();
    widget
}

pub(crate) fn data(value: &JsValue) -> Value {
    serde_json::from_str(&String::from(JSON::stringify(value).unwrap())).unwrap()
}

#[wasm_bindgen_test]
async fn a_summary_can_be_asked_for_before_anything_has_come() {
    let stage = Stage::defined();
    stage.hold();
    let widget = element(&stage, "call-summary", &plain());
    let promise = widget.summarize();
    quiet().await;
    stage.release();
    let summary = data(&settled(promise).await.unwrap());
    assert_eq!(summary["source"], "on-device");
    let sentences = summary["sentences"].as_array().unwrap();
    assert!(!sentences.is_empty());
    let shown = widget.seen().find("region", "Summary").await.all("listitem").len();
    assert_eq!(shown, sentences.len());
    widget.remove();
}

#[wasm_bindgen_test]
async fn a_mood_is_chosen_and_an_unknown_one_is_refused() {
    let stage = Stage::defined();
    let widget = element(&stage, "call-react", &plain());
    settled(widget.react(&"sad".into())).await.unwrap();
    let seen = widget.seen();
    until("the choice", || seen.all("radio").iter().any(Seen::is_checked)).await;
    let refused = settled(widget.react(&"bored".into())).await.unwrap_err();
    assert!(refused.is_instance_of::<Error>());
    assert!(seen.find("radio", "Sad").await.is_checked());
    settled(widget.react(&JsValue::NULL)).await.unwrap();
    until("no choice", || seen.all("radio").iter().all(|radio| !radio.is_checked())).await;
    widget.remove();
}

#[wasm_bindgen_test]
async fn a_thread_is_written_out_and_read_by_another_element() {
    let stage = Stage::defined();
    let widget = element(&stage, "call-out", FULL);
    let document = settled(widget.export_thread()).await.unwrap();
    assert!(document.is_object(), "an object, not its text");
    assert_eq!(data(&document)["comment"].as_array().map(Vec::len), Some(12));
    let mut bare = data(&document);
    bare["comment"] = json!([]);
    let other = element(&stage, "call-in", &bare.to_string());
    other.seen().find("heading", "Harrow Bend votes").await;
    let report = data(&settled(other.import_thread(&document)).await.unwrap());
    assert_eq!((&report["added"], &report["refused"]), (&json!(12), &json!([])));
    assert_eq!(data(&settled(other.export_thread()).await.unwrap()), data(&document));
    for bad in [JsValue::from("{"), JsValue::from(""), JsValue::NULL, JsValue::UNDEFINED, 7.into()] {
        assert!(settled(other.import_thread(&bad)).await.is_err(), "{bad:?}");
    }
    assert_eq!(data(&settled(other.export_thread()).await.unwrap()), data(&document));
    widget.remove();
    other.remove();
}

#[wasm_bindgen_test]
async fn a_refresh_tells_when_the_article_is_there_or_why_it_is_not() {
    let stage = Stage::defined();
    let widget = stage.element("call-refresh");
    widget
        .set_attribute("src", "data:application/json,{\"headline\":\"By src\",\"articleBody\":\"X.\"}")
        .unwrap();
    widget.show();
    widget.seen().find("heading", "By src").await;
    assert_eq!(data(&settled(widget.refresh()).await.unwrap()), json!({ "headline": "By src" }));
    widget.set_attribute("src", "no-such-file.json").unwrap();
    let refused = settled(widget.refresh()).await.unwrap_err();
    assert!(refused.is_instance_of::<Error>());
    widget.seen().find("heading", "By src").await;
    widget.remove();
}

#[wasm_bindgen_test]
async fn methods_answer_where_only_the_article_is_shown() {
    let stage = Stage::defined();
    let widget = stage.element("call-article");
    widget.set_attribute("show", "article").unwrap();
    widget.set_article(&FULL.into());
    widget.show();
    widget.seen().find("heading", "Harrow Bend votes").await;
    let document = data(&settled(widget.export_thread()).await.unwrap());
    assert_eq!(document["comment"].as_array().map(Vec::len), Some(12));
    widget.remove();
}

#[wasm_bindgen_test]
async fn a_summary_that_no_one_may_make_is_refused() {
    let stage = Stage::defined();
    let widget = element(&stage, "call-none", "{\"headline\":\"No words but these\"}");
    widget.seen().find("heading", "No words but these").await;
    let refused = settled(widget.summarize()).await.unwrap_err();
    assert!(refused.is_instance_of::<Error>());
    widget.remove();
}

/// An article that takes a while to summarize.
fn long() -> String {
    let mut long: Value = serde_json::from_str(&plain()).unwrap();
    let text = (0..20_000).map(|day| format!("On day {day} the ferry crossed the river without a sound."));
    long["articleBody"] = text.collect::<Vec<_>>().join(" ").into();
    long.to_string()
}

#[wasm_bindgen_test]
async fn a_summary_that_is_called_off_is_an_end_too() {
    let stage = Stage::defined();
    let ways: [fn(&Widget); 3] = [
        |widget| widget.set_attribute("summary", "off").unwrap(),
        |widget| widget.set_article(&"{\"headline\":\"Another\",\"articleBody\":\"X.\"}".into()),
        |widget| widget.remove(),
    ];
    for call_off in ways {
        let widget = element(&stage, "call-off", &long());
        widget.seen().find("heading", "A ferry without a sound").await;
        let promise = widget.summarize();
        widget.seen().find("button", "Cancel").await;
        call_off(&widget);
        assert!(settled(promise).await.unwrap_err().is_instance_of::<Error>());
        widget.remove();
    }
    let widget = element(&stage, "call-cancel", &long());
    widget.seen().find("heading", "A ferry without a sound").await;
    let promise = widget.summarize();
    widget.seen().find("button", "Cancel").await.click();
    let why: Error = settled(promise).await.unwrap_err().unchecked_into();
    assert_eq!(String::from(why.message()), "the reader called the summary off");
    widget.remove();
}

#[wasm_bindgen_test]
async fn where_there_is_no_article_every_method_says_so() {
    let stage = Stage::defined();
    let widget = stage.element("call-nothing");
    widget.set_attribute("src", "no-such-file.json").unwrap();
    widget.show();
    widget.seen().find("alert", "").await;
    let promises = [widget.export_thread(), widget.react(&"sad".into()), widget.import_thread(&FULL.into())];
    for promise in promises {
        let why: Error = settled(promise).await.unwrap_err().unchecked_into();
        assert_eq!(String::from(why.message()), "src answered with HTTP status 404");
    }
    widget.set_article(&plain().into());
    settled(widget.export_thread()).await.unwrap();
    widget.remove();
}
