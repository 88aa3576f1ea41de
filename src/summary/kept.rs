//! The texts of models that are kept for a second look: few, the newest first, and none of an article's older words.

use super::{
    hash::fnv64,
    model::{Ask, Form},
};
use crate::article::model::{Article, Block};

/// How many are kept.
pub const MOST: usize = 5;
/// Stands between two of them; no sentence of a model has it.
const BETWEEN: char = '\u{1e}';

/// What a text was written for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// Which article: its address, else its headline.
    article: String,
    /// A number made of all its words.
    words: u64,
    /// Who wrote it and what was asked for.
    question: String,
}

impl Key {
    /// The key of what `writer` makes of the article. Another word in the article makes another key.
    #[must_use]
    pub fn new(article: &Article, writer: &str, ask: Ask) -> Self {
        let form = if ask.form == Form::Points { "points" } else { "paragraph" };
        let parts = [article.headline.as_str(), article.language.as_deref().unwrap_or_default()]
            .into_iter()
            .chain(article.body.iter().map(Block::text));
        let words = fnv64(parts.flat_map(|part| part.bytes().chain([0])));
        Self {
            article: line(article.id.as_deref().unwrap_or(&article.headline)),
            words,
            question: line(&[ask.length.name(), " ", form, " ", writer].concat()),
        }
    }

    fn heads(&self, entry: &str) -> bool {
        let mut lines = entry.lines();
        lines.next() == Some(self.article.as_str())
            && lines.next() == Some(self.words.to_string().as_str())
            && lines.next() == Some(self.question.as_str())
    }

    /// The entry is of the same article with other words.
    fn is_newer_than(&self, entry: &str) -> bool {
        let mut lines = entry.lines();
        lines.next() == Some(self.article.as_str()) && lines.next() != Some(self.words.to_string().as_str())
    }
}

/// The sentences under a key in what is kept.
#[must_use]
pub fn find(kept: &str, key: &Key) -> Option<Vec<String>> {
    let entry = kept.split(BETWEEN).find(|entry| key.heads(entry))?;
    let sentences: Vec<String> = entry.lines().skip(3).map(str::to_owned).collect();
    (!sentences.is_empty()).then_some(sentences)
}

/// What is to be kept from now on: these sentences first, nothing else under this key, nothing of older words.
#[must_use]
pub fn with(kept: &str, key: &Key, sentences: &[String]) -> String {
    let words = key.words.to_string();
    let head = [key.article.as_str(), &words, &key.question].map(str::to_owned);
    let newest = head.into_iter().chain(sentences.iter().map(|sentence| line(sentence)));
    let mut all = newest.collect::<Vec<_>>().join("\n");
    let older = kept.split(BETWEEN).filter(|entry| !entry.is_empty() && !key.heads(entry));
    for entry in older.filter(|entry| !key.is_newer_than(entry)).take(MOST - 1) {
        all.push(BETWEEN);
        all.push_str(entry);
    }
    all
}

/// In one line, without what parts entries.
fn line(text: &str) -> String {
    text.replace(['\n', '\r', BETWEEN], " ")
}
