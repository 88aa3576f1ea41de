//! Word to the host: bubbling, composed events with plain data, and lines in the console.

use serde_json::Value;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

/// Fires a `CustomEvent` on the element.
pub fn announce(host: &HtmlElement, name: &str, detail: &Value) {
    let options = CustomEventInit::new();
    options.set_bubbles(true);
    options.set_composed(true);
    // By way of JSON: plain data that no later change of ours can reach.
    options.set_detail(&js_sys::JSON::parse(&detail.to_string()).unwrap_or(JsValue::NULL));
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &options) {
        // Whether a listener canceled it makes no difference: none of our events asks for leave.
        let _ = host.dispatch_event(&event);
    }
}

/// Tells the developer.
pub fn warn(lines: &[String]) {
    for line in lines {
        web_sys::console::warn_1(&line.into());
    }
}
