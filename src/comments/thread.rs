//! All comments of an article as a forest: who answers whom, and the rows that an order shows.

use std::{
    cell::OnceCell,
    collections::{BTreeSet, HashMap, hash_map::Entry},
    rc::Rc,
};

use foldhash::fast::RandomState;

use super::{
    circles::break_circles,
    model::{Comment, CommentId},
    order::{Facts, Order, sorted},
};
use crate::time::Timestamp;

/// The comments of one article. Cheap to clone: comments are shared.
#[derive(Clone, Debug, Default)]
pub struct Thread {
    /// In the order in which they came; positions in here are what the other fields speak of.
    comments: Vec<Rc<Comment>>,
    /// Hashed by a library that is several times as fast here as the standard library's, and as hard to fool: on this
    /// target neither has a source of randomness.
    positions: HashMap<CommentId, u32, RandomState>,
    /// Taken away, but still holding its replies together.
    removed: BTreeSet<CommentId>,
    /// Worked out when first asked for and dropped with every change.
    shape: OnceCell<Rc<Shape>>,
}

/// What follows from the comments: kept apart so that a change can drop it whole.
#[derive(Debug, Default)]
struct Shape {
    /// Positions of top-level comments that have something to show.
    roots: Vec<u32>,
    facts: Vec<Facts>,
    /// The comment that each answers, where that is here; free of circles.
    parents: Vec<Option<usize>>,
    /// Replies to each comment, oldest first.
    replies: Vec<Vec<u32>>,
    /// How many comments below each are there to be shown.
    descendants: Vec<u32>,
    orders: [OnceCell<Rc<[u32]>>; Order::ALL.len()],
}

/// Where a comment stands in the list as it is shown. Small, since a long list is made anew with every order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    position: u32,
    /// 0 for a top-level comment.
    pub depth: u32,
}

impl Place {
    /// The comment's index in its thread: it stays the same as long as the thread grows.
    #[must_use]
    pub fn index(self) -> usize {
        self.position as usize
    }
}

/// One comment in the list as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The comment.
    pub comment: Rc<Comment>,
    /// 0 for a top-level comment.
    pub depth: u32,
    /// How many comments stand below it.
    pub descendants: u32,
    /// It was taken away; only its place is shown, for the sake of its replies.
    pub removed: bool,
}

impl PartialEq for Thread {
    fn eq(&self, other: &Self) -> bool {
        self.comments == other.comments && self.removed == other.removed
    }
}

impl Eq for Thread {}

impl Thread {
    /// A thread of these comments. Of two with one id the later stands.
    #[must_use]
    pub fn new<C: Into<Rc<Comment>>>(comments: impl IntoIterator<Item = C>) -> Self {
        let mut thread = Self::default();
        for comment in comments {
            thread.put(comment);
        }
        thread
    }

    /// Adds a comment, or replaces the one with its id.
    pub fn put(&mut self, comment: impl Into<Rc<Comment>>) {
        let comment = comment.into();
        self.shape = OnceCell::new();
        self.removed.remove(&comment.id);
        let Ok(next) = u32::try_from(self.comments.len()) else {
            return;
        };
        match self.positions.entry(comment.id.clone()) {
            Entry::Occupied(known) => self.comments[*known.get() as usize] = comment,
            Entry::Vacant(free) => {
                free.insert(next);
                self.comments.push(comment);
            }
        }
    }

    /// Takes a comment away. Its replies keep their place.
    pub fn remove(&mut self, id: &CommentId) {
        if self.positions.contains_key(id) {
            self.shape = OnceCell::new();
            self.removed.insert(id.clone());
        }
    }

    /// The comment with this id, if it is there and was not taken away.
    #[must_use]
    pub fn get(&self, id: &CommentId) -> Option<&Rc<Comment>> {
        let position = *self.positions.get(id)?;
        (!self.removed.contains(id)).then(|| &self.comments[position as usize])
    }

    /// How many comments there are to read.
    #[must_use]
    pub fn len(&self) -> usize {
        self.comments.len() - self.removed.len()
    }

