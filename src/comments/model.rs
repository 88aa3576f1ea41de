//! A comment and its votes, as everyone sees them.

use std::rc::Rc;

use crate::time::Timestamp;

/// The longest text of a comment, in characters.
pub const MAX_TEXT: usize = 20_000;

/// The longest badge, in characters: a line beside a name on a narrow screen.
pub const MAX_BADGE: usize = 40;

/// Names one comment for good: the document's `@id`, or the id this device made.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CommentId(pub Rc<str>);

impl From<&str> for CommentId {
    fn from(id: &str) -> Self {
        Self(id.into())
    }
}

impl CommentId {
    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A comment (`schema.org/Comment`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// `@id`.
    pub id: CommentId,
    /// `parentItem.@id`: the comment that this one answers. Always one of the same thread, never in a circle.
    pub parent: Option<CommentId>,
    /// `author.name`; empty for a guest.
    pub author: String,
    /// `text`: Markdown as the reader typed it.
    pub text: String,
    /// `dateCreated`.
    pub created: Timestamp,
    /// `dateModified`, where it was edited.
    pub modified: Option<Timestamp>,
    /// `upvoteCount` and `downvoteCount`.
    pub votes: Votes,
    /// `author.jobTitle`: what the author is to the publisher, as in "Editor". Only a document can say so.
    pub badge: Option<Rc<str>>,
    /// `creativeWorkStatus` is "Pinned": the publisher wants it seen first.
    pub pinned: bool,
    /// This reader wrote it, so may edit and delete it.
    pub mine: bool,
}

impl Comment {
    /// It was edited now: not before its last edit, though, however far ahead the clock was then. Of two edits stores keep the
    /// later one.
    #[must_use]
    pub fn edited(mut self, now: Timestamp) -> Self {
        self.modified = self.modified.max(Some(now));
        self
    }

    /// What stays of it where its words are taken away: the place that replies to it stand under.
    #[must_use]
    pub fn place(&self) -> Self {
        Self {
            author: String::new(),
            text: String::new(),
            votes: Votes::default(),
            badge: None,
            pinned: false,
            ..self.clone()
        }
    }
}

/// How many liked and disliked a comment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Votes {
    /// `upvoteCount`.
    pub up: u64,
    /// `downvoteCount`.
    pub down: u64,
}

/// One reader's vote on one comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Vote {
    /// Liked.
    Up,
    /// Disliked.
    Down,
}

/// The longest text of a report, in characters.
pub const MAX_REPORT: usize = 1_000;

/// Why a reader reports a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It sells something, or says the same everywhere.
    Spam,
    /// It goes for a person, or for people of one kind.
    Hate,
    /// It is not true.
    False,
    /// It tells what belongs to somebody alone.
    Private,
    /// It calls for violence or for what the law forbids.
    Violence,
    /// Anything else.
    Other,
}

impl Reason {
    /// All of them, as they are offered.
    pub const ALL: [Self; 6] =
        [Self::Spam, Self::Hate, Self::False, Self::Private, Self::Violence, Self::Other];

    /// The name in records and in the event `article-report`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Spam => "spam",
            Self::Hate => "hate",
            Self::False => "false",
            Self::Private => "private",
            Self::Violence => "violence",
            Self::Other => "other",
        }
    }

    /// The reason of this name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.id() == id)
    }
}

/// One reader's report of one comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Why.
    pub reason: Reason,
    /// The same in the reader's words; may be empty.
    pub text: String,
}
