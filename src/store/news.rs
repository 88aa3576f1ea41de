//! What a server's store tells by itself, beside what it answers.

use std::rc::Rc;

use super::{
    account::Account,
    model::{Change, StoreError},
};
use crate::{
    comments::model::{Comment, CommentId, Votes},
    reactions::model::ReactionId,
};

/// Called with each piece of news, in the order in which it came.
pub type Ear = Rc<dyn Fn(News)>;

/// Something that happened at the server, or between here and there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// A comment as the server holds it; the votes are those of others.
    Put(Comment),
    /// A comment was taken away at the server.
    Removed(CommentId),
    /// A comment was taken away at the server, which keeps its place for the replies to it.
    Vacated(Comment),
    /// So many others voted on a comment.
    Votes(CommentId, Votes),
    /// So many others chose each mood.
    Counts(Vec<(ReactionId, u64)>),
    /// What this reader did, here before or in another tab, whether or not the server knows.
    Own(Change),
    /// How far a comment of this reader's is on its way.
    Passage(CommentId, Passage),
    /// This browser keeps nothing: what waits does so only as long as the page is open.
    Trouble(StoreError),
    /// Whether the server can be reached.
    Link(Result<(), StoreError>),
    /// What this reader waited to have added or changed in a comment was discarded in another tab.
    Discarded(CommentId),
    /// Who the server takes this reader for, and what it offers.
    Account(Account),
    /// Another signed in or out: all that is known of the thread is to be read anew.
    Another,
    /// A vote, a mood or a deletion was refused, and is taken back; the comment, where it was one.
    TakenBack(Option<CommentId>, StoreError),
}

/// How far a comment is on its way to the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Passage {
    /// It is on its way.
    Sending,
    /// It waits in this browser and will be sent.
    Waiting,
    /// The server has it.
    Sent,
    /// The server has it, and shows it to nobody else until someone has looked at it.
    Held,
    /// It waits in this browser for the account that wrote it, which is not signed in.
    Locked,
    /// The server said no. It is kept here until the reader decides.
    Refused(StoreError),
}
