//! What a thread knows of each comment, and how comments are ordered by it.

use std::{cmp::Ordering, rc::Rc};

use super::rankings::ByDate;
use crate::comments::{
    model::Comment,
    order::Facts,
    shelf::Shelf,
    tree::{Ranking, Sum, Tree},
};

/// How deep a comment stands whose replies are not shown, those to no other comment being at 0: on a narrow screen little
/// room would be left for them.
pub const DEEPEST: u8 = 6;
/// Set in the number of a comment that is not here.
const MISSING: u32 = 1 << 31;
/// How many comments a thread takes.
pub(super) const MOST: usize = MISSING as usize - 1;

/// What an id stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Number {
    /// A comment of the thread.
    Here(u32),
    /// One that is answered and is not here.
    Missing(u32),
}

impl Number {
    pub(super) const fn of(code: u32) -> Self {
        if code & MISSING == 0 { Self::Here(code) } else { Self::Missing(code ^ MISSING) }
    }

    pub(super) const fn code(self) -> u32 {
        match self {
            Self::Here(number) => number,
            Self::Missing(number) => number | MISSING,
        }
    }
}

/// A comment in its thread.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) comment: Rc<Comment>,
    /// The comment that it stands under: the one that it answers, where that is here and does not lead in a circle.
    pub(super) parent: Option<u32>,
    /// The comments that stand under it, oldest first.
    pub(super) replies: Tree,
    /// What it and all below it add up to.
    pub(super) sum: Sum,
    /// Taken away, but still holding its replies together.
    pub(super) removed: bool,
    /// Its place is shown even when it is taken away and nobody answered it.
    pub(super) held: bool,
    /// Its replies are folded away.
    pub(super) folded: bool,
    /// How deep it stands; all that stand deeper than [`DEEPEST`] say that they stand there.
    pub(super) depth: u8,
}

/// The rest follows from these.
impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.removed == other.removed && self.comment == other.comment
    }
}

impl Node {
    pub(super) fn new(comment: Rc<Comment>, folded: bool) -> Self {
        let mut node = Self {
            comment,
            parent: None,
            replies: Tree::default(),
            sum: Sum::NONE,
            removed: false,
            held: false,
            folded,
            depth: 0,
        };
        node.sum = node.sum_with(Sum::NONE);
        node
    }

    /// What it adds up to, over replies that add up to `below`.
    pub(super) fn sum_with(&self, below: Sum) -> Sum {
        let mut sum = Sum::NONE;
        if !self.removed {
            sum.live = 1;
            sum.active = self.comment.created;
        }
        sum.bytes = self.own_bytes();
        // What was taken away shows its place for as long as there is something below it to hold.
        sum.rows = u32::from(!self.removed || self.held || below.rows > 0);
        let mut below = below;
        if self.hides() {
            (below.rows, below.bytes) = (0, 0);
        }
        sum.plus(below)
    }

    /// Its replies are not shown.
    pub(super) fn hides(&self) -> bool {
        self.folded || self.is_deepest()
    }

    /// Its replies stand too deep to be shown.
    pub(super) fn is_deepest(&self) -> bool {
        self.depth == DEEPEST
    }

    /// It answers nobody that is here.
    pub(super) fn is_top(&self) -> bool {
        self.parent.is_none()
    }

    /// How many bytes of text its row has.
    pub(super) fn own_bytes(&self) -> u32 {
        if self.removed { 0 } else { u32::try_from(self.comment.text.len()).unwrap_or(u32::MAX) }
    }

    /// How many comments below it are there to be read.
    pub(super) fn descendants(&self) -> u32 {
        self.sum.live - u32::from(!self.removed)
    }

    /// What orders look at.
    pub(super) fn facts(&self) -> Facts {
        Facts {
            pinned: self.comment.pinned,
            votes: self.comment.votes,
            created: self.comment.created,
            active: self.sum.active,
            descendants: self.descendants(),
        }
    }
}

