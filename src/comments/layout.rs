//! What the feed asks of the page: where it stands, how high its rows are, and to scroll.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node, ScrollIntoViewOptions, ScrollLogicalPosition, ShadowRoot};

/// Where the list's top stands from the screen's top, and how high the screen is; `None` off the page.
#[must_use]
pub fn place(list: &HtmlElement) -> Option<(f64, f64)> {
    let screen = web_sys::window()?.inner_height().ok()?.as_f64()?;
    list.is_connected().then(|| (list.get_bounding_client_rect().top(), screen))
}

/// The root of what the widget draws.
#[must_use]
pub fn root(list: &HtmlElement) -> Option<ShadowRoot> {
    list.get_root_node().dyn_into().ok()
}

/// The rows that are on the page, in order.
pub fn rows(list: &HtmlElement) -> impl Iterator<Item = HtmlElement> {
    let rows = list.children();
    (0..rows.length()).filter_map(move |index| rows.item(index)?.dyn_into().ok())
}

/// The row that a node stands in, or is.
#[must_use]
pub fn row_of(list: &HtmlElement, node: &Node) -> Option<Element> {
    let mut node = node.clone();
    loop {
        let above = node.parent_node()?;
        if above == ***list {
            return node.dyn_into().ok();
        }
        node = above;
    }
}

/// The heights of the list's children, in order.
pub fn heights_of_children(list: &HtmlElement) -> impl Iterator<Item = f64> {
    rows(list).map(|row| row.get_bounding_client_rect().height())
}

/// Makes rows as high as they are said to be.
pub fn set_heights(list: &HtmlElement, heights: impl Iterator<Item = Option<f64>>) {
    for (row, height) in rows(list).zip(heights) {
        if let Some(height) = height {
            // A pixel value is always valid.
            let _ = row.style().set_property("height", &pixels(height));
        }
    }
}

/// Takes the rows that stand outside the window out of the flow, and puts the others back.
pub fn set_apart(list: &HtmlElement, apart: impl Iterator<Item = bool>) {
    for (row, apart) in rows(list).zip(apart) {
        if row.has_attribute("data-apart") != apart {
            // The name is a good one: there is no error to expect. The same goes for the pixels below.
            let _ = row.toggle_attribute_with_force("data-apart", apart);
            let _ = row.style().remove_property("top");
        }
    }
}

/// Puts those rows where they belong, so far from where the list begins.
pub fn put_apart(list: &HtmlElement, tops: impl Iterator<Item = Option<f64>>) {
    for (row, top) in rows(list).zip(tops) {
        if let Some(top) = top {
            let _ = row.style().set_property("top", &pixels(top));
        }
    }
}

/// Leaves room for the rows that are not on the page.
pub fn pad(list: &HtmlElement, before: f64, after: f64) {
    let style = list.style();
    // By way of the style object: a host's policy may forbid style attributes. A pixel value is always valid.
    let _ = style.set_property("padding-top", &pixels(before));
    let _ = style.set_property("padding-bottom", &pixels(after));
}

/// Keeps the list as high as it is while its rows change: a page that is scrolled to its end and gets shorter, if only
/// between two steps, is scrolled up by the browser.
pub fn keep_height(list: &HtmlElement) {
    let _ = list.style().set_property("min-height", &pixels(list.get_bounding_client_rect().height()));
}

/// Lets the list be as high as its rows and paddings are.
pub fn free_height(list: &HtmlElement) {
    let _ = list.style().remove_property("min-height");
}

/// Scrolls the page by this many CSS pixels at once.
pub fn scroll_by(pixels: f64) {
    if let Some(window) = web_sys::window() {
        let options = web_sys::ScrollToOptions::new();
        options.set_top(pixels);
        options.set_behavior(web_sys::ScrollBehavior::Instant);
        window.scroll_by_with_scroll_to_options(&options);
    }
}

/// How far the page is scrolled, in CSS pixels.
#[must_use]
pub fn scrolled() -> f64 {
    web_sys::window().and_then(|window| window.scroll_y().ok()).unwrap_or_default()
}

/// Brings a row into view: to the middle of the screen, or no further than it must.
pub fn show(row: &Element, in_the_middle: bool) {
    let block = if in_the_middle { ScrollLogicalPosition::Center } else { ScrollLogicalPosition::Nearest };
    let options = ScrollIntoViewOptions::new();
    options.set_block(block);
    options.set_behavior(web_sys::ScrollBehavior::Instant);
    row.scroll_into_view_with_scroll_into_view_options(&options);
}

fn pixels(length: f64) -> String {
    format!("{:.1}px", length.max(0.0))
}
