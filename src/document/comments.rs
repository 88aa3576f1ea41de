//! Reads the comments: each one's properties, as far as they can be told from it alone.

use std::{collections::HashMap, rc::Rc};

use foldhash::fast::RandomState;

use super::{
    model::LEFT_OUT,
    node::{Fields, Key, Node},
    place::{Place, Spot},
    reader::Reader,
    settling::Settling,
    shape::{BADGE, COMMENT, NAME},
};
use crate::{
    article::model::Article,
    comments::model::{Comment, CommentId, Votes},
};

/// The `creativeWorkStatus` of a comment that the publisher wants seen first.
pub(super) const PINNED: &str = "Pinned";

/// Which comment, counted from 0, has an id first.
pub(super) type Firsts = HashMap<CommentId, u32, RandomState>;

/// Reads `comment`, with replies nested in a comment or naming it as their parent, in the document's order.
pub(super) fn comments<'a>(
    reader: &mut Reader<'a>,
    fields: &mut Fields<'a>,
    article: &Article,
) -> Vec<Rc<Comment>> {
    let mut unsettled = Unsettled::of(reader, fields);
    unsettled.read(reader, article, usize::MAX);
    let mut settling = unsettled.settle();
    loop {
        if let Some(comments) = settling.step(reader, article, usize::MAX) {
            return comments;
        }
    }
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

    /// All of them are read: what is left is to give them their ids and parents.
    pub(super) fn settle(self) -> Settling {
        Settling::new(self.drafts, self.firsts)
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
pub(super) struct Draft {
    pub(super) id: Option<CommentId>,
    pub(super) parent: Option<CommentId>,
    pub(super) comment: Comment,
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