/// The comments of a thread, by number.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Nodes(Shelf<Node>);

impl Nodes {
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn push(&mut self, node: Node) {
        self.0.push(node);
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Node> {
        self.0.iter()
    }

    /// The numbers of those that are not the same in another version, or are not there. Costs what the two versions
    /// do not share.
    pub(super) fn changed(&self, other: &Self) -> Vec<u32> {
        let differs = |one: &Node, other: &Node| {
            !Rc::ptr_eq(&one.comment, &other.comment)
                || (one.parent, one.sum, one.removed) != (other.parent, other.sum, other.removed)
        };
        let changed = self.0.changed(&other.0, differs);
        changed.into_iter().filter_map(|number| u32::try_from(number).ok()).collect()
    }

    pub(super) fn get(&self, number: u32) -> Option<&Node> {
        self.0.get(number as usize)
    }

    pub(super) fn at(&self, number: u32) -> &Node {
        self.get(number).expect("numbers are given out by the thread itself")
    }

    pub(super) fn at_mut(&mut self, number: u32) -> &mut Node {
        self.0.get_mut(number as usize).expect("numbers are given out by the thread itself")
    }

    /// What names the id of a comment.
    pub(super) fn ids<'a>(&'a self) -> impl Fn(u32) -> &'a str {
        |number| self.at(number).comment.id.as_str()
    }

    /// The comments above one, the nearest first.
    pub(super) fn above(&self, number: u32) -> impl Iterator<Item = u32> {
        std::iter::successors(self.at(number).parent, |&above| self.at(above).parent)
    }

    /// The top of its thread.
    pub(super) fn top(&self, number: u32) -> u32 {
        self.above(number).last().unwrap_or(number)
    }

    /// Changes the replies of a comment, by the nodes as they are.
    pub(super) fn with_replies(&mut self, number: u32, change: impl FnOnce(&mut Tree, &dyn Ranking)) {
        let mut replies = std::mem::take(&mut self.at_mut(number).replies);
        change(&mut replies, &ByDate(self));
        self.at_mut(number).replies = replies;
    }

    /// Adds up a comment anew, and with it what it stands under, as far as that changes. O(depth · log n).
    pub(super) fn renew(&mut self, number: u32) {
        let mut next = Some(number);
        while let Some(number) = next {
            let node = self.at(number);
            let sum = node.sum_with(node.replies.sum(&ByDate(self)));
            if sum == node.sum {
                return;
            }
            next = node.parent;
            self.at_mut(number).sum = sum;
            if let Some(parent) = next.filter(|&parent| self.at(parent).replies.keeps_sums()) {
                self.with_replies(parent, |replies, by| replies.refresh(number, by));
            }
        }
    }

    /// Notes that a comment, with all below it, stands so deep now. Looks at what is shown before or after that only: as
    /// a comment that comes late pushes others down, one by one, each is looked at [`DEEPEST`] times at most.
    pub(super) fn sink(&mut self, number: u32, depth: u8) {
        let before = std::mem::replace(&mut self.at_mut(number).depth, depth);
        if before == depth {
            return;
        }
        if below(before) != below(depth) {
            let replies = self.at(number).replies.items();
            for &reply in &replies {
                self.sink(reply, below(depth));
            }
            self.with_replies(number, |tree, by| *tree = Tree::of_sorted(&replies, by));
        }
        let node = self.at(number);
        let sum = node.sum_with(node.replies.sum(&ByDate(self)));
        self.at_mut(number).sum = sum;
    }

    /// Whether the first stands before the second, both answering the same.
    pub(super) fn by_date(&self, one: u32, other: u32) -> Ordering {
        let (one, other) = (&self.at(one).comment, &self.at(other).comment);
        one.created.cmp(&other.created).then_with(|| one.id.cmp(&other.id))
    }
}

/// How deep the replies to a comment stand that stands so deep.
pub(super) fn below(depth: u8) -> u8 {
    DEEPEST.min(depth + 1)
}
