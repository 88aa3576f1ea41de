//! What a browser's error means for a store.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

use super::model::StoreError;

/// Reads the kind of an error from the name of its `DOMException`.
#[must_use]
pub fn from_js(error: &JsValue) -> StoreError {
    let property = |name: &str| Reflect::get(error, &name.into()).ok().and_then(|value| value.as_string());
    let message = property("message").unwrap_or_default();
    named(&property("name").unwrap_or_default(), message)
}

/// The same for an error of this name.
#[must_use]
pub fn named(name: &str, message: String) -> StoreError {
    match name {
        "QuotaExceededError" => StoreError::Full,
        "NotReadableError" | "DataError" | "EncodingError" => StoreError::Corrupt(message),
        // A `VersionError` is a database of a newer widget, a `TypeError` the lack of the interface.
        "SecurityError" | "InvalidStateError" | "UnknownError" | "NotFoundError" | "NotAllowedError"
        | "VersionError" | "AbortError" | "TypeError" => StoreError::Unavailable(message),
        _ => StoreError::Failed(message),
    }
}
