//! Something known of comments by their ids: cheap to clone and to change, however many there are.

use std::rc::Rc;

use super::{model::CommentId, names::Names, shelf::Shelf};

/// A map whose versions share what they have in common. In the order in which ids came first.
///
/// A clone is O(1), everything about one id O(1) but for the few nodes that another version still holds.
#[derive(Clone, Debug)]
pub struct ById<T> {
    /// What was taken out leaves its place, for the case that it comes back.
    entries: Shelf<(CommentId, Option<Rc<T>>)>,
    names: Names,
}

impl<T> Default for ById<T> {
    fn default() -> Self {
        Self { entries: Shelf::default(), names: Names::default() }
    }
}

/// By what is in them and the order in which it came first. Costs what the two do not share.
impl<T: PartialEq> PartialEq for ById<T> {
    fn eq(&self, other: &Self) -> bool {
        self.entries == other.entries
    }
}

impl<T: Eq> Eq for ById<T> {}

impl<T> ById<T> {
    /// What is known under this id.
    #[must_use]
    pub fn get(&self, id: &CommentId) -> Option<&T> {
        self.entries.get(self.place(id)?)?.1.as_deref()
    }

    /// Something is known under this id.
    #[must_use]
    pub fn contains_key(&self, id: &CommentId) -> bool {
        self.get(id).is_some()
    }

    /// All that is known. O(n).
    pub fn iter(&self) -> impl Iterator<Item = (&CommentId, &T)> {
        self.entries.iter().filter_map(|(id, known)| Some((id, known.as_deref()?)))
    }

    /// Notes what is known under an id now.
    pub fn insert(&mut self, id: CommentId, known: T) {
        self.put(id, Some(Rc::new(known)));
    }

    /// Nothing is known under this id any more.
    pub fn remove(&mut self, id: &CommentId) {
        if self.contains_key(id) {
            self.put(id.clone(), None);
        }
    }

    fn put(&mut self, id: CommentId, known: Option<Rc<T>>) {
        if let Some(entry) = self.place(&id).and_then(|place| self.entries.get_mut(place)) {
            entry.1 = known;
        } else if let Ok(place) = u32::try_from(self.entries.len()) {
            self.names.add(&id, place);
            self.entries.push((id, known));
        }
    }

    fn place(&self, id: &CommentId) -> Option<usize> {
        let place = self.names.find(id, |place| self.entries.get(place as usize).map(|(id, _)| id))?;
        Some(place as usize)
    }
}

impl<T> Extend<(CommentId, T)> for ById<T> {
    fn extend<I: IntoIterator<Item = (CommentId, T)>>(&mut self, all: I) {
        for (id, known) in all {
            self.insert(id, known);
        }
    }
}
