//! Tells the other tabs of this browser what changed, and hears from them.

use std::{fmt, rc::Rc};

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{BroadcastChannel, MessageEvent};

use super::{
    listen::{Listener, Listeners, Subscription},
    model::Change,
    record,
};

/// One channel serves all threads; each message names its own.
const NAME: &str = "article-widget";
/// Likewise, for the small things that are kept beside threads.
const ASIDE: &str = "article-widget-aside";

/// One end of a channel; what it posts reaches every other end, in this tab as well.
pub struct Line {
    end: BroadcastChannel,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
}

impl Line {
    /// A line for the small things that are kept beside threads. `None` where the browser has none, so that tabs learn of
    /// each other by reading only.
    pub fn aside(hear: impl FnMut(String) + 'static) -> Option<Self> {
        Self::open(ASIDE, hear)
    }

    fn open(name: &str, mut hear: impl FnMut(String) + 'static) -> Option<Self> {
        let end = BroadcastChannel::new(name).ok()?;
        let on_message = Closure::<dyn FnMut(_)>::new(move |event: MessageEvent| {
            // Any script of the origin may post here, and so may a newer widget: what is not ours is passed over.
            if let Some(text) = event.data().as_string() {
                hear(text);
            }
        });
        end.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        Some(Self { end, _on_message: on_message })
    }

    /// Tells the others.
    pub fn post(&self, message: String) {
        // A text can always be cloned, and the channel is open as long as this lives: there is no error to expect.
        drop(self.end.post_message(&JsValue::from(message)));
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.end.set_onmessage(None);
        self.end.close();
    }
}

/// One thread's end of the channel.
pub struct Channel {
    line: Line,
    thread: Rc<str>,
    listeners: Rc<Listeners>,
}

impl Channel {
    /// Opens it; `None` where the browser has none, so that tabs learn of each other by reading only.
    #[must_use]
    pub fn open(thread: &str) -> Option<Self> {
        let thread: Rc<str> = thread.into();
        let listeners = Rc::<Listeners>::default();
        let (here, all) = (thread.clone(), listeners.clone());
        let line = Line::open(NAME, move |text| {
            if let Some(change) = record::read_message(&here, &text) {
                all.tell(&change);
            }
        })?;
        Some(Self { line, thread, listeners })
    }

    /// Tells the others.
    pub fn post(&self, change: &Change) {
        self.line.post(record::write_message(&self.thread, change));
    }

    /// Calls the listener for what others post.
    pub fn listen(&self, listener: Listener) -> Subscription {
        self.listeners.add(listener)
    }
}

impl fmt::Debug for Channel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Channel").field("thread", &self.thread).finish_non_exhaustive()
    }
}
