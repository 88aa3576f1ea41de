//! The browser's offer to install this page as an app.

use std::{cell::RefCell, rc::Rc};

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use yew::Callback;

use crate::response::{app_link::Device, state::action::Action};

/// Holds the offer until the reader takes it.
pub(super) struct InstallOffer {
    offer: Rc<RefCell<Option<JsValue>>>,
    _listener: Option<EventListener>,
}

impl InstallOffer {
    /// Waits for an offer (`beforeinstallprompt`, in browsers that have it).
    #[must_use]
    pub(super) fn listen(send: Callback<Action>) -> Self {
        let offer = Rc::<RefCell<Option<JsValue>>>::default();
        let listener = web_sys::window().map(|window| {
            let offer = Rc::clone(&offer);
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&window, "beforeinstallprompt", options, move |event| {
                // The browser's own banner would ask a second time.
                event.prevent_default();
                offer.replace(Some(JsValue::from(event)));
                send.emit(Action::Installable(true));
            })
        });
        Self { offer, _listener: listener }
    }

    /// Takes the offer: the browser asks the reader.
    pub(super) fn take(&self) {
        let Some(event) = self.offer.take() else {
            return;
        };
        let prompt =
            Reflect::get(&event, &"prompt".into()).ok().and_then(|prompt| prompt.dyn_into::<Function>().ok());
        if let Some(prompt) = prompt {
            // A second call, or one without a gesture, is refused: then there is nothing to install.
            let _ = prompt.call0(&event);
        }
    }
}

/// What the reader holds.
#[must_use]
pub(super) fn device() -> Device {
    let Some(window) = web_sys::window() else {
        return Device::Other;
    };
    let navigator = window.navigator();
    Device::of(&navigator.user_agent().unwrap_or_default(), navigator.max_touch_points())
}
