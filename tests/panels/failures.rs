//! Documents that are missing, broken or half understood: a message that a reader can use, and what can be read.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    Widget,
    page::{
        element,
        wait::{frame, until},
    },
};

#[wasm_bindgen_test]
async fn no_article_at_all_is_said_so() {
    let widget = Widget::mount("fail-nothing", None, &[]);
    let alert = widget.find("alert", "").await;
    alert.says("No article was given").await;
    assert!(widget.all("button").is_empty(), "asking again would not help");
}

#[wasm_bindgen_test]
async fn data_that_is_not_json_is_refused_with_its_place() {
    let widget = Widget::mount("fail-json", Some(include_str!("../fixtures/not-json.json")), &[]);
    let alert = widget.find("alert", "").await;
    for words in ["The article’s data cannot be read", "document", "line 4", "column 3"] {
        alert.says(words).await;
    }
}

#[wasm_bindgen_test]
async fn data_of_another_kind_is_refused_by_its_type() {
    let widget = Widget::mount("fail-type", Some(include_str!("../fixtures/wrong-type.json")), &[]);
    widget.find("alert", "").await.says("@type").await;
}

#[wasm_bindgen_test]
async fn the_children_stay_readable_under_the_message() {
    let host = element("article-widget");
    host.set_attribute("src", "no-such-file.json").unwrap();
    host.set_text_content(Some("The words of the host"));
    let widget = Widget::mount_in(host, None);
    widget.find("alert", "").await.says("The server answered with an error (404)").await;
    assert!(widget.text().contains("The words of the host"), "{}", widget.text());
}

#[wasm_bindgen_test]
async fn what_could_not_be_fetched_can_be_asked_for_again() {
    let mut widget = Widget::mount("fail-fetch", None, &[("src", "blob:null/gone")]);
    widget.find("alert", "").await.says("Check the connection").await;
    widget.find("button", "Try again").await.click();
    widget.find("alert", "").await.says("Check the connection").await;
    widget.set(
        "src",
        Some("data:application/json,{\"headline\":\"There it is\",\"articleBody\":\"At last.\"}"),
    );
    widget.find("heading", "There it is").await;
    assert!(widget.all("alert").is_empty());
}

#[wasm_bindgen_test]
async fn what_is_on_the_page_outlives_a_failed_refresh() {
    let mut widget = Widget::mount("fail-refresh", Some(crate::documents::FULL), &[]);
    widget.find("heading", "Harrow Bend votes with beans for its library").await;
    widget.set_article(Some("{"));
    for _ in 0..10 {
        frame().await;
        widget.find("heading", "Harrow Bend votes with beans for its library").await;
    }
}

#[wasm_bindgen_test]
async fn what_was_not_understood_names_the_property() {
    let fixture = include_str!("../fixtures/no-headline.json");
    let widget = Widget::first_visit("fail-headline", fixture, &[]).await;
    widget.find("heading", "The lights of the Harrow Bend library").await;
    widget.says("1 part of this article’s data was not understood").await;
    let details = widget.root().query_selector(".aw-problems").unwrap().unwrap();
    assert!(!details.has_attribute("open"), "it is for the editor: the reader need not see it");
    details.set_attribute("open", "").unwrap();
    until("the property", || details.text_content().unwrap().contains("headline is missing")).await;
}

#[wasm_bindgen_test]
async fn what_is_wrong_with_the_comments_names_the_comment() {
    let widget = Widget::first_visit("fail-comments", include_str!("../fixtures/votes.json"), &[]).await;
    let details = widget.root().query_selector_all("details").unwrap();
    let texts: Vec<String> =
        (0..details.length()).map(|index| details.get(index).unwrap().text_content().unwrap()).collect();
    assert!(texts.concat().contains("comment[2].upvoteCount"), "{texts:?}");
    assert!(texts.concat().contains("interactionStatistic[0].userInteractionCount"), "{texts:?}");
}
