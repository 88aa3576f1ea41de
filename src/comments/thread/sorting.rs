//! Puts the tops of a thread into an order in short steps, while the thread goes on changing.

use super::{
    Thread,
    listing::Listing,
    nodes::{Node, Nodes},
    rankings::ByOrder,
};
use crate::comments::{
    order::{Keyed, Order},
    shelf::Shelf,
    tree::{Growing, Tree},
};

/// How many tops one step takes: a few milliseconds on a slow phone.
const STEP: usize = 2_048;
/// How many comments may have changed meanwhile: where more did, it is less work to begin anew.
const CHANGES: usize = 2_048;

/// An order in the making: the thread as it was at the beginning is sorted by merging, from runs of one step.
pub struct Sorting {
    thread: Thread,
    order: Order,
    tops: Vec<u32>,
    sorted: Vec<Keyed>,
    /// Where two runs that are merged go.
    merged: Vec<Keyed>,
    /// How many tops each run has, once they are all in runs.
    run: usize,
    /// The next of the two runs that are merged.
    next: (usize, usize),
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
        let tops = thread.came.items();
        let (sorted, merged) = (Vec::with_capacity(tops.len()), Vec::new());
        let (thread, growing) = (thread.clone(), Growing::default());
        Self { thread, order, tops, sorted, merged, run: STEP, next: (0, 0), growing, grown: 0 }
    }

    /// Goes a step further. Gives the order when it is made; there is nothing left to do after that.
    pub fn step(&mut self) -> Option<Sorted> {
        if self.sorted.len() < self.tops.len() && self.merged.is_empty() {
            self.begin_run();
        } else if self.run < self.tops.len() {
            self.merge();
        } else if self.grown < self.tops.len() {
            self.grow();
        } else {
            let tree = std::mem::take(&mut self.growing).done();
            let nodes = std::mem::take(&mut self.thread.nodes);
            return Some(Sorted { nodes, order: self.order, tree, len: self.tops.len() });
        }
        None
    }

    fn begin_run(&mut self) {
        let (nodes, order) = (&self.thread.nodes, self.order);
        let from = self.sorted.len();
        let tops = self.tops[from..].iter().take(STEP);
        self.sorted.extend(tops.map(|&top| {
            let facts = nodes.at(top).facts();
            Keyed::new(top, &facts, order.key(&facts))
        }));
        self.sorted[from..].sort_unstable_by(|one, other| one.compare(other, nodes.ids()));
    }

    fn merge(&mut self) {
        let nodes = &self.thread.nodes;
        let all = self.sorted.len();
        for _ in 0..STEP {
            let at = self.merged.len();
            if at == all {
                std::mem::swap(&mut self.sorted, &mut self.merged);
                self.merged.clear();
                self.run *= 2;
                return;
            }
            let start = at - at % (2 * self.run);
            let (middle, end) = (all.min(start + self.run), all.min(start + 2 * self.run));
            if at == start {
                self.next = (start, middle);
            }
            let (one, other) = &mut self.next;
            let takes_one = *other == end
                || *one < middle && self.sorted[*one].compare(&self.sorted[*other], nodes.ids()).is_le();
            let taken = if takes_one { one } else { other };
            self.merged.push(self.sorted[*taken]);
            *taken += 1;
        }
    }

    fn grow(&mut self) {
        let tops = self.sorted[self.grown..].iter().take(STEP);
        let tops: Vec<u32> = tops.map(|keyed| keyed.number).collect();
        self.growing.add(&tops, &ByOrder { nodes: &self.thread.nodes, order: self.order });
        self.grown += tops.len();
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
        let Some(mut changed) = self.nodes.changed(&old, CHANGES) else { return };
        // Only tops stand in an order, and what is known of them changes with all that stand below.
        changed.retain(|&number| {
            let is_top = old.get(number).is_some_and(Node::is_top);
            if is_top {
                tree.remove(number, &ByOrder { nodes: &old, order });
                len -= 1;
            }
            self.nodes.at(number).is_top()
        });
        for &number in &changed {
            tree.insert(number, &ByOrder { nodes: &self.nodes, order });
            len += 1;
        }
        self.orders[order as usize] = Listing::made(tree, len);
    }
}

impl Nodes {
    /// The numbers of the comments that are not as they were, or were not there, if they are not too many.
    fn changed(&self, old: &Self, most: usize) -> Option<Vec<u32>> {
        Shelf::changed(&self.0, &old.0, most, Node::is_as)
    }
}
