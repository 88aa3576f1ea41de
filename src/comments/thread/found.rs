//! Some comments of a thread as a list of their own, each by itself: what a search found.

use std::{cell::OnceCell, rc::Rc};

use super::{Thread, merging::Merging, nodes::Nodes, rankings::ByOrder};
use crate::comments::{
    model::Comment,
    order::{Keyed, Order},
    tree::Tree,
};

/// How many comments are put into another order at once, when that is first asked for: what a step of [`Sorting`] does.
/// Where there are more, it is to be made in steps, and until then they stand as they stood.
///
/// [`Sorting`]: super::sorting::Sorting
const AT_ONCE: u32 = 2_048;

/// The comments of a flat list, in each order: made when it is first asked for, and kept from then on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Flat {
    orders: [OnceCell<Tree>; Order::ALL.len()],
}

impl Flat {
    /// The comments in this order, or in another that is made, where this one is to be made in steps. O(1).
    pub(super) fn order(&self, order: Order, nodes: &Nodes) -> (Order, &Tree) {
        match self.known().filter(|_| !self.has(order)) {
            Some((other, tree)) if tree.sum(&ByOrder::each(nodes, other)).rows > AT_ONCE => (other, tree),
            known => (order, self.made(order, known.map(|(_, tree)| tree), nodes)),
        }
    }

    /// They stand in this order.
    pub(super) fn has(&self, order: Order) -> bool {
        self.orders[order as usize].get().is_some()
    }

    /// They stand in this order from now on.
    pub(super) fn take(&mut self, order: Order, tree: Tree) {
        self.orders[order as usize] = OnceCell::from(tree);
    }

    /// An order that is made.
    pub(super) fn known(&self) -> Option<(Order, &Tree)> {
        let mut made = self.orders.iter().zip(Order::ALL);
        made.find_map(|(tree, order)| Some((order, tree.get()?)))
    }

    fn made(&self, order: Order, known: Option<&Tree>, nodes: &Nodes) -> &Tree {
        self.orders[order as usize].get_or_init(|| {
            let known = known.map(Tree::items).unwrap_or_default();
            let mut keyed: Vec<Keyed> = known
                .into_iter()
                .map(|number| {
                    let facts = nodes.at(number).facts();
                    Keyed::new(number, &facts, order.key(&facts))
                })
                .collect();
            keyed.sort_unstable_by(|one, other| one.compare(other, nodes.ids()));
            let sorted: Vec<u32> = keyed.iter().map(|keyed| keyed.number).collect();
            Tree::of_sorted(&sorted, &ByOrder::each(nodes, order))
        })
    }

    fn kept(&mut self) -> impl Iterator<Item = (&mut Tree, Order)> {
        let trees = self.orders.iter_mut().zip(Order::ALL);
        trees.filter_map(|(tree, order)| Some((tree.get_mut()?, order)))
    }
}

/// n comments in the list, k orders that were asked for so far.
impl Thread {
    /// Each comment stands by itself, whomever it answers.
    #[must_use]
    pub fn is_flat(&self) -> bool {
        self.flat.is_some()
    }

    /// All comments that are there to be read, each by itself, to be put in this order in short steps. O(n).
    #[must_use]
    pub fn each(&self, order: Order) -> Merging {
        let numbers = if let Some(flat) = &self.flat {
            flat.known().map(|(_, tree)| tree.items()).unwrap_or_default()
        } else {
            let there = (0u32..).zip(self.nodes.iter()).filter(|(_, node)| !node.removed);
            there.map(|(number, _)| number).collect()
        };
        Merging::new(self, order, numbers)
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
        let mut flat = Flat::default();
        flat.take(order, Tree::of_sorted(numbers, &ByOrder::each(&self.nodes, order)));
        Self { flat: Some(flat), ..self.clone() }
    }

    /// Makes this flat list what it would be of a later version of the thread: of the comments that have changed since,
    /// those are in it that `takes` says. O(k log n) for each.
    pub fn follow(&mut self, later: &Self, mut takes: impl FnMut(&Comment, u32) -> bool) {
        let changed = self.nodes.changed(&later.nodes);
        let known = self.nodes.len();
        let held = |number: &u32| later.nodes.at(*number).removed && later.nodes.at(*number).held;
        let shown = self.flat.as_ref().and_then(Flat::known).map(|(order, _)| order);
        let is_shown = |number: u32| shown.and_then(|order| self.row_of_number(order, number)).is_some();
        // Something is being written there.
        let kept: Vec<u32> =
            changed.iter().copied().filter(held).filter(|&number| is_shown(number)).collect();
        let mut flat = self.flat.take().unwrap_or_default();
        for (tree, order) in flat.kept() {
            for &number in changed.iter().filter(|&&number| (number as usize) < known) {
                tree.remove(number, &ByOrder::each(&self.nodes, order));
            }
        }
        let stays = |number: &u32| {
            kept.contains(number)
                || later.with_number(*number).is_some_and(|(comment, below)| takes(comment, below))
        };
        let found: Vec<u32> = changed.into_iter().filter(stays).collect();
        for (tree, order) in flat.kept() {
            for &number in &found {
                tree.insert(number, &ByOrder::each(&later.nodes, order));
            }
        }
        *self = Self { flat: Some(flat), ..later.clone() };
    }
}
