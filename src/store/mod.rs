//! What a thread is kept in: one trait for the reader's browser today and for servers later.

pub mod model;

use std::{future::Future, pin::Pin, rc::Rc};

use crate::{
    comments::model::{Comment, CommentId, Vote},
    reactions::model::ReactionId,
};
use model::{Change, Page, StoreError};

/// What a store answers: later, and perhaps with an error.
pub type Answer<T> = Pin<Box<dyn Future<Output = Result<T, StoreError>>>>;

/// Called when someone else (another tab, another reader) changed the thread.
pub type Listener = Rc<dyn Fn(Change)>;

/// Keeps the comments, votes and reactions of one thread.
///
/// A store is opened for one thread and one reader. Every call stands alone: none overwrites what another
/// tab or reader wrote, and an answer is given only when the change is durable.
pub trait Store {
    /// Reads a page of the thread, from the start or from where the last page ended.
    fn read(&self, after: Option<String>) -> Answer<Page>;
    /// Adds a comment under an id that the caller made; adding the same id again changes nothing.
    fn add(&self, comment: Comment) -> Answer<()>;
    /// Replaces the text of a comment of this reader's, and says when.
    fn edit(&self, comment: Comment) -> Answer<()>;
    /// Takes a comment of this reader's away. Its replies stay.
    fn delete(&self, id: CommentId) -> Answer<()>;
    /// Sets or takes back this reader's vote.
    fn vote(&self, id: CommentId, vote: Option<Vote>) -> Answer<()>;
    /// Sets or takes back this reader's reaction to the article.
    fn react(&self, reaction: Option<ReactionId>) -> Answer<()>;
    /// Calls the listener for every change that did not come through this very object, until it is dropped.
    fn listen(&mut self, listener: Listener);
}
