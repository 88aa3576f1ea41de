//! What goes into and comes out of a store.

use std::fmt;

use crate::{
    comments::model::{Comment, CommentId, Report, Vote},
    reactions::model::ReactionId,
};

/// A part of a stored thread.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Comments that the store holds. They replace those of the same id in the document.
    pub comments: Vec<Comment>,
    /// Comments of the reader's own that were taken away and must not come back from the document. All of them
    /// come with the first page, as do `votes`, `reports`, `reaction` and `counts`.
    pub deleted: Vec<CommentId>,
    /// Places of comments that were taken away at the server, for the replies to them.
    pub vacant: Vec<Comment>,
    /// This reader's votes.
    pub votes: Vec<(CommentId, Vote)>,
    /// This reader's reports of comments.
    pub reports: Vec<(CommentId, Report)>,
    /// This reader's reaction.
    pub reaction: Option<ReactionId>,
    /// Counts of all readers' reactions where the store knows them; the document's counts are used where not.
    pub counts: Option<Vec<(ReactionId, u64)>>,
    /// The page is of a server that holds everybody's comments: votes and counts are those of all others, and what is
    /// not [`Comment::mine`] is here too.
    pub shared: bool,
    /// How many comments the whole thread has, where the store knows before it has read them.
    pub total: Option<u64>,
    /// The rest comes only when the reader asks for it: the server cannot give a whole thread to everybody.
    pub on_demand: bool,
    /// Records that could not be read, by name. They stay where they are; nothing else is missing.
    pub unreadable: Vec<String>,
    /// Where the next page starts; `None` at the end.
    pub next: Option<String>,
}

impl Page {
    /// The same in pages of at most `most` comments; the first one has all that is not a comment.
    #[must_use]
    pub fn parts(mut self, most: usize) -> Vec<Self> {
        let mut rest = std::mem::take(&mut self.comments).into_iter();
        let (next, shared, total) = (self.next.take(), self.shared, self.total);
        let on_demand = std::mem::take(&mut self.on_demand);
        self.comments = rest.by_ref().take(most).collect();
        let mut parts = vec![self];
        while rest.len() > 0 {
            let comments = rest.by_ref().take(most).collect();
            parts.push(Self { comments, shared, total, ..Self::default() });
        }
        let last = parts.len() - 1;
        for (at, part) in parts.iter_mut().enumerate() {
            part.next = if at == last { next.clone() } else { Some(String::new()) };
            part.on_demand = on_demand && at == last;
        }
        parts
    }
}

/// One thing that a store is asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Op {
    /// Adds a comment, also one that was taken away. Adding an id that is there changes nothing.
    Add(Comment),
    /// Replaces a comment's text unless a later edit is there. One that never got here is added; one that was
    /// taken away is not: that is [`StoreError::Gone`].
    Edit(Comment),
    /// Takes a comment away for good.
    Delete(CommentId),
    /// Takes a comment away that a server may have got or not, and keeps its place for the replies to it. Only a queue
    /// asks for this.
    Vacate(Comment),
    /// Sets or takes back this reader's vote.
    Vote(CommentId, Option<Vote>),
    /// Reports a comment, or takes the report back.
    Report(CommentId, Option<Report>),
    /// Sets or takes back this reader's reaction.
    React(Option<ReactionId>),
}

impl Op {
    /// Whether both write the same thing, so that the later one counts.
    #[must_use]
    pub fn same_target(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Vote(a, _), Self::Vote(b, _)) | (Self::Report(a, _), Self::Report(b, _)) => a == b,
            (Self::React(_), Self::React(_)) => true,
            _ => self.comment().is_some() && self.comment() == other.comment(),
        }
    }

    /// The comment that is itself changed, not only voted on.
    fn comment(&self) -> Option<&CommentId> {
        match self {
            Self::Add(comment) | Self::Edit(comment) | Self::Vacate(comment) => Some(&comment.id),
            Self::Delete(id) => Some(id),
            Self::Vote(..) | Self::Report(..) | Self::React(_) => None,
        }
    }
}

impl From<Op> for Change {
    fn from(op: Op) -> Self {
        match op {
            Op::Add(comment) | Op::Edit(comment) => Self::Put(comment),
            Op::Delete(id) | Op::Vacate(Comment { id, .. }) => Self::Delete(id),
            Op::Vote(id, vote) => Self::Vote(id, vote),
            Op::Report(id, report) => Self::Report(id, report),
            Op::React(reaction) => Self::React(reaction),
        }
    }
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
    /// This reader reported a comment in another tab, or took the report back.
    Report(CommentId, Option<Report>),
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
    /// The comment was taken away in the meantime.
    Gone,
    /// Anything else that the browser said.
    Failed(String),
    /// The server cannot be reached, or cannot just now; why, in words for a developer.
    Away(String),
    /// The server wants fewer requests.
    Busy,
    /// Only an account may do that.
    SignIn,
    /// The server has said no, for good, in these words.
    Refused(String),
    /// What came is no answer of such a server.
    Broken(String),
}

impl StoreError {
    /// Asking again later may help.
    #[must_use]
    pub fn may_pass(&self) -> bool {
        matches!(self, Self::Away(_) | Self::Busy | Self::Broken(_))
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Full => f.write_str("the storage is full"),
            Self::Unavailable(why) => write!(f, "the browser keeps nothing for this page: {why}"),
            Self::Corrupt(what) => write!(f, "what was stored cannot be read: {what}"),
            Self::Gone => f.write_str("the comment was deleted in the meantime"),
            Self::Failed(why) => write!(f, "the browser refused: {why}"),
            Self::Away(why) => write!(f, "the server cannot be reached: {why}"),
            Self::SignIn => f.write_str("only people with an account may do that"),
            Self::Busy => f.write_str("the server wants fewer requests"),
            Self::Refused(why) => write!(f, "the server refused: {why}"),
            Self::Broken(why) => write!(f, "the server's answer cannot be read: {why}"),
        }
    }
}
