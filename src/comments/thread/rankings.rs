//! By what comments are put in order within a thread.

use std::cmp::Ordering;

use super::nodes::Nodes;
use crate::comments::{
    order::Order,
    tree::{Ranking, Sum},
};

/// Replies: the oldest first.
pub(super) struct ByDate<'a>(pub(super) &'a Nodes);

impl Ranking for ByDate<'_> {
    fn compare(&self, one: u32, other: u32) -> Ordering {
        self.0.by_date(one, other)
    }

    fn sum(&self, item: u32) -> Sum {
        self.0.at(item).sum
    }
}

/// In the order in which they came; nothing is added up.
pub(super) struct ByNumber;

impl Ranking for ByNumber {
    fn compare(&self, one: u32, other: u32) -> Ordering {
        one.cmp(&other)
    }

    fn sum(&self, _: u32) -> Sum {
        Sum::NONE
    }
}

/// Tops of threads, in the order in which they came.
pub(super) struct ByCame<'a>(pub(super) &'a Nodes);

impl Ranking for ByCame<'_> {
    fn compare(&self, one: u32, other: u32) -> Ordering {
        one.cmp(&other)
    }

    fn sum(&self, item: u32) -> Sum {
        self.0.at(item).sum
    }
}

/// Tops of threads, in an order of "Sort by".
pub(super) struct ByOrder<'a> {
    pub(super) nodes: &'a Nodes,
    pub(super) order: Order,
    /// Each comment stands by itself.
    pub(super) flat: bool,
}

impl Ranking for ByOrder<'_> {
    fn compare(&self, one: u32, other: u32) -> Ordering {
        let (one, other) = (self.nodes.at(one), self.nodes.at(other));
        self.order
            .compare((&one.facts(), one.comment.id.as_str()), (&other.facts(), other.comment.id.as_str()))
    }

    fn sum(&self, item: u32) -> Sum {
        let node = self.nodes.at(item);
        if self.flat { Sum { rows: 1, bytes: node.own_bytes(), ..node.sum } } else { node.sum }
    }
}

impl<'a> ByOrder<'a> {
    /// Tops of threads, with all that stands below them.
    pub(super) fn tops(nodes: &'a Nodes, order: Order) -> Self {
        Self { nodes, order, flat: false }
    }

    /// Comments, each by itself.
    pub(super) fn each(nodes: &'a Nodes, order: Order) -> Self {
        Self { nodes, order, flat: true }
    }
}
