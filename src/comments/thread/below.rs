//! What stands below one comment, for a look at the thread from there on.

use std::rc::Rc;

use super::{
    Thread,
    nodes::{DEEPEST, Number},
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
