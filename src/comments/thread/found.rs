//! Some comments of a thread as a list of their own, each by itself: what a search found.

use std::rc::Rc;

use super::{ByOrder, OnceCell, Thread};
use crate::comments::{
    model::Comment,
    order::{self, Order},
    tree::Tree,
};

/// n comments in the list, k orders that were asked for so far.
impl Thread {
    /// Each comment stands by itself, whomever it answers.
    #[must_use]
    pub fn is_flat(&self) -> bool {
        self.flat
    }

    /// The numbers of all comments that are there to be read, each by itself in this order. O(n log n); of a flat list
    /// in an order that was asked for before O(n).
    #[must_use]
    pub fn each(&self, order: Order) -> Vec<u32> {
        if self.flat {
            return self.order(order).items();
        }
        let there = (0u32..).zip(self.nodes.iter()).filter(|(_, node)| !node.removed);
        self.put_in_order(order, &there.map(|(number, _)| number).collect::<Vec<_>>())
    }

    /// The comment with this number, and how many stand below it, if it is there to be read. O(1).
    #[must_use]
    pub fn with_number(&self, number: u32) -> Option<(&Rc<Comment>, u32)> {
        let node = self.nodes.get(number).filter(|node| !node.removed)?;
        Some((&node.comment, node.descendants()))
    }

    /// These comments as a flat list; they are in this order already. O(n).
    #[must_use]
    pub fn only(&self, order: Order, numbers: &[u32]) -> Self {
        let mut only = Self { orders: Default::default(), flat: true, ..self.clone() };
        let tree = Tree::of_sorted(numbers, &only.by(order));
        only.orders[order as usize] = OnceCell::from(tree);
        only
    }

    /// Makes this flat list what it would be of a later version of the thread: of the comments that have changed since,
    /// those are in it that `takes` says. O(k log n) for each.
    pub fn follow(&mut self, later: &Self, mut takes: impl FnMut(&Comment, u32) -> bool) {
        let changed = self.nodes.changed(&later.nodes);
        let known = self.nodes.len();
        for &number in changed.iter().filter(|&&number| (number as usize) < known) {
            self.lift(number);
        }
        let orders = std::mem::take(&mut self.orders);
        *self = Self { orders, flat: true, ..later.clone() };
        for number in changed {
            if self.with_number(number).is_some_and(|(comment, below)| takes(comment, below)) {
                self.settle(number);
            }
        }
    }

    /// Sorts comments, each by itself.
    pub(super) fn put_in_order(&self, order: Order, numbers: &[u32]) -> Vec<u32> {
        let facts: Vec<_> = numbers.iter().map(|&number| self.nodes.at(number).facts()).collect();
        let id_of = |place: u32| self.nodes.at(numbers[place as usize]).comment.id.as_str();
        order::sorted(&facts, order, id_of).into_iter().map(|place| numbers[place as usize]).collect()
    }

    /// The flat list in an order that was not asked for yet.
    pub(super) fn ordered_anew(&self, order: Order) -> Vec<u32> {
        let known = self.orders.iter().find_map(OnceCell::get);
        self.put_in_order(order, &known.map(Tree::items).unwrap_or_default())
    }

    pub(super) fn by(&self, order: Order) -> ByOrder<'_> {
        ByOrder { nodes: &self.nodes, order, flat: self.flat }
    }
}
