//! Everything that the widget knows, and the only way in which it changes: `reduce`.

pub mod action;
pub mod effect;
mod failure;
mod own;
mod reduce;

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use crate::{
    article::model::Article,
    comments::{
        model::{Comment, CommentId},
        order::Order,
        thread::Thread,
    },
    document::model::{Document, Problem},
    embed::config::Config,
    reactions::tally::Tally,
    store::model::StoreError,
    summary::model::{Length, Summary},
    time::Timestamp,
};
pub use own::Own;

/// Everything that the widget knows. Cheap to clone: what is large is shared.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct State {
    /// What the host asked for.
    pub config: Rc<Config>,
    /// How far the article is.
    pub phase: Phase,
    /// The article; meaningful once the phase is `Ready`.
    pub article: Rc<Article>,
    /// What was wrong with the document.
    pub problems: Rc<[Problem]>,
    /// What the publisher gave as a summary.
    pub publisher_summary: Rc<[String]>,
    /// The summary panel.
    pub summary: SummaryPhase,
    /// How much of a summary the reader asks for.
    pub length: Length,
    /// The sentence of the summary whose source is marked in the article.
    pub marked: Option<usize>,
    /// The moods, this reader's choice included.
    pub tally: Tally,
    /// The comments, this reader's own doings included.
    pub thread: Rc<Thread>,
    /// The store was read to its end.
    pub thread_complete: bool,
    /// What this reader did, apart from what the document says.
    pub own: Rc<Own>,
    /// Comments that are on their way into the store, or were refused.
    pub deliveries: Rc<BTreeMap<CommentId, Delivery>>,
    /// The order of the comments.
    pub order: Order,
    /// Comments whose replies are folded away.
    pub folded: Rc<BTreeSet<CommentId>>,
    /// The composer that is open under a comment.
    pub open: Option<Open>,
    /// Unsent text, by composer.
    pub drafts: Rc<BTreeMap<Slot, String>>,
    /// The name under which this reader writes.
    pub author: Rc<str>,
    /// The comment that a permalink asks for; the number tells one asking from the next.
    pub target: Option<(CommentId, u32)>,
    /// What was just done, with a way back.
    pub notice: Option<Notice>,
    /// The store's trouble, once it has any.
    pub trouble: Option<StoreError>,
    /// The reader put the call to action away.
    pub app_hidden: bool,
    /// The browser offers to install this page.
    pub installable: bool,
    /// The time that "5 minutes ago" counts from.
    pub now: Timestamp,
    /// Where this thread's numbers for notices and targets stand.
    pub serial: u32,
}

/// How far the article is.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Phase {
    /// On its way.
    #[default]
    Loading,
    /// There. `in_place`: it is the host's own markup, shown through the slot.
    Ready {
        /// The host's children are the article.
        in_place: bool,
    },
    /// It did not come.
    Failed(LoadFailure),
}

/// Why there is no article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadFailure {
    /// No answer: no network, no such host, or the other side does not allow this page to ask.
    Unreachable,
    /// The server answered with this HTTP status.
    Status(u16),
    /// The answer is no article.
    Unreadable(Problem),
    /// The host gave neither `article`, `src` nor children.
    Nothing,
}

impl LoadFailure {
    /// Asking again may help.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        matches!(self, Self::Unreachable | Self::Status(408 | 425 | 429 | 500..))
    }
}

/// A document that came, and what was wrong with it.
#[derive(Debug, PartialEq)]
pub struct Loaded {
    /// The document.
    pub document: Document,
    /// What was wrong with it.
    pub problems: Vec<Problem>,
    /// The article is the host's own markup.
    pub in_place: bool,
}

/// How far the summary is.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum SummaryPhase {
    /// Not asked for.
    #[default]
    Folded,
    /// Being made; 0 to 1.
    Working(f32),
    /// There.
    Ready(Rc<Summary>),
    /// Why it could not be made, for the reader.
    Failed(String),
}

/// How far a comment is on its way into the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// Not answered yet.
    Sending,
    /// Refused: it is kept here and can be sent again.
    Refused(StoreError),
}

/// A composer that is open under a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Open {
    /// Answering it.
    Reply(CommentId),
    /// Editing it.
    Edit(CommentId),
}

/// Which composer a draft belongs to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    /// "Add a comment".
    Top,
    /// The reply to this comment.
    Reply(CommentId),
    /// The edit of this comment.
    Edit(CommentId),
}

/// What a reader wrote and sends: not yet a comment, for want of an id and a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The comment that it answers.
    pub parent: Option<CommentId>,
    /// The name; empty for a guest.
    pub author: String,
    /// Markdown.
    pub text: String,
}

/// What was just done, with a way back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Tells one notice from the next.
    pub serial: u32,
    /// What happened.
    pub kind: NoticeKind,
}

/// What a notice can tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// A comment was posted; undoing takes it away.
    Posted(CommentId),
    /// A comment was deleted; undoing brings this back.
    Deleted(Rc<Comment>),
    /// A comment was changed; undoing brings this back.
    Edited(Rc<Comment>),
    /// A permalink was copied.
    Copied,
    /// The clipboard could not be written; here is the text to copy by hand.
    NotCopied(String),
    /// The call to action was put away.
    AppHidden,
}

impl NoticeKind {
    /// There is a way back.
    #[must_use]
    pub fn can_be_undone(&self) -> bool {
        !matches!(self, Self::Copied | Self::NotCopied(_))
    }
}

impl State {
    /// A widget that has just been put on a page.
    #[must_use]
    pub fn new(config: Rc<Config>, now: Timestamp) -> Self {
        Self { order: config.sort, config, now, ..Self::default() }
    }

    /// The document as it stands now, with what readers added: what `exportThread()` gives.
    ///
    /// Counts are those of others. What this reader voted and chose stays in this browser, so that reading the
    /// document again here counts nothing twice.
    #[must_use]
    pub fn export(&self) -> Document {
        Document {
            article: Article::clone(&self.article),
            summary: self.publisher_summary.to_vec(),
            comments: self.own.without_votes(self.thread.export()).collect(),
            reactions: self.tally.chosen(None).counts,
        }
    }

    /// The unsent text of a composer.
    #[must_use]
    pub fn draft(&self, slot: &Slot) -> &str {
        self.drafts.get(slot).map_or("", String::as_str)
    }
}
