//! Comments as they come from the server, each looked at from every side before it is believed.

use serde_json::Value;

use super::slots::SLOTS;
use crate::{
    comments::model::{CommentId, MAX_TEXT},
    document::date,
    time::{SECOND, Timestamp},
};

/// The most characters of an author's name that are shown.
const MAX_NAME: usize = 200;
/// The longest id.
const MAX_ID: usize = 64;
/// What Waline's own client calls those who give no name; each widget calls them so in its reader's language.
pub const NOBODY: &str = "Anonymous";
/// The first moment that is not taken for one in seconds: 1973 in milliseconds, the year 5138 in seconds.
const FIRST: i64 = 100_000_000_000;

/// Names a comment at the server: a number on SQL, a word elsewhere. It goes back as it came.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Id {
    /// `12`
    Number(u64),
    /// `"65a1f0…"`, letters and digits only: a comma would name two in an address.
    Word(String),
}

impl Id {
    /// Reads one.
    #[must_use]
    pub fn read(value: &Value) -> Option<Self> {
        match value {
            Value::Number(number) => number.as_u64().map(Self::Number),
            Value::String(word) => {
                let good =
                    (1..=MAX_ID).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_alphanumeric());
                good.then(|| Self::Word(word.clone()))
            }
            _ => None,
        }
    }

    /// With the type that it came with.
    #[must_use]
    pub fn json(&self) -> Value {
        match self {
            Self::Number(number) => (*number).into(),
            Self::Word(word) => word.as_str().into(),
        }
    }

    /// As a part of an address.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Word(word) => word.clone(),
        }
    }

    /// What the comment is called here, unless this reader wrote it here.
    #[must_use]
    pub fn name(&self) -> CommentId {
        match self {
            Self::Number(number) => ["waline-", &number.to_string()].concat().as_str().into(),
            Self::Word(word) => ["waline_", word].concat().as_str().into(),
        }
    }

    /// The comment that is called so.
    #[must_use]
    pub fn named(name: &CommentId) -> Option<Self> {
        let name = name.as_str();
        let number = || name.strip_prefix("waline-")?.parse().ok().map(Self::Number);
        number().or_else(|| Self::read(&name.strip_prefix("waline_")?.into()))
    }
}

/// A comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its id.
    pub id: Id,
    /// The comment that it answers.
    pub parent: Option<Id>,
    /// The top of its thread, where it is no top itself.
    pub root: Option<Id>,
    /// The account that wrote it.
    pub user: Option<Id>,
    /// The name of the author: a text that anybody may have chosen. Empty for one without.
    pub name: String,
    /// Markdown as it was typed. The server's HTML of it is never looked at.
    pub text: String,
    /// When it came, by the server's clock, to the second; some answers leave it out.
    pub created: Option<Timestamp>,
    /// How many liked it.
    pub likes: u64,
    /// The operator wants it seen first.
    pub is_pinned: bool,
    /// Someone has to look at it before others see it.
    pub is_held: bool,
}

/// Reads a comment; `None` for anything that is not one. An answer to a `PUT` has `id` in place of `objectId`.
#[must_use]
pub fn comment(value: &Value) -> Option<Record> {
    let id = |key: &str| value.get(key).and_then(Id::read);
    let own = id("objectId").or_else(|| id("id"))?;
    let text = value.get("orig")?.as_str()?;
    let name = value.get("nick").and_then(Value::as_str).unwrap_or_default();
    Some(Record {
        // One that answers itself would never be shown.
        parent: id("pid").filter(|parent| *parent != own),
        root: id("rid").filter(|root| *root != own),
        user: id("user_id"),
        name: if name == NOBODY { String::new() } else { cut(name, MAX_NAME) },
        text: cut(text, MAX_TEXT),
        created: value.get("time").and_then(moment).or_else(|| written(value)),
        likes: value.get("like").map_or(0, likes),
        is_pinned: value.get("sticky").is_some_and(is_set),
        is_held: matches!(value.get("status").and_then(Value::as_str), Some("waiting" | "spam")),
        id: own,
    })
}

/// How many like what an answer to a `PUT` tells of; `None` where there is no such comment.
#[must_use]
pub fn liked(value: &Value) -> Option<u64> {
    value.get("like").map(likes)
}

/// Whether an answer to a `PUT` tells of a comment; false where there was none to be changed, `None` for anything else.
#[must_use]
pub fn is_edited(value: &Value) -> Option<bool> {
    if value.is_null() || *value == "" { Some(false) } else { comment(value).map(|_| true) }
}

/// A comment of all pages, with the page that it is on.
#[must_use]
pub fn of_page(value: &Value) -> Option<(String, Record)> {
    Some((value.get("url")?.as_str()?.to_owned(), comment(value)?))
}

/// A part of the thread.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// How many comments the whole thread has, those that are never listed too.
    pub count: u64,
    /// How many pages of tops it has.
    pub pages: usize,
    /// The tops in the server's order, each with all that stands below it, in none.
    pub tops: Vec<(Record, Vec<Record>)>,
    /// How many came that are no comments.
    pub unread: usize,
}

/// Reads a page of the thread; `None` for anything that is not one.
#[must_use]
pub fn list(value: &Value) -> Option<List> {
    let mut list = List {
        count: value.get("count")?.as_u64()?,
        pages: usize::try_from(value.get("totalPages")?.as_u64()?).ok()?,
        ..List::default()
    };
    for top in value.get("data")?.as_array()? {
        let Some(record) = comment(top) else {
            list.unread += 1;
            continue;
        };
        let children = top.get("children").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let below: Vec<_> = children.iter().filter_map(comment).collect();
        list.unread += children.len() - below.len();
        list.tops.push((record, below));
    }
    Some(list)
}

/// How many comments a thread has: a list with one number.
#[must_use]
pub fn count(value: &Value) -> Option<u64> {
    value.as_array()?.first()?.as_u64()
}

/// How often each mood was chosen: a list with one object.
#[must_use]
pub fn moods(value: &Value) -> Option<[u64; SLOTS]> {
    let counts = value.as_array()?.first()?.as_object()?;
    let mut moods = [0; SLOTS];
    for (slot, mood) in moods.iter_mut().enumerate() {
        *mood = counts.get(&["reaction", &slot.to_string()].concat()).map_or(0, likes);
    }
    Some(moods)
}

/// A count: some databases give numbers as text, and nothing is none.
fn likes(value: &Value) -> u64 {
    match value {
        Value::String(text) => text.parse().unwrap_or(0),
        _ => value.as_u64().unwrap_or(0),
    }
}

fn is_set(value: &Value) -> bool {
    match value {
        Value::Bool(set) => *set,
        Value::String(text) => text == "1" || text == "true",
        _ => value.as_u64().is_some_and(|number| number > 0),
    }
}

/// Milliseconds since 1970, or seconds.
fn moment(value: &Value) -> Option<Timestamp> {
    let number = value.as_i64().filter(|number| *number > 0)?;
    Some(Timestamp(if number < FIRST { number * SECOND } else { number }))
}

/// The date as text, where `time` is missing: `PostgreSQL` has it in small letters.
fn written(value: &Value) -> Option<Timestamp> {
    let text = value.get("insertedAt").or_else(|| value.get("insertedat"))?;
    date::parse(text.as_str()?)
}

fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some((end, _)) => [&text[..end], "…"].concat(),
    }
}
