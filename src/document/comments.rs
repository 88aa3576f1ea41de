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
    let items = fields.list(Key::Comment);
    let mut unsettled = Unsettled::with_room(items.len());
    unsettled.read(reader, items, (0, None), article);
    let mut settling = unsettled.settle();
    loop {
        if let Some(comments) = settling.step(reader, article, usize::MAX) {
            return comments;
        }
    }
}

/// Comments that are read, of which none has its id and parent yet.
#[derive(Default)]
pub(super) struct Unsettled {
    drafts: Vec<Option<Draft>>,
    firsts: Firsts,
}

impl Unsettled {
    /// None, with room for so many.
    pub(super) fn with_room(count: usize) -> Self {
        Self {
            drafts: Vec::with_capacity(count),
            firsts: Firsts::with_capacity_and_hasher(count, RandomState::default()),
        }
    }

    /// How many are read, those that are nested in others among them.
    pub(super) fn count(&self) -> usize {
        self.drafts.len()
    }

    /// Reads the next ones of a list, and those that are nested in them. `first` says which one of the list the first
    /// is, `outer` the number of the comment that the list stands in.
    pub(super) fn read<'a>(
        &mut self,
        reader: &mut Reader<'a>,
        items: Vec<Node<'a>>,
        (first, outer): (usize, Option<usize>),
        article: &Article,
    ) {
        let mut found = Gathered { before: self.drafts.len(), fields: Vec::with_capacity(items.len()) };
        found.gather(reader, items, first, outer);
        for mut fields in found.fields {
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
    }

    /// All of them are read: what is left is to give them their ids and parents.
    pub(super) fn settle(self) -> Settling {
        Settling::new(self.drafts, self.firsts)
    }
}

/// Comments before their nested replies.
struct Gathered<'a> {
    /// How many were read before these.
    before: usize,
    fields: Vec<Fields<'a>>,
}

impl<'a> Gathered<'a> {
    /// Takes items of a list, from the one with this index on. The JSON reader has bounded how deep these go.
    fn gather(&mut self, reader: &mut Reader<'a>, items: Vec<Node<'a>>, first: usize, outer: Option<usize>) {
        for (index, item) in items.into_iter().enumerate() {
            let place = self.fields.len();
            reader.spots.push(Spot { outer, index: first + index });
            self.fields.push(Fields::default());
            let mut fields = match item {
                Node::Object(fields) => fields,
                other => Fields(vec![(Key::Text, other)]),
            };
            let nested = fields.list(Key::Comment);
            self.gather(reader, nested, 0, Some(self.before + place));
            self.fields[place] = fields;
        }
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
