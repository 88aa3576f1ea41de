//! The report of a comment: the form, what the host hears, what is remembered.

use std::{cell::RefCell, rc::Rc};

use gloo::events::EventListener;
use js_sys::JSON;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::CustomEvent;

use crate::{
    Seen, Widget, comment,
    documents::article,
    page::wait::until,
    people::{by, choose},
};

async fn visit(thread: &str, first: bool) -> (Widget, Seen) {
    let document = article(&[by("Ada", "one", 1, "The words in question")]).to_string();
    let shown = &[("show", "comments")];
    let widget = if first {
        Widget::first_visit(thread, &document, shown).await
    } else {
        Widget::visit(thread, &document, shown).await
    };
    let seen = comment(&widget, "The words in question").await;
    (widget, seen)
}

/// What the host hears of reports, as JSON.
fn listen() -> (EventListener, Rc<RefCell<Vec<String>>>) {
    let heard = Rc::<RefCell<Vec<String>>>::default();
    let into = Rc::clone(&heard);
    let listener = EventListener::new(&crate::page::body(), "article-report", move |event| {
        let detail = event.unchecked_ref::<CustomEvent>().detail();
        into.borrow_mut().push(String::from(JSON::stringify(&detail).unwrap()));
    });
    (listener, heard)
}

#[wasm_bindgen_test]
async fn a_report_is_told_to_the_host_remembered_and_taken_back() {
    let (widget, seen) = visit("report", true).await;
    let (_listener, heard) = listen();
    choose(&seen, "Report").await;
    let dialog = widget.find("dialog", "Report this comment").await;
    assert_eq!(dialog.all("radio").len(), 6);
    dialog.says("The widget sends it nowhere else.").await;
    dialog.find("button", "Report").await.click();
    assert!(heard.borrow().is_empty(), "there is no report without a reason");
    dialog.find("radio", "Private data").await.click();
    dialog.find("textbox", "In your words (optional)").await.type_in("It has my street.").await;
    dialog.find("button", "Report").await.click();
    widget.gone("dialog", "Report this comment").await;
    seen.says("You reported this comment.").await;
    let told = r#"{"comment":{"id":"one","parent":null,"author":"Ada","text":"The words in question"},"reason":"private","text":"It has my street."}"#;
    assert_eq!(*heard.borrow(), [told]);
    until("the focus back", || seen.named("button", "More")[0].has_focus()).await;
    drop(widget);

    let (_widget, seen) = visit("report", false).await;
    seen.says("You reported this comment.").await;
    seen.find("button", "More").await.click();
    seen.find("menuitem", "Copy link").await;
    assert!(seen.named("menuitem", "Report").is_empty(), "once is enough");
    seen.find("button", "Undo").await.click();
    until("no report", || !seen.text().contains("You reported")).await;
    assert_eq!(heard.borrow().len(), 2);
    assert!(heard.borrow()[1].contains(r#""reason":null"#), "{heard:?}");
}

#[wasm_bindgen_test]
async fn what_is_in_the_form_survives_its_closing_and_a_reload() {
    let (widget, seen) = visit("report-draft", true).await;
    choose(&seen, "Report").await;
    let dialog = widget.find("dialog", "Report this comment").await;
    dialog.find("radio", "Spam").await.click();
    dialog.find("textbox", "In your words (optional)").await.type_in("The third ti").await;
    // What the browser does at Escape.
    dialog.unchecked_ref::<web_sys::HtmlDialogElement>().close();
    widget.gone("dialog", "Report this comment").await;
    drop(widget);
    let (widget, seen) = visit("report-draft", false).await;
    choose(&seen, "Report").await;
    let dialog = widget.find("dialog", "Report this comment").await;
    until("the reason", || dialog.named("radio", "Spam")[0].is_checked()).await;
    assert_eq!(dialog.find("textbox", "In your words").await.value(), "The third ti");
    dialog.find("button", "Cancel").await.click();
    widget.gone("dialog", "Report this comment").await;
    assert!(!seen.text().contains("You reported"));
}
