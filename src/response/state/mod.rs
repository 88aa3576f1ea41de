//! What readers added to the article, and the only way in which that changes: `reduce`.

pub mod account;
pub mod action;
mod arrive;
pub mod aside;
pub mod below;
pub mod earlier;
pub mod effect;
pub mod import;
pub mod imported;
pub mod looking;
mod news;
mod own;
pub mod people;
mod reduce;
mod seeking;
pub mod shared;
pub mod writing;

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use crate::{
    comments::{
        model::{Comment, CommentId},
        order::Order,
        thread::Thread,
    },
    document::model::Document,
    embed::config::Config,
    reactions::{model::ReactionId, tally::Tally},
    store::model::StoreError,
    time::Timestamp,
};
use earlier::Earlier;
use looking::Looking;
pub use own::Own;
pub use people::People;
use writing::Writing;

/// What readers added to one article, as this reader sees it. Cheap to clone: what is large is shared.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct State {
    /// What the host asked for.
    pub config: Rc<Config>,
    /// The moods, this reader's choice included.
    pub tally: Tally,
    /// How many others chose each mood, of those that are not offered too.
    pub counts: Rc<Vec<(ReactionId, u64)>>,
    /// When the document's article was published.
    pub published: Option<Timestamp>,
    /// The document's comments, as it holds them, with those that were brought in.
    pub base: Rc<Thread>,
    /// The document's own comments and counts, where others were brought in.
    pub bare: Option<(Rc<Thread>, import::Counts)>,
    /// What a server holds of everybody's comments.
    pub shared: Rc<Thread>,
    /// Comments of the document that a server has votes for, and nothing else: they are in `shared` too.
    pub counted: Rc<BTreeSet<CommentId>>,
    /// The comments, this reader's own doings and folds included.
    pub thread: Rc<Thread>,
    /// How much of a long document is read, in per cent; `None` where nothing is left to read.
    pub reading: Option<u8>,
    /// How much of a document that the host brings in is looked at, in per cent; `None` where none is.
    pub coming: Option<u8>,
    /// Comments of others that came meanwhile and are shown when the reader asks for them.
    pub waiting: Rc<BTreeMap<CommentId, Comment>>,
    /// The store was read to its end.
    pub thread_complete: bool,
    /// How many comments the whole thread has, where the store says so before it is read to its end.
    pub total: Option<u64>,
    /// How the server treats this reader.
    pub server: shared::Terms,
    /// Why the server cannot be reached, while that is so.
    pub away: Option<StoreError>,
    /// What this reader did, apart from what the document says, with the dates that it has in the store.
    pub own: Rc<Own>,
    /// What stood in them before they were changed.
    pub earlier: Rc<Earlier>,
    /// Comments that are on their way into the store, or were refused.
    pub deliveries: Rc<BTreeMap<CommentId, Delivery>>,
    /// The order of the comments.
    pub order: Order,
    /// What of the comments is looked at.
    pub looking: Looking,
    /// The composer that is open under a comment.
    pub open: Option<Open>,
    /// Unsent text, by composer.
    pub drafts: Rc<BTreeMap<Slot, String>>,
    /// What all composers share.
    pub writing: Rc<Writing>,
    /// The name under which this reader writes.
    pub author: Rc<str>,
    /// The comment that a permalink asks for; the number tells one asking from the next.
    pub target: Option<(CommentId, u32)>,
    /// The comment that a permalink asks for, while it is not here.
    pub sought: Option<seeking::Sought>,
    /// What this reader does about the comments of others.
    pub people: Rc<People>,
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
    /// Which discussion this is: another number for another thread, or another reader of it.
    pub discussion: u32,
    /// Where this thread's numbers for notices and targets stand.
    pub serial: u32,
}

/// How far a comment is on its way into the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// Not answered yet.
    Sending,
    /// It is kept in this browser, and sent as soon as the server can be reached.
    Waiting,
    /// It is kept in this browser for the account that wrote it, which is not signed in.
    Locked,
    /// The server has it, and shows it to nobody else until someone has looked at it.
    Held,
    /// Refused: it is kept here and can be sent again.
    Refused(StoreError),
}

impl Delivery {
    /// What the store holds is not what the reader wrote last.
    #[must_use]
    pub fn is_pending(&self) -> bool {
        !matches!(self, Self::Held)
    }
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
    /// The server refused a vote, a mood or a deletion, so it is taken back.
    TakenBack(StoreError),
    /// A person or a comment was hidden; undoing shows it again.
    Hid(people::Target),
    /// A comment was reported; undoing takes the report back.
    Reported(CommentId),
    /// Comments were brought in; undoing takes them away.
    Imported(Rc<import::Import>),
    /// Comments were to be brought in, and this browser has no room to keep them.
    NotImported,
    /// A permalink leads to a comment that is not here.
    NotHere,
}

impl NoticeKind {
    /// There is a way back.
    #[must_use]
    pub fn can_be_undone(&self) -> bool {
        !matches!(
            self,
            Self::Copied | Self::NotCopied(_) | Self::TakenBack(_) | Self::NotImported | Self::NotHere
        )
    }
}

impl State {
    /// What is known when the document has come and the store was not read yet.
    #[must_use]
    pub fn new(config: &Rc<Config>, document: &Document, now: Timestamp) -> Self {
        let order = config.sort;
        let mut state = Self { config: Rc::clone(config), order, now, ..Self::default() };
        state.take_document(document);
        state
    }

    /// A document with what readers added: what `exportThread()` gives.
    ///
    /// Counts are those of others. What this reader voted and chose stays in this browser, so that reading the
    /// document again here counts nothing twice.
    #[must_use]
    pub fn export(&self, document: &Document) -> Document {
        let comments = self.own.without_votes(self.whole_thread().export()).collect();
        Document { comments, ..self.export_bare(document) }
    }

    /// The same without any comment.
    #[must_use]
    pub fn export_bare(&self, document: &Document) -> Document {
        Document {
            article: document.article.clone(),
            summary: document.summary.clone(),
            comments: Vec::new(),
            reactions: self.counts.to_vec(),
        }
    }

    /// The same with so many comments at most, and how many there are.
    #[must_use]
    pub fn export_first(&self, document: &Document, most: usize) -> (Document, usize) {
        let whole = self.whole_thread();
        let comments = self.own.without_votes(whole.export().take(most)).collect();
        (Document { comments, ..self.export_bare(document) }, whole.len())
    }

    /// All is here that comes by itself: nothing has to be waited for.
    #[must_use]
    pub fn is_read(&self) -> bool {
        let comes_no_more = self.thread_complete || self.server.rest.is_some() || self.away.is_some();
        self.reading.is_none() && comes_no_more
    }

    /// How many comments are here, and how many there are as far as that is known; `None` where these are all.
    #[must_use]
    pub fn part(&self) -> Option<(u64, Option<u64>)> {
        let here = self.thread.len() as u64;
        (!self.thread_complete).then(|| (here, self.total.filter(|total| *total > here)))
    }

    /// The unsent text of a composer.
    #[must_use]
    pub fn draft(&self, slot: &Slot) -> &str {
        self.drafts.get(slot).map_or("", String::as_str)
    }
}
