//! A tree in the making, of items that are in order already.

use std::rc::Rc;

use super::{Branch, FILL, Node, Ranking, Tree};

/// Takes items part by part, so that a long list need not be looked at at once.
#[derive(Debug, Default)]
pub struct Growing {
    leaves: Vec<Branch>,
}

impl Growing {
    /// Adds items behind those that are there. O(n) for n of them.
    pub fn add(&mut self, items: &[u32], by: &dyn Ranking) {
        let leaves = items.chunks(FILL).map(|items| Rc::new(Node::Leaf(items.to_vec())));
        self.leaves.extend(leaves.map(|leaf| Branch::of(&leaf, by)));
    }

    /// The tree. Looks at no item: O(n / 48) for n of them.
    #[must_use]
    pub fn done(self) -> Tree {
        let mut level = self.leaves;
        while level.len() > 1 {
            let inner = level.chunks(FILL).map(|below| Branch::over(below.to_vec()));
            level = inner.collect();
        }
        Tree { top: level.pop().map(|only| only.below) }
    }
}
