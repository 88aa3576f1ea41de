//! The whole exchanged document: the article and what readers added to it.

use std::rc::Rc;

use crate::{article::model::Article, comments::model::Comment, reactions::model::ReactionId};

/// A schema.org `NewsArticle`, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The article.
    pub article: Article,
    /// `abstract`: the publisher's summary, a sentence or bullet each. Empty where there is none.
    pub summary: Vec<String>,
    /// `comment[]`, in the document's order, ids unique, parents present and free of circles.
    pub comments: Vec<Rc<Comment>>,
    /// `interactionStatistic[]` of type `ReactAction`, ids unique, in the document's order.
    pub reactions: Vec<(ReactionId, u64)>,
}

/// What of a document is shown first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// The article.
    pub article: Article,
    /// `abstract`: the publisher's summary, a sentence or bullet each. Empty where there is none.
    pub summary: Vec<String>,
}

/// Something in a document that could not be taken as it stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The property, as a path: `comment[3].dateCreated`; `document` where it is the JSON itself.
    pub property: String,
    /// What is wrong with it and what was done instead, as one plain sentence that begins with the property.
    pub message: String,
}

/// How many problems with comments are beyond those that are told one by one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Untold {
    /// Comments that are left out.
    pub lost: u64,
    /// Other things that could not be taken as they stood.
    pub mended: u64,
}

/// What the reader of comments says of one that it leaves out.
pub(super) const LEFT_OUT: &str = "the comment is left out";

impl Problem {
    /// A comment is not in what was read because of this.
    #[must_use]
    pub fn is_loss(&self) -> bool {
        self.message.strip_suffix('.').is_some_and(|message| message.ends_with(LEFT_OUT))
    }

    /// The comment that this is about, as a path, or `comment` where it is about several; `None` where it is about
    /// anything else.
    #[must_use]
    pub fn comment(&self) -> Option<&str> {
        if self.property == "comment" {
            return Some(&self.property);
        }
        let path = self.property.get(..self.property.rfind(']')? + 1)?;
        path.starts_with("comment[").then_some(path)
    }
}
