//! JSON as it came, of any shape: only the keys that the widget knows are kept.

use std::{borrow::Cow, fmt};

/// Declares the known keys once, with the names they have in JSON.
macro_rules! keys {
    ($($key:ident = $name:literal $(| $other:literal)*,)*) => {
        /// A property that the widget reads. Everything else in a document is ignored.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Key { $($key,)* }

        impl Key {
            /// The key with this name in JSON.
            pub(super) fn from_name(name: &str) -> Option<Self> {
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
    pub(super) fn is_from_readers(self) -> bool {
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
