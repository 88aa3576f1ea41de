//! What stands below one comment, for a look at the thread from there on.

use std::{collections::BTreeSet, rc::Rc};

use super::{
    Thread,
    nodes::{DEEPEST, Node, Number},
};
use crate::comments::model::{Comment, CommentId};

impl Thread {
    /// This comment and all that stand below it, without those that were taken away, each after the one that it answers.
    /// What answered one that was taken away answers the one above that. O(n) for n of them.
    pub fn below(&self, id: &CommentId) -> impl Iterator<Item = Rc<Comment>> + use<'_> {
        let mut next = Vec::new();
        if let Some(Number::Here(number)) = self.number(id) {
            next.push(number);
        }
        std::iter::from_fn(move || {
            loop {
                let number = next.pop()?;
                let node = self.nodes.at(number);
                next.extend(node.replies.items().into_iter().rev());
                if !node.removed {
                    return Some(self.as_it_stands(number));
                }
            }
        })
    }

    /// Makes a thread of what stands below a comment what it would be in a later version of the whole. Costs O(d + log n)
    /// for each change between the two versions of the whole.
    pub fn follow_below(&mut self, before: &Self, later: &Self) {
        for number in before.nodes.changed(&later.nodes) {
            let Some(node) = later.nodes.get(number) else { continue };
            let is_same =
                |known: &Node| Rc::ptr_eq(&known.comment, &node.comment) && known.removed == node.removed;
            if before.nodes.get(number).is_some_and(is_same) {
                continue;
            }
            let id = &node.comment.id;
            let is_here = |id: &CommentId| matches!(self.number(id), Some(Number::Here(_)));
            if node.removed {
                self.remove(id);
            } else if is_here(id) {
                self.put(later.as_it_stands(number));
            } else if later.as_it_stands(number).parent.as_ref().is_some_and(is_here) {
                // What answers it may have been there before it.
                for comment in later.below(id) {
                    self.put(comment);
                }
            }
        }
        if !Rc::ptr_eq(&before.held, &later.held) {
            self.hold(BTreeSet::clone(&later.held));
        }
        if !Rc::ptr_eq(&before.folded, &later.folded) {
            for id in before.folded.symmetric_difference(&later.folded) {
                self.fold(id, later.folded.contains(id));
            }
        }
    }

    /// The comment itself where it is shown among all, else the one above it at which the rows end. O(d).
    #[must_use]
    pub fn shown_above(&self, id: &CommentId) -> CommentId {
        let above: Vec<_> = self.ancestors(id).collect();
        let hidden = above.len().checked_sub(usize::from(DEEPEST) + 1);
        hidden.and_then(|at| above.get(at)).map_or_else(|| id.clone(), |above| above.id.clone())
    }

    /// The comment to look from, so that this one is shown, which stands too deep to be shown from the top: the one at
    /// which the rows before it end with [`Row::continues`](super::Row::continues). O(d), d comments above.
    #[must_use]
    pub fn shown_from(&self, id: &CommentId) -> Option<CommentId> {
        let above: Vec<_> = self.ancestors(id).collect();
        if above.len() <= usize::from(DEEPEST) {
            return None;
        }
        let from = above.get((above.len() - 1) % usize::from(DEEPEST))?;
        Some(from.id.clone())
    }
}
