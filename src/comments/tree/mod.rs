//! A list of comments that is kept in order, with what its parts add up to.

mod growing;
mod node;

use std::{cmp::Ordering, rc::Rc};

use crate::time::Timestamp;
pub use growing::Growing;
use node::toward;

/// The most items or branches in one node.
const MOST: usize = 64;
/// How many of them a node gets when a whole list is built at once: there is room for more to come.
const FILL: usize = 48;

/// What a comment and all that stands below it add up to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sum {
    /// Rows in the list as it is shown.
    pub rows: u32,
    /// Bytes of text in those rows.
    pub bytes: u32,
    /// Comments that are there to be read, whether a fold hides them or not.
    pub live: u32,
    /// The newest date among them; the least of all dates where there is none.
    pub active: Timestamp,
}

impl Sum {
    /// What nothing adds up to.
    pub const NONE: Self = Self { rows: 0, bytes: 0, live: 0, active: Timestamp(i64::MIN) };

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            rows: self.rows + other.rows,
            bytes: self.bytes.saturating_add(other.bytes),
            live: self.live + other.live,
            active: self.active.max(other.active),
        }
    }
}

/// What a tree asks about its items. No two items may compare equal, and what it answers of an item may change only
/// while that item is not in the tree, but for the sum, see [`Tree::refresh`].
pub trait Ranking {
    /// Which of the two stands first.
    fn compare(&self, one: u32, other: u32) -> Ordering;
    /// What an item adds up to.
    fn sum(&self, item: u32) -> Sum;
}

/// A B+ tree: items in the leaves, and over them nodes that know what stands in each branch.
///
/// A clone is O(1), and versions share what they have in common. Each operation visits one node on each of log(n)
/// levels. D. Comer, "The ubiquitous B-tree", 1979; nodes that run low are not merged, only empty ones are dropped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    top: Option<Rc<Node>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Node {
    Leaf(Vec<u32>),
    Inner(Vec<Branch>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Branch {
    /// The first item below.
    first: u32,
    sum: Sum,
    below: Rc<Node>,
}

/// What is done to one item.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Deed {
    Insert,
    Remove,
    Refresh,
}

impl Tree {
    /// A tree of items that are in order already. O(n).
    #[must_use]
    pub fn of_sorted(items: &[u32], by: &dyn Ranking) -> Self {
        if (1..=FILL).contains(&items.len()) {
            return Self { top: Some(Rc::new(Node::Leaf(items.to_vec()))) };
        }
        let mut growing = Growing::default();
        growing.add(items, by);
        growing.done()
    }

    /// There is no item.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.top.is_none()
    }

    /// All items, in order. O(n).
    #[must_use]
    pub fn items(&self) -> Vec<u32> {
        let mut items = Vec::new();
        if let Some(top) = &self.top {
            top.collect(&mut items);
        }
        items
    }

    /// What all items add up to. O(1).
    #[must_use]
    pub fn sum(&self, by: &dyn Ranking) -> Sum {
        self.top.as_ref().map_or(Sum::NONE, |top| top.sum(by))
    }

    /// Puts an item, which is not in the tree, where it belongs. O(log n).
    pub fn insert(&mut self, item: u32, by: &dyn Ranking) {
        self.visit(item, Deed::Insert, by);
    }

    /// Takes an item out, if it is there. O(log n).
    pub fn remove(&mut self, item: u32, by: &dyn Ranking) {
        self.visit(item, Deed::Remove, by);
    }

    /// The last item. O(log n).
    #[must_use]
    pub fn last(&self) -> Option<u32> {
        let mut node = self.top.as_ref()?;
        loop {
            match &**node {
                Node::Leaf(items) => return items.last().copied(),
                Node::Inner(branches) => node = &branches.last()?.below,
            }
        }
    }

    /// Looks again at what an item adds up to. O(log n).
    pub fn refresh(&mut self, item: u32, by: &dyn Ranking) {
        if self.keeps_sums() {
            self.visit(item, Deed::Refresh, by);
        }
    }

    /// So many items are there that parts of them are added up beforehand.
    #[must_use]
    pub fn keeps_sums(&self) -> bool {
        matches!(self.top.as_deref(), Some(Node::Inner(_)))
    }

    fn visit(&mut self, item: u32, deed: Deed, by: &dyn Ranking) {
        let Some(top) = &mut self.top else {
            self.top = (deed == Deed::Insert).then(|| Rc::new(Node::Leaf(vec![item])));
            return;
        };
        if let Some(right) = Rc::make_mut(top).visit(item, deed, by) {
            *top = Rc::new(Node::Inner(vec![Branch::of(top, by), right]));
        }
        while let Node::Inner(branches) = &**top
            && let [only] = branches.as_slice()
        {
            *top = Rc::clone(&only.below);
        }
        if top.is_empty() {
            self.top = None;
        }
    }

    /// What stands before an item adds up to this. O(log n).
    #[must_use]
    pub fn before(&self, item: u32, by: &dyn Ranking) -> Sum {
        let mut sum = Sum::NONE;
        let mut next = self.top.as_ref();
        while let Some(node) = next.take() {
            match &**node {
                Node::Leaf(items) => {
                    let before = items.iter().take_while(|&&other| other != item);
                    sum = before.fold(sum, |sum, &other| sum.plus(by.sum(other)));
                }
                Node::Inner(branches) => {
                    let at = toward(branches, item, by);
                    sum = branches[..at].iter().fold(sum, |sum, branch| sum.plus(branch.sum));
                    next = Some(&branches[at].below);
                }
            }
        }
        sum
    }

    /// The item that a row belongs to, counted from 0, and what stands before that item. O(log n).
    #[must_use]
    pub fn find(&self, row: u32, by: &dyn Ranking) -> Option<(u32, Sum)> {
        let mut sum = Sum::NONE;
        let mut node = self.top.as_ref()?;
        loop {
            match &**node {
                Node::Leaf(items) => {
                    for &item in items {
                        let next = sum.plus(by.sum(item));
                        if row < next.rows {
                            return Some((item, sum));
                        }
                        sum = next;
                    }
                    return None;
                }
                Node::Inner(branches) => {
                    let holds = |branch: &&Branch| {
                        let next = sum.plus(branch.sum);
                        let found = row < next.rows;
                        if !found {
                            sum = next;
                        }
                        found
                    };
                    node = &branches.iter().find(holds)?.below;
                }
            }
        }
    }
}
