//! Reads the comments: each one's properties, then ids that are unique and parents that lead to the start of a thread.

use std::{collections::HashMap, rc::Rc};

use foldhash::fast::RandomState;

use super::{
    model::LEFT_OUT,
    node::{Fields, Key, Node},
    place::{Place, Spot},
    problems::Quote,
    reader::Reader,
    shape::{BADGE, COMMENT, NAME},
};
use crate::{
    article::model::Article,
    comments::{
        circles::break_circles,
        model::{Comment, CommentId, Votes},
    },
};

/// The `creativeWorkStatus` of a comment that the publisher wants seen first.
pub(super) const PINNED: &str = "Pinned";

/// Which comment, counted from 0, has an id first.
type Firsts = HashMap<CommentId, u32, RandomState>;

/// Reads `comment`, with replies nested in a comment or naming it as their parent, in the document's order.
pub(super) fn comments<'a>(
    reader: &mut Reader<'a>,
    fields: &mut Fields<'a>,
    article: &Article,
) -> Vec<Rc<Comment>> {
    let mut unsettled = Unsettled::of(reader, fields);
    unsettled.read(reader, article, usize::MAX);
    unsettled.settle(reader, article)
}

/// Comments of which some are read, and none has its id and parent yet.
pub(super) struct Unsettled<'a> {
    found: std::vec::IntoIter<Fields<'a>>,
    drafts: Vec<Option<Draft>>,
    firsts: Firsts,
}

impl<'a> Unsettled<'a> {
    /// The comments of an article, none of them read.
    pub(super) fn of(reader: &mut Reader<'a>, fields: &mut Fields<'a>) -> Self {
        let mut found = Vec::new();
        gather(reader, fields, None, &mut found);
        Self {
            firsts: Firsts::with_capacity_and_hasher(found.len(), RandomState::default()),
            drafts: Vec::with_capacity(found.len()),
            found: found.into_iter(),
        }
    }

    /// How many are read.
    pub(super) fn len(&self) -> usize {
        self.drafts.len()
    }

    /// Reads some more of them, at most so many. False where there were none left.
    pub(super) fn read(&mut self, reader: &mut Reader<'a>, article: &Article, most: usize) -> bool {
        let before = self.drafts.len();
        for mut fields in self.found.by_ref().take(most) {
            let spot = self.drafts.len();
            reader.place = Place::Comment(spot);
            let draft = draft(reader, &mut fields, article);
            if let Some(id) = draft.as_ref().and_then(|draft| draft.id.as_ref())
                && !self.firsts.contains_key(id)
                && let Ok(spot) = u32::try_from(spot)
            {
                self.firsts.insert(id.clone(), spot);
            }
            self.drafts.push(draft);
        }
        self.drafts.len() > before
    }

    /// Gives them their ids and parents.
    pub(super) fn settle(self, reader: &mut Reader<'a>, article: &Article) -> Vec<Rc<Comment>> {
        let Self { drafts, firsts, .. } = self;
        let parents = parents(reader, &drafts, &firsts, article);
        let ids = ids(reader, &drafts, &firsts);
        let mut comments = Vec::with_capacity(drafts.len());
        for (spot, draft) in drafts.into_iter().enumerate() {
            if let Some(Draft { mut comment, .. }) = draft {
                comment.id = ids[spot].clone();
                comment.parent = parents[spot].map(|parent| ids[parent].clone());
                comments.push(Rc::new(comment));
            }
        }
        comments
    }
}

/// Lists comments before their nested replies. The JSON reader has bounded how deep these go.
fn gather<'a>(
    reader: &mut Reader<'a>,
    fields: &mut Fields<'a>,
    outer: Option<usize>,
    found: &mut Vec<Fields<'a>>,
) {
    for (index, item) in fields.list(Key::Comment).into_iter().enumerate() {
        let spot = found.len();
        reader.spots.push(Spot { outer, index });
        found.push(Fields::default());
        let mut fields = match item {
            Node::Object(fields) => fields,
            other => Fields(vec![(Key::Text, other)]),
        };
        gather(reader, &mut fields, Some(spot), found);
        found[spot] = fields;
    }
}

/// A comment whose id and place in the thread are not settled yet.
struct Draft {
    id: Option<CommentId>,
    parent: Option<CommentId>,
    comment: Comment,
}

