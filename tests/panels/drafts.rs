//! Drafts of other tabs: whoever goes on with one has it, and words of a tab that is still open stay.

use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Event;

use crate::{
    Seen, Widget,
    documents::plain,
    page::{
        kept, storage,
        wait::{until, until_eq},
    },
};

/// A visit to a thread where another tab left a draft.
async fn after_another_tab(thread: &str, words: &str) -> (Widget, Seen) {
    storage().clear().unwrap();
    storage().set_item(&key(thread), words).unwrap();
    let widget = Widget::visit(thread, &plain(), &[("show", "comments")]).await;
    let field = widget.find("textbox", "Add a comment").await;
    until_eq("the draft", || field.value(), words.to_owned()).await;
    (widget, field)
}

fn key(thread: &str) -> String {
    format!("article-widget:draft:{thread}:top:another-tab")
}

fn drafts(thread: &str) -> Vec<String> {
    kept(&format!("draft:{thread}:"))
}

#[wasm_bindgen_test]
async fn the_draft_of_a_closed_tab_is_no_draft_once_it_is_posted() {
    let (widget, _) = after_another_tab("drafts-posted", "hello").await;
    widget.find("button", "Post").await.click();
    crate::comment(&widget, "hello").await;
    until("the end of the draft", || drafts("drafts-posted").is_empty()).await;
}

#[wasm_bindgen_test]
async fn the_draft_of_a_closed_tab_goes_when_it_is_emptied() {
    let (_widget, field) = after_another_tab("drafts-emptied", "hello").await;
    field.type_in("").await;
    until("the end of the draft", || drafts("drafts-emptied").is_empty()).await;
}

#[wasm_bindgen_test]
async fn the_draft_of_a_closed_tab_is_this_ones_once_it_is_changed() {
    let (_widget, field) = after_another_tab("drafts-changed", "hello").await;
    field.type_in("hello there").await;
    until_eq("one draft", || drafts("drafts-changed"), vec!["hello there".to_owned()]).await;
}

#[wasm_bindgen_test]
async fn newer_words_of_a_tab_that_is_open_stay() {
    let (widget, _) = after_another_tab("drafts-newer", "hello").await;
    storage().set_item(&key("drafts-newer"), "hello, and more").unwrap();
    widget.find("button", "Post").await.click();
    crate::comment(&widget, "hello").await;
    until("the store", || !widget.text().contains("Saving")).await;
    assert_eq!(drafts("drafts-newer"), ["hello, and more"]);
}

#[wasm_bindgen_test]
async fn words_typed_here_are_kept_again_where_another_tab_let_them_go() {
    storage().clear().unwrap();
    let widget = Widget::visit("drafts-open", &plain(), &[("show", "comments")]).await;
    widget.find("textbox", "Add a comment").await.type_in("still here").await;
    until_eq("the draft", || drafts("drafts-open"), vec!["still here".to_owned()]).await;
    storage().clear().unwrap();
    web_sys::window().unwrap().dispatch_event(&Event::new("storage").unwrap()).unwrap();
    assert_eq!(drafts("drafts-open"), ["still here"]);
}
