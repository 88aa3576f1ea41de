//! Sentences of other languages than English, as the browser finds them (`Intl.Segmenter`).

use std::ops::Range;

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::reflect::{call, get};

/// A function that gives the sentences of a text in this language; nothing where the browser cannot.
pub(super) fn segmenter(language: &str) -> Option<impl Fn(&str) -> Vec<Range<usize>> + 'static> {
    let intl = get(&js_sys::global(), "Intl").ok()?;
    let class: Function = get(&intl, "Segmenter").ok()?.dyn_into().ok()?;
    let options = Object::new();
    Reflect::set(&options, &"granularity".into(), &"sentence".into()).ok()?;
    // A tag that is none throws; the browser's own language then finds sentences no worse.
    let new = |language: &JsValue| Reflect::construct(&class, &Array::of2(language, &options));
    let segmenter = new(&language.into()).or_else(|_| new(&JsValue::UNDEFINED)).ok()?;
    Some(move |text: &str| sentences(text, &segmenter).unwrap_or_default())
}

/// The sentences as byte ranges without the space around them. The segments together are the text.
fn sentences(text: &str, segmenter: &JsValue) -> Option<Vec<Range<usize>>> {
    // A single line break is the markup's, not the writer's; the space in its place is as long.
    let line = text.replace(['\n', '\r'], " ");
    let segments = call(segmenter, "segment", &[&line.into()]).ok()?;
    let mut found = Vec::new();
    let mut at = 0;
    for part in js_sys::try_iter(&segments).ok()?? {
        let part = get(&part.ok()?, "segment").ok()?.as_string()?;
        let whole = text.get(at..at + part.len())?;
        let start = at + (whole.len() - whole.trim_start().len());
        let end = at + whole.trim_end().len();
        if start < end {
            found.push(start..end);
        }
        at += part.len();
    }
    Some(found)
}
