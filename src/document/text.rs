//! The text of a document, here or where it takes none of the memory that documents are read in.

use std::{borrow::Cow, fmt, ops::Range};

/// A text that is kept elsewhere. Two are the same where they are one.
pub trait Text: fmt::Debug {
    /// How many bytes it has.
    fn bytes(&self) -> usize;
    /// The part between these bytes.
    fn part(&self, place: Range<usize>) -> String;
}

impl PartialEq for dyn Text {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::addr_eq(self, other)
    }
}

impl Eq for dyn Text {}

/// Where the text is that is read.
pub enum Source<'a> {
    /// Here.
    Here(&'a str),
    /// Elsewhere.
    Elsewhere(&'a dyn Text),
}

impl<'a> From<&'a str> for Source<'a> {
    fn from(text: &'a str) -> Self {
        Self::Here(text)
    }
}

impl<'a> Source<'a> {
    pub(super) fn bytes(&self) -> usize {
        match self {
            Self::Here(text) => text.len(),
            Self::Elsewhere(text) => text.bytes(),
        }
    }

    pub(super) fn part(&self, place: Range<usize>) -> Cow<'a, str> {
        match self {
            Self::Here(text) => text.get(place).unwrap_or_default().into(),
            Self::Elsewhere(text) => text.part(place).into(),
        }
    }
}
