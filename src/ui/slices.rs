//! Long work in short slices, so that the page stays alive.

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

/// How long a slice is, in milliseconds: a frame.
const FRAME: f64 = 16.0;
/// A bar moves no more often, in milliseconds: to draw it takes as long as a good part of a slice.
pub const TELLING: f64 = 100.0;
/// How long the page has its turn at most, in milliseconds.
const LATEST: i32 = 250;
/// Half a frame.
const BRIEF: f64 = 8.0;

/// The slice that work is in. It begins with one that is over.
#[derive(Clone, Copy, Debug)]
pub struct Slice {
    length: f64,
    started: f64,
}

impl Default for Slice {
    fn default() -> Self {
        Self { length: FRAME, started: 0.0 }
    }
}

impl Slice {
    /// For work beside which the reader reads on: each frame has room for the page too.
    #[must_use]
    pub fn brief() -> Self {
        Self { length: BRIEF, ..Self::default() }
    }

    /// The work has gone on for long enough: the page has its turn.
    #[must_use]
    pub fn is_over(self) -> bool {
        js_sys::Date::now() - self.started >= self.length
    }

    /// Lets the page do what waits, and begins another slice.
    pub async fn next(&mut self) {
        turn().await;
        self.started = js_sys::Date::now();
    }
}

/// Lets the page do what waits. By a message: browsers make one who asks for no time at all, again and again, wait for four
/// milliseconds. A message may be lost where the reader leaves the page and comes back; a timer goes on then.
async fn turn() {
    let (Some(window), Ok(channel)) = (web_sys::window(), MessageChannel::new()) else { return };
    let (here, there) = (channel.port1(), channel.port2());
    let mut timer = None;
    let come = Promise::new(&mut |come, _| {
        here.set_onmessage(Some(&come));
        timer = window.set_timeout_with_callback_and_timeout_and_arguments_0(&come, LATEST).ok();
    });
    // Nothing in it can fail to be copied.
    if there.post_message(&JsValue::NULL).is_ok() {
        // Such a promise is never refused.
        let _ = JsFuture::from(come).await;
    }
    if let Some(timer) = timer {
        window.clear_timeout_with_handle(timer);
    }
    here.close();
}
