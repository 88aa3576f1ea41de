//! Fetches the model's file, once for all widgets of the page.

use std::{cell::RefCell, rc::Rc};

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestInit, Response};

use super::{learned::Model, pieces};

/// The file's name, in the folder of the widget's own files.
const FILE: &str = "summary-model.bin";
/// How long to wait for it, in milliseconds: then simple rules do.
const WAIT: u32 = 20_000;

thread_local! {
    static MODEL: RefCell<Option<Rc<Model>>> = const { RefCell::new(None) };
}

/// The model; nothing where it cannot be fetched or read, which the console then tells. Another call tries again.
pub(super) async fn model(base: &str, signal: &web_sys::AbortSignal) -> Option<Rc<Model>> {
    if let Some(model) = MODEL.with_borrow(Clone::clone) {
        return Some(model);
    }
    match fetch(&format!("{base}{FILE}"), signal).await {
        Ok(model) => {
            let model = Rc::new(model);
            MODEL.replace(Some(Rc::clone(&model)));
            Some(model)
        }
        Err(why) => {
            if !signal.aborted() {
                web_sys::console::warn_2(&FILE.into(), &why);
            }
            None
        }
    }
}

async fn fetch(url: &str, signal: &web_sys::AbortSignal) -> Result<Model, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let options = RequestInit::new();
    options.set_signal(Some(signal));
    let stopped = |stop: pieces::Stop| match stop {
        pieces::Stop::Broken(error) => error,
        pieces::Stop::Late | pieces::Stop::Unwanted => JsValue::from("no answer in time"),
    };
    let answer = pieces::within(&window.fetch_with_str_and_init(url, &options), WAIT, signal)
        .await
        .map_err(stopped)?;
    let response: Response = answer.unchecked_into();
    if !response.ok() {
        return Err(response.status().into());
    }
    let bytes = JsFuture::from(response.array_buffer()?).await?;
    Model::read(&js_sys::Uint8Array::new(&bytes).to_vec()).map_err(|bad| JsValue::from(bad.to_string()))
}
