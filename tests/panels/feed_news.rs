//! New comments of others: a button tells of them, and nothing moves until it is pressed.

use article_widget::{
    comments::model::{Comment, Votes},
    store::{model::Change, tabs::Channel},
    time::Timestamp,
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    Widget, comment, comments,
    documents::{self, article},
    page::wait::until,
};

const NEWEST: i64 = 2_000_000_000_000;

fn said(id: &str, mine: bool, text: &str) -> Change {
    Change::Put(Comment {
        id: id.into(),
        parent: None,
        author: "Ada".to_owned(),
        text: text.to_owned(),
        created: Timestamp(NEWEST),
        modified: None,
        votes: Votes::default(),
        mine,
        badge: None,
        pinned: false,
    })
}

async fn long(thread: &str) -> Widget {
    let comments: Vec<_> = (0..300)
        .map(|index| documents::comment(&format!("c{index}"), None, 1, (0, 0), &format!("Number {index:03}")))
        .collect();
    let document = article(&comments).to_string();
    let widget = Widget::first_visit(thread, &document, &[("show", "comments"), ("sort", "newest")]).await;
    comment(&widget, "Number 2").await;
    widget
}

#[wasm_bindgen_test]
async fn news_wait_behind_a_button_that_moves_nothing_and_leads_to_them() {
    let widget = long("news-wait").await;
    let channel = Channel::open("news-wait").unwrap();
    let first = comments(&widget)[0].clone();
    let before = first.get_bounding_client_rect().top();
    for id in ["x", "y", "z"] {
        channel.post(&said(id, false, &format!("News of {id}")));
    }
    let button = widget.find("button", "3 new comments").await;
    assert_eq!(comments(&widget)[0], first, "the same comment is first");
    assert!((first.get_bounding_client_rect().top() - before).abs() < 0.5, "it has moved");
    widget.says("Comments 300").await;
    button.click();
    let row = comment(&widget, "News of x").await;
    until("the focus on the first of them", || comments(&widget)[0].has_focus()).await;
    assert!(row.is_connected());
    widget.says("Comments 303").await;
    widget.gone("button", "3 new comments").await;
}

#[wasm_bindgen_test]
async fn the_button_is_on_the_screen_for_a_reader_far_below() {
    let widget = long("news-below").await;
    let channel = Channel::open("news-below").unwrap();
    let window = web_sys::window().unwrap();
    window.scroll_to_with_x_and_y(0.0, 9_000.0);
    until("rows far below", || comments(&widget)[0].attribute("aria-posinset") != "1").await;
    channel.post(&said("x", false, "News of x"));
    let button = widget.find("button", "1 new comment").await;
    let place = button.get_bounding_client_rect();
    assert!(place.top() >= 0.0 && place.bottom() < 100.0, "from {} to {}", place.top(), place.bottom());
    window.scroll_to_with_x_and_y(0.0, 0.0);
}

#[wasm_bindgen_test]
async fn the_readers_own_comment_from_another_tab_comes_at_once_and_moves_nothing_on_the_screen() {
    let widget = long("news-own").await;
    let channel = Channel::open("news-own").unwrap();
    let window = web_sys::window().unwrap();
    window.scroll_to_with_x_and_y(0.0, 9_000.0);
    until("rows far below", || comments(&widget)[0].attribute("aria-posinset") != "1").await;
    let on_screen = || comments(&widget).into_iter().find(|row| row.get_bounding_client_rect().top() > 0.0);
    let row = on_screen().unwrap();
    let (before, place) = (row.get_bounding_client_rect().top(), row.attribute("aria-posinset"));
    channel.post(&said("m", true, "My own from the other tab"));
    widget.says("Comments 301").await;
    until("its new number", || row.attribute("aria-posinset") != place).await;
    let now = row.get_bounding_client_rect().top();
    assert!((now - before).abs() < 1.0, "it stood at {before} and stands at {now}");
    assert!(widget.named("button", "1 new comment").is_empty());
    window.scroll_to_with_x_and_y(0.0, 0.0);
    comment(&widget, "My own from the other tab").await;
}
