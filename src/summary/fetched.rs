//! Fetches the model's file, once for all widgets of the page.

use std::{cell::RefCell, rc::Rc};

use js_sys::{ArrayBuffer, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{AbortSignal, Response};

use super::learned::Model;
use crate::{
    net::pieces::{self, Stop},
    ui::console,
};

/// The file's name, in the folder of the widget's own files.
const FILE: &str = "summary-model.bin";
/// How long a summary waits for it, in milliseconds: then simple rules do.
const WAIT: u32 = 20_000;

thread_local! {
    static MODEL: RefCell<Option<Rc<Model>>> = const { RefCell::new(None) };
    /// The file on its way. It has no signal: whoever no longer waits for it leaves it to the others.
    static ASKED: RefCell<Option<Promise>> = const { RefCell::new(None) };
}

/// The model; nothing where it cannot be fetched or read, which the console then tells. Another call tries again.
pub(super) async fn model(base: &str, signal: &AbortSignal) -> Option<Rc<Model>> {
    if let Some(model) = MODEL.with_borrow(Clone::clone) {
        return Some(model);
    }
    let url = format!("{base}{FILE}");
    let asked =
        ASKED.with_borrow_mut(|asked| asked.get_or_insert_with(|| future_to_promise(fetch(url))).clone());
    let result = match pieces::within(&asked, WAIT, signal).await {
        Ok(file) => read(file),
        Err(Stop::Unwanted) => return None,
        Err(Stop::Late) => return warn(&"no answer in time".into()),
        Err(Stop::Broken(error)) => Err(error),
    };
    // It came or failed: the next one asks anew if need be.
    ASKED.replace(None);
    result.map_or_else(|why| warn(&why), Some)
}

async fn fetch(url: String) -> Result<JsValue, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let response: Response = JsFuture::from(window.fetch_with_str(&url)).await?.unchecked_into();
    if !response.ok() {
        return Err(response.status().into());
    }
    JsFuture::from(response.array_buffer()?).await
}

fn read(file: JsValue) -> Result<Rc<Model>, JsValue> {
    if let Some(model) = MODEL.with_borrow(Clone::clone) {
        return Ok(model);
    }
    let bytes = Uint8Array::new(&file.unchecked_into::<ArrayBuffer>()).to_vec();
    let model = Model::read(&bytes).map(Rc::new).map_err(|bad| JsValue::from(bad.to_string()))?;
    MODEL.replace(Some(Rc::clone(&model)));
    Ok(model)
}

fn warn(why: &JsValue) -> Option<Rc<Model>> {
    console::warn(&FILE.into());
    console::warn(why);
    None
}
