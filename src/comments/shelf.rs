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

impl<T> Shelf<T> {
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

impl<T> Shelf<T> {
    /// The indexes of the items that are not as they were in `old` or that were not there, if they are at most so many.
    /// What the two share is not looked at: O(32 log n) for each of them.
    pub fn changed(&self, old: &Self, most: usize, is_as: impl Fn(&T, &T) -> bool) -> Option<Vec<u32>> {
        let mut changed = Vec::new();
        // Where one is higher, its first branch, all the way down, is what the other is at the top.
        let (mut here, mut there, mut shift) = (&self.top, &old.top, old.levels * BITS);
        for _ in old.levels..self.levels {
            if let Node::Inner(below) = &**here {
                here = below.first()?;
            }
        }
        if self.levels < old.levels {
            return None;
        }
        let mut next = vec![(0, here, there, shift)];
        while let Some(pair) = next.pop() {
            let from;
            (from, here, there, shift) = pair;
            match (&**here, &**there) {
                _ if Rc::ptr_eq(here, there) => {}
                (Node::Leaf(here), Node::Leaf(there)) => {
                    let pairs = (from..).zip(here.iter().zip(there));
                    changed.extend(pairs.filter(|(_, (here, there))| !is_as(here, there)).map(|(at, _)| at));
                }
                (Node::Inner(here), Node::Inner(there)) => {
                    let pairs = (0..).zip(here.iter().zip(there));
                    next.extend(
                        pairs.map(|(at, (here, there))| (from + (at << shift), here, there, shift - BITS)),
                    );
                }
                _ => return None,
            }
            if changed.len() > most {
                return None;
            }
        }
        let added = u32::try_from(old.len).ok()?..u32::try_from(self.len).ok()?;
        changed.extend(added);
        (changed.len() <= most).then_some(changed)
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
