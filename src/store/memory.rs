//! A thread in memory: for a browser that keeps nothing, for what is not saved yet, and for tests.

use std::{cell::RefCell, future, rc::Rc};

use super::{
    Answer, Keep, PAGE_SIZE, Store,
    listen::{Listener, Subscription},
    model::{Change, Op, Page, StoreError},
};
use crate::comments::model::{Comment, CommentId, Report, Vote};

/// Keeps one thread until it is dropped. Clones are the same thread.
#[derive(Clone, Debug, Default)]
pub struct Memory(Rc<RefCell<Page>>);

impl Keep for Memory {
    fn read(&self, after: Option<String>) -> Answer<Page> {
        Box::pin(future::ready(Ok(part(&self.0.borrow(), after.as_deref()))))
    }

    fn write(&self, op: Op) -> Answer<()> {
        Box::pin(future::ready(apply(&mut self.0.borrow_mut(), op)))
    }
}

impl Store for Memory {
    fn listen(&self, _: Listener) -> Subscription {
        Subscription::nothing()
    }
}

/// Does to a thread what [`Op`] says.
///
/// # Errors
/// [`StoreError::Gone`] for an edit of a comment that was taken away.
pub fn apply(page: &mut Page, op: Op) -> Result<(), StoreError> {
    match op {
        Op::Add(comment) => {
            if find(page, &comment.id).is_none() {
                put(page, comment);
            }
        }
        Op::Edit(comment) => {
            if page.deleted.contains(&comment.id) {
                return Err(StoreError::Gone);
            }
            put(page, comment);
        }
        Op::Delete(id) => delete(page, id),
        Op::Vacate(comment) => {
            page.vacant.push(comment.place());
            delete(page, comment.id);
        }
        Op::Vote(id, vote) => set_vote(page, id, vote),
        Op::Report(id, report) => set_report(page, id, report),
        Op::React(reaction) => page.reaction = reaction,
    }
    Ok(())
}

/// Does to a thread what another tab did.
pub fn follow(page: &mut Page, change: Change) {
    match change {
        Change::Put(comment) => put(page, comment),
        Change::Delete(id) => delete(page, id),
        Change::Vote(id, vote) => set_vote(page, id, vote),
        Change::Report(id, report) => set_report(page, id, report),
        Change::React(reaction) => page.reaction = reaction,
    }
}

/// Gives a comment the text and the date of an edit; false where it has a later edit already.
pub fn revise(comment: &mut Comment, edit: Comment) -> bool {
    let newer = edit.modified.is_some() && edit.modified >= comment.modified;
    if newer {
        comment.text = edit.text;
        comment.modified = edit.modified;
    }
    newer
}

/// The page of a whole thread that starts behind the comment of this id; the first one where that is gone.
#[must_use]
pub fn part(page: &Page, after: Option<&str>) -> Page {
    let start = after.and_then(|after| find(page, &after.into())).map_or(0, |at| at + 1);
    let end = page.comments.len().min(start + PAGE_SIZE as usize);
    let comments = page.comments[start..end].to_vec();
    let next = comments.last().filter(|_| end < page.comments.len()).map(|last| last.id.as_str().to_owned());
    if after.is_some() {
        return Page { comments, next, ..Page::default() };
    }
    Page {
        comments,
        deleted: page.deleted.clone(),
        votes: page.votes.clone(),
        reports: page.reports.clone(),
        reaction: page.reaction.clone(),
        next,
        ..Page::default()
    }
}

fn find(page: &Page, id: &CommentId) -> Option<usize> {
    page.comments.iter().position(|comment| comment.id == *id)
}

fn put(page: &mut Page, comment: Comment) {
    page.deleted.retain(|id| *id != comment.id);
    match find(page, &comment.id) {
        Some(at) => {
            revise(&mut page.comments[at], comment);
        }
        None => page.comments.push(comment),
    }
}

fn delete(page: &mut Page, id: CommentId) {
    // A server keeps the place; a browser's own thread shows it as long as the page is open.
    if let Some(at) = find(page, &id).filter(|_| page.shared) {
        page.vacant.push(page.comments[at].place());
    }
    page.comments.retain(|comment| comment.id != id);
    if !page.deleted.contains(&id) {
        page.deleted.push(id);
    }
}

fn set_vote(page: &mut Page, id: CommentId, vote: Option<Vote>) {
    page.votes.retain(|(on, _)| *on != id);
    page.votes.extend(vote.map(|vote| (id, vote)));
}

fn set_report(page: &mut Page, id: CommentId, report: Option<Report>) {
    page.reports.retain(|(on, _)| *on != id);
    page.reports.extend(report.map(|report| (id, report)));
}
