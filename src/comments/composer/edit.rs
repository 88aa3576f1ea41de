//! A change to a text and its selection, counted as text fields count: in UTF-16 units.

use std::ops::Range;

/// What a field is asked to do, as one step that its own undo takes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The stretch of the old text that goes, in UTF-16 units.
    pub replaced: Range<usize>,
    /// What comes in its place.
    pub by: String,
    /// What is selected afterwards, in UTF-16 units of the new text.
    pub selected: Range<usize>,
}

impl Change {
    /// The least change that makes `new` of `old`; `selected` is in bytes of `new`.
    #[must_use]
    pub fn between(old: &str, new: &str, selected: Range<usize>) -> Self {
        let start: usize =
            old.chars().zip(new.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
        let (old_rest, new_rest) = (&old[start..], &new[start..]);
        let same_end = old_rest.chars().rev().zip(new_rest.chars().rev()).take_while(|(a, b)| a == b);
        let end: usize = same_end.map(|(a, _)| a.len_utf8()).sum();
        Self {
            replaced: units(old, start..old.len() - end),
            by: new_rest[..new_rest.len() - end].to_owned(),
            selected: units(new, selected),
        }
    }

    /// Puts `by` in the place of a stretch of bytes, with the caret behind it.
    #[must_use]
    pub fn replace(old: &str, replaced: Range<usize>, by: &str) -> Self {
        let caret = units(old, 0..replaced.start).end + length(by);
        Self { replaced: units(old, replaced), by: by.to_owned(), selected: caret..caret }
    }

    /// What a field holds after the change.
    #[must_use]
    pub fn applied(&self, old: &str) -> String {
        let range = bytes(old, self.replaced.clone());
        [&old[..range.start], &self.by, &old[range.end..]].concat()
    }
}

/// The bytes of these UTF-16 units. What lies within a character or beyond the end is brought to its start or the end.
#[must_use]
pub fn bytes(text: &str, units: Range<usize>) -> Range<usize> {
    let start = byte(text, units.start);
    start..byte(text, units.end).max(start)
}

/// The UTF-16 units of these bytes, which start and end with characters.
#[must_use]
pub fn units(text: &str, bytes: Range<usize>) -> Range<usize> {
    let start = length(&text[..bytes.start]);
    start..start + length(&text[bytes])
}

fn byte(text: &str, unit: usize) -> usize {
    let mut units = 0;
    let at = text.char_indices().find(|(_, char)| {
        units += char.len_utf16();
        units > unit
    });
    at.map_or(text.len(), |(at, _)| at)
}

fn length(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// A cut in a text: what goes, and what comes in its place.
pub(super) struct Patch {
    /// Where, in bytes.
    pub(super) at: usize,
    /// How many bytes go.
    pub(super) gone: usize,
    /// What comes.
    pub(super) new: String,
    /// It stands before what is selected, where both begin at the same place; else behind it.
    pub(super) before: bool,
}

/// The text with these patches, which are in order, and where the selection is then.
pub(super) fn patched(text: &str, patches: &[Patch], selected: Range<usize>) -> (String, Range<usize>) {
    let mut new = String::with_capacity(text.len() + 16);
    let mut done = 0;
    for patch in patches {
        new.push_str(&text[done..patch.at]);
        new.push_str(&patch.new);
        done = patch.at + patch.gone;
    }
    new.push_str(&text[done..]);
    let moved = |place: usize| {
        let mut to = place;
        for patch in patches.iter().filter(|patch| patch.at < place || (patch.before && patch.at == place)) {
            to = to + patch.new.len() - patch.gone.min(place - patch.at);
        }
        to
    };
    (new, moved(selected.start)..moved(selected.end))
}

/// Where a part of a piece of the text is; where it is empty, the end of the piece.
pub(super) fn within(text: &str, piece: Range<usize>, part: &str) -> Range<usize> {
    let (start, end) = (piece.start, piece.end);
    match text[piece].find(part) {
        Some(at) if !part.is_empty() => start + at..start + at + part.len(),
        _ => end..end,
    }
}

/// The whole lines that a stretch of bytes touches, without the line break at their end.
pub(super) fn lines_of(text: &str, range: &Range<usize>) -> Range<usize> {
    let start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[range.end..].find('\n').map_or(text.len(), |at| range.end + at);
    start..end
}

/// Each line of a stretch, as a stretch of the text.
pub(super) fn each_line<'a>(text: &'a str, range: &Range<usize>) -> impl Iterator<Item = Range<usize>> + 'a {
    let mut at = range.start;
    text[range.clone()].split('\n').map(move |line| {
        let this = at..at + line.len();
        at = this.end + 1;
        this
    })
}
