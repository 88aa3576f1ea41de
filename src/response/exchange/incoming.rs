//! A document on its way in from a file: read and compared in slices, so that the page stays alive.

use std::{cell::Cell, rc::Rc};

use js_sys::{Array, Iterator, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;
use yew::Callback;

use super::wrong::{Wrong, fits};
use crate::{
    comments::thread::Thread,
    document::{
        Bytes, Reading, Scan, clocks,
        model::{Document, Problem, Untold},
    },
    response::state::{
        Own,
        import::{Checking, Counts, Import, LINES},
    },
    time::Timestamp,
    ui::slices::{Slice, TELLING},
};

/// What was read: the document, what is wrong with it one by one, and how much more is.
pub type Read = (Document, Vec<Problem>, Untold);

/// How many bytes of a file are read at once.
const PART: f64 = 1_048_576.0;

/// Work that stops in between, tells how far it is in per cent, and ends early where it is no longer wanted.
pub struct Work {
    wanted: Rc<Cell<bool>>,
    tell: Callback<u8>,
    slice: Slice,
    /// When it was last told how far it is, as `Date` counts.
    told: f64,
}

impl Work {
    /// Work that has not begun.
    #[must_use]
    pub fn new(wanted: Rc<Cell<bool>>, tell: Callback<u8>) -> Self {
        Self { wanted, tell, slice: Slice::default(), told: 0.0 }
    }

    /// Lets the page do what waits, when it has waited long enough. `done` is from 0 to 1.
    ///
    /// # Errors
    /// [`Wrong::Unwanted`], where nobody waits for the end any more.
    pub async fn pause(&mut self, done: f64) -> Result<(), Wrong> {
        if self.slice.is_over() {
            let now = js_sys::Date::now();
            if now - self.told >= TELLING {
                self.told = now;
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 100")]
                self.tell.emit((done * 100.0) as u8);
            }
            self.slice.next().await;
        }
        if self.wanted.get() { Ok(()) } else { Err(Wrong::Unwanted) }
    }
}

/// The text of a file.
///
/// # Errors
/// Where it is too large, no text, or cannot be read.
pub async fn text(file: &Blob, work: &mut Work) -> Result<String, Wrong> {
    let size = file.size();
    fits(size)?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded right above")]
    let mut bytes = Bytes::with_room(size as usize);
    let mut at = 0.0;
    while at < size {
        let part = file.slice_with_f64_and_f64(at, at + PART).map_err(|_unreadable| Wrong::Gone)?;
        let buffer = JsFuture::from(part.array_buffer()).await.map_err(|_unreadable| Wrong::Gone)?;
        bytes.take(&Uint8Array::new(&buffer).to_vec()).map_err(Wrong::NotText)?;
        at += PART;
        work.pause(0.2 * (at / size).min(1.0)).await?;
    }
    bytes.finish().map_err(Wrong::NotText)
}

/// The text that comes in pieces: each a list of bytes in UTF-8, which end with a letter, and of how much has come then,
/// from 0 to 1. Each is made when it is asked for.
///
/// # Errors
/// Where the next piece cannot be made, or [`text()`] would not read all of it again when it is kept.
pub async fn gathered(pieces: &Iterator, work: &mut Work) -> Result<String, Wrong> {
    let unmade = |error: JsValue| Wrong::NoDocument(js_sys::Error::from(error).message().into());
    let (mut text, mut size) = (Bytes::default(), 0.0);
    loop {
        let next = pieces.next().map_err(unmade)?;
        if next.done() {
            return text.finish().map_err(Wrong::NotText);
        }
        let piece: Array = next.value().unchecked_into();
        let bytes = Uint8Array::new(&piece.get(0));
        size += f64::from(bytes.length());
        fits(size)?;
        text.take(&bytes.to_vec()).map_err(Wrong::NotText)?;
        work.pause(0.2 * piece.get(1).as_f64().unwrap_or_default().min(1.0)).await?;
    }
}

/// The document in a text, with what is wrong with it.
///
/// # Errors
/// Where there is none in it.
pub async fn document(text: &str, work: &mut Work) -> Result<Read, Wrong> {
    let mut scan = Scan::new(text);
    let parts = loop {
        if let Some(parts) = scan.step() {
            break parts;
        }
        work.pause(0.2 + 0.1 * scan.done()).await?;
    };
    let reading = parts.as_ref().map_or_else(|| Reading::whole(text), |parts| Reading::new(text, parts));
    let mut reading = reading.telling(LINES);
    loop {
        if let Some(read) = reading.step() {
            let (document, problems) = read.map_err(|problem| Wrong::NoDocument(problem.message))?;
            return Ok((document, problems, reading.untold()));
        }
        work.pause(0.3 + 0.4 * reading.done()).await?;
    }
}

/// No comment of it is from the future.
#[must_use]
pub fn on_time(read: Read, now: Timestamp) -> Read {
    let (document, mut problems, untold) = read;
    let (document, problem) = clocks::set(document, now);
    problems.extend(problem);
    (document, problems, untold)
}

/// What a document would change.
///
/// # Errors
/// [`Wrong::Unwanted`] alone.
pub async fn check(
    (text, key): (Rc<String>, String),
    (document, problems, untold): Read,
    (over, own, shared): ((Rc<Thread>, Counts), Rc<Own>, Rc<Thread>),
    work: &mut Work,
) -> Result<Import, Wrong> {
    let checking = Checking::new((document, problems), over.clone(), own);
    let mut checking = checking.beside(shared).beyond(untold);
    loop {
        if let Some((with, report)) = checking.step() {
            return Ok(Import { key, text, over, with, report });
        }
        work.pause(0.7 + 0.3 * checking.done()).await?;
    }
}
