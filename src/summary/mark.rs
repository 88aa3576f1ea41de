//! A mark on a part of the host's own markup that leaves the markup as it is.

use std::cell::RefCell;

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CssStyleSheet, Range};

use super::reflect;

/// The name of the highlight (CSS Custom Highlight API). One for the page: the marks of all its widgets are in it.
const HIGHLIGHT: &str = "article-widget-source";

/// The words are the page's, so its own style has to say how they are marked. An element's own properties reach what
/// it wraps; words elsewhere on the page have those of the page, or none.
const RULE: &str = "::highlight(article-widget-source){\
    background:var(--_mark,var(--article-mark,#ffe9a8));color:var(--_ink,var(--article-ink,#1c1b19))}";

/// A mark, for as long as it lives: a highlight, or the selection where the browser knows no highlights.
pub(super) struct Mark(Option<Range>);

impl Mark {
    /// Marks a range; nothing where there is none.
    pub(super) fn on(range: Option<Range>) -> Self {
        if let Some(range) = &range
            && highlight(range).is_none()
            && let Some(selection) = selection()
        {
            // The place that Tab goes on from moves along.
            call(&selection, "removeAllRanges", &[]);
            call(&selection, "addRange", &[range]);
        }
        Self(range)
    }
}

impl Drop for Mark {
    fn drop(&mut self) {
        let Some(range) = &self.0 else {
            return;
        };
        let Some(highlights) = registry() else {
            // What the reader has selected instead meanwhile stays.
            selection().and_then(|selection| call(&selection, "removeRange", &[range]));
            return;
        };
        let left = shared(&highlights).and_then(|marks| {
            call(&marks, "delete", &[range])?;
            get(&marks, "size")?.as_f64()
        });
        if left == Some(0.0) {
            call(&highlights, "delete", &[&HIGHLIGHT.into()]);
        }
    }
}

/// Adds a range to those that are marked; `None` where the browser knows no highlights.
fn highlight(range: &Range) -> Option<()> {
    let highlights = registry()?;
    if let Some(marks) = shared(&highlights) {
        call(&marks, "add", &[range])?;
        return Some(());
    }
    // Without it the place is still brought to the screen.
    let _ = style();
    let constructor = get(&window()?, "Highlight")?.dyn_into::<Function>().ok()?;
    let marks = Reflect::construct(&constructor, &Array::of1(range)).ok()?;
    call(&highlights, "set", &[&HIGHLIGHT.into(), &marks]).map(|_| ())
}

/// Gives the page the rule once, beside its own sheets; no element is added.
fn style() -> Option<()> {
    thread_local! {
        static SHEET: RefCell<Option<CssStyleSheet>> = const { RefCell::new(None) };
    }
    let document = get(&window()?, "document")?;
    let sheets: Array = get(&document, "adoptedStyleSheets")?.dyn_into().ok()?;
    SHEET.with_borrow_mut(|known| {
        if known.as_ref().is_none_or(|sheet| !sheets.includes(sheet, 0)) {
            let sheet = CssStyleSheet::new().ok()?;
            sheet.replace_sync(RULE).ok()?;
            sheets.push(&sheet);
            *known = Some(sheet);
        }
        Some(())
    })
}

/// The highlights of the page by name.
fn registry() -> Option<JsValue> {
    get(&get(&window()?, "CSS")?, "highlights").filter(JsValue::is_object)
}

fn shared(highlights: &JsValue) -> Option<JsValue> {
    call(highlights, "get", &[&HIGHLIGHT.into()]).filter(JsValue::is_object)
}

fn selection() -> Option<JsValue> {
    call(&window()?, "getSelection", &[]).filter(JsValue::is_object)
}

fn window() -> Option<JsValue> {
    web_sys::window().map(JsValue::from)
}

fn get(object: &JsValue, name: &str) -> Option<JsValue> {
    reflect::get(object, name).ok()
}

fn call(object: &JsValue, name: &str, given: &[&JsValue]) -> Option<JsValue> {
    reflect::call(object, name, given).ok()
}
