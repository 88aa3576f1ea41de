//! "Continue this thread": what stands too deep for the screen is read from one comment on, and the way back leads to
//! where the reader came from.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    Seen, Widget, comments,
    documents::{self, article},
    page::wait::{until, until_eq},
};

/// A chain of nine comments.
async fn open(thread: &str) -> Widget {
    let parent = |at: u32| (at > 0).then(|| format!("c{}", at - 1));
    let link = |at: u32| {
        let text = format!("link {at}");
        documents::comment(&format!("c{at}"), parent(at).as_deref(), at + 1, (0, 0), &text)
    };
    let document = article(&(0..9).map(link).collect::<Vec<_>>()).to_string();
    let widget = Widget::first_visit(thread, &document, &[("show", "comments")]).await;
    widget.find("combobox", "Sort by").await.show();
    widget
}

fn rows(widget: &Widget) -> String {
    let row = |seen: &Seen| format!("{}@{}", seen.attribute("data-id"), seen.attribute("data-depth"));
    comments(widget).iter().map(row).collect::<Vec<_>>().join(" ")
}

fn with_id(widget: &Widget, id: &str) -> Option<Seen> {
    comments(widget).into_iter().find(|seen| seen.attribute("data-id") == id)
}

#[wasm_bindgen_test]
async fn a_deep_thread_goes_on_and_the_focus_goes_with_the_reader() {
    let widget = open("continue").await;
    let all = "c0@0 c1@1 c2@2 c3@3 c4@4 c5@5 c6@6";
    until_eq("all", || rows(&widget), all.to_owned()).await;
    widget.find("button", "Continue this thread (2 replies)").await.click();
    until_eq("the rest", || rows(&widget), "c6@0 c7@1 c8@2".to_owned()).await;
    widget.find("feed", "Comment by Guest and its replies").await;
    until("the focus at its top", || with_id(&widget, "c6").is_some_and(|row| row.has_focus())).await;
    assert_eq!(with_id(&widget, "c6").unwrap().attribute("aria-setsize"), "3");
    widget.find("button", "Back to all comments").await.click();
    until_eq("all", || rows(&widget), all.to_owned()).await;
    until("the focus where it was", || with_id(&widget, "c6").is_some_and(|row| row.has_focus())).await;
    assert!(widget.named("button", "Back to all comments").is_empty());
}

#[wasm_bindgen_test]
async fn a_reply_in_the_rest_of_a_thread_stands_there() {
    let widget = open("continue-reply").await;
    widget.find("button", "Continue this thread (2 replies)").await.click();
    until_eq("the rest", || rows(&widget), "c6@0 c7@1 c8@2".to_owned()).await;
    let last = with_id(&widget, "c8").unwrap();
    last.find("button", "Reply").await.click();
    last.find("textbox", "Reply to Guest").await.type_in("link 9").await;
    last.find("button", "Post").await.click();
    until("the reply", || rows(&widget).starts_with("c6@0 c7@1 c8@2 ") && rows(&widget).ends_with("@3"))
        .await;
}

#[wasm_bindgen_test]
async fn a_search_goes_through_what_is_too_deep_too() {
    let widget = open("continue-find").await;
    widget.find("searchbox", "Find in comments").await.type_in("link 8").await;
    until_eq("the found one", || rows(&widget), "c8@0".to_owned()).await;
    widget.find("button", "Show in thread").await.click();
    until_eq("the rest", || rows(&widget), "c6@0 c7@1 c8@2".to_owned()).await;
    until("the focus on it", || with_id(&widget, "c8").is_some_and(|row| row.has_focus())).await;
}
