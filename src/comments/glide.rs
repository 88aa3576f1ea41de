//! Rows that glide to their new places when the order changes, unless the reader asked for less motion.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::layout;

/// How long a row glides, in milliseconds.
const DURATION: f64 = 220.0;

/// Where the rows stood before the change.
pub struct Glide {
    tops: Vec<(String, f64)>,
}

impl Glide {
    /// Notes where the rows of the list stand.
    #[must_use]
    pub fn start(list: &HtmlElement) -> Self {
        let tops = if crate::ui::wants_less_motion() {
            Vec::new()
        } else {
            rows(list).map(|(id, row)| (id, row.get_bounding_client_rect().top())).collect()
        };
        Self { tops }
    }

    /// Moves the rows from where they stood to where they stand, given by `tops` for each child of the list.
    pub fn run(self, list: &HtmlElement, tops: impl Iterator<Item = f64>) {
        if self.tops.is_empty() {
            return;
        }
        for ((id, row), top) in rows(list).zip(tops) {
            // Rows that are new on the screen stand where they belong at once: there may be a screenful of them, and a
            // fade for each would cost the change of order more than its sorting.
            if let Some((_, before)) = self.tops.iter().find(|(known, _)| *known == id) {
                animate(&row, before - top);
            }
        }
    }
}

fn animate(row: &HtmlElement, from: f64) {
    let frame = |value: &str| {
        let frame = Object::new();
        // Setting a property of a plain object cannot fail.
        let _ = Reflect::set(&frame, &"transform".into(), &value.into());
        frame
    };
    let frames = Array::of2(&frame(&format!("translateY({from:.0}px)")), &frame("none"));
    // web-sys has `animate` among its unstable parts only; browsers have had it for years.
    if let Ok(animate) = Reflect::get(row, &"animate".into()).and_then(JsCast::dyn_into::<Function>) {
        // An animation that does not start leaves the row where it belongs.
        let _ = animate.call2(row, &frames, &DURATION.into());
    }
}

fn rows(list: &HtmlElement) -> impl Iterator<Item = (String, HtmlElement)> {
    layout::rows(list).filter_map(|row| Some((row.get_attribute("data-id")?, row)))
}
