//! What goes into and comes out of a store.

use std::fmt;

use crate::{
    comments::model::{Comment, CommentId, Vote},
    reactions::model::ReactionId,
};

/// A part of a stored thread.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Comments that the store holds. They replace those of the same id in the document.
    pub comments: Vec<Comment>,
    /// Comments of the reader's own that were taken away and must not come back from the document.
    pub deleted: Vec<CommentId>,
    /// This reader's votes.
    pub votes: Vec<(CommentId, Vote)>,
    /// This reader's reaction.
    pub reaction: Option<ReactionId>,
    /// Counts of all readers' reactions where the store knows them; the document's counts are used where not.
    pub counts: Option<Vec<(ReactionId, u64)>>,
    /// Where the next page starts; `None` at the end.
    pub next: Option<String>,
}

/// One change to a thread, as another tab or reader made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A comment came or was edited.
    Put(Comment),
    /// A comment was taken away.
    Delete(CommentId),
    /// This reader voted in another tab.
    Vote(CommentId, Option<Vote>),
    /// This reader reacted in another tab.
    React(Option<ReactionId>),
}

/// Why a store could not do it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The disk, or the share of it that the browser grants, is full.
    Full,
    /// The browser keeps nothing for this page (blocked, private window, no such interface).
    Unavailable(String),
    /// What is stored cannot be read.
    Corrupt(String),
    /// Anything else that the browser said.
    Failed(String),
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Full => f.write_str("the storage is full"),
            Self::Unavailable(why) => write!(f, "the browser keeps nothing for this page: {why}"),
            Self::Corrupt(what) => write!(f, "what was stored cannot be read: {what}"),
            Self::Failed(why) => write!(f, "the browser refused: {why}"),
        }
    }
}
