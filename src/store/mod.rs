//! What a thread is kept in: one trait for the reader's browser today and for servers later.

pub mod account;
mod accounts;
pub mod fallback;
pub mod fault;
mod http;
pub mod indexeddb;
pub mod journal;
pub mod kept;
pub mod later;
pub mod listen;
pub mod local;
pub mod memory;
pub mod model;
pub mod news;
pub mod plan;
pub mod pocketbase;
pub mod queue;
pub mod record;
pub mod tabs;
pub mod trouble;
pub mod version1;
pub mod waline;
pub mod wire;

use std::{future::Future, pin::Pin};

use crate::{
    comments::model::{Comment, CommentId, Report, Vote},
    reactions::model::ReactionId,
};
use account::{Denied, Door};
use listen::{Listener, Subscription};
use model::{Op, Page, StoreError};

pub use local::open;

/// What a store answers: later, and perhaps with an error. Nothing happens before it is awaited, and it is to be
/// awaited to its end.
pub type Answer<T> = Pin<Box<dyn Future<Output = Result<T, StoreError>>>>;

/// How many comments are read at once.
pub const PAGE_SIZE: u32 = 1_000;

/// Reads and writes one thread.
///
/// Every call stands alone: none overwrites what another tab or reader wrote, and an answer is given only when
/// the change is durable.
pub trait Keep {
    /// Reads a page of the thread, from the start or from where the last page ended.
    fn read(&self, after: Option<String>) -> Answer<Page>;
    /// Does one thing, wholly or not at all.
    fn write(&self, op: Op) -> Answer<()>;
}

/// Keeps the comments, votes and reactions of one thread, opened for one reader.
pub trait Store: Keep {
    /// Calls the listener for every change that did not come through this very object, until the subscription
    /// is dropped.
    #[must_use = "the listener is called only as long as the subscription is held"]
    fn listen(&self, listener: Listener) -> Subscription;

    /// Adds a comment under an id that the caller made; adding the same id again changes nothing.
    fn add(&self, comment: Comment) -> Answer<()> {
        self.write(Op::Add(comment))
    }

    /// Replaces the text of a comment of this reader's, and says when.
    fn edit(&self, comment: Comment) -> Answer<()> {
        self.write(Op::Edit(comment))
    }

    /// Takes a comment of this reader's away. Its replies stay; adding it again brings it back.
    fn delete(&self, id: CommentId) -> Answer<()> {
        self.write(Op::Delete(id))
    }

    /// Sets or takes back this reader's vote.
    fn vote(&self, id: CommentId, vote: Option<Vote>) -> Answer<()> {
        self.write(Op::Vote(id, vote))
    }

    /// What waits to be added to a comment, or changed in it, shall not be sent to the server.
    fn discard(&self, id: CommentId) {
        let _ = id;
    }

    /// The reader wants what waits to be tried now.
    fn wake(&self) {}

    /// Somebody stands at the server's door; answers why not.
    fn door(&self, door: Door) -> Answer<Option<Denied>> {
        drop(door);
        Box::pin(std::future::ready(Ok(Some(Denied::NotAllowed))))
    }

    /// Reports a comment to whoever answers for the thread, or takes the report back.
    fn report(&self, id: CommentId, report: Option<Report>) -> Answer<()> {
        self.write(Op::Report(id, report))
    }

    /// Sets or takes back this reader's reaction to the article.
    fn react(&self, reaction: Option<ReactionId>) -> Answer<()> {
        self.write(Op::React(reaction))
    }
}
