//! An article's words in sequence, as numbers: all features are counted from these.

use std::collections::BTreeMap;

use crate::summary::words::{number, words};

/// A word where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// The number of the word and its other forms in this article, from 0 in the order of their first places.
    pub(super) id: u32,
    /// It says little by itself: "the", "of".
    pub(super) is_empty: bool,
    /// It starts with a capital.
    pub(super) is_capital: bool,
    /// It has a digit.
    pub(super) is_number: bool,
    /// Its length in bytes.
    pub(super) length: usize,
}

/// The words of an article, sentence by sentence.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    /// In the order of [`Prepared::sentences`](crate::summary::Prepared::sentences).
    pub(super) sentences: Vec<Vec<Token>>,
    /// The hash of each word, by its id.
    pub(super) hashes: Vec<u32>,
    /// How many words stand in the article.
    pub(super) total: usize,
    ids: BTreeMap<u32, u32>,
    buffer: String,
}

impl Tokens {
    /// Adds the next sentence.
    pub(super) fn add(&mut self, text: &str) {
        let Self { hashes, ids, buffer, .. } = self;
        let read = |word: &str| {
            let (hash, is_empty) = number(word, buffer);
            let id = *ids.entry(hash).or_insert_with(|| {
                hashes.push(hash);
                u32::try_from(hashes.len() - 1).unwrap_or(u32::MAX)
            });
            Token {
                id,
                is_empty,
                is_capital: word.starts_with(char::is_uppercase),
                is_number: word.bytes().any(|byte| byte.is_ascii_digit()),
                length: word.len(),
            }
        };
        let read: Vec<Token> = words(text).map(read).collect();
        self.total += read.len();
        self.sentences.push(read);
    }
}
