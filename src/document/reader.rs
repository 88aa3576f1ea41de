//! Reads single values of any shape: one or a list, text or number, plain or wrapped in an object.

use std::{borrow::Cow, fmt};

use super::{
    clean, date,
    model::LEFT_OUT,
    node::{Depth, Fields, Key, Node},
    place::{At, Place, Spot},
    problems::{About, Problems, Quote},
    shape::{LINK, REFERENCE, Shape},
};
use crate::{comments::model::CommentId, time::Timestamp};

/// The largest count: 2^53 - 1, the last whole number that JSON carries safely.
const MOST: u64 = (1 << 53) - 1;

/// Reads values, and keeps what was wrong with them.
#[derive(Default)]
pub(super) struct Reader<'a> {
    pub(super) problems: Problems,
    /// The objects beside the article, which `{"@id": …}` may name.
    pub(super) things: Vec<Fields<'a>>,
    /// What is being read.
    pub(super) place: Place,
    /// Where the comments stand, in the order in which they are read.
    pub(super) spots: Vec<Spot>,
}

impl<'a> Reader<'a> {
    /// Reports a property of what is being read, or (without key) the thing itself.
    pub(super) fn report(&mut self, key: Option<Key>, what: fmt::Arguments<'_>, instead: &str) {
        let about = match self.place {
            Place::Comment(_) if instead == LEFT_OUT => About::Loss,
            Place::Comment(_) => About::Comment,
            _ => About::Article,
        };
        self.problems.add(about, &At { place: self.place, key, spots: &self.spots }, what, instead);
    }

    /// The text of a property; nothing where it is missing or blank.
    pub(super) fn text(&mut self, fields: &mut Fields<'a>, key: Key, shape: &Shape) -> Option<String> {
        let node = fields.take(key)?;
        self.clean(Some(key), node, shape)
    }

    /// An id: most are plain, and those need not be copied twice.
    pub(super) fn id(&mut self, fields: &mut Fields<'a>, key: Key) -> Option<CommentId> {
        let is_plain = |id: &str| {
            !id.is_empty() && id.len() <= REFERENCE.most && id.bytes().all(|byte| byte.is_ascii_graphic())
        };
        let found = match fields.get(key) {
            Some(Node::Object(object)) => object.get(Key::Id),
            found => found,
        };
        if let Some(Node::Text(id)) = found
            && is_plain(id)
        {
            return Some(CommentId::from(id.as_ref()));
        }
        self.text(fields, key, &REFERENCE).map(|id| CommentId::from(id.as_str()))
    }

    /// The texts of a list; what is blank is skipped.
    pub(super) fn texts(&mut self, key: Key, list: Vec<Node<'a>>, shape: &Shape) -> Vec<String> {
        let mut texts = Vec::new();
        for (index, node) in list.into_iter().enumerate() {
            self.place = Place::Item(key, index);
            texts.extend(self.clean(None, node, shape));
        }
        self.place = Place::Article;
        texts
    }

    /// An address that is http, https or relative.
    pub(super) fn link(&mut self, fields: &mut Fields<'a>, key: Key) -> Option<String> {
        let url = self.text(fields, key, &LINK)?;
        let safe = clean::is_safe_url(&url);
        if !safe {
            let what = format_args!("is {}, which is neither http, https nor relative", Quote(&url));
            self.report(Some(key), what, "it is left out");
        }
        safe.then_some(url)
    }

    /// A date, in any of the forms that [`date::parse`] knows. The caller says what is used where it is bad.
    pub(super) fn date(&mut self, fields: &mut Fields<'a>, key: Key, instead: &str) -> Option<Timestamp> {
        let node = match fields.take(key)? {
            Node::Number(number) => Node::Number(number.trunc()),
            other => other,
        };
        let text = text(node, &[Key::Value], &self.things);
        let moment = text.as_ref().ok().and_then(|text| date::parse(text));
        if moment.is_none() {
            let wrong = text.map_or_else(|wrong| wrong, Wrong::Words);
            self.report(Some(key), format_args!("{wrong}, not a date"), instead);
        }
        moment
    }

