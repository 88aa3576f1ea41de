//! All comments of an article as a forest: who answers whom, and the rows that an order shows.

use std::{
    cell::OnceCell,
    collections::{BTreeSet, HashMap, hash_map::Entry},
    rc::Rc,
};

use super::{
    model::{Comment, CommentId},
    order::{Facts, Order, sorted},
};

/// The comments of one article. Cheap to clone: comments are shared.
#[derive(Clone, Debug, Default)]
pub struct Thread {
    /// In the order in which they came; positions in here are what the other fields speak of.
    comments: Vec<Rc<Comment>>,
    positions: HashMap<CommentId, u32>,
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
    /// Replies to each comment, oldest first.
    replies: Vec<Vec<u32>>,
    /// How many comments below each are there to be shown.
    descendants: Vec<u32>,
    orders: [OnceCell<Rc<[u32]>>; Order::ALL.len()],
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
        self.comments.iter().filter(|comment| !self.removed.contains(&comment.id)).map(|comment| {
            let mut comment = Rc::clone(comment);
            while let Some(parent) = comment.parent.as_ref().filter(|parent| self.removed.contains(parent)) {
                let above = self.comment(parent).and_then(|removed| removed.parent.clone());
                Rc::make_mut(&mut comment).parent = above;
            }
            comment
        })
    }

    /// The rows in this order, without what is below a folded comment. Replies stand oldest first.
    #[must_use]
    pub fn rows(&self, order: Order, folded: &BTreeSet<CommentId>) -> Vec<Row> {
        let shape = self.shape();
        let mut rows = Vec::with_capacity(self.comments.len());
        let mut open: Vec<(u32, u32)> = Vec::new();
        for &root in self.order(shape, order).iter() {
            open.push((root, 0));
            while let Some((position, depth)) = open.pop() {
                let index = position as usize;
                let comment = &self.comments[index];
                let removed = self.removed.contains(&comment.id);
                let descendants = shape.descendants[index];
                if removed && descendants == 0 {
                    continue;
                }
                rows.push(Row { comment: Rc::clone(comment), depth, descendants, removed });
                if !folded.contains(&comment.id) {
                    open.extend(shape.replies[index].iter().rev().map(|&reply| (reply, depth + 1)));
                }
            }
        }
        rows
    }

    /// The comments above this one, the nearest first.
    pub fn ancestors<'a>(&'a self, id: &CommentId) -> impl Iterator<Item = &'a Rc<Comment>> + 'a {
        let parent_of = |comment: &Comment| comment.parent.as_ref().and_then(|parent| self.comment(parent));
        std::iter::successors(self.comment(id).and_then(|comment| parent_of(comment)), move |comment| {
            parent_of(comment)
        })
    }

    fn comment(&self, id: &CommentId) -> Option<&Rc<Comment>> {
        self.positions.get(id).map(|&position| &self.comments[position as usize])
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
        let mut replies: Vec<Vec<u32>> = vec![Vec::new(); count];
        let mut tops = Vec::new();
        for (position, comment) in (0u32..).zip(&self.comments) {
            match comment.parent.as_ref().and_then(|parent| self.positions.get(parent)) {
                Some(&parent) => replies[parent as usize].push(position),
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
        let mut active: Vec<_> = self.comments.iter().map(|comment| comment.created).collect();
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
        Shape { roots, facts, replies, descendants, orders: Default::default() }
    }
}
