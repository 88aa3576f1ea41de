//! Waits for what the browser promises, but not longer than is allowed and not once nobody wants it; and reads
//! its streams piece by piece.

use std::{cell::Cell, rc::Rc};

use gloo::{events::EventListener, timers::callback::Timeout};
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, ReadableStreamDefaultReader};

/// Why there is nothing to be had.
#[derive(Debug)]
pub(crate) enum Stop {
    /// The signal was given: nobody wants it any more.
    Unwanted,
    /// It took too long.
    Late,
    /// The promise was broken, with this error.
    Broken(JsValue),
}

/// What was promised, if it comes within so many milliseconds and before the signal.
pub(crate) async fn within(promise: &Promise, wait: u32, signal: &AbortSignal) -> Result<JsValue, Stop> {
    // Set before `new` returns. A function by default would be made of a text, which a strict policy forbids.
    let mut reject: Function = JsValue::UNDEFINED.unchecked_into();
    let stopped = Promise::new(&mut |_, function| reject = function);
    let is_late = Rc::new(Cell::new(false));
    let _timer = {
        let (reject, is_late) = (reject.clone(), Rc::clone(&is_late));
        Timeout::new(wait, move || {
            is_late.set(true);
            let _ = reject.call0(&JsValue::NULL);
        })
    };
    // What is always there at once would never let the timer come.
    is_late.set(wait == 0);
    if signal.aborted() || wait == 0 {
        let _ = reject.call0(&JsValue::NULL);
    }
    let _listener = EventListener::once(signal, "abort", move |_| {
        let _ = reject.call0(&JsValue::NULL);
    });
    // In this order: what was called off is off, even if it has come.
    JsFuture::from(Promise::race(&js_sys::Array::of2(&stopped, promise))).await.map_err(|error| {
        if signal.aborted() {
            Stop::Unwanted
        } else if is_late.get() {
            Stop::Late
        } else {
            Stop::Broken(error)
        }
    })
}

/// A stream, piece by piece.
#[derive(Debug)]
pub(crate) struct Pieces(ReadableStreamDefaultReader);

impl Pieces {
    /// # Errors
    /// Where this is no stream, or another one reads it.
    pub(crate) fn of(stream: &JsValue) -> Result<Self, JsValue> {
        ReadableStreamDefaultReader::new(stream.unchecked_ref()).map(Self)
    }

    /// The next piece; nothing at the end of the stream.
    pub(crate) async fn next(&self, wait: u32, signal: &AbortSignal) -> Result<Option<JsValue>, Stop> {
        let read = within(&self.0.read(), wait, signal).await?;
        let is_done = Reflect::get(&read, &"done".into()).map_err(Stop::Broken)?.is_truthy();
        if is_done { Ok(None) } else { Reflect::get(&read, &"value".into()).map(Some).map_err(Stop::Broken) }
    }
}
