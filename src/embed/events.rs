//! Word to the host: bubbling, composed events with plain data, and lines in the console.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

use super::datum::Datum;
use crate::ui::console;

/// Plain data, as JavaScript has it.
#[must_use]
pub fn plain(datum: &Datum) -> JsValue {
    match datum {
        Datum::Null => JsValue::NULL,
        Datum::Flag(flag) => (*flag).into(),
        #[expect(clippy::cast_precision_loss, reason = "counts stay below 2^53, where f64 is exact")]
        Datum::Count(count) => (*count as f64).into(),
        Datum::Text(text) => text.into(),
        Datum::List(list) => list.iter().map(plain).collect::<Array>().into(),
        Datum::Map(pairs) => object(pairs.iter().map(|(key, value)| (key.as_str(), value))),
    }
}

/// Fires a `CustomEvent` on the element.
pub fn announce(host: &HtmlElement, name: &str, detail: &[(&str, Datum)]) {
    let options = CustomEventInit::new();
    options.set_bubbles(true);
    options.set_composed(true);
    options.set_detail(&object(detail.iter().map(|(key, value)| (*key, value))));
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &options) {
        // Whether a listener canceled it makes no difference: none of our events asks for leave.
        let _ = host.dispatch_event(&event);
    }
}

/// Fires `article-error`.
pub fn error(host: &HtmlElement, place: &str, message: &str, retryable: bool) {
    let detail = [
        ("where", Datum::text(place)),
        ("message", Datum::text(message)),
        ("retryable", Datum::Flag(retryable)),
    ];
    announce(host, "article-error", &detail);
}

/// Tells the developer.
pub fn warn<'a>(lines: impl IntoIterator<Item = &'a str>) {
    for line in lines {
        console::warn(&line.into());
    }
}

fn object<'a>(pairs: impl Iterator<Item = (&'a str, &'a Datum)>) -> JsValue {
    let object = Object::new();
    for (key, datum) in pairs {
        // Setting a property of a plain object cannot fail.
        let _ = Reflect::set(&object, &key.into(), &plain(datum));
    }
    object.into()
}
