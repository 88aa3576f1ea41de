//! Printing: all comments are drawn up to a number, and the page is as it was when it is over.

use std::{cell::Cell, rc::Rc};

use gloo::timers::callback::Timeout;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Event;

use crate::{
    Widget, comments,
    documents::{self, article},
    page::wait::{frame, until, until_eq},
};

async fn long(thread: &str, count: usize) -> Widget {
    // One of them is longer than the screen shows at once.
    let text = |index: usize| if index == 1 { "Many words. ".repeat(1_000) } else { "Words".to_owned() };
    let comments: Vec<_> = (0..count)
        .map(|index| documents::comment(&format!("c{index}"), None, 1, (0, 0), &text(index)))
        .collect();
    let widget = Widget::first_visit(thread, &article(&comments).to_string(), &[("show", "comments")]).await;
    until("the first row", || !self::comments(&widget).is_empty()).await;
    frame().await;
    frame().await;
    widget
}

/// As a browser tells it: by itself, not from within something that the module does.
async fn tell(name: &str) {
    let event = Event::new(name).unwrap();
    let told = Rc::new(Cell::new(false));
    let _timeout = Timeout::new(0, {
        let told = Rc::clone(&told);
        move || {
            web_sys::window().unwrap().dispatch_event(&event).unwrap();
            told.set(true);
        }
    });
    until("it to be told", || told.get()).await;
}

#[wasm_bindgen_test]
async fn all_are_printed_up_to_a_number_and_how_many_more_there_are_is_said() {
    let widget = long("print-many", 2_100).await;
    web_sys::window().unwrap().scroll_to_with_x_and_y(0.0, 20_000.0);
    let window = || comments(&widget).first().is_some_and(|row| row.attribute("aria-posinset") != "1");
    until_eq("rows in the middle", window, true).await;
    // What the rows there turn out to be moves the page a last time.
    for _ in 0..5 {
        frame().await;
    }
    let scroll = || web_sys::window().unwrap().scroll_y().unwrap();
    let (drawn, before) = (comments(&widget).len(), scroll());
    tell("beforeprint").await;
    until_eq("rows on paper", || comments(&widget).len(), 2_000).await;
    let root = widget.root();
    let rest = || root.query_selector(".aw-on-paper").unwrap().map(|rest| rest.text_content().unwrap());
    assert_eq!(rest().as_deref(), Some("100 more comments are not printed."));
    tell("beforeprint").await;
    tell("afterprint").await;
    until_eq("rows on the screen", || comments(&widget).len(), drawn).await;
    assert_eq!(rest(), None);
    until(&format!("the page to be where it was, at {before}"), || (scroll() - before).abs() < 2.0).await;
    web_sys::window().unwrap().scroll_to_with_x_and_y(0.0, 0.0);
}

#[wasm_bindgen_test]
async fn what_is_folded_or_stands_too_deep_is_printed_too() {
    let above = |index: usize| (index > 0).then(|| format!("d{}", index - 1));
    let chain = (0..12).map(|index| {
        documents::comment(&format!("d{index}"), above(index).as_deref(), 1, (0, 0), &format!("deep {index}"))
    });
    let mut all: Vec<_> = chain.collect();
    all.push(documents::comment("top", None, 2, (0, 0), "the question"));
    all.push(documents::comment("below", Some("top"), 3, (0, 0), "the answer"));
    let text = article(&all).to_string();
    let widget = Widget::first_visit("print-hidden", &text, &[("show", "comments")]).await;
    let top = crate::comment(&widget, "the question").await;
    top.find("button", "Hide 1 reply").await.click();
    until_eq("rows on the screen", || comments(&widget).len(), 7).await;
    tell("beforeprint").await;
    until_eq("rows on paper", || comments(&widget).len(), 14).await;
    assert!(widget.root().query_selector(".aw-on-paper").unwrap().is_none());
    let words: String = comments(&widget).iter().map(|row| row.text_content().unwrap()).collect();
    assert!(words.contains("the answer") && words.contains("deep 11"), "{words}");
    tell("afterprint").await;
    until_eq("rows on the screen", || comments(&widget).len(), 7).await;
}

#[wasm_bindgen_test]
async fn nothing_is_said_of_more_where_all_are_printed() {
    let widget = long("print-few", 120).await;
    tell("beforeprint").await;
    until_eq("rows on paper", || comments(&widget).len(), 120).await;
    assert!(widget.root().query_selector(".aw-on-paper").unwrap().is_none());
    let words = || -> usize {
        comments(&widget).iter().map(|row| row.text_content().unwrap().matches("Many words.").count()).sum()
    };
    until_eq("nothing is cut short", words, 1_000).await;
    tell("afterprint").await;
}
