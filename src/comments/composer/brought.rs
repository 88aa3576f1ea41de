//! What a reader brings into a field from elsewhere: a link pasted over words, the words of a text file.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ClipboardEvent, DataTransfer, DragEvent, File};
use yew::{Callback, Event, NodeRef};

use super::{
    edit::{Change, bytes},
    field::Field,
    link,
    plain::words,
};

/// The largest file that is read: a comment has room for far less.
const LARGEST: f64 = 400_000.0;

/// Pastes what the browser would not: a link over words, and the words of what has HTML alone. True where it did.
pub(super) fn paste(field: &Field, event: &Event) -> bool {
    let Some(data) = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data) else {
        return false;
    };
    let of = |kind: &str| data.get_data(kind).unwrap_or_default();
    let (plain, text, selected) = (of("text/plain"), field.text(), field.selected());
    let change = link::pasted(&text, selected.clone(), &plain).or_else(|| {
        let words = plain.is_empty().then(|| words(&of("text/html"))).filter(|words| !words.is_empty())?;
        Some(Change::replace(&text, bytes(&text, selected), &words))
    });
    let Some(change) = change else {
        return false;
    };
    event.prevent_default();
    field.make(&change);
    true
}

/// Lets files be dropped here. Without it, a file that is dropped takes the page's place.
pub(super) fn drag_over(event: &DragEvent) {
    if event.data_transfer().is_some_and(|data| holds_files(&data)) {
        event.prevent_default();
    }
}

/// Puts the words of a text file where the caret is, and tells when they are there. Other files change nothing.
pub(super) fn drop(node: &NodeRef, event: &DragEvent, done: Callback<()>) {
    let Some(data) = event.data_transfer().filter(holds_files) else {
        return;
    };
    event.prevent_default();
    let file = data.files().and_then(|files| files.get(0)).filter(is_text);
    let Some(file) = file else {
        return;
    };
    let node = node.clone();
    wasm_bindgen_futures::spawn_local(async move {
        let text = JsFuture::from(file.text()).await.ok().as_ref().and_then(JsValue::as_string);
        let field = Field::of(&node);
        if let (Some(text), Some(field)) = (text, field) {
            let before = field.text();
            let text = text.replace(['\r', '\0'], "");
            field.make(&Change::replace(&before, bytes(&before, field.selected()), &text));
            done.emit(());
        }
    });
}

fn holds_files(data: &DataTransfer) -> bool {
    data.types().includes(&"Files".into(), 0)
}

fn is_text(file: &File) -> bool {
    let (kind, name) = (file.type_(), file.name().to_lowercase());
    let named = [".txt", ".md", ".markdown"].iter().any(|end| name.ends_with(end));
    file.size() <= LARGEST && (kind.starts_with("text/") || (kind.is_empty() && named))
}
