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
        state::{State, action::Action, aside::Aside, import::Import, imported},
    },
    store::{
        indexeddb::{IndexedDb, imports::Import as Brought},
        tabs::Line,
    },
    ui::slices::Slice,
};

/// How many bytes of a document are handed over at once.
const PIECE: usize = 1 << 20;

/// The documents of one thread.
type Kept = Rc<RefCell<Option<Vec<Brought>>>>;

/// What was brought into one thread.
pub(super) struct Imports {
    thread: Rc<str>,
    line: Option<Rc<Line>>,
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
    pub(super) fn of(thread: &str, line: Option<Rc<Line>>, send: Callback<Action>) -> Self {
        let disk = IndexedDb::new(thread);
        Self { thread: thread.into(), line, disk, kept: Kept::default(), wanted: Rc::default(), send }
    }

    /// Tells the other tabs that what is kept under this key is another now.
    fn tell(&self, key: &str) -> impl FnOnce() + use<> {
        let (line, message) = (self.line.clone(), Aside::Import(key.to_owned()).write(&self.thread));
        move || {
            if let Some(line) = line {
                line.post(message);
            }
        }
    }

    /// Another tab brought in the document of this key, or forgot it.
    pub(super) fn follow(&self, key: String) {
        let (disk, kept, send) = (self.disk.clone(), Rc::clone(&self.kept), self.send.clone());
        wasm_bindgen_futures::spawn_local(async move {
            // What the disk did not take is in this tab alone, and stays.
            let Ok(there) = disk.imports().await else { return };
            if let Some(kept) = &mut *kept.borrow_mut() {
                kept.retain(|(known, _)| *known != key);
                kept.extend(there.into_iter().filter(|(there, _)| *there == key));
                kept.sort_by(|(one, _), (other, _)| one.cmp(other));
            }
            send.emit(Action::Import(imported::Action::Elsewhere));
        });
    }

    /// Keeps a document, then shows it. What the disk does not take is not taken at all.
    pub(super) fn keep(&self, import: Rc<Import>) {
        let (disk, kept, send) = (self.disk.clone(), Rc::clone(&self.kept), self.send.clone());
        let tell = self.tell(&import.key);
        wasm_bindgen_futures::spawn_local(async move {
            let pieces = in_pieces(&import.text).await;
            if let Err(error) = disk.keep_import(&import.key, &pieces).await {
                send.emit(Action::Import(imported::Action::NotKept(import, error)));
                return;
            }
            tell();
            // Where the disk was not read yet, what is read of it holds this.
            if let Some(kept) = &mut *kept.borrow_mut() {
                kept.push((import.key.clone(), pieces));
            }
            send.emit(Action::Import(imported::Action::Taken(import)));
        });
    }

    /// Forgets one.
    pub(super) fn forget(&self, key: String) {
        if let Some(kept) = &mut *self.kept.borrow_mut() {
            kept.retain(|(known, _)| *known != key);
        }
        let (disk, send, tell) = (self.disk.clone(), self.send.clone(), self.tell(&key));
        wasm_bindgen_futures::spawn_local(async move {
            match disk.forget_import(&key).await {
                Ok(()) => tell(),
                Err(error) => send.emit(Action::Trouble(error)),
            }
        });
    }

    /// Lays all of them over the document's own comments in `state`.
    pub(super) fn lay(&mut self, state: &State) {
        self.wanted.set(false);
        // A document that is being read is followed by another call.
        if state.reading.is_some() {
            return;
        }
        self.wanted = Rc::new(Cell::new(true));
        let (disk, kept, send) = (self.disk.clone(), Rc::clone(&self.kept), self.send.clone());
        let work = Work::new(Rc::clone(&self.wanted), send.reform(Action::Reading));
        let over = (state.bare(), Rc::clone(&state.own));
        let were_laid = state.bare.is_some();
        wasm_bindgen_futures::spawn_local(async move {
            // A disk that cannot be read has told of that with the comments; it is asked again the next time.
            if kept.borrow().is_none()
                && let Ok(read) = disk.imports().await
            {
                kept.borrow_mut().get_or_insert(read);
            }
            let files = kept.borrow().clone().unwrap_or_default();
            let bare = Rc::clone(&over.0.0);
            if files.is_empty() && !were_laid {
                return;
            }
            let laid = match all(files, over, work).await {
                Ok(Some(import)) => imported::Action::Laid(Rc::new(import)),
                Ok(None) => imported::Action::Bare(bare),
                Err(_) => return,
            };
            send.emit(Action::Import(laid));
        });
    }
}

/// The bytes of a text, copied out of the module in slices.
async fn in_pieces(text: &str) -> Array {
    let (pieces, mut slice) = (Array::new(), Slice::default());
    for piece in text.as_bytes().chunks(PIECE) {
        pieces.push(&Uint8Array::from(piece));
        if slice.is_over() {
            slice.next().await;
        }
    }
    pieces
}

type Over = (
    (Rc<crate::comments::thread::Thread>, crate::response::state::import::Counts),
    Rc<crate::response::state::Own>,
);

/// All documents, one over the other.
async fn all(files: Vec<Brought>, over: Over, mut work: Work) -> Result<Option<Import>, Wrong> {
    let mut laid: Option<Import> = None;
    for (key, pieces) in files {
        let Ok(file) = Blob::new_with_u8_array_sequence(&pieces) else { continue };
        let text = incoming::text(&file, &mut work).await;
        let Ok(text) = text else { continue };
        let Ok(read) = incoming::document(&text, &mut work).await else { continue };
        let read = incoming::on_time(read, super::clock::now());
        let below = laid.as_ref().map_or_else(|| over.0.clone(), |laid| laid.with.clone());
        let mut import = incoming::check(
            (Rc::default(), key),
            read,
            (below, Rc::clone(&over.1), Rc::default()),
            &mut work,
        )
        .await?;
        import.over = over.0.clone();
        laid = Some(import);
    }
    Ok(laid)
}
