//! What the tools of a composer make of a text: each tool by examples, and what holds for any text.
#![cfg(not(target_arch = "wasm32"))]

mod any_text;
mod catalog;
mod completing;
mod deeds;
mod people;
mod plain;
mod quoting;

use article_widget::comments::composer::{deed::Deed, edit::units};

/// The text with its selection as `[` and `]`, or a caret as `|`, taken apart.
fn read(marked: &str) -> (String, std::ops::Range<usize>) {
    if let Some((before, after)) = marked.split_once('|') {
        let text = [before, after].concat();
        let caret = units(&text, 0..before.len()).end;
        return (text, caret..caret);
    }
    let (before, rest) = marked.split_once('⟦').expect("a selection");
    let (inner, after) = rest.split_once('⟧').expect("its end");
    let text = [before, inner, after].concat();
    let range = units(&text, before.len()..before.len() + inner.len());
    (text, range)
}

/// The text with its selection shown.
fn show(text: &str, selected: std::ops::Range<usize>) -> String {
    let range = article_widget::comments::composer::edit::bytes(text, selected);
    let (before, inner, after) = (&text[..range.start], &text[range.clone()], &text[range.end..]);
    if inner.is_empty() { format!("{before}|{after}") } else { format!("{before}⟦{inner}⟧{after}") }
}

/// What a tool makes of a text.
fn make(deed: Deed, marked: &str) -> String {
    let (text, selected) = read(marked);
    let change = deed.on(&text, selected);
    show(&change.applied(&text), change.selected)
}
