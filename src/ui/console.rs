//! A word to the developer, where the host has left the console its methods.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = console, js_name = warn)]
    fn console_warn(what: &JsValue) -> Result<(), JsValue>;
}

/// Writes a warning; where the host took the console away, nobody reads it.
pub fn warn(what: &JsValue) {
    let _ = console_warn(what);
}
