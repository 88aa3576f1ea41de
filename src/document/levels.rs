//! Which comments of a long document are read next: those of its list, and where one alone is long, those in it.

use std::{borrow::Cow, ops::Range};

use super::{
    node::{Depth, Fields, Key, Node},
    scan::{HERE, Parts, Scan},
};

/// The lists that are begun, each in a comment of the one before.
pub(super) struct Levels<'a>(Vec<Level<'a>>);

/// A list of comments.
struct Level<'a> {
    /// Where they stand in the document.
    places: Cow<'a, [Range<usize>]>,
    /// So many are taken.
    taken: usize,
    /// In how many objects and lists they stand.
    within: usize,
    /// The comment that they are nested in, by its number.
    outer: Option<usize>,
}

/// Some comments of a list, one after the other.
pub(super) struct Batch<'l> {
    /// Where they stand in the document.
    pub(super) places: &'l [Range<usize>],
    /// Which one of the list the first is.
    pub(super) first: usize,
    /// In how many objects and lists they stand.
    pub(super) within: usize,
    /// The comment that they are nested in, by its number.
    pub(super) outer: Option<usize>,
}

impl Batch<'_> {
    /// Where all of them stand.
    pub(super) fn whole(&self) -> Range<usize> {
        let place = |place: Option<&Range<usize>>| place.cloned().unwrap_or_default();
        place(self.places.first()).start..place(self.places.last()).end
    }
}

impl<'a> Levels<'a> {
    /// Those of a document; none is taken.
    pub(super) fn of(parts: &'a Parts) -> Self {
        let places = Cow::Borrowed(parts.comments.as_slice());
        Self(vec![Level { places, taken: 0, within: parts.within, outer: None }])
    }

    /// Takes the next ones: so many at most, and so many bytes of them, unless one alone has more. `None` at the end.
    pub(super) fn next(&mut self, most: usize, bytes: usize) -> Option<Batch<'_>> {
        while self.0.last()?.taken == self.0.last()?.places.len() {
            self.0.pop();
        }
        let level = self.0.last_mut()?;
        let (first, rest) = (level.taken, &level.places[level.taken..]);
        let start = rest.first()?.start;
        let is_near = |place: &&Range<usize>| place.end - start <= bytes;
        let count = rest.iter().take(most).take_while(is_near).count().max(1);
        level.taken += count;
        Some(Batch { places: &rest[..count], first, within: level.within, outer: level.outer })
    }

    /// Those in a comment are next: it stands at this byte, in so many objects and lists, and has this number.
    pub(super) fn go_into(&mut self, parts: &Parts, at: usize, within: usize, outer: usize) {
        let places = parts.comments.iter().map(|place| place.start + at..place.end + at).collect();
        self.0.push(Level {
            places: Cow::Owned(places),
            taken: 0,
            within: within + parts.within,
            outer: Some(outer),
        });
    }
}

/// A comment without those in it, and where these are. `None` where it has none, or in another form than a list.
pub(super) fn apart(json: &str) -> Option<Parts> {
    let mut scan = Scan::new(json);
    loop {
        if let Some(parts) = scan.step() {
            return parts;
        }
    }
}

/// The properties of what was taken apart, without the comments. `None` where the list that was taken out is not its own.
pub(super) fn alone(parts: &Parts, within: usize) -> Option<Fields<'_>> {
    let Ok(Node::Object(mut fields)) = Node::read_within(&parts.frame, Depth::Whole, within) else {
        return None;
    };
    is_mark(&fields.list(Key::Comment)).then_some(fields)
}

/// Whether this stands where a list of comments was taken out.
pub(super) fn is_mark(list: &[Node<'_>]) -> bool {
    matches!(list, [Node::Text(text)] if text == HERE)
}
