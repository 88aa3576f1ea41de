//! The element on the page, moved, taken away, put back, near and far, with a network that fails.

use std::{cell::RefCell, rc::Rc};

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{CustomEvent, HtmlElement};

use crate::{
    documents::{FULL, plain},
    page::{body, element},
    stage::{Stage, Widget, quiet, settled},
    wait::until,
};

fn with_article(stage: &Stage, thread: &str) -> Widget {
    let widget = stage.element(thread);
    widget.set_article(&plain().into());
    widget
}

/// What `article-error` tells the page from now on.
struct Told {
    heard: Rc<RefCell<Vec<String>>>,
    _listener: EventListener,
}

fn errors() -> Told {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let into = Rc::clone(&heard);
    let listener = EventListener::new(&body(), "article-error", move |event| {
        let detail = event.dyn_ref::<CustomEvent>().unwrap().detail();
        into.borrow_mut().push(String::from(js_sys::JSON::stringify(&detail).unwrap()));
    });
    Told { heard, _listener: listener }
}

#[wasm_bindgen_test]
async fn a_move_keeps_everything() {
    let stage = Stage::defined();
    let widget = with_article(&stage, "life-move");
    widget.show();
    let seen = widget.seen();
    let text = seen.find("textbox", "Add a comment").await;
    text.type_in("half a thought").await;
    seen.find("button", "Summarize this article with AI").await.click();
    let summary = seen.find("region", "Summary").await;
    seen.find("list", "").await;
    let elsewhere = element("section");
    body().prepend_with_node_1(&elsewhere).unwrap();
    elsewhere.append_child(&widget).unwrap();
    quiet().await;
    widget.remove();
    body().prepend_with_node_1(&widget).unwrap();
    quiet().await;
    assert_eq!(seen.find("textbox", "Add a comment").await, text, "the very same field");
    assert_eq!(text.value(), "half a thought");
    assert_eq!(seen.find("region", "Summary").await, summary);
    assert_eq!((stage.mounts(), stage.fetched()), (1, 1));
    crate::post(&seen, "It still works").await;
    widget.remove();
    elsewhere.remove();
}

#[wasm_bindgen_test]
async fn taken_away_it_is_freed_and_put_back_it_begins_anew() {
    let stage = Stage::defined();
    let widget = with_article(&stage, "life-back");
    widget.show();
    let seen = widget.seen();
    crate::post(&seen, "Kept in the store").await;
    until("the store", || !seen.text().contains("Saving")).await;
    widget.remove();
    quiet().await;
    assert_eq!(widget.shadow_root().unwrap().child_element_count(), 0, "nothing is left inside");
    widget.show();
    crate::comment(&seen, "Kept in the store").await;
    assert_eq!((stage.mounts(), stage.fetched()), (2, 1));
    widget.remove();
}

#[wasm_bindgen_test]
async fn taken_away_before_the_module_came_it_never_begins() {
    let stage = Stage::defined();
    stage.hold();
    let widget = with_article(&stage, "life-early");
    widget.show();
    quiet().await;
    widget.remove();
    quiet().await;
    stage.release();
    quiet().await;
    assert_eq!(stage.mounts(), 0);
}

#[wasm_bindgen_test]
async fn put_back_before_the_module_came_it_begins_once() {
    let stage = Stage::defined();
    stage.hold();
    let widget = with_article(&stage, "life-once");
    widget.show();
    quiet().await;
    widget.remove();
    quiet().await;
    widget.show();
    quiet().await;
    stage.release();
    widget.seen().find("textbox", "Add a comment").await;
    quiet().await;
    assert_eq!(stage.mounts(), 1);
    widget.remove();
}

