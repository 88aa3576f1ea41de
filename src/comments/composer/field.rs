//! The text field on the page: what stands in it and is selected, and changes that its own undo takes back.

use std::ops::Range;

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlTextAreaElement;
use yew::NodeRef;

use super::edit::Change;

/// A field that is on the page.
pub(super) struct Field(HtmlTextAreaElement);

impl Field {
    pub(super) fn of(node: &NodeRef) -> Option<Self> {
        node.cast().map(Self)
    }

    pub(super) fn text(&self) -> String {
        self.0.value()
    }

    /// What is selected, in UTF-16 units.
    pub(super) fn selected(&self) -> Range<usize> {
        let place = |place: Result<Option<u32>, JsValue>| place.ok().flatten().unwrap_or(0) as usize;
        let start = place(self.0.selection_start());
        start..place(self.0.selection_end()).max(start)
    }

    pub(super) fn focus(&self) {
        // Where it cannot take the focus, it is still there to be clicked.
        let _ = self.0.focus();
    }

    /// Makes a change as if it were typed, so that the browser's undo knows of it. The focus is in the field then.
    pub(super) fn make(&self, change: &Change) {
        let expected = change.applied(&self.text());
        self.focus();
        self.select(&change.replaced);
        let typed = if change.by.is_empty() && change.replaced.is_empty() {
            true
        } else if change.by.is_empty() {
            self.command("delete", "")
        } else {
            self.command("insertText", &change.by)
        };
        // Browsers may refuse the command, or do it in their own way: then the words count more than their undo.
        if !typed || self.text() != expected {
            self.0.set_value(&expected);
        }
        self.select(&change.selected);
    }

    /// Puts another text in, the caret at its end.
    pub(super) fn fill(&self, text: &str) {
        self.0.set_value(text);
        let end = text.encode_utf16().count();
        self.select(&(end..end));
        self.0.set_scroll_top(self.0.scroll_height());
    }

    /// Makes it as high as its text, in browsers whose style sheets cannot.
    pub(super) fn grow(&self) {
        let style = web_sys::window().and_then(|window| window.get_computed_style(&self.0).ok().flatten());
        let by_style = style.and_then(|style| style.get_property_value("field-sizing").ok());
        if by_style.as_deref() == Some("content") {
            return;
        }
        let style = self.0.style();
        // Without a height of its own it is as high as its text again. A pixel value is always valid.
        let _ = style.remove_property("height");
        let (needed, given) = (self.0.scroll_height(), self.0.client_height());
        if needed > given {
            let _ = style.set_property("height", &format!("{}px", needed + 2));
        }
    }

    fn select(&self, range: &Range<usize>) {
        let place = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        // A text field always has a selection.
        let _ = self.0.set_selection_range(place(range.start), place(range.end));
    }

    /// `document.execCommand`: deprecated, and all that puts a change into the field's own undo.
    fn command(&self, name: &str, value: &str) -> bool {
        let Some(document) = self.0.owner_document() else {
            return false;
        };
        let command = Reflect::get(&document, &"execCommand".into()).ok();
        let command = command.and_then(|command| command.dyn_into::<Function>().ok());
        let done = command
            .and_then(|command| command.call3(&document, &name.into(), &JsValue::FALSE, &value.into()).ok());
        done.is_some_and(|done| done.is_truthy())
    }
}
