//! A thread of 1,000 comments: a window of rows is on the page, whatever the reader scrolls to.

use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Event;

use crate::{
    Seen, Widget, comments,
    documents::{self, article},
    page::wait::{frame, until},
};

const COUNT: usize = 1_000;
/// More rows than this are never needed for a screen of 1,000 pixels with 700 more on either side.
const WINDOW: usize = 60;

async fn long(thread: &str) -> Widget {
    let text = |index: usize| format!("Comment number {index:04}. {}", "Words and words. ".repeat(index % 7));
    let comments: Vec<_> = (0..COUNT)
        .map(|index| {
            let parent = (index % 4 == 3).then(|| format!("c{}", index - 1));
            let day = u32::try_from(1 + index % 28).unwrap();
            documents::comment(&format!("c{index}"), parent.as_deref(), day, (0, 0), &text(index))
        })
        .collect();
    let widget = Widget::first_visit(thread, &article(&comments).to_string(), &[("show", "comments")]).await;
    // Before all are in order, what is far down moves up or down.
    let feed = widget.find("feed", "").await;
    until("all in order", || !feed.has_attribute("aria-busy")).await;
    widget
}

fn places(widget: &Widget) -> Vec<usize> {
    comments(widget).iter().map(|seen| seen.attribute("aria-posinset").parse().unwrap()).collect()
}

fn screen() -> f64 {
    web_sys::window().unwrap().inner_height().unwrap().as_f64().unwrap()
}

/// A row stands on the screen.
fn on_screen(seen: &Seen) -> bool {
    let place = seen.get_bounding_client_rect();
    place.bottom() > 0.0 && place.top() < screen()
}

#[wasm_bindgen_test]
async fn only_the_rows_near_the_screen_are_on_the_page() {
    let widget = long("long-window").await;
    until("the first row", || places(&widget).first() == Some(&1)).await;
    for seen in comments(&widget) {
        assert_eq!(seen.attribute("aria-setsize"), COUNT.to_string());
    }
    widget.says("Comments 1,000").await;
    let feed = widget.find("feed", "").await;
    let bottom = || feed.get_bounding_client_rect().bottom();
    until("a scroll bar that tells of all rows", || bottom() > 50_000.0).await;
    let bottom = bottom();
    let window = web_sys::window().unwrap();
    for part in [0.25, 0.5, 0.98, 0.1] {
        window.scroll_to_with_x_and_y(0.0, bottom * part);
        let near = |place: usize| {
            let share = f64::from(u32::try_from(place).unwrap()) / f64::from(u32::try_from(COUNT).unwrap());
            (share - part).abs() < 0.1
        };
        until("rows at the place that was scrolled to", || {
            comments(&widget).iter().any(on_screen) && places(&widget).iter().all(|place| near(*place))
        })
        .await;
        let shown = places(&widget);
        assert!(shown.len() < WINDOW, "{} rows", shown.len());
        assert!(shown.windows(2).all(|pair| pair[1] == pair[0] + 1), "no row is left out: {shown:?}");
    }
    window.scroll_to_with_x_and_y(0.0, 0.0);
    until("the first row again", || places(&widget).first() == Some(&1)).await;
}

#[wasm_bindgen_test]
async fn scrolling_to_the_end_shows_the_last_comment_and_nothing_jumps() {
    let widget = long("long-end").await;
    until("the first row", || places(&widget).first() == Some(&1)).await;
    let window = web_sys::window().unwrap();
    let feed = widget.find("feed", "").await;
    until("the last row", || {
        window.scroll_by_with_x_and_y(0.0, feed.get_bounding_client_rect().bottom() - screen() + 50.0);
        let is_last = |row: &Seen| row.attribute("aria-posinset") == COUNT.to_string() && on_screen(row);
        // What raced past was sketched, and is whole where the race ends.
        let rows = comments(&widget);
        rows.last().is_some_and(is_last) && rows.iter().all(|row| !row.matches(".aw-sketch").unwrap())
    })
    .await;
    let last = || {
        let row = comments(&widget).pop().expect("a row is on the page");
        assert_eq!(row.attribute("aria-posinset"), COUNT.to_string(), "the last row stays on the page");
        row.get_bounding_client_rect().top()
    };
    frame().await;
    let before = last();
    for _ in 0..20 {
        frame().await;
        let now = last();
        assert!((now - before).abs() < 1.0, "it moved from {before} to {now}");
    }
    window.scroll_to_with_x_and_y(0.0, 0.0);
}

