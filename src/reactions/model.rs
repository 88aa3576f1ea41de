//! Moods, and how many chose each.

use std::rc::Rc;

/// Names a mood: `happy`, `sad` and so on, or an id of the publisher's own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReactionId(pub Rc<str>);

impl From<&str> for ReactionId {
    fn from(id: &str) -> Self {
        Self(id.into())
    }
}

/// The moods that the widget offers unless the host names others, in order.
pub const DEFAULT_REACTIONS: [&str; 8] =
    ["happy", "inspired", "amused", "sad", "angry", "afraid", "annoyed", "indifferent"];
