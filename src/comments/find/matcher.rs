//! Whether a comment is one of those that are looked for.

use super::{
    letters::fold,
    query::{Filter, Query},
};
use crate::{
    comments::model::Comment,
    markdown::{self, Leaves},
};

/// Looks at one comment after the other.
#[derive(Clone, Debug)]
pub struct Matcher {
    query: Query,
    /// Author and text of the comment, folded: kept for its room.
    folded: String,
}

impl Matcher {
    /// Looks for this.
    #[must_use]
    pub fn new(query: Query) -> Self {
        Self { query, folded: String::new() }
    }

    /// The comment, with so many below it, is one that is looked for. Costs its length.
    pub fn takes(&mut self, comment: &Comment, below: u32) -> bool {
        let is_of = |filter| match filter {
            Filter::Mine => comment.mine,
            Filter::Answered => below > 0,
            Filter::Badge => comment.badge.is_some(),
        };
        Filter::ALL.into_iter().all(|filter| !self.query.asks(filter) || is_of(filter))
            && self.has_words(comment)
    }

    fn has_words(&mut self, comment: &Comment) -> bool {
        if self.query.words().is_empty() {
            return true;
        }
        self.folded.clear();
        fold(&comment.author, &mut self.folded);
        // No word reaches from the name into the text.
        self.folded.push('\n');
        if markdown::is_plain(&comment.text) {
            fold(&comment.text, &mut self.folded);
        } else {
            fold(&Leaves::of(&markdown::parse(&comment.text)).text, &mut self.folded);
        }
        self.query.words().iter().all(|word| self.folded.contains(word.as_str()))
    }
}
