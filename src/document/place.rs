//! Where in a document something stands, written as a path for the problems.

use std::fmt;

use super::node::Key;

/// What is being read.
#[derive(Clone, Copy, Default)]
pub(super) enum Place {
    /// The article itself.
    #[default]
    Article,
    /// The object under a property.
    Inside(Key),
    /// The n-th of a list.
    Item(Key, usize),
    /// The n-th comment that is read, wherever it stands.
    Comment(usize),
}

/// Where a comment stands: in the article's list, or in that of another comment.
#[derive(Clone, Copy)]
pub(super) struct Spot {
    pub(super) outer: Option<usize>,
    pub(super) index: usize,
}

/// The path to a place or to one of its properties, as in `comment[3].comment[0].text`.
pub(super) struct At<'s> {
    pub(super) place: Place,
    pub(super) key: Option<Key>,
    pub(super) spots: &'s [Spot],
}

impl fmt::Display for At<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place {
            Place::Article => {}
            Place::Inside(key) => out.write_str(key.name())?,
            Place::Item(key, index) => write!(out, "{key}[{index}]")?,
            Place::Comment(spot) => {
                let Spot { outer, index } = self.spots[spot];
                let outer = outer.map_or(Place::Article, Place::Comment);
                let list = Self { place: outer, key: Some(Key::Comment), spots: self.spots };
                write!(out, "{list}[{index}]")?;
            }
        }
        match self.key {
            Some(key) if matches!(self.place, Place::Article) => out.write_str(key.name()),
            Some(Key::JobTitle) => write!(out, ".{}.{}", Key::Author, Key::JobTitle),
            Some(key) => write!(out, ".{key}"),
            None => Ok(()),
        }
    }
}
