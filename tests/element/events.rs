//! Events: they bubble out of every shadow root and carry plain data.

use std::{cell::RefCell, rc::Rc};

use gloo::events::EventListener;
use serde_json::{Value, json};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::CustomEvent;

use crate::{
    Seen, Widget, comment,
    documents::{self, FULL, article, plain},
    page::{page, seen::is_plain},
    post,
    wait::until_some,
};

/// What the page hears from widgets under one name.
struct Heard {
    details: Rc<RefCell<Vec<Value>>>,
    _listener: EventListener,
}

impl Heard {
    fn listen(name: &'static str) -> Self {
        let details = Rc::new(RefCell::new(Vec::new()));
        let into = Rc::clone(&details);
        let listener = EventListener::new(&page(), name, move |event| {
            let event: &CustomEvent = event.dyn_ref().unwrap();
            assert!(event.bubbles() && event.composed(), "{name}");
            let target: web_sys::Element = event.target().unwrap().unchecked_into();
            assert_eq!(target.tag_name(), "ARTICLE-WIDGET", "{name} comes from the element itself");
            assert!(is_plain(&event.detail()), "{name}");
            let text = js_sys::JSON::stringify(&event.detail()).unwrap();
            into.borrow_mut().push(serde_json::from_str(&String::from(text)).unwrap());
        });
        Self { details, _listener: listener }
    }

    /// The next one.
    async fn next(&self) -> Value {
        until_some("an event", || {
            let mut details = self.details.borrow_mut();
            (!details.is_empty()).then(|| details.remove(0))
        })
        .await
    }

    fn is_silent(&self) -> bool {
        self.details.borrow().is_empty()
    }
}

#[wasm_bindgen_test]
async fn an_article_that_came_is_told() {
    let heard = Heard::listen("article-ready");
    let widget = Widget::first_visit("events-ready", &plain(), &[]).await;
    assert_eq!(heard.next().await, json!({ "headline": "A ferry without a sound" }));
    widget.view().refresh();
    heard.next().await;
    assert!(heard.is_silent());
}

#[wasm_bindgen_test]
async fn a_summary_is_told_with_its_source_and_sentences() {
    let heard = Heard::listen("article-summary");
    let widget = Widget::first_visit("events-summary", FULL, &[]).await;
    let told = heard.next().await;
    assert_eq!(told["source"], "publisher");
    assert_eq!(told["sentences"][1], "1,412 beans were cast.");
    drop(widget);
    let widget = Widget::visit("events-summary", &plain(), &[]).await;
    assert!(heard.is_silent());
    widget.view().summarize();
    let told = heard.next().await;
    assert_eq!(told["source"], "on-device");
    let shown: Vec<String> =
        widget.find("region", "Summary").await.all("listitem").iter().map(Seen::text).collect();
    assert_eq!(told, json!({ "source": "on-device", "sentences": shown }));
}

#[wasm_bindgen_test]
async fn a_choice_is_told_with_what_it_was_before() {
    let heard = Heard::listen("article-reaction");
    let widget = Widget::first_visit("events-reaction", FULL, &[("reactions", "happy sad")]).await;
    widget.find("radio", "Sad").await.click();
    assert_eq!(
        heard.next().await,
        json!({ "previous": null, "current": "sad", "counts": { "happy": 120, "sad": 1 } })
    );
    widget.find("radio", "Happy").await.click();
    assert_eq!(
        heard.next().await,
        json!({ "previous": "sad", "current": "happy", "counts": { "happy": 121, "sad": 0 } })
    );
    widget.view().react(None).unwrap();
    assert_eq!(
        heard.next().await,
        json!({ "previous": "happy", "current": null, "counts": { "happy": 120, "sad": 0 } })
    );
    assert!(heard.is_silent());
}

