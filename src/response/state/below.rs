//! One comment and what stands below it, looked at apart from the rest of the thread.

use std::rc::Rc;

use super::State;
use crate::comments::{
    model::CommentId,
    thread::{DEEPEST, Thread, indexing::Indexing},
};

/// A comment with all that stands below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Below {
    /// The comment at the top.
    pub id: CommentId,
    /// It and what stands below it.
    pub thread: Rc<Thread>,
    /// The version of the whole thread that this was taken from.
    pub of: Rc<Thread>,
}

/// A [`Below`] that is to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The comment at the top.
    pub id: CommentId,
    /// The comment to go to when it is there.
    pub then: CommentId,
    /// Tells it from what was wanted before.
    pub serial: u32,
}

impl State {
    /// What it takes to make what is wanted, if something is. O(n) for n comments in it.
    #[must_use]
    pub fn indexing_below(&self) -> Option<Indexing> {
        let wanted = self.looking.wanted.as_ref()?;
        Some(Indexing::new(self.thread.below(&wanted.id).collect()))
    }

    pub(super) fn continue_below(&mut self, id: &CommentId, then: &CommentId) {
        Rc::make_mut(&mut self.thread).fold(id, false);
        self.serial += 1;
        self.looking.wanted = Some(Wanted { id: id.clone(), then: then.clone(), serial: self.serial });
    }

    pub(super) fn take_below(&mut self, serial: u32, below: &Below) {
        let Some(wanted) = self.looking.wanted.take_if(|wanted| wanted.serial == serial) else { return };
        let mut below = below.clone();
        for id in self.thread.folded().iter() {
            Rc::make_mut(&mut below.thread).fold(id, true);
        }
        // Something may have changed while it was made.
        below.follow(&self.thread);
        let first = below.thread.row(self.order, 0).map(|row| row.comment.id.clone());
        let is_there = below.thread.get(&wanted.then).is_some();
        self.looking.below = Some(below);
        self.aim_at(if is_there { wanted.then } else { first.unwrap_or(wanted.then) });
    }

    /// The thread is shown from its beginning, and in it the comment from which on it was looked at.
    pub(super) fn go_back(&mut self) {
        self.looking.wanted = None;
        if let Some(below) = self.looking.below.take() {
            self.aim_at(self.thread.shown_above(&below.id));
        }
    }

    /// Looks at the part of the thread in which this comment is shown. `above` are those that it stands below, the
    /// nearest first.
    pub(super) fn look_where(&mut self, id: &CommentId, above: &[CommentId]) {
        let is_shown = |below: &Below| {
            below.id == *id || above.iter().take(usize::from(DEEPEST)).any(|above| *above == below.id)
        };
        self.looking.wanted = None;
        if self.looking.below.as_ref().is_some_and(is_shown) {
            return;
        }
        match self.thread.shown_from(id) {
            Some(from) => self.continue_below(&from, id),
            None => self.looking.below = None,
        }
    }

    pub(super) fn look_below_anew(&mut self) {
        let below = self.looking.below.take().map(|below| (below.id.clone(), below.id));
        let wanted = self.looking.wanted.take().map(|wanted| (wanted.id, wanted.then));
        let there = wanted.or(below).filter(|(_, then)| self.thread.get(then).is_some());
        if let Some((id, then)) = there {
            self.continue_below(&id, &then);
        }
    }
}

impl Below {
    pub(super) fn follow(&mut self, thread: &Rc<Thread>) {
        Rc::make_mut(&mut self.thread).follow_below(&self.of, thread);
        self.of = Rc::clone(thread);
    }
}
