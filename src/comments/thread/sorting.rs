//! Puts the tops of a thread into an order in short steps, while the thread goes on changing.

use super::{
    Thread,
    listing::Listing,
    merging::{Merging, STEP},
    nodes::{Node, Nodes},
    rankings::ByOrder,
};
use crate::comments::{
    order::Order,
    tree::{Growing, Tree},
};

/// How many comments may have changed meanwhile: where more did, it is less work to begin anew.
const CHANGES: usize = 2_048;

/// An order in the making: the thread as it was at the beginning is sorted.
pub struct Sorting {
    merging: Merging,
    /// The tops in order, once they are.
    tops: Option<Vec<u32>>,
    growing: Growing,
    grown: usize,
}

/// What comes out: an order of a thread as it was.
pub struct Sorted {
    nodes: Nodes,
    order: Order,
    tree: Tree,
    len: usize,
}

impl Sorting {
    /// Nothing is done yet. O(r) for r tops, of which no more than their numbers is looked at.
    #[must_use]
    pub fn new(thread: &Thread, order: Order) -> Self {
        let merging = Merging::new(thread, order, thread.came.items());
        Self { merging, tops: None, growing: Growing::default(), grown: 0 }
    }

    /// Goes a step further. Gives the order when it is made; there is nothing left to do after that.
    pub fn step(&mut self) -> Option<Sorted> {
        let Some(tops) = &self.tops else {
            self.tops = self.merging.step();
            return None;
        };
        let Merging { nodes, order, .. } = &self.merging;
        let next = &tops[self.grown..tops.len().min(self.grown + STEP)];
        self.growing.add(next, &ByOrder::tops(nodes, *order));
        self.grown += next.len();
        (self.grown == tops.len()).then(|| {
            let tree = std::mem::take(&mut self.growing).done();
            Sorted { nodes: nodes.clone(), order: *order, tree, len: tops.len() }
        })
    }
}

impl Sorted {
    /// The order.
    #[must_use]
    pub fn order(&self) -> Order {
        self.order
    }
}

impl Thread {
    /// All tops of threads stand in this order, not only the first few.
    #[must_use]
    pub fn is_whole(&self, order: Order) -> bool {
        self.orders[order as usize].is_whole()
    }

    /// Puts the tops of threads into this order at once. O(r log r) for r of them.
    pub fn prepare(&mut self, order: Order) {
        let mut sorting = Sorting::new(self, order);
        let made = std::iter::repeat_with(|| sorting.step()).flatten().next();
        if let Some(sorted) = made {
            self.take(sorted);
        }
    }

    /// Takes an order of what this thread was a while ago, and makes it that of the thread as it is. Where more than a
    /// few comments have changed since, it is of no use, and the thread stays as it is. O(c log n), c changes.
    pub fn take(&mut self, sorted: Sorted) {
        let Sorted { nodes: old, order, mut tree, mut len } = sorted;
        let mut changed = self.nodes.changed(&old);
        if changed.len() > CHANGES {
            return;
        }
        // Only tops stand in an order, and what is known of them changes with all that stand below.
        changed.retain(|&number| {
            let is_top = old.get(number).is_some_and(Node::is_top);
            if is_top {
                tree.remove(number, &ByOrder::tops(&old, order));
                len -= 1;
            }
            self.nodes.at(number).is_top()
        });
        for &number in &changed {
            tree.insert(number, &ByOrder::tops(&self.nodes, order));
            len += 1;
        }
        self.orders[order as usize] = Listing::made(tree, len);
    }
}
