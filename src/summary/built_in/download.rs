//! A session of the model: made, and told of while it must be downloaded first.

use std::{
    cell::{Cell, RefCell},
    future::{Future as _, poll_fn},
    pin::Pin,
    rc::Rc,
    task::Waker,
};

use js_sys::Object;
use wasm_bindgen::{JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

use super::{
    page::{failure, promised, set},
    session::Session,
};
use crate::summary::{
    model::Failure,
    reflect::{call, get},
    told::Heard,
};

/// Makes a session; where the model must be downloaded first, tells how far that is.
pub(super) async fn create(
    maker: &JsValue,
    options: &Object,
    heard: &dyn Fn(Heard<'_>),
) -> Result<Session, Failure> {
    let news = Rc::new(News::default());
    let on_progress = {
        let news = Rc::clone(&news);
        Closure::<dyn Fn(JsValue)>::new(move |event: JsValue| news.tell(share(&event)))
    };
    let listener = on_progress.as_ref().clone();
    let on_monitor = Closure::<dyn Fn(JsValue)>::new(move |monitor: JsValue| {
        // Without it, nobody can tell how far the download is; it goes on all the same.
        let _ = call(&monitor, "addEventListener", &[&"downloadprogress".into(), &listener]);
    });
    set(options, "monitor", on_monitor.as_ref());
    // Not raced against the signal, which the API has: a session that came later would never be destroyed.
    let mut created = JsFuture::from(promised(call(maker, "create", &[options]), &Failure::NoBrowserModel)?);
    let session = poll_fn(|context| {
        news.waker.replace(Some(context.waker().clone()));
        if let Some(share) = news.share.take() {
            heard(Heard::Downloading(share));
        }
        Pin::new(&mut created).poll(context)
    });
    session.await.map(Session::of).map_err(|error| failure(&error, Failure::NoBrowserModel))
}

/// Brings news of a download from the browser's callback to the one who waits.
#[derive(Debug, Default)]
struct News {
    share: Cell<Option<u8>>,
    waker: RefCell<Option<Waker>>,
}

impl News {
    fn tell(&self, share: u8) {
        self.share.set(Some(share));
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
    }
}

/// The per cent that an event of progress tells of.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "made 0 to 100; what is no number is 0"
)]
fn share(event: &JsValue) -> u8 {
    let number = |name: &str| get(event, name).ok()?.as_f64();
    // The total is 1 by the specification; the first browsers told bytes.
    let total = number("total").filter(|total| *total > 0.0).unwrap_or(1.0);
    (number("loaded").unwrap_or(0.0) / total * 100.0).clamp(0.0, 100.0) as u8
}