#[wasm_bindgen_test]
async fn everything_done_to_a_comment_is_told() {
    let heard = Heard::listen("article-comment");
    let document = article(&[documents::comment("one", None, 8, (1, 1), "What is there")]).to_string();
    let widget = Widget::first_visit("events-comment", &document, &[]).await;
    let theirs = comment(&widget, "What is there").await;
    let told = json!({ "id": "one", "parent": null, "author": "", "text": "What is there" });
    for (name, action) in [("Like", "like"), ("Dislike", "dislike"), ("Dislike", "unvote")] {
        theirs.find("button", name).await.click();
        assert_eq!(heard.next().await, json!({ "action": action, "comment": told }));
    }
    let own = post(&widget, "My words").await;
    let added = heard.next().await;
    assert_eq!((&added["action"], &added["comment"]["text"]), (&json!("add"), &json!("My words")));
    let id = added["comment"]["id"].clone();
    own.find("button", "Edit").await.click();
    own.find("textbox", "Edit your comment").await.type_in("My new words").await;
    own.find("button", "Save").await.click();
    let edited = json!({ "id": id, "parent": null, "author": "", "text": "My new words" });
    assert_eq!(heard.next().await, json!({ "action": "edit", "comment": edited }));
    own.find("button", "Delete").await.click();
    assert_eq!(heard.next().await, json!({ "action": "delete", "comment": edited }));
    widget.find("button", "Undo").await.click();
    assert_eq!(heard.next().await, json!({ "action": "add", "comment": edited }));
    assert!(heard.is_silent());
}

#[wasm_bindgen_test]
async fn an_order_is_told_when_the_reader_chooses_it() {
    let heard = Heard::listen("article-sort");
    let mut widget = Widget::first_visit("events-sort", FULL, &[]).await;
    widget.find("combobox", "Sort by").await.choose("controversial");
    assert_eq!(heard.next().await, json!({ "sort": "controversial" }));
    widget.set("sort", Some("newest"));
    crate::wait::until_eq("the order", || widget.all("combobox")[0].value(), "newest".to_owned()).await;
    assert!(heard.is_silent(), "the host knows what it set itself");
}

#[wasm_bindgen_test]
async fn a_failure_is_told_with_its_place_and_whether_to_try_again() {
    let heard = Heard::listen("article-error");
    let failures = [
        (Some("{"), "", false),
        (Some(include_str!("../fixtures/wrong-type.json")), "", false),
        (None, "", false),
        (None, "no-such-file.json", false),
        (None, "blob:null/gone", true),
    ];
    for (article, src, retryable) in failures {
        let _widget = Widget::mount("events-error", article, &[("src", src)]);
        let told = heard.next().await;
        assert_eq!((&told["where"], &told["retryable"]), (&json!("article"), &json!(retryable)), "{told}");
        assert!(told["message"].as_str().is_some_and(|message| !message.is_empty()), "{told}");
        assert_eq!(told.as_object().map(serde_json::Map::len), Some(3), "{told}");
    }
    assert!(heard.is_silent());
}

#[wasm_bindgen_test]
async fn what_a_reader_thinks_of_a_summary_is_told() {
    let heard = Heard::listen("article-summary-feedback");
    let widget = Widget::first_visit("events-feedback", &plain(), &[]).await;
    widget.view().summarize();
    widget.find("region", "Summary").await.find("button", "No").await.click();
    assert_eq!(heard.next().await, json!({ "useful": false, "source": "on-device" }));
    assert!(heard.is_silent());
}

#[wasm_bindgen_test]
async fn a_report_is_told_and_that_it_was_taken_back() {
    let heard = Heard::listen("article-report");
    let document = article(&[documents::comment("one", None, 8, (1, 1), "What is there")]).to_string();
    let widget = Widget::first_visit("events-report", &document, &[]).await;
    let theirs = comment(&widget, "What is there").await;
    theirs.find("button", "More").await.click();
    theirs.find("menuitem", "Report").await.click();
    let dialog = widget.find("dialog", "Report this comment").await;
    dialog.find("radio", "Spam or advertising").await.click();
    dialog.find("button", "Report").await.click();
    let told = heard.next().await;
    assert_eq!((&told["comment"]["id"], &told["reason"]), (&json!("one"), &json!("spam")), "{told}");
    assert_eq!(told.as_object().map(serde_json::Map::len), Some(3), "{told}");
}
