//! A pause that ends with its time, or when the bell rings.

use std::{cell::RefCell, future::Future, rc::Rc};

use gloo::timers::callback::Timeout;
use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Wakes all who rest at it. Clones are the same bell.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bell(Rc<RefCell<Vec<Function>>>);

impl Bell {
    /// Waits so many milliseconds, or until it rings: from now on, not from when this is first polled.
    pub(crate) fn rest(&self, wait: u32) -> impl Future<Output = ()> + use<> {
        // Set before `new` returns. A function by default would be made of a text, which a strict policy forbids.
        let mut done: Function = JsValue::UNDEFINED.unchecked_into();
        let promise = Promise::new(&mut |resolve, _| done = resolve);
        self.0.borrow_mut().push(done.clone());
        let (sleepers, own) = (Rc::clone(&self.0), done.clone());
        let timer = Timeout::new(wait, move || ring(&done));
        async move {
            // It is never broken.
            let _ = JsFuture::from(promise).await;
            drop(timer);
            sleepers.borrow_mut().retain(|other| *other != own);
        }
    }

    /// Whoever rests need rest no longer.
    pub(crate) fn ring(&self) {
        for done in self.0.take() {
            ring(&done);
        }
    }
}

fn ring(done: &Function) {
    // A promise's own functions do not throw.
    let _ = done.call0(&JsValue::UNDEFINED);
}