    /// There is nothing to read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The comments in the order in which they came, each answering one that is still there, or none.
    pub fn export(&self) -> impl Iterator<Item = Rc<Comment>> + '_ {
        let there = |comment: &Comment| !self.removed.contains(&comment.id);
        (0u32..).zip(&self.comments).filter(move |(_, comment)| there(comment)).map(
            move |(position, comment)| {
                let mut comment = Rc::clone(comment);
                let parent = self
                    .above(Some(position as usize))
                    .find(|above| there(above))
                    .map(|above| above.id.clone());
                if comment.parent != parent {
                    Rc::make_mut(&mut comment).parent = parent;
                }
                comment
            },
        )
    }

    /// The list in this order, without what is below a folded comment. Replies stand oldest first.
    #[must_use]
    pub fn places(&self, order: Order, folded: &BTreeSet<CommentId>) -> Vec<Place> {
        let shape = self.shape();
        let mut places = Vec::with_capacity(self.comments.len());
        let mut open: Vec<Place> = Vec::new();
        for &root in self.order(shape, order).iter() {
            open.push(Place { position: root, depth: 0 });
            while let Some(place) = open.pop() {
                let index = place.position as usize;
                let id = &self.comments[index].id;
                if shape.descendants[index] == 0 && self.removed.contains(id) {
                    continue;
                }
                places.push(place);
                if !folded.contains(id) {
                    let below = |&position: &u32| Place { position, depth: place.depth + 1 };
                    open.extend(shape.replies[index].iter().rev().map(below));
                }
            }
        }
        places
    }

    /// The comment at a place of this thread.
    #[must_use]
    pub fn at(&self, place: Place) -> &Rc<Comment> {
        &self.comments[place.position as usize]
    }

    /// The row at a place of this thread.
    #[must_use]
    pub fn row(&self, place: Place) -> Row {
        let comment = Rc::clone(self.at(place));
        let removed = self.removed.contains(&comment.id);
        let descendants = self.shape().descendants[place.position as usize];
        Row { comment, depth: place.depth, descendants, removed }
    }

    /// The comments above this one, the nearest first.
    pub fn ancestors<'a>(&'a self, id: &CommentId) -> impl Iterator<Item = &'a Rc<Comment>> + 'a {
        self.above(self.positions.get(id).map(|&position| position as usize))
    }

    fn above(&self, position: Option<usize>) -> impl Iterator<Item = &Rc<Comment>> {
        let parents = &self.shape().parents;
        let parent_of = |position: usize| parents[position];
        std::iter::successors(position.and_then(parent_of), move |&above| parent_of(above))
            .map(|above| &self.comments[above])
    }

    fn order<'a>(&self, shape: &'a Shape, order: Order) -> &'a Rc<[u32]> {
        shape.orders[order as usize].get_or_init(|| {
            let id_of = |place: u32| self.comments[shape.roots[place as usize] as usize].id.as_str();
            sorted(&shape.facts, order, id_of).into_iter().map(|place| shape.roots[place as usize]).collect()
        })
    }

    fn shape(&self) -> &Shape {
        self.shape.get_or_init(|| Rc::new(self.work_out_shape()))
    }

    /// Parents may come after their replies, so the tree is built before anything is summed up over it.
    fn work_out_shape(&self) -> Shape {
        let count = self.comments.len();
        let parent_of =
            |comment: &Rc<Comment>| self.positions.get(comment.parent.as_ref()?).map(|&at| at as usize);
        // What a store holds need not be free of circles, and a comment in one would stand in no thread.
        let mut parents: Vec<Option<usize>> = self.comments.iter().map(parent_of).collect();
        break_circles(&mut parents);
        let mut replies: Vec<Vec<u32>> = vec![Vec::new(); count];
        let mut tops = Vec::new();
        for (position, parent) in (0u32..).zip(&parents) {
            match parent {
                Some(parent) => replies[*parent].push(position),
                None => tops.push(position),
            }
        }
        for list in &mut replies {
            list.sort_by(|&a, &b| {
                let (a, b) = (&self.comments[a as usize], &self.comments[b as usize]);
                a.created.cmp(&b.created).then_with(|| a.id.cmp(&b.id))
            });
        }

        // Parents before replies; read backwards, every reply is summed up before its parent.
        let mut down = tops.clone();
        let mut next = 0;
        while next < down.len() {
            down.extend_from_slice(&replies[down[next] as usize]);
            next += 1;
        }
        let mut descendants = vec![0u32; count];
        // What was taken away is no activity.
        let gone = |comment: &Comment| self.removed.contains(&comment.id);
        let date = |comment: &Rc<Comment>| if gone(comment) { Timestamp(i64::MIN) } else { comment.created };
        let mut active: Vec<_> = self.comments.iter().map(date).collect();
        for &position in down.iter().rev() {
            let index = position as usize;
            for &reply in &replies[index] {
                let reply = reply as usize;
                let itself = u32::from(!self.removed.contains(&self.comments[reply].id));
                descendants[index] += descendants[reply] + itself;
                active[index] = active[index].max(active[reply]);
            }
        }

        let roots: Vec<u32> = tops
            .into_iter()
            .filter(|&top| {
                descendants[top as usize] > 0 || !self.removed.contains(&self.comments[top as usize].id)
            })
            .collect();
        let facts = roots
            .iter()
            .map(|&root| {
                let comment = &self.comments[root as usize];
                Facts {
                    votes: comment.votes,
                    created: comment.created,
                    active: active[root as usize],
                    descendants: descendants[root as usize],
                }
            })
            .collect();
        Shape { roots, facts, parents, replies, descendants, orders: Default::default() }
    }
}
