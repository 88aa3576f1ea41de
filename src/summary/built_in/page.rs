//! The API's objects: what they can, what they promise, and what their errors mean.

use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::{
    net::pieces::Stop,
    summary::{model::Failure, reflect::get},
    ui::console,
};

/// Why there is nothing to be had of a promise of the API.
pub(super) fn failed(stop: Stop, otherwise: Failure) -> Failure {
    match stop {
        Stop::Unwanted => Failure::Cut,
        Stop::Late => Failure::TimedOut,
        Stop::Broken(error) => failure(&error, otherwise),
    }
}

/// What an error of the API means.
pub(super) fn failure(error: &JsValue, otherwise: Failure) -> Failure {
    let name = get(error, "name").ok().and_then(|name| name.as_string());
    match name.as_deref() {
        Some("AbortError") => Failure::Cut,
        Some("NotAllowedError") => Failure::NotActivated,
        Some("NotSupportedError" | "RangeError") => Failure::Language,
        Some("QuotaExceededError") => Failure::TooLong,
        Some("NetworkError") => Failure::Unreachable,
        // The browser's filter held the summary back.
        Some("NotReadableError") => Failure::Refused(None),
        _ => {
            console::warn(error);
            otherwise
        }
    }
}

/// The promise that a call gave.
pub(super) fn promised(answer: Result<JsValue, JsValue>, otherwise: &Failure) -> Result<Promise, Failure> {
    let answer = answer.map_err(|error| failure(&error, otherwise.clone()))?;
    answer.dyn_into().ok().ok_or_else(|| otherwise.clone())
}

/// Whether an object has this function.
pub(super) fn has(object: &JsValue, name: &str) -> bool {
    get(object, name).is_ok_and(|value| value.is_function())
}

/// Gives an object a property.
pub(super) fn set(object: &Object, name: &str, value: &JsValue) {
    // A fresh plain object takes any property.
    let _ = Reflect::set(object, &name.into(), value);
}
