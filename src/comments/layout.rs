//! What the feed asks of the page: where it stands, how high its rows are, and to scroll.

use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Where the list's top stands from the screen's top, and how high the screen is; `None` off the page.
#[must_use]
pub fn place(list: &HtmlElement) -> Option<(f64, f64)> {
    let screen = web_sys::window()?.inner_height().ok()?.as_f64()?;
    list.is_connected().then(|| (list.get_bounding_client_rect().top(), screen))
}

/// The heights of the list's children, in order.
pub fn heights_of_children(list: &HtmlElement) -> impl Iterator<Item = f64> {
    let rows = list.children();
    (0..rows.length())
        .filter_map(move |index| rows.item(index))
        .map(|row| row.get_bounding_client_rect().height())
}

/// Leaves room for the rows that are not on the page.
pub fn pad(list: &HtmlElement, before: f64, after: f64) {
    let style = list.style();
    // By way of the style object: a host's policy may forbid style attributes. A pixel value is always valid.
    let _ = style.set_property("padding-top", &pixels(before));
    let _ = style.set_property("padding-bottom", &pixels(after));
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

/// Brings a row into view and puts the focus on it.
pub fn show(row: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    options.set_behavior(web_sys::ScrollBehavior::Instant);
    row.scroll_into_view_with_scroll_into_view_options(&options);
    if let Some(row) = wasm_bindgen::JsCast::dyn_ref::<HtmlElement>(row) {
        let focus = web_sys::FocusOptions::new();
        focus.set_prevent_scroll(true);
        // A row that cannot take the focus is still in view.
        let _ = row.focus_with_options(&focus);
    }
}

/// An index as the DOM counts.
#[must_use]
pub fn as_u32(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

fn pixels(length: f64) -> String {
    format!("{:.1}px", length.max(0.0))
}
