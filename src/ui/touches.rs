//! What a reader does first: from then on the rest is fetched.

use gloo::events::{EventListener, EventListenerOptions};
use yew::Callback;

const TOUCHES: [&str; 3] = ["scroll", "pointerdown", "keydown"];

/// Listens for the reader's first touch. A permalink is one.
#[must_use]
pub fn listen(near: &Callback<()>) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else {
        return Vec::new();
    };
    if window.location().hash().is_ok_and(|hash| hash.starts_with("#comment-")) {
        near.emit(());
    }
    let listen = |name| {
        let near = near.clone();
        // Capturing, so that a scrolling box around the widget is heard too; passive, so that it scrolls freely.
        let options = EventListenerOptions::run_in_capture_phase();
        EventListener::new_with_options(&window, name, options, move |_| near.emit(()))
    };
    TOUCHES.into_iter().map(listen).collect()
}
