//! What the feed hears of the page around it.

use gloo::events::{EventListener, EventListenerOptions};
use web_sys::HtmlElement;
use yew::prelude::*;

use super::{Feed, Msg};
use crate::comments::keys;

impl Feed {
    /// Listens for as long as the feed is there.
    pub(super) fn listen(&mut self, ctx: &Context<Self>) {
        let (Some(window), Some(list)) = (web_sys::window(), self.list.cast::<HtmlElement>()) else {
            return;
        };
        for name in ["scroll", "resize"] {
            let link = ctx.link().clone();
            // Capturing, so that a scrolling box around the widget is heard too; passive, so that it scrolls freely.
            let options = EventListenerOptions::run_in_capture_phase();
            self.listeners.push(EventListener::new_with_options(&window, name, options, move |_| {
                link.send_message(Msg::Moved);
            }));
        }
        for name in ["focusin", "input"] {
            let link = ctx.link().clone();
            self.listeners.push(EventListener::new(&list, name, move |_| link.send_message(Msg::Entered)));
        }
        self.listen_to_printer(ctx);
        self.listen_to_keys(ctx);
    }

    /// Listens to keys, or no longer.
    pub(super) fn listen_to_keys(&mut self, ctx: &Context<Self>) {
        let (list, letters) = (self.list.cast::<HtmlElement>(), ctx.props().keys);
        self.keys = list.and_then(|list| keys::listen::listen(&list, letters, ctx.link().callback(Msg::Key)));
    }
}