fn draft<'a>(reader: &mut Reader<'a>, fields: &mut Fields<'a>, article: &Article) -> Option<Draft> {
    let mut keys = [Key::Text, Key::ArticleBody, Key::Description].into_iter();
    let key = keys.find(|&key| fields.get(key).is_some()).unwrap_or(Key::Text);
    let Some(text) = reader.text(fields, key, &COMMENT) else {
        reader.report(Some(key), format_args!("is missing"), LEFT_OUT);
        return None;
    };
    let instead = if article.published.is_some() { "the article's date is used" } else { "1970 is used" };
    let mut keys = [Key::DateCreated, Key::DatePublished].into_iter();
    let key = keys.find(|&key| fields.get(key).is_some()).unwrap_or(Key::DateCreated);
    if fields.get(key).is_none() {
        reader.report(Some(key), format_args!("is missing"), instead);
    }
    let created = reader.date(fields, key, instead).or(article.published).unwrap_or_default();
    let badge = badge(reader, fields);
    let author = reader.text(fields, Key::Author, &NAME).unwrap_or_default();
    Some(Draft {
        id: reader.id(fields, Key::Id),
        parent: reader.id(fields, Key::ParentItem),
        comment: Comment {
            id: CommentId::from(""),
            parent: None,
            text,
            created,
            modified: reader.date(fields, Key::DateModified, "the comment counts as never edited"),
            votes: Votes {
                up: reader.count(fields, Key::UpvoteCount),
                down: reader.count(fields, Key::DownvoteCount),
            },
            // A guest has no standing with the publisher.
            badge: badge.filter(|_| !author.is_empty()),
            author,
            pinned: is_pinned(fields),
            mine: false,
        },
    })
}

/// The job title of the author, the first one where there are several.
fn badge<'a>(reader: &mut Reader<'a>, fields: &mut Fields<'a>) -> Option<Rc<str>> {
    let title = match fields.get_mut(Key::Author)? {
        Node::Object(author) => author.take(Key::JobTitle)?,
        Node::List(authors) => match authors.first_mut()? {
            Node::Object(author) => author.take(Key::JobTitle)?,
            _ => return None,
        },
        _ => return None,
    };
    reader.clean(Some(Key::JobTitle), title, &BADGE).map(Rc::from)
}

/// Whether one of the words for the comment's status is "Pinned".
fn is_pinned(fields: &mut Fields<'_>) -> bool {
    fields.list(Key::CreativeWorkStatus).into_iter().any(|status| {
        let word = match &status {
            Node::Object(term) => term.get(Key::Name),
            word => Some(word),
        };
        matches!(word, Some(Node::Text(word)) if word.trim().eq_ignore_ascii_case(PINNED))
    })
}

/// The parent of each comment: the one it names, else the one it is nested in, never in a circle.
fn parents(
    reader: &mut Reader<'_>,
    drafts: &[Option<Draft>],
    firsts: &Firsts,
    article: &Article,
) -> Vec<Option<usize>> {
    const INSTEAD: &str = "the comment starts a thread of its own";
    let mut parents = vec![None; drafts.len()];
    for (spot, draft) in drafts.iter().enumerate() {
        let Some(draft) = draft else { continue };
        let outer = reader.spots[spot].outer;
        let named = draft.parent.as_ref();
        let found = named.and_then(|id| firsts.get(id)).map(|&first| first as usize);
        parents[spot] = found.or_else(|| outer.filter(|&outer| drafts[outer].is_some()));
        // Some name the article that a comment is about.
        let about = named.is_some_and(|id| Some(id.as_str()) == article.id.as_deref());
        if parents[spot].is_none() && !about && (named.is_some() || outer.is_some()) {
            reader.place = Place::Comment(spot);
            reader.report(Some(Key::ParentItem), format_args!("is a comment that is not there"), INSTEAD);
        }
    }
    for spot in break_circles(&mut parents) {
        reader.place = Place::Comment(spot);
        reader.report(Some(Key::ParentItem), format_args!("leads back to the comment itself"), INSTEAD);
    }
    parents
}

/// The ids: the document's, and where one is missing or taken, one that follows from the comment's position.
fn ids(reader: &mut Reader<'_>, drafts: &[Option<Draft>], firsts: &Firsts) -> Vec<CommentId> {
    let mut ids = Vec::with_capacity(drafts.len());
    for (spot, draft) in drafts.iter().enumerate() {
        let given = draft.as_ref().and_then(|draft| draft.id.as_ref());
        let unique = given.filter(|id| firsts.get(id).is_some_and(|&first| first as usize == spot));
        ids.push(unique.cloned().unwrap_or_else(|| {
            let derived = derive(spot, firsts);
            reader.place = Place::Comment(spot);
            let instead = format!("{} is used", derived.as_str());
            if let Some(id) = given {
                let what = format_args!("is {}, which another comment has", Quote(id.as_str()));
                reader.report(Some(Key::Id), what, &instead);
            } else if draft.is_some() {
                reader.report(Some(Key::Id), format_args!("is missing"), &instead);
            }
            derived
        }));
    }
    ids
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
