//! What this reader does about the comments of others: hides people, reports, opens what is folded or long.

mod asked;
mod reduce;

use std::{collections::BTreeMap, collections::BTreeSet, rc::Rc};

use crate::{
    comments::model::{Comment, CommentId, Reason, Report, Vote, Votes},
    response::state::Own,
    store::model::StoreError,
};
pub(super) use asked::{asked, undone};

/// From how many dislikes more than likes on a comment is folded: fewer are the bad mood of a few, and one that many
/// readers find out of place has them soon.
const DISLIKES: u64 = 5;

/// See the module. What is kept between visits is read when the thread opens; the rest is of this visit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct People {
    /// Names whose comments this reader does not want to see, on the whole site.
    pub hidden: BTreeSet<Rc<str>>,
    /// Guests have no name: of them this reader hides one comment at a time.
    pub comments: BTreeSet<CommentId>,
    /// Folded comments that this reader looks at all the same.
    pub opened: BTreeSet<CommentId>,
    /// Long comments that are shown whole.
    pub whole: BTreeSet<CommentId>,
    /// The report that is being written.
    pub asking: Option<Asking>,
    /// What was put into reports that were not sent yet.
    pub begun: BTreeMap<CommentId, Begun>,
}

/// A report that is being written, or is on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asking {
    /// The comment.
    pub id: CommentId,
    /// It was sent and not answered yet.
    pub sending: bool,
    /// Why it was not taken.
    pub refused: Option<StoreError>,
}

/// The unsent part of a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Begun {
    /// Why, once it is chosen.
    pub reason: Option<Reason>,
    /// The reader's words.
    pub text: String,
}

impl Begun {
    /// The report, once there is a reason for it.
    #[must_use]
    pub fn report(&self) -> Option<Report> {
        self.reason.map(|reason| Report { reason, text: self.text.trim().to_owned() })
    }
}

/// Who or what is hidden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// All that is written under this name.
    Person(Rc<str>),
    /// One comment.
    Comment(CommentId),
}

impl Target {
    /// What hiding a comment hides: its author, or where that is a guest, the comment.
    #[must_use]
    pub fn of(comment: &Comment) -> Self {
        if comment.author.is_empty() {
            Self::Comment(comment.id.clone())
        } else {
            Self::Person(comment.author.as_str().into())
        }
    }
}

/// Something that the reader did about a comment, or that the world answered.
#[derive(Clone, Debug, PartialEq)]
pub enum Deed {
    /// What this browser kept came: hidden people, hidden comments of this thread, and reports that were begun.
    Kept(Vec<Target>, Vec<(CommentId, Begun)>),
    /// Hide the author of this comment, or this comment of a guest.
    Hide(CommentId),
    /// Show again what was hidden.
    Restore(Target),
    /// Look at a folded comment, on this visit.
    Open(CommentId),
    /// Show a long comment whole, or its beginning again.
    Unroll(CommentId),
    /// The form for a report of this comment opens, or closes.
    Ask(Option<CommentId>),
    /// The reader chose why.
    Choose(CommentId, Reason),
    /// The reader typed: the words are these now.
    Type(CommentId, String),
    /// The reader sends what is in the form.
    Send(CommentId),
    /// The reader takes a report back.
    TakeBack(CommentId),
    /// The store took a report, or refused it.
    Answered(CommentId, Report, Result<(), StoreError>),
}

/// What of this is asked of the world.
#[derive(Clone, Debug, PartialEq)]
pub enum Asked {
    /// Keep that this is hidden, or that it is not any more.
    Keep(Target, bool),
    /// Keep what was put into a report, or drop it where that is nothing.
    KeepBegun(CommentId, Begun),
    /// Store a report.
    Report(CommentId, Report),
    /// Take a report back from the store.
    TakeBack(CommentId),
}

/// Why a comment is folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Its author is hidden.
    Person,
    /// It is hidden itself.
    Comment,
    /// Many readers disliked it.
    Disliked,
}

/// How a comment stands with this reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Its words are not shown, and why.
    pub folded: Option<Why>,
    /// It or its author is hidden, also while it is looked at.
    pub hidden: bool,
    /// However long it is, all of it is shown.
    pub whole: bool,
    /// This reader reported it.
    pub reported: bool,
}

impl People {
    /// How a comment stands with the reader who did all of this. O(log n), n things hidden, opened or voted on.
    #[must_use]
    pub fn standing(&self, comment: &Comment, own: &Own) -> Standing {
        let why = if comment.mine {
            None
        } else if !comment.author.is_empty() && self.hidden.contains(comment.author.as_str()) {
            Some(Why::Person)
        } else if self.comments.contains(&comment.id) {
            Some(Why::Comment)
        } else {
            is_disliked(comment.votes, own.votes.get(&comment.id).copied()).then_some(Why::Disliked)
        };
        Standing {
            folded: why.filter(|_| !self.opened.contains(&comment.id)),
            hidden: matches!(why, Some(Why::Person | Why::Comment)),
            whole: self.whole.contains(&comment.id),
            reported: own.reports.contains_key(&comment.id),
        }
    }
}

/// `vote` is the reader's own, and in the votes: it does not count, or a comment would go at the press of Dislike.
fn is_disliked(votes: Votes, vote: Option<Vote>) -> bool {
    let down = votes.down.saturating_sub(u64::from(vote == Some(Vote::Down)));
    let up = votes.up.saturating_sub(u64::from(vote == Some(Vote::Up)));
    down.saturating_sub(up) >= DISLIKES
}
