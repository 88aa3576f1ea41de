//! What the reader has something in stays on the page, wherever the reader scrolls to.

use js_sys::Function;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    Seen, Widget, comments,
    documents::{self, article},
    page::wait::{frame, until, until_eq},
    post,
};

const COUNT: usize = 600;

async fn long(thread: &str) -> Widget {
    let text = |index: usize| format!("Comment number {index:04}. {}", "Words and words. ".repeat(index % 7));
    let day = |index: usize| 1 + u32::try_from(index % 28).unwrap();
    let comments: Vec<_> = (0..COUNT)
        .map(|index| documents::comment(&format!("c{index}"), None, day(index), (0, 0), &text(index)))
        .collect();
    let document = article(&comments).to_string();
    let widget = Widget::first_visit(thread, &document, &[("show", "comments"), ("sort", "oldest")]).await;
    until("the first row", || places(&widget).first() == Some(&1)).await;
    let feed = widget.find("feed", "").await;
    until("room for the others", || feed.get_bounding_client_rect().height() > 65_000.0).await;
    widget
}

fn places(widget: &Widget) -> Vec<usize> {
    comments(widget).iter().map(|seen| seen.attribute("aria-posinset").parse().unwrap()).collect()
}

/// Scrolls so far, and waits until rows around this place are drawn.
async fn scroll(widget: &Widget, to: f64, has: impl Fn(&[usize]) -> bool) {
    web_sys::window().unwrap().scroll_to_with_x_and_y(0.0, to);
    until("the rows there", || has(&places(widget))).await;
}

#[wasm_bindgen_test]
async fn a_composer_stays_with_its_text_caret_and_focus_while_its_row_is_far_away() {
    let widget = long("focus-composer").await;
    let row = comments(&widget)[3].clone();
    let top = row.get_bounding_client_rect().top();
    row.find("button", "Reply").await.click();
    let field = row.find("textbox", "Reply to Guest").await;
    until("the focus", || field.has_focus()).await;
    field.type_in("half a sen").await;
    scroll(&widget, 60_000.0, |places| places.iter().any(|place| *place > 200)).await;
    for _ in 0..3 {
        frame().await;
    }
    let around: Vec<usize> = places(&widget).into_iter().filter(|place| *place < 100).collect();
    assert_eq!(around, [3, 4, 5], "its row and the ones that Tab goes to");
    assert!(field.has_focus() && field.is_connected(), "it is the very same field");
    let place = row.get_bounding_client_rect().top();
    let scrolled = web_sys::window().unwrap().scroll_y().unwrap();
    assert!((place + scrolled - top).abs() < 3.0, "it stands at {place} of {scrolled}, was at {top}");
    field.type_at_once("half a sentence");
    frame().await;
    assert_eq!((field.value().as_str(), field.has_focus()), ("half a sentence", true));
    scroll(&widget, 0.0, |places| places.first() == Some(&1)).await;
    // After a jump the rows on the screen come first, those around them a frame later.
    until("its row among the others", || !row.has_attribute("data-apart")).await;
    assert!(field.has_focus());
    let now = row.get_bounding_client_rect().top();
    assert!((now - top).abs() < 1.0, "it stood at {top} and stands at {now}");
}

#[wasm_bindgen_test]
async fn a_row_that_lost_the_focus_goes_with_the_others() {
    let widget = long("focus-gone").await;
    let row = comments(&widget)[3].clone();
    row.focus().unwrap();
    scroll(&widget, 60_000.0, |places| places.iter().any(|place| *place > 200)).await;
    assert!(row.is_connected());
    row.blur().unwrap();
    scroll(&widget, 61_000.0, |places| places.iter().all(|place| *place > 100)).await;
    assert!(!row.is_connected());
}

#[wasm_bindgen_test]
async fn selected_text_stays_while_the_reader_scrolls() {
    let widget = long("focus-selection").await;
    let row = comments(&widget)[1].clone();
    let text = row.all("paragraph").pop().unwrap();
    let select = "text ? getSelection().selectAllChildren(text) : getSelection().removeAllRanges()";
    let select = Function::new_with_args("text", select);
    select.call1(&JsValue::NULL, &text).unwrap();
    scroll(&widget, 60_000.0, |places| places.iter().any(|place| *place > 200)).await;
    assert!(row.is_connected());
    select.call0(&JsValue::NULL).unwrap();
    scroll(&widget, 61_000.0, |places| places.iter().all(|place| *place > 100)).await;
    assert!(!row.is_connected());
}

#[wasm_bindgen_test]
async fn keys_go_on_from_a_row_that_was_scrolled_away() {
    let widget = long("focus-keys").await;
    comments(&widget)[3].focus().unwrap();
    scroll(&widget, 60_000.0, |places| places.iter().any(|place| *place > 200)).await;
    comments(&widget).iter().find(|row| row.has_focus()).unwrap().press("j");
    let fifth = || comments(&widget).into_iter().find(|row| row.attribute("aria-posinset") == "5");
    until("the next row", || fifth().is_some_and(|row| row.has_focus() && !row.has_attribute("data-apart")))
        .await;
    let place = fifth().unwrap().get_bounding_client_rect();
    let screen = web_sys::window().unwrap().inner_height().unwrap().as_f64().unwrap();
    assert!(place.top() >= 0.0 && place.bottom() <= screen, "it is on the screen");
}

#[wasm_bindgen_test]
async fn the_focus_of_a_deleted_comment_goes_to_the_one_that_stands_there_then() {
    let widget = long("focus-deleted").await;
    let select = widget.find("combobox", "Sort by").await;
    select.choose("newest");
    let own = post(&widget, "mine to delete").await;
    until("it is first", || own.attribute("aria-posinset") == "1").await;
    let delete = own.find("button", "Delete").await;
    delete.focus().unwrap();
    delete.click();
    until("it is gone", || !own.is_connected()).await;
    until_eq("the focus", || comments(&widget).iter().position(Seen::has_focus), Some(0)).await;
}

#[wasm_bindgen_test]
async fn when_the_last_comment_goes_the_focus_goes_to_where_one_is_written() {
    let widget = Widget::first_visit("focus-last", &documents::plain(), &[("show", "comments")]).await;
    let own = post(&widget, "the only one").await;
    let delete = own.find("button", "Delete").await;
    delete.focus().unwrap();
    delete.click();
    let field = widget.find("textbox", "Add a comment").await;
    until("the focus", || field.has_focus()).await;
}

#[wasm_bindgen_test]
async fn the_focus_stays_in_a_row_that_moves_to_another_place() {
    let widget = long("focus-moved").await;
    let row = comments(&widget)[3].clone();
    let like = row.find("button", "Like").await;
    like.focus().unwrap();
    let select = widget.find("combobox", "Sort by").await;
    select.choose("newest");
    until("the other order", || row.attribute("aria-posinset") != "4").await;
    frame().await;
    assert!(like.has_focus());
    web_sys::window().unwrap().scroll_to_with_x_and_y(0.0, 0.0);
}
