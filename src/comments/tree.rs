//! A list of comments that is kept in order, with what its parts add up to.

use std::{cmp::Ordering, rc::Rc};

use crate::time::Timestamp;

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
        let mut nodes: Vec<Rc<Node>> =
            items.chunks(FILL).map(|items| Rc::new(Node::Leaf(items.to_vec()))).collect();
        while nodes.len() > 1 {
            let branches = |below: &[Rc<Node>]| below.iter().map(|below| Branch::of(below, by)).collect();
            nodes = nodes.chunks(FILL).map(|below| Rc::new(Node::Inner(branches(below)))).collect();
        }
        Self { top: nodes.pop() }
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

impl Node {
    fn is_empty(&self) -> bool {
        match self {
            Self::Leaf(items) => items.is_empty(),
            Self::Inner(branches) => branches.is_empty(),
        }
    }

    fn first(&self) -> u32 {
        match self {
            Self::Leaf(items) => items.first().copied().unwrap_or_default(),
            Self::Inner(branches) => branches.first().map_or(0, |branch| branch.first),
        }
    }

    fn sum(&self, by: &dyn Ranking) -> Sum {
        match self {
            Self::Leaf(items) => items.iter().fold(Sum::NONE, |sum, &item| sum.plus(by.sum(item))),
            Self::Inner(branches) => branches.iter().fold(Sum::NONE, |sum, branch| sum.plus(branch.sum)),
        }
    }

    fn collect(&self, into: &mut Vec<u32>) {
        match self {
            Self::Leaf(items) => into.extend_from_slice(items),
            Self::Inner(branches) => branches.iter().for_each(|branch| branch.below.collect(into)),
        }
    }

    /// Does it below this node. A node that grows too large gives its right half away.
    fn visit(&mut self, item: u32, deed: Deed, by: &dyn Ranking) -> Option<Branch> {
        match self {
            Self::Leaf(items) => {
                let at = items.partition_point(|&other| by.compare(other, item).is_lt());
                match deed {
                    Deed::Insert => items.insert(at, item),
                    Deed::Remove if items.get(at) == Some(&item) => drop(items.remove(at)),
                    Deed::Remove | Deed::Refresh => {}
                }
                let right = (items.len() > MOST).then(|| Self::Leaf(items.split_off(MOST / 2)))?;
                Some(Branch::of(&Rc::new(right), by))
            }
            Self::Inner(branches) => {
                let at = toward(branches, item, by);
                let branch = &mut branches[at];
                let right = Rc::make_mut(&mut branch.below).visit(item, deed, by);
                if branch.below.is_empty() {
                    branches.remove(at);
                } else {
                    *branch = Branch::of(&branch.below, by);
                }
                if let Some(right) = right {
                    branches.insert(at + 1, right);
                }
                let right = (branches.len() > MOST).then(|| Self::Inner(branches.split_off(MOST / 2)))?;
                Some(Branch::of(&Rc::new(right), by))
            }
        }
    }
}

impl Branch {
    fn of(below: &Rc<Node>, by: &dyn Ranking) -> Self {
        Self { first: below.first(), sum: below.sum(by), below: Rc::clone(below) }
    }
}

/// The branch that an item belongs into: the last that does not begin after it.
fn toward(branches: &[Branch], item: u32, by: &dyn Ranking) -> usize {
    branches.partition_point(|branch| by.compare(branch.first, item).is_le()).max(1) - 1
}
