//! What this reader did, kept apart from the document so that either can change without the other.

use std::rc::Rc;

use crate::{
    comments::{
        by_id::ById,
        model::{Comment, Report, Vote, Votes},
        thread::Thread,
    },
    reactions::model::ReactionId,
    store::model::{Change, Page},
};

/// What this reader did on this thread. A clone is O(1) and a change O(log n), however much it was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Own {
    /// Comments that the store holds.
    pub comments: ById<Comment>,
    /// Comments that were taken away.
    pub deleted: ById<()>,
    /// Votes.
    pub votes: ById<Vote>,
    /// Reports of comments.
    pub reports: ById<Report>,
    /// The mood.
    pub reaction: Option<ReactionId>,
}

impl Own {
    /// Adds what a page of the store holds.
    pub fn take(&mut self, page: Page) {
        self.deleted.extend(page.deleted.into_iter().map(|id| (id, ())));
        self.votes.extend(page.votes);
        self.reports.extend(page.reports);
        for comment in page.comments {
            self.deleted.remove(&comment.id);
            self.comments.insert(comment.id.clone(), comment);
        }
        if page.reaction.is_some() {
            self.reaction = page.reaction;
        }
    }

    /// Makes one change here and in the thread, which already holds everything else of this.
    pub fn apply(&mut self, change: Change, thread: &mut Thread) {
        match change {
            Change::Put(comment) => {
                self.deleted.remove(&comment.id);
                self.comments.insert(comment.id.clone(), comment.clone());
                let mut comment = comment;
                if let Some(known) = thread.get(&comment.id) {
                    as_published(&mut comment, known);
                }
                thread.put(self.with_vote(Rc::new(comment)));
            }
            Change::Delete(id) => {
                self.comments.remove(&id);
                thread.remove(&id);
                self.deleted.insert(id, ());
            }
            Change::Vote(id, vote) => {
                let before = self.votes.get(&id).copied();
                match vote {
                    Some(vote) => self.votes.insert(id.clone(), vote),
                    None => self.votes.remove(&id),
                }
                if let Some(comment) = thread.get(&id) {
                    let mut comment = Comment::clone(comment);
                    comment.votes = counted(without(comment.votes, before), vote);
                    thread.put(comment);
                }
            }
            Change::Report(id, Some(report)) => self.reports.insert(id, report),
            Change::Report(id, None) => self.reports.remove(&id),
            Change::React(reaction) => self.reaction = reaction,
        }
    }

    /// The document's comments with all of this over them. Costs what this reader did, not what the document holds.
    #[must_use]
    pub fn over(&self, base: &Thread) -> Thread {
        let mut thread = base.clone();
        for (id, _) in self.votes.iter() {
            if let Some(comment) = thread.get(id) {
                thread.put(self.with_vote(Rc::clone(comment)));
            }
        }
        for (_, own) in self.comments.iter() {
            let mut own = own.clone();
            // The words are this reader's, the votes are those of others: the document knows more of them.
            own.votes = match thread.get(&own.id) {
                Some(known) => {
                    as_published(&mut own, known);
                    known.votes
                }
                None => counted(own.votes, self.votes.get(&own.id).copied()),
            };
            thread.put(own);
        }
        for (id, ()) in self.deleted.iter() {
            thread.remove(id);
        }
        thread
    }

    /// These comments with the votes of others only.
    pub fn without_votes(
        &self,
        comments: impl Iterator<Item = Rc<Comment>>,
    ) -> impl Iterator<Item = Rc<Comment>> {
        comments.map(|mut comment| {
            if let Some(vote) = self.votes.get(&comment.id) {
                let comment = Rc::make_mut(&mut comment);
                comment.votes = without(comment.votes, Some(*vote));
            }
            comment
        })
    }

    /// The comment with this reader's vote counted.
    pub(super) fn with_vote(&self, mut comment: Rc<Comment>) -> Rc<Comment> {
        if let Some(vote) = self.votes.get(&comment.id) {
            let comment = Rc::make_mut(&mut comment);
            comment.votes = counted(comment.votes, Some(*vote));
        }
        comment
    }
}

/// Gives a comment what only the publisher, or a server, can say of it.
fn as_published(comment: &mut Comment, known: &Comment) {
    if comment.badge.is_none() {
        comment.badge.clone_from(&known.badge);
    }
    comment.pinned = known.pinned;
}

fn counted(mut votes: Votes, vote: Option<Vote>) -> Votes {
    match vote {
        Some(Vote::Up) => votes.up = votes.up.saturating_add(1),
        Some(Vote::Down) => votes.down = votes.down.saturating_add(1),
        None => {}
    }
    votes
}

fn without(mut votes: Votes, vote: Option<Vote>) -> Votes {
    match vote {
        Some(Vote::Up) => votes.up = votes.up.saturating_sub(1),
        Some(Vote::Down) => votes.down = votes.down.saturating_sub(1),
        None => {}
    }
    votes
}
