//! Where the reader is in the list, for the way back there.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use super::layout;
use crate::response::state::looking::Place;

/// The panel in which something happened.
#[must_use]
pub fn panel_of(event: &Event) -> Option<Element> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest("[part~=comments]").ok()?
}

/// Where the list of that panel stands: its first comment that is on the screen or below.
#[must_use]
pub fn before(event: &Event) -> Option<Place> {
    let list = panel_of(event)?.query_selector("[role=feed]").ok()??;
    let list: HtmlElement = list.dyn_into().ok()?;
    layout::rows(&list).filter(|row| !row.has_attribute("data-apart")).find_map(|row| {
        let place = row.get_bounding_client_rect();
        let id = row.get_attribute("data-id").filter(|_| place.bottom() > 0.0)?;
        #[expect(clippy::cast_possible_truncation, reason = "a row that is drawn is near the screen")]
        Some(Place { id: id.as_str().into(), top: place.top().round() as i32 })
    })
}
