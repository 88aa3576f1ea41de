//! The tops of threads in one order: all of them, or the first few in it with the others behind as they came.

use std::cell::{Cell, OnceCell};

use super::{
    nodes::Nodes,
    rankings::{ByCame, ByOrder},
};
use crate::comments::{
    order::Order,
    tree::{Ranking, Sum, Tree},
};

/// How many tops stand in order where not all do: more than a screen shows.
pub(super) const HEAD: usize = 64;

/// An order is asked for before anybody could sort a million threads by it. So the first few are known at any time, and
/// shown at once; the others stand behind them as they came, until [`Sorting`](super::sorting::Sorting) is done.
#[derive(Clone, Debug)]
pub(super) struct Listing {
    /// In order: the tops that stand before all others.
    first: Tree,
    /// How many these are.
    len: usize,
    /// There are no others.
    whole: bool,
    /// The others, as they came; made when the order is asked for.
    others: OnceCell<Tree>,
    /// The order was asked for: what stands in order is to stay so.
    asked: Cell<bool>,
}

/// No thread is in order.
impl Default for Listing {
    fn default() -> Self {
        Self::new(Tree::default(), 0, true)
    }
}

impl Listing {
    /// The first tops of an order, so many; `whole` where there are no others.
    pub(super) fn new(first: Tree, len: usize, whole: bool) -> Self {
        Self { first, len, whole, others: OnceCell::new(), asked: Cell::new(false) }
    }

    /// All tops in order, so many, and to be kept so.
    pub(super) fn made(tree: Tree, len: usize) -> Self {
        let listing = Self::new(tree, len, true);
        listing.asked.set(true);
        listing
    }

    /// All tops stand in order.
    pub(super) fn is_whole(&self) -> bool {
        self.whole
    }

    /// Puts a top where it belongs. O(log n).
    pub(super) fn insert(&mut self, top: u32, by: &ByOrder<'_>) {
        if self.is_first(top, by) {
            self.first.insert(top, by);
            self.len += 1;
            let stays = self.whole && self.asked.get();
            if self.len > 2 * HEAD && !stays {
                self.cut(by);
            }
        } else if let Some(others) = self.others.get_mut() {
            others.insert(top, &ByCame(by.nodes));
        }
    }

    /// Takes a top out. O(log n).
    pub(super) fn remove(&mut self, top: u32, by: &ByOrder<'_>) {
        if self.is_first(top, by) {
            self.first.remove(top, by);
            self.len -= 1;
        } else if let Some(others) = self.others.get_mut() {
            others.remove(top, &ByCame(by.nodes));
        }
    }

    fn is_first(&self, top: u32, by: &ByOrder<'_>) -> bool {
        self.whole || self.first.last().is_some_and(|last| by.compare(top, last).is_le())
    }

    /// Takes all but the first few out of the order.
    fn cut(&mut self, by: &ByOrder<'_>) {
        let items = self.first.items();
        let (first, others) = items.split_at(HEAD);
        for other in others {
            self.first.remove(*other, by);
            if let Some(behind) = self.others.get_mut() {
                behind.insert(*other, &ByCame(by.nodes));
            }
        }
        (self.len, self.whole) = (first.len(), false);
    }
}

/// A listing that was asked for, to be looked at.
pub(super) struct Listed<'a> {
    first: &'a Tree,
    others: Option<&'a Tree>,
    by: ByOrder<'a>,
}

impl<'a> Listed<'a> {
    /// `came` has all tops as they came. O(1), the first time O(log n).
    pub(super) fn new(listing: &'a Listing, came: &Tree, nodes: &'a Nodes, order: Order) -> Self {
        listing.asked.set(true);
        let others = || {
            let mut others = came.clone();
            for top in listing.first.items() {
                others.remove(top, &ByCame(nodes));
            }
            others
        };
        let others = (!listing.whole).then(|| listing.others.get_or_init(others));
        Self { first: &listing.first, others, by: ByOrder::tops(nodes, order) }
    }

    /// Comments in this order, each by itself.
    pub(super) fn flat(comments: &'a Tree, nodes: &'a Nodes, order: Order) -> Self {
        Self { first: comments, others: None, by: ByOrder::each(nodes, order) }
    }

    /// What all tops add up to.
    pub(super) fn sum(&self) -> Sum {
        let first = self.first.sum(&self.by);
        self.others.map_or(first, |others| first.plus(others.sum(&ByCame(self.by.nodes))))
    }

    /// The top that a row belongs to, and what stands before that.
    pub(super) fn find(&self, row: u32) -> Option<(u32, Sum)> {
        self.first.find(row, &self.by).or_else(|| {
            let first = self.first.sum(&self.by);
            let (top, sum) = self.others?.find(row - first.rows, &ByCame(self.by.nodes))?;
            Some((top, first.plus(sum)))
        })
    }

    /// What stands before a top.
    pub(super) fn before(&self, top: u32) -> Sum {
        let is_first = |last| self.by.compare(top, last).is_le();
        match self.others {
            Some(others) if !self.first.last().is_some_and(is_first) => {
                self.first.sum(&self.by).plus(others.before(top, &ByCame(self.by.nodes)))
            }
            _ => self.first.before(top, &self.by),
        }
    }
}
