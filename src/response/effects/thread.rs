//! The thread's store: opening it, reading it page by page, hearing of changes.

use std::{cell::Cell, rc::Rc};

use web_sys::{Element, window};
use yew::Callback;

use super::clipboard;
use crate::{
    embed::config::Config,
    response::state::action::Action,
    store::{self, Store, listen::Subscription},
};

/// A thread whose store is open.
pub(super) struct OpenThread {
    /// Its id.
    pub(super) name: String,
    /// Its store.
    pub(super) store: Rc<dyn Store>,
    /// False as soon as another thread is open: what this one answers then is nobody's any more.
    pub(super) is_open: Rc<Cell<bool>>,
    _subscription: Subscription,
}

impl Drop for OpenThread {
    fn drop(&mut self) {
        self.is_open.set(false);
    }
}

impl OpenThread {
    /// Opens the store of a thread in this browser.
    #[must_use]
    pub(super) fn open(name: String, send: Callback<Action>) -> Self {
        let trouble = {
            let send = send.clone();
            Rc::new(move |error| send.emit(Action::Trouble(error)))
        };
        let store = store::open(&name, trouble);
        let subscription = store.listen(Rc::new(move |change| send.emit(Action::Changed(change))));
        Self { name, store, is_open: Rc::new(Cell::new(true)), _subscription: subscription }
    }

    /// Reads all of the thread, a page after the other.
    pub(super) fn read(&self, send: Callback<Action>) {
        let (store, is_open) = (Rc::clone(&self.store), Rc::clone(&self.is_open));
        wasm_bindgen_futures::spawn_local(async move {
            let mut after = None;
            loop {
                let page = store.read(after.take()).await;
                if !is_open.get() {
                    return;
                }
                match page {
                    Ok(page) => {
                        after.clone_from(&page.next);
                        send.emit(Action::Stored(page));
                    }
                    Err(error) => {
                        send.emit(Action::Trouble(error));
                        send.emit(Action::Stored(store::model::Page::default()));
                    }
                }
                if after.is_none() {
                    break;
                }
            }
            if let Some(id) = clipboard::wanted_comment() {
                send.emit(Action::GoTo(id));
            }
        });
    }
}

/// The id of the discussion: the attribute, else the page's canonical link, else `src`, else the page's path.
#[must_use]
pub(super) fn name(config: &Config) -> String {
    let canonical = || {
        let link = window()?.document()?.query_selector("link[rel~=canonical][href]").ok()??;
        Element::get_attribute(&link, "href").filter(|href| !href.is_empty())
    };
    config
        .thread
        .clone()
        .or_else(canonical)
        .or_else(|| config.src.clone())
        .or_else(|| window()?.location().pathname().ok())
        .unwrap_or_default()
}
