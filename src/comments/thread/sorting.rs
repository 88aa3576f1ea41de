//! Puts the tops of a thread into an order in short steps, while the thread goes on changing.

use super::{
    Thread,
    found::Flat,
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
    /// The list that is sorted, where it is a flat one.
    flat: Option<Tree>,
    growing: Growing,
    grown: usize,
}

/// What comes out: an order of a thread as it was.
pub struct Sorted {
    nodes: Nodes,
    order: Order,
    tree: Tree,
    len: usize,
    flat: Option<Tree>,
}

impl Sorting {
    /// Nothing is done yet. O(r) for r tops, of which no more than their numbers is looked at. In a flat list all are tops.
    #[must_use]
    pub fn new(thread: &Thread, order: Order) -> Self {
        let flat = thread.flat.as_ref().and_then(Flat::known).map(|(_, tree)| tree.clone());
        let merging = if flat.is_some() {
            thread.each(order)
        } else {
            Merging::new(thread, order, thread.came.items())
        };
        Self { merging, tops: None, flat, growing: Growing::default(), grown: 0 }
    }

    /// Goes a step further. Gives the order when it is made; there is nothing left to do after that.
    pub fn step(&mut self) -> Option<Sorted> {
        let Some(tops) = &self.tops else {
            self.tops = self.merging.step();
            return None;
        };
        let Merging { nodes, order, .. } = &self.merging;
        let next = &tops[self.grown..tops.len().min(self.grown + STEP)];
        let by = match &self.flat {
            Some(_) => ByOrder::each(nodes, *order),
            None => ByOrder::tops(nodes, *order),
        };
        self.growing.add(next, &by);
        self.grown += next.len();
        (self.grown == tops.len()).then(|| {
            let tree = std::mem::take(&mut self.growing).done();
            Sorted { nodes: nodes.clone(), order: *order, tree, len: tops.len(), flat: self.flat.take() }
        })
    }
}

impl Sorted {
    /// The order.
    #[must_use]
    pub fn order(&self) -> Order {
        self.order
    }

    /// It is one of a flat list.
    #[must_use]
    pub fn is_flat(&self) -> bool {
        self.flat.is_some()
    }
}

impl Thread {
    /// All tops of threads stand in this order, not only the first few.
    #[must_use]
    pub fn is_whole(&self, order: Order) -> bool {
        match &self.flat {
            Some(flat) => flat.has(order),
            None => self.orders[order as usize].is_whole(),
        }
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
    /// few comments have changed since, or any of a flat list, it is of no use, and the thread stays as it is. O(c log n), c
    /// changes.
    pub fn take(&mut self, sorted: Sorted) {
        let Sorted { nodes: old, order, mut tree, mut len, flat: list } = sorted;
        let mut changed = self.nodes.changed(&old);
        if let Some(flat) = &mut self.flat {
            let is_this = flat.known().is_some_and(|(_, known)| Some(known) == list.as_ref());
            if is_this && changed.is_empty() {
                flat.take(order, tree);
            }
            return;
        }
        if list.is_some() {
            return;
        }
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