/// Waits until the rows on the page have stood still for some frames.
async fn still(widget: &Widget) {
    let (mut last, mut calm) = (Vec::new(), 0);
    until("rows that stand still", || {
        let tops: Vec<f64> =
            comments(widget).iter().map(|row| row.get_bounding_client_rect().top()).collect();
        calm = if tops == last { calm + 1 } else { 0 };
        last = tops;
        calm > 5
    })
    .await;
}

#[wasm_bindgen_test]
async fn what_is_read_stays_on_the_screen_when_the_window_gets_another_width() {
    let widget = long("long-turned").await;
    let feed = widget.find("feed", "").await;
    let window = web_sys::window().unwrap();
    window.scroll_to_with_x_and_y(0.0, 40_000.0);
    until("rows far below", || places(&widget).first().is_some_and(|first| *first > 100)).await;
    still(&widget).await;
    let top = |row: &Seen| row.get_bounding_client_rect().top();
    let row = comments(&widget).into_iter().find(|row| top(row) > 0.0).unwrap();
    // It begins at the upper edge of the screen.
    window.scroll_by_with_x_and_y(0.0, top(&row));
    still(&widget).await;
    let place = row.attribute("aria-posinset");
    let read = || {
        let row = comments(&widget).into_iter().find(|row| row.attribute("aria-posinset") == place);
        row.expect("what is read is on the page")
    };
    assert!(top(&read()).abs() < 1.5, "at {}", top(&read()));
    for width in ["330px", "560px", "330px"] {
        let before = feed.get_bounding_client_rect().height();
        widget.set_attribute("style", &format!("width: {width}")).unwrap();
        window.dispatch_event(&Event::new("resize").unwrap()).unwrap();
        still(&widget).await;
        let after = feed.get_bounding_client_rect().height();
        assert!((after - before).abs() > 1_000.0, "{width}: from {before} to {after}");
        assert!(top(&read()).abs() < 3.0, "{width}: it stands at {}", top(&read()));
    }
    window.scroll_to_with_x_and_y(0.0, 0.0);
}

#[wasm_bindgen_test]
async fn a_change_of_order_draws_no_more_rows_than_before() {
    let widget = long("long-sort").await;
    until("the first row", || places(&widget).first() == Some(&1)).await;
    let select = widget.find("combobox", "Sort by").await;
    for id in ["oldest", "newest", "oldest"] {
        let before = comments(&widget)[0].text();
        select.choose(id);
        until(id, || comments(&widget).first().is_some_and(|first| first.text() != before)).await;
        assert_eq!(places(&widget).first(), Some(&1));
        assert!(places(&widget).len() < WINDOW);
    }
}

#[wasm_bindgen_test]
async fn a_document_of_megabytes_is_read_while_the_page_lives() {
    let words = "Words and words. ".repeat(200);
    let comments: Vec<_> = (0..1_500)
        .map(|index| documents::comment(&format!("c{index}"), None, 1 + index % 28, (0, 0), &words))
        .collect();
    let document = article(&comments).to_string();
    assert!(document.len() > 4_000_000, "{} bytes", document.len());
    let widget = Widget::first_visit("long-slices", &document, &[("show", "comments")]).await;
    widget.find("progressbar", "Reading the comments").await;
    until("the first row", || places(&widget).first() == Some(&1)).await;
    widget.says("Comments 1,500").await;
    assert!(widget.all("progressbar").is_empty());
    assert_eq!(crate::comments(&widget)[0].attribute("aria-setsize"), "1500");
}
