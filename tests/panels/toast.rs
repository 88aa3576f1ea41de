//! The notice of what was just done: it stays for who is at it, and gives the focus back.

use std::time::Duration;

use serde_json::json;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};
use yew::platform::time::sleep;

use crate::{
    Seen, Widget, comment,
    documents::plain,
    double::Double,
    page::wait::{until, until_some},
    post,
};

/// Notices stay for less time: nobody waits for a test that long.
const CLOCK: &str = "
    const before = window.setTimeout;
    window.setTimeout = (act, ms, ...rest) => before(act, ms === 12000 ? plan.stays : ms, ...rest);
    return { restore: () => { window.setTimeout = before; } };";
const POSTED: &str = "Your comment was posted.";

async fn posted(thread: &str) -> (Widget, Seen) {
    let widget = Widget::first_visit(thread, &plain(), &[("show", "comments")]).await;
    let own = post(&widget, "Words of mine").await;
    until("the focus on it", || own.has_focus()).await;
    widget.says(POSTED).await;
    (widget, own)
}

async fn notice(widget: &Widget) -> HtmlElement {
    let found = || widget.root().query_selector(".aw-toast-box").unwrap();
    until_some("the notice", found).await.unchecked_into()
}

fn point(at: &HtmlElement, kind: &str) {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    at.dispatch_event(&CustomEvent::new_with_event_init_dict(kind, &init).unwrap()).unwrap();
}

#[wasm_bindgen_test]
async fn it_stays_while_the_pointer_is_on_it() {
    let _clock = Double::install(CLOCK, &json!({ "stays": 600 }));
    let (widget, _) = posted("toast-pointer").await;
    let notice = notice(&widget).await;
    point(&notice, "mouseover");
    sleep(Duration::from_millis(1_200)).await;
    assert!(widget.text().contains(POSTED));
    point(&notice, "mouseout");
    until("it to go", || !widget.text().contains(POSTED)).await;
}

#[wasm_bindgen_test]
async fn it_stays_while_it_has_the_focus() {
    let _clock = Double::install(CLOCK, &json!({ "stays": 600 }));
    let (widget, own) = posted("toast-focus").await;
    widget.find("button", "Undo").await.focus().unwrap();
    sleep(Duration::from_millis(1_200)).await;
    assert!(widget.text().contains(POSTED));
    own.focus().unwrap();
    until("it to go", || !widget.text().contains(POSTED)).await;
    assert!(own.has_focus());
}

#[wasm_bindgen_test]
async fn the_focus_is_not_lost_with_it() {
    let (widget, own) = posted("toast-back").await;
    own.find("button", "Delete").await.click();
    widget.says("Your comment was deleted.").await;
    let field = widget.find("textbox", "Add a comment").await;
    field.focus().unwrap();
    let undo = widget.find("button", "Undo").await;
    undo.focus().unwrap();
    undo.click();
    comment(&widget, "Words of mine").await;
    // On what came back, or where it was before.
    until("the focus", || widget.root().active_element().is_some()).await;
}
