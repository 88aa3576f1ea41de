//! Everything that can happen to what readers added.

use std::rc::Rc;

use super::{Draft, Open, Slot, account, aside::Aside, earlier, imported, looking, people, shared, writing};
use crate::{
    comments::{
        model::{Comment, CommentId, Vote},
        order::Order,
        thread::Thread,
    },
    document::model::Document,
    embed::config::Config,
    reactions::model::ReactionId,
    store::model::{Change, Page, StoreError},
    time::Timestamp,
};

/// Something that happened: the reader did it, the host asked for it, or the world answered.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The host changed an attribute.
    Configured(Rc<Config>),
    /// Another document came.
    Loaded(Rc<Document>),
    /// So much of a long document is read, in per cent.
    Reading(u8),
    /// Another document came, so long that the thread of its comments was made in steps.
    Indexed(Rc<Document>, Rc<Thread>),
    /// The store of another thread is open: what was known of the thread before is not this one's.
    Opened,
    /// A page of the store came; the last one has no `next`.
    Stored(Page),
    /// Another tab or reader changed the thread.
    Changed(Change),
    /// Something happened to a thread that readers share.
    Shared(shared::Action),
    /// Something happened at the server's door.
    Account(account::Action),
    /// The store is in trouble and goes on in memory.
    Trouble(StoreError),
    /// What this browser kept between visits came.
    Kept(Kept),

    /// The reader chose a mood, or took it back.
    React(Option<ReactionId>),

    /// The reader chose an order.
    SortBy(Order),
    /// What of the comments is looked at changes.
    Look(looking::Action),
    /// The reader folded or unfolded the replies of a comment.
    Fold(CommentId),
    /// A composer opens under a comment, or closes.
    Open(Option<Open>),
    /// The reader typed: the draft of this composer is now this.
    Type(Slot, String),
    /// Drafts of earlier visits came.
    DraftsRead(Vec<(Slot, String)>),
    /// Something that all composers share has changed.
    Writing(writing::Action),
    /// The reader gave a name.
    Name(Rc<str>),
    /// The reader sends a comment.
    Submit(Draft),
    /// It has an id and a date, and stands in the thread.
    Post(Comment),
    /// The reader sends an edit: the new text of this comment.
    SubmitEdit(CommentId, String),
    /// It has a date, and stands in the thread.
    Edit(Comment),
    /// The reader deletes a comment.
    Delete(CommentId),
    /// The reader wants to see the comments that came meanwhile.
    ShowNews,
    /// The reader votes, or takes the vote back.
    Vote(CommentId, Option<Vote>),
    /// The store took the comment.
    Saved(CommentId),
    /// The store refused the comment.
    Refused(CommentId, StoreError),
    /// The reader wants a refused comment sent again.
    Resend(CommentId),
    /// A permalink asks for a comment.
    GoTo(CommentId),
    /// The reader wants the permalink of a comment.
    CopyLink(CommentId),
    /// The permalink was copied, or here it is to copy by hand.
    Copied(Result<(), String>),

    /// The reader does something about the comment of another.
    People(people::Deed),
    /// A document is brought in.
    Import(imported::Action),
    /// What stood in comments before they were changed.
    Earlier(earlier::Action),
    /// Another tab kept something small.
    Aside(Aside),

    /// The reader takes back what the notice tells of.
    Undo,
    /// The reader is at the notice, or no longer is.
    Linger(bool),
    /// A notice has been there long enough.
    Expire(u32),
    /// The reader puts the call to action away.
    HideApp,
    /// The browser offers to install this page, or no longer does.
    Installable(bool),
    /// The reader takes the offer.
    Install,
    /// Time went by.
    Tick(Timestamp),
}

/// What this browser kept between visits, apart from the thread.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kept {
    /// The name under which the reader wrote.
    pub author: Rc<str>,
    /// The order that the reader chose.
    pub order: Option<Order>,
    /// The reader put the call to action away, not too long ago.
    pub app_hidden: bool,
    /// The reader does not want to see a preview.
    pub preview_hidden: bool,
}
