//! JSON as it came, of any shape: only the keys that the widget knows are kept, the rest is skipped unread.

use std::{borrow::Cow, fmt};

use serde::de::{Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// Declares the known keys once, with the names they have in JSON.
macro_rules! keys {
    ($($key:ident = $name:literal $(| $other:literal)*,)*) => {
        /// A property that the widget reads. Everything else in a document is ignored.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Key { $($key,)* }

        impl Key {
            fn from_name(name: &str) -> Option<Self> {
                match name {
                    $($name $(| $other)* => Some(Self::$key),)*
                    _ => None,
                }
            }

            /// The name in JSON.
            pub(super) const fn name(self) -> &'static str {
                match self { $(Self::$key => $name,)* }
            }
        }
    };
}

keys! {
    Id = "@id" | "id",
    Type = "@type" | "type",
    Text = "text",
    Author = "author",
    Name = "name",
    DateCreated = "dateCreated",
    DateModified = "dateModified",
    UpvoteCount = "upvoteCount",
    DownvoteCount = "downvoteCount",
    ParentItem = "parentItem",
    Comment = "comment",
    JobTitle = "jobTitle",
    CreativeWorkStatus = "creativeWorkStatus",
    Abstract = "abstract",
    AlternateName = "alternateName",
    AlternativeHeadline = "alternativeHeadline",
    ArticleBody = "articleBody",
    Caption = "caption",
    ContentUrl = "contentUrl",
    CreditText = "creditText",
    DatePublished = "datePublished",
    Dateline = "dateline",
    Description = "description",
    Graph = "@graph",
    Headline = "headline",
    Height = "height",
    Image = "image",
    InLanguage = "inLanguage",
    InteractionStatistic = "interactionStatistic",
    InteractionType = "interactionType",
    MainEntity = "mainEntity",
    MainEntityOfPage = "mainEntityOfPage",
    Publisher = "publisher",
    Url = "url",
    UserInteractionCount = "userInteractionCount",
    Value = "@value" | "value",
    Width = "width",
}

impl Key {
    /// What readers add to an article stands under it.
    fn is_from_readers(self) -> bool {
        matches!(self, Self::Comment | Self::InteractionStatistic)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

/// A JSON value. Numbers are `f64`, as in the browsers that write these documents.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Node<'a> {
    #[default]
    Null,
    Bool,
    Number(f64),
    Text(Cow<'a, str>),
    List(Vec<Node<'a>>),
    Object(Fields<'a>),
}

/// The known properties of an object, in its order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Fields<'a>(pub(super) Vec<(Key, Node<'a>)>);

impl<'a> Fields<'a> {
    /// A property, the last one where it stands twice (as in every JSON reader); nothing where it is null.
    pub(super) fn get(&self, key: Key) -> Option<&Node<'a>> {
        self.0
            .iter()
            .rev()
            .find(|(known, _)| *known == key)
            .map(|(_, node)| node)
            .filter(|node| !node.is_null())
    }

    /// As [`get`](Self::get), to be changed.
    pub(super) fn get_mut(&mut self, key: Key) -> Option<&mut Node<'a>> {
        let found = self.0.iter_mut().rev().find(|(known, _)| *known == key);
        found.map(|(_, node)| node).filter(|node| !node.is_null())
    }

    /// Takes a property out, so that its text need not be copied.
    pub(super) fn take(&mut self, key: Key) -> Option<Node<'a>> {
        self.get_mut(key).map(std::mem::take)
    }

    /// Takes a property out as a list: one is a list of one, none is an empty one.
    pub(super) fn list(&mut self, key: Key) -> Vec<Node<'a>> {
        self.take(key).unwrap_or_default().into_list()
    }
}

impl Node<'_> {
    /// One or a list of them: a list either way.
    pub(super) fn into_list(self) -> Vec<Self> {
        match self {
            Self::List(list) => list,
            Self::Null => Vec::new(),
            one => vec![one],
        }
    }

    /// What it is, for a sentence that starts with "is".
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "empty",
            Self::Bool => "true or false",
            Self::Number(_) => "a number",
            Self::Text(_) => "text",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        }
    }

    fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }
}

/// How much of a document is wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Depth {
    /// All of it.
    Whole,
    /// The article, without what readers added.
    Article,
}

/// How much is wanted of what comes next, and how many properties it is likely to have: a long thread takes a third
/// less time to read when no object is moved while it grows.
#[derive(Clone, Copy)]
struct Next {
    depth: Depth,
    room: usize,
}

impl<'a> Node<'a> {
    /// Reads JSON; what is not wanted is skipped unread.
    pub(super) fn read(json: &'a str, depth: Depth) -> serde_json::Result<Self> {
        let mut reader = serde_json::Deserializer::from_str(json);
        let node = Next { depth, room: 16 }.deserialize(&mut reader)?;
        reader.end()?;
        Ok(node)
    }
}

impl<'de> DeserializeSeed<'de> for Next {
    type Value = Node<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Next {
    type Value = Node<'de>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("any JSON")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(Node::Bool)
    }

    #[expect(clippy::cast_precision_loss, reason = "JSON's numbers are f64; counts end at 2^53 - 1")]
    fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
        Ok(Node::Number(number as f64))
    }

    #[expect(clippy::cast_precision_loss, reason = "JSON's numbers are f64; counts end at 2^53 - 1")]
    fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
        Ok(Node::Number(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Self::Value, E> {
        Ok(Node::Number(number))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Node::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Node::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            list.push(item);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        let mut fields = Vec::with_capacity(self.room);
        while let Some(Name(name)) = entries.next_key()? {
            match name {
                Some(key) if self.depth == Depth::Whole || !key.is_from_readers() => {
                    let room = if key == Key::Comment { 10 } else { 2 };
                    fields.push((key, entries.next_value_seed(Self { room, ..self })?));
                }
                _ => drop(entries.next_value::<IgnoredAny>()?),
            }
        }
        Ok(Node::Object(Fields(fields)))
    }
}

/// A key as it came: one that is known, or none.
struct Name(Option<Key>);

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(NameVisitor)
    }
}

struct NameVisitor;

impl Visitor<'_> for NameVisitor {
    type Value = Name;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a key")
    }

    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        Ok(Name(Key::from_name(name.strip_prefix("schema:").unwrap_or(name))))
    }
}
