//! Likes, dislikes and permalinks.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    Seen, Widget, comment,
    documents::{self, article},
    page::wait::until_eq,
};

async fn one_comment(thread: &str) -> Widget {
    Widget::first_visit(thread, &document(), &[("show", "comments")]).await
}

fn document() -> String {
    article(&[documents::comment("a b", None, 8, (12, 3), "Vote on me")]).to_string()
}

/// Pressed, count: of the like and of the dislike.
fn votes(comment: &Seen) -> [(String, String); 2] {
    ["Like", "Dislike"].map(|name| {
        let button = &comment.named("button", name)[0];
        (button.attribute("aria-pressed"), button.text_content().unwrap())
    })
}

fn state(like: (&str, &str), dislike: (&str, &str)) -> [(String, String); 2] {
    [like, dislike].map(|(pressed, count)| (pressed.to_owned(), count.to_owned()))
}

#[wasm_bindgen_test]
async fn a_vote_counts_once_moves_and_is_taken_back() {
    let widget = one_comment("votes").await;
    let seen = comment(&widget, "Vote on me").await;
    assert_eq!(votes(&seen), state(("false", "12"), ("false", "3")));
    let press = async |name: &str| seen.find("button", name).await.click();
    press("Like").await;
    until_eq("the like", || votes(&seen), state(("true", "13"), ("false", "3"))).await;
    press("Dislike").await;
    until_eq("the dislike", || votes(&seen), state(("false", "12"), ("true", "4"))).await;
    press("Dislike").await;
    until_eq("no vote", || votes(&seen), state(("false", "12"), ("false", "3"))).await;
}

#[wasm_bindgen_test]
async fn a_vote_is_remembered_and_never_counted_twice() {
    let widget = one_comment("votes-kept").await;
    comment(&widget, "Vote on me").await.find("button", "Like").await.click();
    let liked = state(("true", "13"), ("false", "3"));
    let seen = comment(&widget, "Vote on me").await;
    until_eq("the like", || votes(&seen), liked.clone()).await;
    crate::post(&widget, "A mark that all before it is stored").await;
    crate::page::wait::until("the store", || !widget.text().contains("Saving")).await;
    drop(widget);
    let widget = Widget::visit("votes-kept", &document(), &[("show", "comments")]).await;
    let seen = comment(&widget, "Vote on me").await;
    until_eq("the like of the last visit", || votes(&seen), liked.clone()).await;
    widget.view().refresh();
    comment(&widget, "A mark that all before").await;
    for _ in 0..10 {
        crate::page::wait::frame().await;
        assert_eq!(votes(&comment(&widget, "Vote on me").await), liked);
    }
}

#[wasm_bindgen_test]
async fn a_comment_has_an_address_of_its_own() {
    let widget = one_comment("votes-address").await;
    let seen = comment(&widget, "Vote on me").await;
    let link = &seen.all("link")[0];
    let address = js_sys::decode_uri_component(&link.attribute("href")).unwrap();
    assert_eq!(String::from(address), "#comment-a b");
    let time = &link.all("time")[0];
    assert_eq!(time.attribute("datetime"), "2025-03-08T09:00:00Z");
    assert!(link.attribute("title").starts_with("Mar 8, 2025"), "{}", link.attribute("title"));
    seen.find("button", "More").await.click();
    seen.find("menuitem", "Copy link").await;
    assert!(seen.named("button", "Edit").is_empty(), "only one's own can be edited");
}

#[wasm_bindgen_test]
async fn large_counts_are_short_where_there_is_no_room_and_said_in_full() {
    let full = |count: u64| serde_json::Value::from(count);
    let mut comment = documents::comment("large", None, 8, (0, 0), "Everybody voted");
    comment["upvoteCount"] = full((1 << 53) - 1);
    comment["downvoteCount"] = full(12_345);
    let document = article(&[comment]).to_string();
    let widget = Widget::first_visit("votes-large", &document, &[("show", "comments")]).await;
    let seen = crate::comment(&widget, "Everybody voted").await;
    assert_eq!(votes(&seen).map(|(_, count)| count), ["9007T", "12K"]);
    let like = seen.find("button", "Like, 9,007,199,254,740,991").await;
    assert_eq!(like.attribute("title"), "9,007,199,254,740,991 likes");
    like.click();
    seen.find("button", "Like, 9,007,199,254,740,992").await;
    seen.find("button", "Dislike, 12,345").await;
}

#[wasm_bindgen_test]
async fn a_date_is_told_from_now() {
    let written = js_sys::Date::new(&(js_sys::Date::now() - 5.5 * 60_000.0).into());
    let mut recent = documents::comment("recent", None, 1, (0, 0), "A while ago");
    recent["dateCreated"] = String::from(written.to_iso_string()).into();
    let document = article(&[recent]).to_string();
    let widget = Widget::first_visit("votes-recent", &document, &[("show", "comments")]).await;
    let seen = comment(&widget, "A while ago").await;
    assert_eq!(seen.all("time")[0].text(), "5 minutes ago");
    let posted = crate::post(&widget, "Just so").await;
    assert_eq!(posted.all("time")[0].text(), "now");
}
