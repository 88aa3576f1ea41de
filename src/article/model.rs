//! An article as typed parts: what a schema.org `NewsArticle` says, with no HTML in it.

use crate::time::Timestamp;

/// The article itself, without what readers added to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// `@id`, else `url`: where the article lives.
    pub id: Option<String>,
    /// `headline`. Never empty once read: a missing one is replaced and reported.
    pub headline: String,
    /// `alternativeHeadline`: the line under the headline.
    pub alternative_headline: Option<String>,
    /// `description`: stands in for a missing `alternativeHeadline`.
    pub description: Option<String>,
    /// `author[].name`.
    pub authors: Vec<String>,
    /// `publisher.name`.
    pub publisher: Option<String>,
    /// `creditText`.
    pub credit: Option<String>,
    /// `dateline`: the place, as in "MOSCOW, Russia".
    pub dateline: Option<String>,
    /// `datePublished`.
    pub published: Option<Timestamp>,
    /// `dateModified`.
    pub modified: Option<Timestamp>,
    /// `inLanguage`: a BCP 47 tag.
    pub language: Option<String>,
    /// `articleBody`, in reading order.
    pub body: Vec<Block>,
    /// `image`, the first one.
    pub picture: Option<Picture>,
}

impl Article {
    /// The line under the headline: `alternativeHeadline`, else `description`.
    #[must_use]
    pub fn subline(&self) -> Option<&str> {
        self.alternative_headline.as_deref().or(self.description.as_deref())
    }
}

/// One part of the body. Text only: what looks like markup in it is shown as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(String),
    /// A line that heads the paragraphs after it (`## ` in `articleBody`).
    Subhead(String),
}

impl Block {
    /// The words of the block.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Paragraph(text) | Self::Subhead(text) => text,
        }
    }
}

/// The article's picture (`ImageObject`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// Its address, as the document gives it: relative to the document. Only http, https or relative.
    pub url: String,
    /// `caption`: shown under it, and its text alternative where `description` is missing.
    pub caption: Option<String>,
    /// `description`: what it shows, for those who do not see it.
    pub description: Option<String>,
    /// `creditText`: who made it.
    pub credit: Option<String>,
    /// Width in CSS pixels, for room before it arrives.
    pub width: Option<u32>,
    /// Height in CSS pixels.
    pub height: Option<u32>,
}
