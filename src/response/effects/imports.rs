//! Documents that were brought in: kept, forgotten, and laid over the article's own comments on each visit.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use js_sys::{Array, Uint8Array};
use web_sys::Blob;
use yew::Callback;

use crate::{
    response::{
        exchange::{
            incoming::{self, Work},
            wrong::Wrong,
        },
        state::{State, action::Action, import::Import, imported},
    },
    store::indexeddb::IndexedDb,
};

/// The documents of one thread, with their keys.
type Kept = Rc<RefCell<Option<Vec<(String, Uint8Array)>>>>;

/// What was brought into one thread.
pub(super) struct Imports {
    disk: IndexedDb,
    /// All that was read from the disk or brought in since; nothing before it was read.
    kept: Kept,
    /// False as soon as what is being laid is no longer wanted.
    wanted: Rc<Cell<bool>>,
    send: Callback<Action>,
}

impl Drop for Imports {
    fn drop(&mut self) {
        self.wanted.set(false);
    }
}

impl Imports {
    /// What was brought into the thread of this name.
    pub(super) fn of(thread: &str, send: Callback<Action>) -> Self {
        Self { disk: IndexedDb::new(thread), kept: Kept::default(), wanted: Rc::default(), send }
    }

    /// Keeps a document, then shows it. What the disk does not take is shown as long as the page is open.
    pub(super) fn keep(&self, import: Rc<Import>) {
        let (disk, kept, send) = (self.disk.clone(), Rc::clone(&self.kept), self.send.clone());
        wasm_bindgen_futures::spawn_local(async move {
            let bytes = Uint8Array::from(import.text.as_bytes());
            if let Err(error) = disk.keep_import(&import.key, &bytes).await {
                send.emit(Action::Trouble(error));
            }
            // Where the disk was not read yet, what is read of it holds this.
            if let Some(kept) = &mut *kept.borrow_mut() {
                kept.push((import.key.clone(), bytes));
            }
            send.emit(Action::Import(imported::Action::Taken(import)));
        });
    }

    /// Forgets one.
    pub(super) fn forget(&self, key: String) {
        if let Some(kept) = &mut *self.kept.borrow_mut() {
            kept.retain(|(known, _)| *known != key);
        }
        let (disk, send) = (self.disk.clone(), self.send.clone());
        wasm_bindgen_futures::spawn_local(async move {
            if let Err(error) = disk.forget_import(&key).await {
                send.emit(Action::Trouble(error));
            }
        });
    }

    /// Lays all of them over the comments of `state`.
    pub(super) fn lay(&mut self, state: &State) {
        self.wanted.set(false);
        // A document that is being read is followed by another call.
        if state.reading.is_some() {
            return;
        }
        self.wanted = Rc::new(Cell::new(true));
        let (disk, kept, send) = (self.disk.clone(), Rc::clone(&self.kept), self.send.clone());
        let work = Work::new(Rc::clone(&self.wanted), send.reform(Action::Reading));
        let over = ((Rc::clone(&state.base), Rc::clone(&state.counts)), Rc::clone(&state.own));
        wasm_bindgen_futures::spawn_local(async move {
            if kept.borrow().is_none() {
                // A disk that cannot be read has told of that with the comments.
                let read = disk.imports().await.unwrap_or_default();
                kept.borrow_mut().get_or_insert(read);
            }
            let files = kept.borrow().clone().unwrap_or_default();
            if let Ok(Some(import)) = all(files, over, work).await {
                send.emit(Action::Import(imported::Action::Laid(Rc::new(import))));
            }
        });
    }
}

type Over = (
    (Rc<crate::comments::thread::Thread>, crate::response::state::import::Counts),
    Rc<crate::response::state::Own>,
);

/// All documents, one over the other.
async fn all(files: Vec<(String, Uint8Array)>, over: Over, mut work: Work) -> Result<Option<Import>, Wrong> {
    let mut laid: Option<Import> = None;
    for (key, file) in files {
        let Ok(file) = Blob::new_with_u8_array_sequence(&Array::of1(&file)) else { continue };
        let text = incoming::text(&file, &mut work).await;
        let Ok(text) = text else { continue };
        let Ok(read) = incoming::document(&text, &mut work).await else { continue };
        let read = incoming::on_time(read, super::clock::now());
        let below = laid.as_ref().map_or_else(|| over.0.clone(), |laid| laid.with.clone());
        let mut import =
            incoming::check((Rc::default(), key), read, (below, Rc::clone(&over.1)), &mut work).await?;
        import.over = over.0.clone();
        laid = Some(import);
    }
    Ok(laid)
}
