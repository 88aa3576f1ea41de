//! Finds a comment by its id: a hash table that is cheap to clone and to change.

use std::hash::BuildHasher;

use foldhash::fast::RandomState;

use super::{model::CommentId, shelf::Shelf};

/// Ids and the numbers that they stand for. The ids themselves are held by whoever asks.
///
/// Open addressing with linear probing. Ids never leave, so there are no gaps to mark.
#[derive(Clone, Debug)]
pub struct Names {
    /// A part of the hash, by which the place is found again when the table grows, and the number.
    slots: Shelf<Option<(u32, u32)>>,
    used: usize,
    /// Hashed by a library that is several times as fast here as the standard library's, and as hard to fool: on this
    /// target neither has a source of randomness.
    hasher: RandomState,
}

impl Default for Names {
    fn default() -> Self {
        Self::with_room(0)
    }
}

impl Names {
    /// A table for so many ids; it grows when there are more.
    #[must_use]
    pub fn with_room(ids: usize) -> Self {
        let slots = Shelf::filled(&None, (ids + ids / 2).next_power_of_two().max(8));
        Self { slots, used: 0, hasher: RandomState::default() }
    }

    /// The number of this id; `id_of` names the id of a number. O(1).
    pub fn find<'a>(&self, id: &CommentId, id_of: impl Fn(u32) -> Option<&'a CommentId>) -> Option<u32> {
        let hash = self.hash(id);
        let mut at = self.start(hash);
        while let Some(Some((known, number))) = self.slots.get(at) {
            if *known == hash && id_of(*number) == Some(id) {
                return Some(*number);
            }
            at = (at + 1) % self.slots.len();
        }
        None
    }

    /// Gives an id that is not there yet a number. O(1), amortized: a table that grows moves every entry.
    pub fn add(&mut self, id: &CommentId, number: u32) {
        if (self.used + 1) * 4 > self.slots.len() * 3 {
            let larger = Shelf::filled(&None, self.slots.len() * 2);
            let old = std::mem::replace(&mut self.slots, larger);
            for (hash, number) in old.iter().flatten() {
                self.write(*hash, *number, None);
            }
        }
        self.write(self.hash(id), number, None);
        self.used += 1;
    }

    /// Gives an id that has the number `old` another. O(1).
    pub fn change(&mut self, id: &CommentId, old: u32, number: u32) {
        self.write(self.hash(id), number, Some(old));
    }

    fn write(&mut self, hash: u32, number: u32, over: Option<u32>) {
        let mut at = self.start(hash);
        let is_other = |slot: &Option<(u32, u32)>| slot.is_some_and(|(_, known)| Some(known) != over);
        while self.slots.get(at).is_some_and(is_other) {
            at = (at + 1) % self.slots.len();
        }
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = Some((hash, number));
        }
    }

    fn start(&self, hash: u32) -> usize {
        hash as usize % self.slots.len()
    }

    #[expect(clippy::cast_possible_truncation, reason = "half of a hash is one too")]
    fn hash(&self, id: &CommentId) -> u32 {
        self.hasher.hash_one(id) as u32
    }
}
