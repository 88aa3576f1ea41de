//! The nodes of a tree: what they add up to, and how one item comes and goes below them.

use std::rc::Rc;

use super::{Branch, Deed, MOST, Node, Ranking, Sum};

impl Node {
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Leaf(items) => items.is_empty(),
            Self::Inner(branches) => branches.is_empty(),
        }
    }

    pub(super) fn first(&self) -> u32 {
        match self {
            Self::Leaf(items) => items.first().copied().unwrap_or_default(),
            Self::Inner(branches) => branches.first().map_or(0, |branch| branch.first),
        }
    }

    pub(super) fn sum(&self, by: &dyn Ranking) -> Sum {
        match self {
            Self::Leaf(items) => items.iter().fold(Sum::NONE, |sum, &item| sum.plus(by.sum(item))),
            Self::Inner(branches) => branches.iter().fold(Sum::NONE, |sum, branch| sum.plus(branch.sum)),
        }
    }

    pub(super) fn collect(&self, into: &mut Vec<u32>) {
        match self {
            Self::Leaf(items) => into.extend_from_slice(items),
            Self::Inner(branches) => branches.iter().for_each(|branch| branch.below.collect(into)),
        }
    }

    /// Does it below this node. A node that grows too large gives its right half away.
    pub(super) fn visit(&mut self, item: u32, deed: Deed, by: &dyn Ranking) -> Option<Branch> {
        match self {
            Self::Leaf(items) => {
                let at = items.partition_point(|&other| by.compare(other, item).is_lt());
                match deed {
                    Deed::Insert => items.insert(at, item),
                    Deed::Remove if items.get(at) == Some(&item) => drop(items.remove(at)),
                    Deed::Remove | Deed::Refresh => {}
                }
                let right = (items.len() > MOST).then(|| Self::Leaf(items.split_off(MOST / 2)))?;
                Some(Branch::of(&Rc::new(right), by))
            }
            Self::Inner(branches) => {
                let at = toward(branches, item, by);
                let branch = &mut branches[at];
                let right = Rc::make_mut(&mut branch.below).visit(item, deed, by);
                if branch.below.is_empty() {
                    branches.remove(at);
                } else {
                    *branch = Branch::of(&branch.below, by);
                }
                if let Some(right) = right {
                    branches.insert(at + 1, right);
                }
                let right = (branches.len() > MOST).then(|| Self::Inner(branches.split_off(MOST / 2)))?;
                Some(Branch::of(&Rc::new(right), by))
            }
        }
    }
}

impl Branch {
    /// Over branches that are in order.
    pub(super) fn over(branches: Vec<Self>) -> Self {
        let sum = branches.iter().fold(Sum::NONE, |sum, branch| sum.plus(branch.sum));
        let below = Rc::new(Node::Inner(branches));
        Self { first: below.first(), sum, below }
    }

    pub(super) fn of(below: &Rc<Node>, by: &dyn Ranking) -> Self {
        Self { first: below.first(), sum: below.sum(by), below: Rc::clone(below) }
    }
}

/// The branch that an item belongs into: the last that does not begin after it.
pub(super) fn toward(branches: &[Branch], item: u32, by: &dyn Ranking) -> usize {
    branches.partition_point(|branch| by.compare(branch.first, item).is_le()).max(1) - 1
}
