//! Which of Waline's nine counters of a page is which mood.

use crate::reactions::model::{DEFAULT_REACTIONS, ReactionId};

/// How many there are.
pub const SLOTS: usize = 9;

/// The slot of a mood: the eight that the widget offers by itself are `reaction0` to `reaction7`, in their order. Any slot
/// has the name of its column too, which is how a host offers the ninth, `reaction8`. Other moods have no place.
#[must_use]
pub fn slot(mood: &ReactionId) -> Option<usize> {
    DEFAULT_REACTIONS
        .iter()
        .position(|known| *known == &*mood.0)
        .or_else(|| (0..SLOTS).find(|slot| *mood.0 == *column(*slot)))
}

/// The mood in this slot.
#[must_use]
pub fn mood(slot: usize) -> ReactionId {
    DEFAULT_REACTIONS.get(slot).map_or_else(|| column(slot).as_str().into(), |known| (*known).into())
}

fn column(slot: usize) -> String {
    ["reaction", &slot.to_string()].concat()
}
