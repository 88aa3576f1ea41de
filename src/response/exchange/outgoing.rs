//! The discussion as a file: written in slices, and given to the browser to save.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::{incoming::Work, wrong::Wrong};
use crate::{
    document::{Writing, model::Document},
    response::state::State,
};

/// The type of a document's file.
const TYPE: &str = "application/ld+json";

/// How many comments are gathered in one step: a few milliseconds on a slow phone.
const STEP: usize = 2_048;

/// How much of the work it is to gather them, from 0 to 1; the rest is to write them.
const GATHERED: f64 = 0.2;

/// The discussion as a file.
///
/// # Errors
/// [`Wrong::Unwanted`], or [`Wrong::NotWritten`] where the browser has no room for it.
pub async fn file(state: &State, document: &Document, work: &mut Work) -> Result<Blob, Wrong> {
    blob(&pieces(state, document, work).await?).ok_or(Wrong::NotWritten)
}

/// The document with what readers added, as it is now, in pieces of JSON text that [`Writing`] makes.
///
/// # Errors
/// [`Wrong::Unwanted`] alone.
pub async fn pieces(state: &State, document: &Document, work: &mut Work) -> Result<Array, Wrong> {
    let pieces = Array::new();
    let mut writing = Writing::new(whole(state, document, work).await?);
    while let Some(piece) = writing.next() {
        pieces.push(&JsValue::from(piece));
        work.pause(GATHERED + writing.done() * (1.0 - GATHERED)).await?;
    }
    Ok(pieces)
}

/// What [`State::export`] gives.
#[expect(clippy::cast_precision_loss, reason = "counts in memory stay below 2^53")]
async fn whole(state: &State, document: &Document, work: &mut Work) -> Result<Document, Wrong> {
    let mut whole = state.export_bare(document);
    let thread = state.whole_thread();
    let numbers = thread.numbers();
    for from in (0..numbers).step_by(STEP) {
        let part = thread.export_part(from..numbers.min(from + STEP));
        whole.comments.extend(state.own.without_votes(part));
        work.pause(GATHERED * from as f64 / numbers as f64).await?;
    }
    Ok(whole)
}

fn blob(pieces: &Array) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(TYPE);
    Blob::new_with_str_sequence_and_options(pieces, &options).ok()
}

/// Has the browser save a file under this name; `None` where it cannot.
#[must_use]
pub fn save(file: &Blob, name: &str) -> Option<()> {
    let page = web_sys::window()?.document()?;
    let address = Url::create_object_url_with_blob(file).ok()?;
    let link: HtmlAnchorElement = page.create_element("a").ok()?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The browser has begun to save by then; what it has begun it ends.
    gloo::timers::callback::Timeout::new(60_000, move || drop(Url::revoke_object_url(&address))).forget();
    Some(())
}
