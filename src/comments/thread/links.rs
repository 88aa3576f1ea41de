//! Changes of a thread: comments come, are replaced, taken away and folded; who answers whom follows.

use std::{collections::BTreeSet, rc::Rc};

use super::{
    Listing, Missing, Thread,
    nodes::{self, MOST, Node, Number},
    rankings::{ByCame, ByNumber, ByOrder},
};
use crate::comments::{
    model::{Comment, CommentId},
    order::Order,
    tree::Tree,
};

/// Each costs O((d + k) log n): d comments above the one that is changed, k orders that were asked for so far.
impl Thread {
    /// Adds a comment, or replaces the one with its id.
    pub fn put(&mut self, comment: impl Into<Rc<Comment>>) {
        let comment = comment.into();
        match self.number(&comment.id) {
            Some(Number::Here(number)) => self.replace(number, comment),
            known => self.add(comment, known),
        }
    }

    /// Takes a comment away. Its replies keep their place.
    pub fn remove(&mut self, id: &CommentId) {
        if let Some(Number::Here(number)) = self.number(id)
            && !self.nodes.at(number).removed
        {
            self.removed += 1;
            self.change(number, |node| node.removed = true);
        }
    }

    /// Keeps the place of a comment that was taken away elsewhere.
    pub fn vacate(&mut self, place: impl Into<Rc<Comment>>) {
        let place = place.into();
        let id = place.id.clone();
        self.put(place);
        self.remove(&id);
    }

    /// Puts all that another thread has over this one, with the places of what was taken away there.
    pub fn lay(&mut self, over: &Self) {
        for node in over.nodes.iter() {
            if node.removed {
                self.vacate(Rc::clone(&node.comment));
            } else {
                self.put(Rc::clone(&node.comment));
            }
        }
    }

    /// Folds the replies of a comment away, or shows them again. The comment may come later.
    pub fn fold(&mut self, id: &CommentId, folded: bool) {
        if self.folded.contains(id) == folded {
            return;
        }
        let ids = Rc::make_mut(&mut self.folded);
        if folded {
            ids.insert(id.clone());
        } else {
            ids.remove(id);
        }
        if let Some(Number::Here(number)) = self.number(id) {
            self.change(number, |node| node.folded = folded);
        }
    }

    /// Shows the places of these comments even when they are taken away, and no longer those of others.
    pub fn hold(&mut self, ids: BTreeSet<CommentId>) {
        let before = std::mem::replace(&mut self.held, Rc::new(ids));
        let changed: Vec<_> = before.symmetric_difference(&self.held).cloned().collect();
        for id in changed {
            if let Some(Number::Here(number)) = self.number(&id) {
                let held = self.held.contains(&id);
                self.change(number, |node| node.held = held);
            }
        }
    }

    fn add(&mut self, comment: Rc<Comment>, known: Option<Number>) {
        let Some(number) = u32::try_from(self.nodes.len()).ok().filter(|_| self.nodes.len() < MOST) else {
            return;
        };
        let (id, here) = (comment.id.clone(), Number::Here(number).code());
        let (folded, held) = (self.folded.contains(&id), self.held.contains(&id));
        self.nodes.push(Node { held, ..Node::new(comment, folded) });
        self.settle(number);
        if let Some(Number::Missing(missing)) = known {
            self.names.change(&id, Number::Missing(missing).code(), here);
            for reply in std::mem::take(self.waiting(missing)).items() {
                self.hang(reply, Some(number));
            }
        } else {
            self.names.add(&id, here);
        }
        self.link(number);
    }

    fn replace(&mut self, number: u32, comment: Rc<Comment>) {
        let known = self.nodes.at(number);
        self.removed -= usize::from(known.removed);
        let stays = known.comment.parent == comment.parent && known.comment.created == comment.created;
        if !stays {
            self.unlink(number);
        }
        self.change(number, |node| {
            node.comment = comment;
            node.removed = false;
        });
        if !stays {
            self.link(number);
        }
    }

