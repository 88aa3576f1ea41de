//! Gives comments that are read their ids, which are unique, and parents, which lead to the start of a thread.

use std::rc::Rc;

use super::{
    comments::{Draft, Firsts},
    node::Key,
    place::Place,
    problems::Quote,
    reader::Reader,
};
use crate::{
    article::model::Article,
    comments::{
        circles::break_circles,
        model::{Comment, CommentId},
    },
};

/// What is told of a comment that answers none of those that are there.
const ALONE: &str = "the comment starts a thread of its own";

/// Comments that are read, some of which have their parents, ids and final form. All have the one before any has the
/// next: a parent is known by the id that it came with.
pub(super) struct Settling {
    drafts: Vec<Option<Draft>>,
    firsts: Firsts,
    parents: Vec<Option<usize>>,
    ids: Vec<CommentId>,
    /// How many drafts are comments, or left out.
    made: usize,
    comments: Vec<Rc<Comment>>,
}

impl Settling {
    pub(super) fn new(drafts: Vec<Option<Draft>>, firsts: Firsts) -> Self {
        let count = drafts.len();
        Self {
            drafts,
            firsts,
            parents: Vec::with_capacity(count),
            ids: Vec::with_capacity(count),
            made: 0,
            comments: Vec::with_capacity(count),
        }
    }

    /// How far it has come, from 0 to 1.
    #[expect(clippy::cast_precision_loss, reason = "lengths in memory stay below 2^53")]
    pub(super) fn done(&self) -> f64 {
        let done = self.parents.len() + self.ids.len() + self.made;
        done as f64 / (3 * self.drafts.len().max(1)) as f64
    }

    /// Takes at most so many comments a step further. At the end, gives them; nothing is left to do after that.
    pub(super) fn step(
        &mut self,
        reader: &mut Reader<'_>,
        article: &Article,
        most: usize,
    ) -> Option<Vec<Rc<Comment>>> {
        let count = self.drafts.len();
        let next = |from: usize| from..count.min(from.saturating_add(most));
        if self.parents.len() < count {
            for spot in next(self.parents.len()) {
                let parent = self.parent(spot, reader, article);
                self.parents.push(parent);
            }
            if self.parents.len() == count {
                self.part_circles(reader);
            }
        } else if self.ids.len() < count {
            for spot in next(self.ids.len()) {
                let id = self.id(spot, reader);
                self.ids.push(id);
            }
        } else {
            for spot in next(self.made) {
                self.make(spot);
                self.made += 1;
            }
            return (self.made == count).then(|| std::mem::take(&mut self.comments));
        }
        None
    }

    /// The parent of a comment: the one it names, else the one it is nested in.
    fn parent(&self, spot: usize, reader: &mut Reader<'_>, article: &Article) -> Option<usize> {
        let draft = self.drafts[spot].as_ref()?;
        let outer = reader.spots[spot].outer;
        let named = draft.parent.as_ref();
        let found = named.and_then(|id| self.firsts.get(id)).map(|&first| first as usize);
        let parent = found.or_else(|| outer.filter(|&outer| self.drafts[outer].is_some()));
        // Some name the article that a comment is about.
        let about = named.is_some_and(|id| Some(id.as_str()) == article.id.as_deref());
        if parent.is_none() && !about && (named.is_some() || outer.is_some()) {
            reader.place = Place::Comment(spot);
            reader.report(Some(Key::ParentItem), format_args!("is a comment that is not there"), ALONE);
        }
        parent
    }

    /// No comment is its own ancestor.
    fn part_circles(&mut self, reader: &mut Reader<'_>) {
        for spot in break_circles(&mut self.parents) {
            reader.place = Place::Comment(spot);
            reader.report(Some(Key::ParentItem), format_args!("leads back to the comment itself"), ALONE);
        }
    }

    /// The id of a comment: the document's, and where it is missing or taken, one that follows from the position.
    fn id(&self, spot: usize, reader: &mut Reader<'_>) -> CommentId {
        let draft = self.drafts[spot].as_ref();
        let given = draft.and_then(|draft| draft.id.as_ref());
        let unique = given.filter(|id| self.firsts.get(id).is_some_and(|&first| first as usize == spot));
        unique.cloned().unwrap_or_else(|| {
            let derived = derive(spot, &self.firsts);
            reader.place = Place::Comment(spot);
            let instead = format!("{} is used", derived.as_str());
            if let Some(id) = given {
                let what = format_args!("is {}, which another comment has", Quote(id.as_str()));
                reader.report(Some(Key::Id), what, &instead);
            } else if draft.is_some() {
                reader.report(Some(Key::Id), format_args!("is missing"), &instead);
            }
            derived
        })
    }

    fn make(&mut self, spot: usize) {
        if let Some(Draft { mut comment, .. }) = self.drafts[spot].take() {
            comment.id = self.ids[spot].clone();
            comment.parent = self.parents[spot].map(|parent| self.ids[parent].clone());
            self.comments.push(Rc::new(comment));
        }
    }
}

/// `comment-7`, or `comment-7-2` and on where a comment has that id.
fn derive(spot: usize, firsts: &Firsts) -> CommentId {
    let plain = format!("comment-{spot}");
    let mut id = CommentId::from(plain.as_str());
    let mut next = 2;
    while firsts.contains_key(&id) {
        id = CommentId::from(format!("{plain}-{next}").as_str());
        next += 1;
    }
    id
}
