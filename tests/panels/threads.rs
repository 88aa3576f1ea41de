//! Threads: replies under what they answer, folded and unfolded, and the way to one comment.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    Seen, Widget, comment, comments,
    documents::{self, article},
    page::wait::{until, until_eq},
};

async fn family(thread: &str) -> Widget {
    let document = article(&[
        documents::comment("late", Some("root"), 9, (0, 0), "second reply"),
        documents::comment("deep", Some("early"), 10, (0, 0), "reply to the first reply"),
        documents::comment("root", None, 8, (0, 0), "the root"),
        documents::comment("early", Some("root"), 8, (0, 0), "first reply"),
    ]);
    Widget::first_visit(thread, &document.to_string(), &[("show", "comments")]).await
}

fn texts(widget: &Widget) -> Vec<String> {
    let text = |seen: &Seen| seen.all("paragraph").last().map_or_else(String::new, Seen::text);
    comments(widget).iter().map(text).collect()
}

#[wasm_bindgen_test]
async fn replies_stand_under_what_they_answer_oldest_first() {
    let widget = family("threads-order").await;
    comment(&widget, "the root").await;
    assert_eq!(texts(&widget), ["the root", "first reply", "reply to the first reply", "second reply"]);
    let places: Vec<(String, String)> = comments(&widget)
        .iter()
        .map(|seen| (seen.attribute("aria-posinset"), seen.attribute("aria-setsize")))
        .collect();
    assert_eq!(places, ["1", "2", "3", "4"].map(|place| (place.to_owned(), "4".to_owned())));
    let indents: Vec<String> = comments(&widget).iter().map(|seen| seen.attribute("data-depth")).collect();
    assert_eq!(indents, ["0", "1", "2", "1"]);
    assert!(comments(&widget)[3].text().contains("replying to Guest"), "it is not right under its parent");
}

#[wasm_bindgen_test]
async fn replies_are_folded_away_and_back() {
    let widget = family("threads-fold").await;
    let root = comment(&widget, "the root").await;
    let fold = root.find("button", "Hide 3 replies").await;
    assert_eq!(fold.attribute("aria-expanded"), "true");
    fold.click();
    until_eq("the rest", || texts(&widget), vec!["the root".to_owned()]).await;
    let unfold = root.find("button", "Show 3 replies").await;
    assert_eq!(unfold.attribute("aria-expanded"), "false");
    assert_eq!(root.attribute("aria-setsize"), "1");
    unfold.click();
    until_eq("the replies", || texts(&widget).len(), 4).await;
    let first = comment(&widget, "first reply").await;
    first.find("button", "Hide 1 reply").await.click();
    until_eq(
        "the rest",
        || texts(&widget),
        ["the root", "first reply", "second reply"].map(str::to_owned).into(),
    )
    .await;
}

#[wasm_bindgen_test]
async fn an_address_of_a_folded_comment_unfolds_it_and_takes_the_focus_there() {
    let widget = family("threads-address").await;
    let root = comment(&widget, "the root").await;
    root.find("button", "Hide 3 replies").await.click();
    root.find("button", "Show 3 replies").await;
    let location = web_sys::window().unwrap().location();
    location.set_hash("comment-deep").unwrap();
    let deep = comment(&widget, "reply to the first reply").await;
    until("the focus on it", || deep.has_focus()).await;
    location.set_hash("").unwrap();
}

#[wasm_bindgen_test]
async fn a_deleted_comment_keeps_the_place_of_its_replies() {
    let widget = family("threads-deleted").await;
    let own = crate::post(&widget, "my own").await;
    own.find("button", "Reply").await.click();
    own.find("textbox", "Reply to Guest").await.type_in("my reply").await;
    own.find("button", "Post").await.click();
    comment(&widget, "my reply").await;
    own.find("button", "Delete").await.click();
    own.says("This comment was deleted.").await;
    comment(&widget, "my reply").await;
    assert!(own.named("button", "Reply").is_empty() && own.named("button", "Like").is_empty());
}