    /// Hangs a comment, which stands at the top, under the one that it answers. Where that would close a circle, the
    /// circle opens at its first member, see `circles`.
    fn link(&mut self, number: u32) {
        let Some(parent) = self.nodes.at(number).comment.parent.clone() else { return };
        match self.number_or_missing(&parent) {
            Number::Missing(missing) => {
                self.waiting(missing).insert(number, &ByNumber);
            }
            Number::Here(parent) => {
                let first = self.path(parent, number).into_iter().flatten().min();
                if let Some(first) = first.filter(|&first| first != number) {
                    self.hang(first, None);
                }
                if first != Some(number) {
                    self.hang(number, Some(parent));
                }
            }
        }
    }

    /// Undoes `link`: the comment stands at the top, and a circle that it was in is none any more.
    fn unlink(&mut self, number: u32) {
        let answered = self.nodes.at(number).comment.parent.as_ref().and_then(|parent| self.number(parent));
        if let Some(Number::Missing(missing)) = answered {
            self.waiting(missing).remove(number, &ByNumber);
        }
        let top = self.nodes.top(number);
        let opened = self.nodes.at(top).comment.parent.as_ref().and_then(|parent| self.number(parent));
        self.hang(number, None);
        if let Some(Number::Here(parent)) = opened
            && top != number
            && self.path(parent, top).is_none()
        {
            self.hang(top, Some(parent));
        }
    }

    /// The comments from one up to another that it stands under, both included; `None` where it does not.
    fn path(&self, from: u32, to: u32) -> Option<Vec<u32>> {
        let mut path = vec![from];
        if from != to {
            path.extend(self.nodes.above(from).take_while(|&above| above != to));
            let last = *path.last()?;
            self.nodes.at(last).parent?;
            path.push(to);
        }
        Some(path)
    }

    /// Moves a comment, with all below it, under another or to the top.
    fn hang(&mut self, number: u32, parent: Option<u32>) {
        let top = self.nodes.top(number);
        self.lift(top);
        if let Some(old) = self.nodes.at(number).parent {
            self.nodes.with_replies(old, |replies, by| replies.remove(number, by));
            self.nodes.at_mut(number).parent = None;
            self.nodes.renew(old);
            self.settle(top);
        }
        let Some(parent) = parent else {
            self.nodes.sink(number, 0);
            return self.settle(number);
        };
        self.nodes.sink(number, nodes::below(self.nodes.at(parent).depth));
        let top = self.nodes.top(parent);
        self.lift(top);
        self.nodes.at_mut(number).parent = Some(parent);
        self.nodes.with_replies(parent, |replies, by| replies.insert(number, by));
        self.nodes.renew(parent);
        self.settle(top);
    }

    /// Changes a comment in what neither moves it among its siblings nor to other ones.
    fn change(&mut self, number: u32, change: impl FnOnce(&mut Node)) {
        let top = self.nodes.top(number);
        self.lift(top);
        change(self.nodes.at_mut(number));
        self.nodes.renew(number);
        self.settle(top);
    }

    /// Takes the top of a thread out of the orders, for as long as something in that thread is changed.
    fn lift(&mut self, top: u32) {
        for (listing, by) in self.listings() {
            listing.remove(top, &by);
        }
        self.came.remove(top, &ByCame(&self.nodes));
    }

    /// Puts the top of a thread where it belongs in each order.
    fn settle(&mut self, top: u32) {
        for (listing, by) in self.listings() {
            listing.insert(top, &by);
        }
        self.came.insert(top, &ByCame(&self.nodes));
    }

    fn listings(&mut self) -> impl Iterator<Item = (&mut Listing, ByOrder<'_>)> {
        let nodes = &self.nodes;
        let listings = Order::ALL.into_iter().zip(&mut self.orders);
        listings.map(move |(order, listing)| (listing, ByOrder::tops(nodes, order)))
    }

    pub(super) fn number_or_missing(&mut self, id: &CommentId) -> Number {
        self.number(id).unwrap_or_else(|| {
            #[expect(clippy::cast_possible_truncation, reason = "at most one for each comment")]
            let number = Number::Missing(self.missing.len() as u32);
            self.missing.push(Missing { id: id.clone(), waiting: Tree::default() });
            self.names.add(id, number.code());
            number
        })
    }

    pub(super) fn waiting(&mut self, missing: u32) -> &mut Tree {
        let missing = self.missing.get_mut(missing as usize);
        &mut missing.expect("numbers are given out by the thread itself").waiting
    }
}
