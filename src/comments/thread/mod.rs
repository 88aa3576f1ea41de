//! All comments of an article as a forest: who answers whom, kept in every order that was asked for.
//!
//! A thread is a value: a clone is O(1), and a change of one version leaves the others as they are. What a version
//! has in common with the one before it, which is nearly everything, they share. `links` changes it, `rows` reads the
//! list as it is shown, `below` what it shows no more of, `found` picks some of it, `indexing` builds a long one in
//! short steps, `sorting` puts it in order so.

mod below;
mod found;
mod heads;
pub mod indexing;
mod links;
mod listing;
pub mod merging;
mod nodes;
mod rankings;
mod rows;
pub mod sorting;

use std::{collections::BTreeSet, ops::Range, rc::Rc};

use super::{
    model::{Comment, CommentId},
    names::Names,
    order::Order,
    shelf::Shelf,
    tree::Tree,
};
use found::Flat;
use indexing::Indexing;
use listing::{Listed, Listing};
pub use nodes::DEEPEST;
use nodes::{Nodes, Number};
pub use rows::Row;

/// The comments of one article. Cheap to clone, see the module.
#[derive(Clone, Debug, Default)]
pub struct Thread {
    /// In the order in which they came; numbers in here are what everything else speaks of.
    nodes: Nodes,
    /// Comments that are answered and are not here.
    missing: Shelf<Missing>,
    names: Names,
    /// How many were taken away, but still hold their replies together.
    removed: usize,
    /// Ids, of comments that are here and of others.
    folded: Rc<BTreeSet<CommentId>>,
    /// Ids of comments whose place is shown although they were taken away and nobody answered them.
    held: Rc<BTreeSet<CommentId>>,
    /// The tops of threads, in the order in which they came.
    came: Tree,
    /// The tops of threads in each order: kept, once they are made.
    orders: [Listing; Order::ALL.len()],
    /// Of a list in which each comment stands by itself, what is in it.
    flat: Option<Flat>,
}

/// A comment that is answered and is not here. Its replies stand at the top until it comes.
#[derive(Clone, Debug)]
struct Missing {
    id: CommentId,
    waiting: Tree,
}

/// By what was put into them, and by which orders are made. Costs what the two versions do not share.
impl PartialEq for Thread {
    fn eq(&self, other: &Self) -> bool {
        let is_as = |order: &Order| self.is_whole(*order) == other.is_whole(*order);
        self.nodes == other.nodes
            && self.folded == other.folded
            && self.held == other.held
            && self.flat == other.flat
            && Order::ALL.iter().all(is_as)
    }
}

impl Eq for Thread {}

impl Thread {
    /// A thread of these comments. Of two with one id the later stands. O(n log n).
    #[must_use]
    pub fn new<C: Into<Rc<Comment>>>(comments: impl IntoIterator<Item = C>) -> Self {
        let mut indexing = Indexing::new(comments.into_iter().map(Into::into).collect());
        loop {
            if let Some(thread) = indexing.step() {
                return thread;
            }
        }
    }

    /// The comment with this id, if it is there and was not taken away. O(1).
    #[must_use]
    pub fn get(&self, id: &CommentId) -> Option<&Rc<Comment>> {
        let Some(Number::Here(number)) = self.number(id) else { return None };
        let node = self.nodes.at(number);
        (!node.removed).then_some(&node.comment)
    }

    /// How many comments there are to read.
    #[must_use]
    pub fn len(&self) -> usize {
        self.nodes.len() - self.removed
    }

    /// There is nothing to read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The ids whose replies are folded away.
    #[must_use]
    pub fn folded(&self) -> &Rc<BTreeSet<CommentId>> {
        &self.folded
    }

    /// The ids of comments whose place stays when they are taken away.
    #[must_use]
    pub fn held(&self) -> &Rc<BTreeSet<CommentId>> {
        &self.held
    }

    /// The comments in the order in which they came, each answering one that is still there, or none. O(n).
    pub fn export(&self) -> impl Iterator<Item = Rc<Comment>> + '_ {
        let there = (0u32..).zip(self.nodes.iter()).filter(|(_, node)| !node.removed);
        there.map(|(number, _)| self.as_it_stands(number))
    }

    /// How many numbers were given: comments that went keep theirs.
    #[must_use]
    pub fn numbers(&self) -> usize {
        self.nodes.len()
    }

    /// As [`export`](Self::export), of the comments with these numbers. O(n) of that many.
    pub fn export_part(&self, numbers: Range<usize>) -> impl Iterator<Item = Rc<Comment>> + '_ {
        let numbers = numbers.filter_map(|number| u32::try_from(number).ok());
        let there = numbers.filter(|&number| self.nodes.get(number).is_some_and(|node| !node.removed));
        there.map(|number| self.as_it_stands(number))
    }

    /// A comment that answers one that is still there, or none.
    fn as_it_stands(&self, number: u32) -> Rc<Comment> {
        let mut comment = Rc::clone(&self.nodes.at(number).comment);
        let mut above = self.nodes.above(number).map(|above| self.nodes.at(above));
        let parent = above.find(|above| !above.removed).map(|above| above.comment.id.clone());
        if comment.parent != parent {
            Rc::make_mut(&mut comment).parent = parent;
        }
        comment
    }

    /// The comments above this one, the nearest first.
    pub fn ancestors<'a>(&'a self, id: &CommentId) -> impl Iterator<Item = &'a Rc<Comment>> + 'a {
        let start = match self.number(id) {
            Some(Number::Here(number)) => Some(number),
            _ => None,
        };
        start
            .into_iter()
            .flat_map(|number| self.nodes.above(number))
            .map(|above| &self.nodes.at(above).comment)
    }

    fn number(&self, id: &CommentId) -> Option<Number> {
        let id_of = |number: u32| match Number::of(number) {
            Number::Here(number) => self.nodes.get(number).map(|node| &node.comment.id),
            Number::Missing(number) => self.missing.get(number as usize).map(|missing| &missing.id),
        };
        self.names.find(id, id_of).map(Number::of)
    }

    /// The tops of threads in this order. O(1), the first time O(log n).
    fn listed(&self, order: Order) -> Listed<'_> {
        match &self.flat {
            Some(flat) => {
                let (order, comments) = flat.order(order, &self.nodes);
                Listed::flat(comments, &self.nodes, order)
            }
            None => Listed::new(&self.orders[order as usize], &self.came, &self.nodes, order),
        }
    }
}
