//! Sorts comments by merging, in short steps.

use super::{Thread, nodes::Nodes};
use crate::comments::order::{Keyed, Order};

/// How many comments one step takes: a few milliseconds on a slow phone.
pub(super) const STEP: usize = 2_048;

/// Comments on their way into an order, from runs of one step each.
pub struct Merging {
    pub(super) nodes: Nodes,
    pub(super) order: Order,
    numbers: Vec<u32>,
    keyed: Vec<Keyed>,
    /// Where two runs that are merged go.
    merged: Vec<Keyed>,
    /// How many comments each run has.
    run: usize,
    /// The next of the two runs that are merged.
    next: (usize, usize),
}

impl Merging {
    /// Nothing is done yet with these comments of the thread.
    pub(super) fn new(thread: &Thread, order: Order, numbers: Vec<u32>) -> Self {
        let (keyed, merged) = (Vec::with_capacity(numbers.len()), Vec::new());
        Self { nodes: thread.nodes.clone(), order, numbers, keyed, merged, run: STEP, next: (0, 0) }
    }

    /// Goes a step further. Gives the comments by their numbers, in order, when they are; there is nothing left to do
    /// after that.
    pub fn step(&mut self) -> Option<Vec<u32>> {
        let all = self.numbers.len();
        if self.keyed.len() < all && self.merged.is_empty() {
            self.begin_run();
        } else if self.run < all {
            self.merge();
        } else {
            return Some(self.keyed.iter().map(|keyed| keyed.number).collect());
        }
        None
    }

    fn begin_run(&mut self) {
        let (nodes, order) = (&self.nodes, self.order);
        let from = self.keyed.len();
        let run = self.numbers[from..].iter().take(STEP);
        self.keyed.extend(run.map(|&number| {
            let facts = nodes.at(number).facts();
            Keyed::new(number, &facts, order.key(&facts))
        }));
        self.keyed[from..].sort_unstable_by(|one, other| one.compare(other, nodes.ids()));
    }

    fn merge(&mut self) {
        let all = self.keyed.len();
        for _ in 0..STEP {
            let at = self.merged.len();
            if at == all {
                std::mem::swap(&mut self.keyed, &mut self.merged);
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
            let stands_first = |one: usize, other: usize| {
                self.keyed[one].compare(&self.keyed[other], self.nodes.ids()).is_le()
            };
            let takes_one = *other == end || *one < middle && stands_first(*one, *other);
            let taken = if takes_one { one } else { other };
            self.merged.push(self.keyed[*taken]);
            *taken += 1;
        }
    }
}
