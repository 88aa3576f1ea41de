//! The page's own session, from the app to the element.

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;
use yew::NodeRef;

/// The property of the element that has it.
const PROPERTY: &str = "session";

/// The session that the element has.
#[derive(Default)]
pub(super) struct Session(Option<JsValue>);

impl Session {
    /// Gives the element another one, where it is another.
    pub(super) fn give(&mut self, session: Option<&JsValue>, place: &NodeRef) {
        if self.0.as_ref() != session
            && let Some(host) = place.cast::<HtmlElement>()
        {
            // An element that the app has just made takes a property.
            let _ = Reflect::set(&host, &PROPERTY.into(), session.unwrap_or(&JsValue::NULL));
            self.0 = session.cloned();
        }
    }
}
