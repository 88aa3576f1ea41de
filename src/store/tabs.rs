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

/// One thread's end of the channel; what it posts reaches every other end, in this tab as well.
pub struct Channel {
    end: BroadcastChannel,
    thread: Rc<str>,
    listeners: Rc<Listeners>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
}

impl Channel {
    /// Opens it; `None` where the browser has none, so that tabs learn of each other by reading only.
    #[must_use]
    pub fn open(thread: &str) -> Option<Self> {
        let end = BroadcastChannel::new(NAME).ok()?;
        let thread: Rc<str> = thread.into();
        let listeners = Rc::<Listeners>::default();
        let (here, all) = (thread.clone(), listeners.clone());
        let on_message = Closure::<dyn FnMut(_)>::new(move |event: MessageEvent| {
            // Any script of the origin may post here, and so may a newer widget: what is not ours is passed over.
            if let Some(change) = event.data().as_string().and_then(|text| record::read_message(&here, &text))
            {
                all.tell(&change);
            }
        });
        end.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        Some(Self { end, thread, listeners, _on_message: on_message })
    }

    /// Tells the others.
    pub fn post(&self, change: &Change) {
        // A text can always be cloned, and the channel is open as long as this lives: there is no error to expect.
        drop(self.end.post_message(&JsValue::from(record::write_message(&self.thread, change))));
    }

    /// Calls the listener for what others post.
    pub fn listen(&self, listener: Listener) -> Subscription {
        self.listeners.add(listener)
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.end.set_onmessage(None);
        self.end.close();
    }
}

impl fmt::Debug for Channel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Channel").field("thread", &self.thread).finish_non_exhaustive()
    }
}
