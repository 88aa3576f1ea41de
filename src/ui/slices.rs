//! Long work in short slices, so that the page stays alive.

use std::time::Duration;

use yew::platform::time::sleep;

/// How long one slice may take, in milliseconds: a frame. Browsers pause for four after each, so that shorter ones
/// would make the reader wait.
const SLICE: f64 = 16.0;

/// The slice that work is in. It begins with one that is over.
#[derive(Clone, Copy, Debug, Default)]
pub struct Slice {
    started: f64,
}

impl Slice {
    /// The work has gone on for long enough: the page has its turn.
    #[must_use]
    pub fn is_over(self) -> bool {
        js_sys::Date::now() - self.started >= SLICE
    }

    /// Lets the page do what waits, and begins another slice.
    pub async fn next(&mut self) {
        sleep(Duration::ZERO).await;
        self.started = js_sys::Date::now();
    }
}
