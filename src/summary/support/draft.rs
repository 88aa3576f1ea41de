//! All the text of an article in one piece: its body, and what stands beside it.

use std::ops::Range;

use super::{
    dates,
    index::Unit,
    tokens::{Token, tokenize},
};
use crate::{
    article::model::Article,
    summary::{model::Source, sentences},
};

/// An article's text, cut up.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) text: String,
    pub(super) list: Vec<Token>,
    pub(super) units: Vec<Unit>,
    /// The bytes of each paragraph or line.
    pub(super) blocks: Vec<Range<usize>>,
}

impl Draft {
    pub(super) fn new(article: &Article) -> Self {
        let mut draft = Self::default();
        for (at, block) in article.body.iter().enumerate() {
            draft.add(block.text(), Some(at));
        }
        let mut beside = vec![
            &article.alternative_headline,
            &article.description,
            &article.publisher,
            &article.credit,
            &article.dateline,
        ];
        if let Some(picture) = &article.picture {
            beside.extend([&picture.caption, &picture.description]);
        }
        draft.add(&article.headline, None);
        for part in beside.into_iter().flatten().chain(&article.authors) {
            draft.add(part, None);
        }
        for moment in [article.published, article.modified].into_iter().flatten() {
            draft.add(&dates::told(moment), None);
        }
        draft
    }

    /// Adds a block of the body, or a line beside it.
    fn add(&mut self, part: &str, block: Option<usize>) {
        let from = self.text.len();
        self.text.push_str(part);
        self.blocks.push(from..self.text.len());
        self.text.push('\n');
        for Range { start, end } in sentences::split(part) {
            let (bytes, first) = (from + start..from + end, self.list.len());
            tokenize(&self.text, bytes.clone(), &mut self.list);
            let source = block.map(|block| Source { block, start, end });
            self.units.push(Unit::new(&self.text, bytes, first..self.list.len(), source));
        }
    }
}
