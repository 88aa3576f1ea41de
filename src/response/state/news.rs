//! Comments of others that came while the reader reads: they wait until they are asked for, so that nothing moves.

use std::rc::Rc;

use super::{Open, Slot, State, effect::Effect};
use crate::{
    comments::{model::Comment, thread::Thread},
    store::model::Change,
};

impl State {
    /// Another tab or reader changed the thread. Only what would push the page about waits.
    pub(super) fn hear(&mut self, change: &Change) {
        if let Change::Put(comment) = change {
            self.drop_sent(comment);
        }
        match change {
            Change::Put(comment) if self.is_news(comment) => {
                Rc::make_mut(&mut self.waiting).insert(comment.id.clone(), comment.clone());
                return;
            }
            // What the reader answered from another tab is not to stand without what it answers.
            Change::Put(comment) => self.show_above(comment),
            Change::Delete(id) if self.waiting.contains_key(id) => {
                Rc::make_mut(&mut self.waiting).remove(id);
            }
            _ => {}
        }
        self.change(change.clone());
    }

    /// Shows one comment that waits, with those that it stands under.
    pub(super) fn show(&mut self, comment: Comment) {
        Rc::make_mut(&mut self.waiting).remove(&comment.id);
        self.show_above(&comment);
        self.change(Change::Put(comment));
    }

    /// Shows what waits and goes to the first of it.
    pub(super) fn show_news(&mut self) {
        let waiting = std::mem::take(&mut self.waiting);
        for comment in waiting.values() {
            self.change(Change::Put(comment.clone()));
        }
        let shown = waiting.keys().filter_map(|id| Some((self.thread.row_of(self.order, id)?, id)));
        if let Some(first) = shown.min().map(|(_, id)| id).or_else(|| waiting.keys().next()) {
            self.go_to(first);
        }
    }

    /// What came by another way does not wait any longer.
    pub(super) fn drop_old_news(&mut self) {
        if !self.waiting.is_empty() {
            let thread = &self.thread;
            Rc::make_mut(&mut self.waiting).retain(|id, _| thread.get(id).is_none());
        }
    }

    /// The thread with what waits.
    #[must_use]
    pub fn whole_thread(&self) -> Rc<Thread> {
        let mut whole = self.clone();
        for comment in self.waiting.values() {
            whole.change(Change::Put(comment.clone()));
        }
        whole.thread
    }

    /// The same words may stand here as a draft, begun before the reader sent them from another tab.
    fn drop_sent(&mut self, comment: &Comment) {
        if comment.mine {
            let [posted, edit] = slots(comment);
            // An edit that is open begins with the words that are there: they are no draft.
            let is_editing = self.open == Some(Open::Edit(comment.id.clone()));
            for slot in [Some(posted), Some(edit).filter(|_| !is_editing)].into_iter().flatten() {
                if self.draft(&slot) == comment.text {
                    self.note_draft(slot, "");
                }
            }
        }
    }

    /// The reader's own comment is expected wherever it was written, and an empty list has nothing that could move.
    fn is_news(&self, comment: &Comment) -> bool {
        !comment.mine && self.thread.get(&comment.id).is_none() && !self.thread.is_empty()
    }

    fn show_above(&mut self, comment: &Comment) {
        let mut above = comment.parent.clone();
        while let Some(waited) = above.as_ref().and_then(|id| self.waiting.get(id)).cloned() {
            Rc::make_mut(&mut self.waiting).remove(&waited.id);
            above.clone_from(&waited.parent);
            self.change(Change::Put(waited));
        }
    }
}

/// Where a comment may have been written.
fn slots(comment: &Comment) -> [Slot; 2] {
    [comment.parent.clone().map_or(Slot::Top, Slot::Reply), Slot::Edit(comment.id.clone())]
}

/// What a change by another tab asks of the world: what was sent there is no draft here.
pub(super) fn sent_elsewhere<'a>(before: &'a State, after: &'a State) -> impl Iterator<Item = Effect> + 'a {
    let sent = before.drafts.keys().filter(|slot| after.draft(slot).is_empty());
    sent.map(|slot| Effect::KeepDraft(slot.clone(), String::new()))
}
