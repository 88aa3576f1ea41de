//! A vector that is cheap to clone and to change: versions of it share what they have in common.

use std::rc::Rc;

/// How many bits of an index are spent on each level.
const BITS: u32 = 5;
/// How many items or branches stand in one node.
const WIDTH: usize = 1 << BITS;

/// A vector as a tree of nodes of 32, the items in its leaves.
///
/// A clone is O(1). Reading and writing an item and adding one walk down log32 of the length; what another version
/// still holds is copied on the way down, 32 items or pointers on each level, and nothing else is.
///
/// P. Bagwell and T. Rompf, "RRB-Trees: Efficient Immutable Vectors", 2011, in its plain form without gaps.
#[derive(Clone, Debug)]
pub struct Shelf<T> {
    top: Rc<Node<T>>,
    len: usize,
    /// How many levels of inner nodes stand over the leaves.
    levels: u32,
}

#[derive(Clone, Debug)]
enum Node<T> {
    Leaf(Vec<T>),
    Inner(Vec<Rc<Node<T>>>),
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self { top: Rc::new(Node::Leaf(Vec::new())), len: 0, levels: 0 }
    }
}

/// What two versions share is equal without a look at it.
impl<T: PartialEq> PartialEq for Shelf<T> {
    fn eq(&self, other: &Self) -> bool {
        self.len == other.len && is_same(&self.top, &other.top)
    }
}

impl<T: Eq> Eq for Shelf<T> {}

fn is_same<T: PartialEq>(one: &Rc<Node<T>>, other: &Rc<Node<T>>) -> bool {
    Rc::ptr_eq(one, other)
        || match (&**one, &**other) {
            (Node::Leaf(one), Node::Leaf(other)) => one == other,
            (Node::Inner(one), Node::Inner(other)) => {
                one.iter().zip(other).all(|(one, other)| is_same(one, other))
            }
            _ => false,
        }
}

/// The indexes in which two nodes of the same height differ, the first of them being `first`.
fn differences<T>(
    one: &Rc<Node<T>>,
    other: &Rc<Node<T>>,
    (first, shift): (usize, u32),
    differs: &impl Fn(&T, &T) -> bool,
    into: &mut Vec<usize>,
) {
    if Rc::ptr_eq(one, other) {
        return;
    }
    match (&**one, &**other) {
        (Node::Leaf(one), Node::Leaf(other)) => {
            let pairs = one.iter().zip(other).enumerate();
            into.extend(pairs.filter(|(_, (one, other))| differs(one, other)).map(|(at, _)| first + at));
        }
        (Node::Inner(one), Node::Inner(other)) => {
            for (at, (one, other)) in one.iter().zip(other).enumerate() {
                differences(one, other, (first + (at << shift), shift - BITS), differs, into);
            }
        }
        _ => {}
    }
}

impl<T> Shelf<T> {
    /// The indexes at which another version has another item, or one of the two none. Costs what they do not share.
    #[must_use]
    pub fn changed(&self, other: &Self, differs: impl Fn(&T, &T) -> bool) -> Vec<usize> {
        let levels = self.levels.min(other.levels);
        let mut changed = Vec::new();
        let place = (0, levels * BITS);
        differences(self.down_to(levels), other.down_to(levels), place, &differs, &mut changed);
        changed.extend(self.len.min(other.len)..self.len.max(other.len));
        changed
    }

    /// The first node with so many levels below it: with none fewer than there are, it holds what a shorter version had.
    fn down_to(&self, levels: u32) -> &Rc<Node<T>> {
        let mut node = &self.top;
        for _ in levels..self.levels {
            if let Node::Inner(below) = &**node {
                node = below.first().unwrap_or(node);
            }
        }
        node
    }

    /// How many items there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// There is no item.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The item at this index.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<&T> {
        if index >= self.len {
            return None;
        }
        let mut node = &self.top;
        let mut shift = self.levels * BITS;
        loop {
            match &**node {
                Node::Leaf(items) => return items.get(index % WIDTH),
                Node::Inner(below) => node = below.get((index >> shift) % WIDTH)?,
            }
            shift -= BITS;
        }
    }

    /// All items, in order.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        (0..self.len).filter_map(|index| self.get(index))
    }
}

impl<T: Clone> Shelf<T> {
    /// The same item so many times: they are one until they are written.
    #[must_use]
    pub fn filled(item: &T, len: usize) -> Self {
        let mut shelf = Self { len, ..Self::default() };
        shelf.top = Rc::new(Node::Leaf(vec![item.clone(); len.min(WIDTH)]));
        while WIDTH << (shelf.levels * BITS) < len {
            shelf.levels += 1;
            let below = len.div_ceil(1 << (shelf.levels * BITS)).min(WIDTH);
            shelf.top = Rc::new(Node::Inner(vec![shelf.top; below]));
        }
        shelf
    }

    /// The item at this index, to be written.
    pub fn get_mut(&mut self, index: usize) -> Option<&mut T> {
        if index >= self.len {
            return None;
        }
        let mut node = Rc::make_mut(&mut self.top);
        let mut shift = self.levels * BITS;
        loop {
            match node {
                Node::Leaf(items) => return items.get_mut(index % WIDTH),
                Node::Inner(below) => node = Rc::make_mut(below.get_mut((index >> shift) % WIDTH)?),
            }
            shift -= BITS;
        }
    }

    /// Adds an item at the end.
    pub fn push(&mut self, item: T) {
        if self.len == WIDTH << (self.levels * BITS) {
            self.top = Rc::new(Node::Inner(vec![Rc::clone(&self.top)]));
            self.levels += 1;
        }
        let mut node = Rc::make_mut(&mut self.top);
        let mut shift = self.levels * BITS;
        while let Node::Inner(below) = node {
            let at = (self.len >> shift) % WIDTH;
            if at == below.len() {
                let is_leaf = shift == BITS;
                below.push(Rc::new(if is_leaf { Node::Leaf(Vec::new()) } else { Node::Inner(Vec::new()) }));
            }
            node = Rc::make_mut(&mut below[at]);
            shift -= BITS;
        }
        if let Node::Leaf(items) = node {
            items.push(item);
            self.len += 1;
        }
    }
}