#[wasm_bindgen_test]
async fn what_could_not_be_loaded_leaves_the_children_and_can_be_tried_again() {
    let stage = Stage::defined();
    stage.set_offline(true);
    let widget = stage.element("life-offline");
    let words = element("p");
    words.set_text_content(Some("The words of the host, which stay."));
    widget.append_child(&words).unwrap();
    let told = errors();
    widget.show();
    let seen = widget.seen();
    let alert = seen.find("alert", "").await;
    alert.says("This part of the page could not be loaded.").await;
    assert!(seen.text().contains("The words of the host, which stay."), "{}", seen.text());
    seen.find("button", "Try again").await.click();
    until("a second failure", || stage.fetched() == 2 && seen.all("alert").len() == 1).await;
    assert!(seen.text().contains("The words of the host, which stay."));
    stage.set_offline(false);
    seen.find("button", "Try again").await.click();
    seen.find("textbox", "Add a comment").await;
    assert!(seen.all("alert").is_empty() && stage.mounts() == 1);
    assert!(seen.text().contains("The words of the host, which stay."));
    let message = "{\"where\":\"loading\",\"message\":\"This part of the page could not be loaded.\",\
                   \"retryable\":true}";
    assert_eq!(*told.heard.borrow(), [message, message]);
    let address = "https://widget.example/article-widget-core.js";
    let asked = ["", "?", "??"].map(|query| format!("{address}{query}"));
    assert_eq!(stage.imported(), asked, "browsers remember that an import failed");
    widget.remove();
}

#[wasm_bindgen_test]
async fn a_trap_in_the_module_is_told_to_the_reader() {
    let stage = Stage::defined();
    let widget = with_article(&stage, "life-trap");
    widget.show();
    let seen = widget.seen();
    seen.find("textbox", "Add a comment").await;
    let comment = seen.find("textbox", "Add a comment").await;
    comment.type_in("half a thought").await;
    let told = errors();
    stage.stop();
    seen.find("alert", "").await.says("This part of the page has stopped working.").await;
    seen.find("button", "Reload").await;
    assert_eq!((comment.value().as_str(), comment.has_attribute("readonly")), ("half a thought", true));
    assert!(seen.all("radio").iter().all(|radio| radio.has_attribute("disabled")));
    seen.find("heading", "A ferry without a sound").await;
    assert_eq!(
        *told.heard.borrow(),
        ["{\"where\":\"module\",\"message\":\"Error: unreachable\",\"retryable\":true}"]
    );
    assert!(settled(widget.export_thread()).await.is_err());
    let later = with_article(&stage, "life-after-trap");
    later.show();
    later.seen().find("button", "Reload").await;
    assert_eq!(stage.mounts(), 1, "nothing is asked of a module that has stopped");
    later.remove();
    widget.remove();
    quiet().await;
}

#[wasm_bindgen_test]
async fn a_lazy_one_waits_until_it_comes_near() {
    comes_near("life-lazy", true).await;
}

#[wasm_bindgen_test]
async fn a_lazy_one_needs_no_style_of_the_host() {
    comes_near("life-unstyled", false).await;
}

async fn comes_near(thread: &str, styled: bool) {
    let stage = Stage::defined();
    let widget = with_article(&stage, thread);
    widget.set_attribute("loading", "lazy").unwrap();
    if styled {
        widget.style().set_property("display", "block").unwrap();
    }
    let room: HtmlElement = element("div");
    room.style().set_property("height", "5000px").unwrap();
    body().prepend_with_node_1(&room).unwrap();
    room.after_with_node_1(&widget).unwrap();
    let window = web_sys::window().unwrap();
    window.scroll_to_with_x_and_y(0.0, 0.0);
    quiet().await;
    assert_eq!((stage.mounts(), stage.fetched()), (0, 0));
    window.scroll_to_with_x_and_y(0.0, 4_500.0);
    widget.seen().find("heading", "A ferry without a sound").await;
    assert_eq!(stage.mounts(), 1);
    room.remove();
    widget.remove();
}

#[wasm_bindgen_test]
async fn two_elements_share_the_module() {
    let stage = Stage::defined();
    let (one, other) = (stage.element("life-one"), with_article(&stage, "life-other"));
    one.set_article(&FULL.into());
    one.show();
    other.show();
    one.seen().find("heading", "Harrow Bend votes").await;
    other.seen().find("heading", "A ferry without a sound").await;
    assert_eq!((stage.mounts(), stage.fetched()), (2, 1));
    one.remove();
    quiet().await;
    crate::post(&other.seen(), "It goes on without the first").await;
    other.remove();
}
