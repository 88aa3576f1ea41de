//! Objects of the page that have no type here: their properties and functions, by name.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A property of an object.
pub(crate) fn get(object: &JsValue, name: &str) -> Result<JsValue, JsValue> {
    Reflect::get(object, &name.into())
}

/// Calls a function of an object.
pub(crate) fn call(object: &JsValue, name: &str, given: &[&JsValue]) -> Result<JsValue, JsValue> {
    let function: Function = get(object, name)?.dyn_into()?;
    Reflect::apply(&function, object, &given.iter().copied().collect::<Array>())
}
