//! The widget's style, in every shadow root by `adoptedStyleSheets`, which no content security policy forbids, unlike a
//! `<style>`.

use std::cell::{Cell, RefCell};

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use web_sys::{CssStyleSheet, ShadowRoot};

use crate::cut;

/// A host may link the file too, so it is one; see the comment at the border in it.
const STYLE: &str = include_str!("../../style.css");
const ABOVE: usize = cut::place_of(STYLE, "/* Late:");
static FIRST: [u8; ABOVE] = cut::part(STYLE, 0);
static LATE: [u8; STYLE.len() - ABOVE] = cut::part(STYLE, ABOVE);

thread_local! {
    /// The sheets that are there, the first one first: the same for all widgets of the page.
    static SHEETS: RefCell<Vec<CssStyleSheet>> = const { RefCell::new(Vec::new()) };
    /// Sizes are not the root's, see [`own_sizes`].
    static OWN: Cell<bool> = const { Cell::new(false) };
}

/// From now on sizes do not follow the font size of the page's root, which is no size for words there: many pages make it
/// 10 px, or a part of the screen's width, to count in it.
#[wasm_bindgen]
pub fn own_sizes() {
    OWN.set(true);
}

/// The style of what comes late.
#[must_use]
pub fn late() -> &'static str {
    str::from_utf8(&LATE).unwrap_or_default()
}

/// Puts the style into a root; with that of what comes late, once it is there.
///
/// # Errors
/// Where the browser has no such sheets.
pub fn adopt(root: &ShadowRoot, late: Option<&str>) -> Result<(), JsValue> {
    let sheets = SHEETS.with_borrow_mut(|sheets| {
        let first = str::from_utf8(&FIRST).unwrap_or_default();
        for text in [Some(first), late].into_iter().flatten().skip(sheets.len()) {
            let sheet = CssStyleSheet::new()?;
            // A pica is 16 px, which is what a root has where nobody changed it.
            sheet.replace_sync(&text.replace("rem", if OWN.get() { "pc" } else { "rem" }))?;
            sheets.push(sheet);
        }
        Ok::<_, JsValue>(sheets.iter().collect::<Array>())
    })?;
    Reflect::set(root, &"adoptedStyleSheets".into(), &sheets)?;
    Ok(())
}
