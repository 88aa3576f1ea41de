//! The text of a long document, handed over to the browser while it is read: the module's own memory never shrinks, so what
//! a text takes there is gone for good, while the comments that come out of it find room where it was.

use std::ops::Range;

use js_sys::Uint8Array;

use crate::{document::Text, reading::load::utf8};

/// A text in the browser's memory, as UTF-8.
#[derive(Debug)]
pub(super) struct Elsewhere(Uint8Array);

impl Elsewhere {
    /// How many bytes are handed over at once.
    pub(super) const PART: usize = 4 << 20;

    /// Room for so many bytes.
    pub(super) fn with_room(bytes: usize) -> Self {
        Self(Uint8Array::new_with_length(position(bytes)))
    }

    /// Hands over a part that stands at this byte.
    pub(super) fn put(&self, at: usize, part: &[u8]) {
        self.view(at..at + part.len()).copy_from(part);
    }

    fn view(&self, place: Range<usize>) -> Uint8Array {
        self.0.subarray(position(place.start), position(place.end))
    }
}

impl Text for Elsewhere {
    fn bytes(&self) -> usize {
        self.0.length() as usize
    }

    fn part(&self, place: Range<usize>) -> String {
        utf8(self.view(place).to_vec())
    }
}

/// No text in the module is longer than its memory.
fn position(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
