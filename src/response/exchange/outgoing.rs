//! The discussion as a file: written in slices, and given to the browser to save.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::{incoming::Work, wrong::Wrong};
use crate::document::{Writing, model::Document};

/// The type of a document's file.
const TYPE: &str = "application/ld+json";

/// A document as a file.
///
/// # Errors
/// [`Wrong::Unwanted`], or [`Wrong::NotWritten`] where the browser has no room for it.
pub async fn file(document: Document, work: &mut Work) -> Result<Blob, Wrong> {
    let pieces = Array::new();
    let mut writing = Writing::new(document);
    while let Some(piece) = writing.next() {
        pieces.push(&JsValue::from(piece));
        work.pause(writing.done()).await?;
    }
    blob(&pieces).ok_or(Wrong::NotWritten)
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