    /// A count from 0 to 2^53 - 1; 0 where it is missing.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        clippy::float_cmp,
        reason = "casts of floats saturate, the bound is exact as f64, and equal only where nothing was changed"
    )]
    pub(super) fn count(&mut self, fields: &mut Fields<'a>, key: Key) -> u64 {
        let Some(node) = fields.take(key) else { return 0 };
        let count = number(node).unwrap_or_else(|wrong| {
            self.report(Some(key), format_args!("{wrong}, not a number"), "0 is used");
            0.0
        });
        let bounded = count.floor().clamp(0.0, MOST as f64);
        if bounded != count {
            let what = format_args!("is not a whole number from 0 to {MOST}");
            self.report(Some(key), what, "it is rounded down and bounded");
        }
        bounded as u64
    }

    /// A length in pixels, as a number or as in "640px".
    pub(super) fn pixels(&mut self, fields: &mut Fields<'a>, key: Key) -> Option<u32> {
        if let Some(Node::Text(text)) = fields.get(key)
            && let Some(number) = text.trim_end().strip_suffix("px")
        {
            let number = Node::Text(number.to_owned().into());
            fields.0.push((key, number));
        }
        let pixels = u32::try_from(self.count(fields, key));
        if pixels.is_err() {
            self.report(Some(key), format_args!("is too large for a picture"), "it is left out");
        }
        pixels.ok().filter(|&pixels| pixels > 0)
    }

    /// Text as it may be shown; nothing where it is null or blank.
    pub(super) fn clean(&mut self, key: Option<Key>, node: Node<'a>, shape: &Shape) -> Option<String> {
        if matches!(node, Node::Null) {
            return None;
        }
        let text = text(node, shape.keys, &self.things)
            .map_err(|wrong| self.report(key, format_args!("{wrong}, not text"), "it is left out"))
            .ok()?;
        let clean = clean::clean(text, shape);
        if clean.purged {
            let what = format_args!("has characters that reorder, hide or control text");
            self.report(key, what, "they are taken out");
        }
        if clean.cut {
            self.report(key, format_args!("has more than {} characters", shape.most), "the rest is cut off");
        }
        Some(clean.text).filter(|text| !text.trim().is_empty())
    }
}

/// What stands where something else was expected.
enum Wrong<'a> {
    Kind(&'static str),
    Without(Key),
    Words(Cow<'a, str>),
}

impl fmt::Display for Wrong<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Kind(kind) => write!(out, "is {kind}"),
            Self::Without(key) => write!(out, "is an object without {key}"),
            Self::Words(words) => write!(out, "is {}", Quote(words)),
        }
    }
}

/// Replaces an object that only names another one by that one.
pub(super) fn resolve<'a>(fields: Fields<'a>, things: &[Fields<'a>]) -> Fields<'a> {
    match fields.get(Key::Id) {
        Some(Node::Text(id)) if fields.0.iter().all(|(key, _)| matches!(key, Key::Id | Key::Type)) => {
            let named =
                |thing: &&Fields<'_>| matches!(thing.get(Key::Id), Some(Node::Text(other)) if other == id);
            things.iter().find(named).cloned().unwrap_or(fields)
        }
        _ => fields,
    }
}

/// The text of a value; in an object it stands under the first of `keys` that is there. Of a list, the first.
fn text<'a>(node: Node<'a>, keys: &[Key], things: &[Fields<'a>]) -> Result<Cow<'a, str>, Wrong<'a>> {
    match node {
        Node::Text(text) => Ok(text),
        Node::Number(number) => whole(number).ok_or(Wrong::Kind("a number")),
        Node::List(list) => {
            let first = list.into_iter().next().ok_or(Wrong::Kind("an empty list"))?;
            text(first, keys, things)
        }
        Node::Object(fields) => {
            let mut fields = resolve(fields, things);
            let found = keys.iter().find_map(|&key| fields.take(key));
            // No second reference is followed: they could lead in a circle.
            text(found.ok_or(Wrong::Without(keys[0]))?, keys, &[])
        }
        other => Err(Wrong::Kind(other.kind())),
    }
}

/// A whole number as text. Others stay numbers: nobody is called 0.1, and float formatting is large code.
#[expect(clippy::cast_possible_truncation, reason = "casts saturate, and what they change is not equal")]
#[expect(clippy::cast_precision_loss, clippy::float_cmp, reason = "equal only where nothing was lost")]
fn whole<'a>(number: f64) -> Option<Cow<'a, str>> {
    let integer = number as i64;
    (integer as f64 == number).then(|| integer.to_string().into())
}

fn number(node: Node<'_>) -> Result<f64, Wrong<'_>> {
    match node {
        Node::Number(number) => Ok(number),
        // The JSON reader reads numbers already; a second way would be more code.
        Node::Text(text) => match Node::read(text.trim(), Depth::Whole) {
            Ok(Node::Number(number)) => Ok(number),
            _ => Err(Wrong::Words(text)),
        },
        Node::List(list) => number(list.into_iter().next().ok_or(Wrong::Kind("an empty list"))?),
        Node::Object(mut fields) => number(fields.take(Key::Value).ok_or(Wrong::Without(Key::Value))?),
        other => Err(Wrong::Kind(other.kind())),
    }
}
