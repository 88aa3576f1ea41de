//! Links: words with an address behind them.

use std::ops::Range;

use super::edit::{Change, Patch, lines_of, patched};
use super::marks::word;
use crate::markdown::is_safe;

/// What stands where an address is to be typed.
const PLACE: &str = "https://";

/// Makes a link of what is selected, its address selected to be typed over. Where the selection is in a link, its
/// words and its address stand side by side again.
pub(super) fn toggle(text: &str, selected: Range<usize>) -> (String, Range<usize>) {
    if let Some(found) = around(text, &selected) {
        return taken_apart(text, &found);
    }
    let range = if selected.is_empty() { word(text, selected.start) } else { first_line(text, selected) };
    let words = &text[range.clone()];
    let patch = |at, new: String| Patch { at, gone: 0, new, before: false };
    if is_address(words) {
        let patches = [patch(range.start, "[](".to_owned()), patch(range.end, ")".to_owned())];
        let (new, _) = patched(text, &patches, range.clone());
        return (new, range.start + 1..range.start + 1);
    }
    let patches = [patch(range.start, "[".to_owned()), patch(range.end, ["](", PLACE, ")"].concat())];
    let (new, _) = patched(text, &patches, range.clone());
    // Without words, they come first.
    let at = range.end + if words.is_empty() { 1 } else { "[](".len() };
    (new, at..if words.is_empty() { at } else { at + PLACE.len() })
}

/// What a link pasted over words makes of them: `None` where nothing is selected, or where either is something else.
#[must_use]
pub fn pasted(text: &str, selected: Range<usize>, pasted: &str) -> Option<Change> {
    let range = super::edit::bytes(text, selected);
    let words = &text[range.clone()];
    let address = pasted.trim();
    let fits = !words.trim().is_empty() && !words.contains(['\n', '[', ']']) && !is_address(words);
    if !fits || !is_address(address) || around(text, &range).is_some() {
        return None;
    }
    // A parenthesis that is not closed within the address would end it too soon.
    let address = if address.contains(['(', ')', '<', '>']) {
        ["<", address, ">"].concat()
    } else {
        address.to_owned()
    };
    let trimmed = words.trim_end();
    let by = ["[", trimmed, "](", &address, ")", &words[trimmed.len()..]].concat();
    Some(Change::replace(text, range, &by))
}

fn is_address(text: &str) -> bool {
    is_safe(text)
}

/// A link in the text: its words, its address, and all of it.
struct Found {
    words: Range<usize>,
    address: Range<usize>,
}

/// The link that all of the selection is in.
fn around(text: &str, selected: &Range<usize>) -> Option<Found> {
    let line = lines_of(text, &(selected.start..selected.start));
    let mut from = line.start;
    while let Some(at) = text[from..line.end].find("](") {
        let middle = from + at;
        let end = middle + 2 + text[middle + 2..line.end].find(')')?;
        let start = text[line.start..middle].rfind('[').map(|at| line.start + at);
        if let Some(start) = start.filter(|start| *start <= selected.start && selected.end <= end + 1) {
            return Some(Found { words: start + 1..middle, address: middle + 2..end });
        }
        from = end;
    }
    None
}

fn taken_apart(text: &str, found: &Found) -> (String, Range<usize>) {
    let (words, address) = (&text[found.words.clone()], &text[found.address.clone()]);
    let gap = if words.is_empty() || address.is_empty() || address == PLACE { "" } else { " " };
    let address = if address == PLACE { "" } else { address };
    let start = found.words.start - 1;
    let new = [&text[..start], words, gap, address, &text[found.address.end + 1..]].concat();
    (new, start..start + words.len())
}

fn first_line(text: &str, selected: Range<usize>) -> Range<usize> {
    let all = &text[selected.clone()];
    let start = selected.start + (all.len() - all.trim_start().len());
    let line = text[start.min(selected.end)..selected.end].lines().next().unwrap_or_default().trim_end();
    if line.is_empty() { selected.end..selected.end } else { start..start + line.len() }
}
