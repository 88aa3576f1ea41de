//! Finds the first few of many threads, in every order at once.

use super::{
    listing::{HEAD, Listing},
    nodes::Nodes,
    rankings::ByOrder,
};
use crate::comments::{
    order::{Keyed, Order},
    tree::Tree,
};

/// The first tops of threads in each order, of those that were looked at so far.
#[derive(Debug, Default)]
pub(super) struct Heads([Head; Order::ALL.len()]);

#[derive(Debug, Default)]
struct Head {
    /// At most twice as many as are wanted.
    known: Vec<Keyed>,
    /// Once some were dropped: one of those that are known, which stands before all that were.
    last: Option<Keyed>,
}

impl Heads {
    /// Looks at one. O(1) in the mean where they come in no order, O(log [`HEAD`]) at worst.
    pub(super) fn offer(&mut self, top: u32, nodes: &Nodes) {
        let facts = nodes.at(top).facts();
        for (head, key) in self.0.iter_mut().zip(Order::keys(&facts)) {
            head.offer(Keyed::new(top, &facts, key), nodes);
        }
    }

    /// The orders, as far as they are known.
    pub(super) fn listings(self, nodes: &Nodes) -> [Listing; Order::ALL.len()] {
        let mut orders = Order::ALL.into_iter();
        self.0.map(|head| {
            let order = orders.next().unwrap_or_default();
            head.listing(&ByOrder::tops(nodes, order))
        })
    }
}

impl Head {
    fn offer(&mut self, keyed: Keyed, nodes: &Nodes) {
        if self.last.is_some_and(|last| last.compare(&keyed, nodes.ids()).is_lt()) {
            return;
        }
        self.known.push(keyed);
        if self.known.len() > 2 * HEAD {
            self.sort(nodes);
            self.known.truncate(HEAD);
            self.last = self.known.last().copied();
        }
    }

    fn sort(&mut self, nodes: &Nodes) {
        self.known.sort_unstable_by(|one, other| one.compare(other, nodes.ids()));
    }

    fn listing(mut self, by: &ByOrder<'_>) -> Listing {
        self.sort(by.nodes);
        let items: Vec<u32> = self.known.iter().map(|keyed| keyed.number).collect();
        Listing::new(Tree::of_sorted(&items, by), items.len(), self.last.is_none())
    }
}
