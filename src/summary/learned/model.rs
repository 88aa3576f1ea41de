//! The model file: how common words are, and four forests.

use std::fmt;

use super::{
    bytes::Bytes,
    forest::Forest,
    sentence::SENTENCE,
    set::SET,
    units::{PAIR, WORD},
};

/// What a model file starts with: its kind and the version of its form.
pub const HEAD: &[u8; 8] = b"AW-SUM\0\x01";

/// What was learned.
#[derive(Debug)]
pub struct Model {
    /// The first 24 bits of the hashes of words that are common in news, in order, and how common each is.
    common: Vec<(u32, u8)>,
    pub(super) words: Forest,
    pub(super) pairs: Forest,
    pub(super) sentences: Forest,
    pub(super) sets: Forest,
}

/// The file is no model, or one of another version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadModel;

impl fmt::Display for BadModel {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("the summary model's file is damaged, or of another version")
    }
}

impl std::error::Error for BadModel {}

impl Model {
    /// Reads a model: the head, the common words (their number, the distances of their hashes, their grades), and the
    /// forests of words, pairs, sentences and sets.
    ///
    /// # Errors
    /// Where the bytes are no model of this version, whole and with nothing after it.
    pub fn read(file: &[u8]) -> Result<Self, BadModel> {
        let body = file.strip_prefix(HEAD.as_slice()).ok_or(BadModel)?;
        Self::read_body(&mut Bytes(body)).ok_or(BadModel)
    }

    fn read_body(bytes: &mut Bytes<'_>) -> Option<Self> {
        let mut hash = 0_u32;
        let mut common = Vec::new();
        for _ in 0..bytes.u16()? {
            hash = hash.checked_add(bytes.leb()?)?;
            common.push((hash, bytes.u8()?));
        }
        let model = Self {
            common,
            words: Forest::read(bytes, WORD)?,
            pairs: Forest::read(bytes, PAIR)?,
            sentences: Forest::read(bytes, SENTENCE)?,
            sets: Forest::read(bytes, SET)?,
        };
        bytes.0.is_empty().then_some(model)
    }

    /// How common a word is in news, by its hash: 8 times the binary logarithm of the number of the training articles
    /// that have it; 0 for a rare one.
    #[must_use]
    pub fn common(&self, hash: u32) -> f32 {
        let place = self.common.binary_search_by_key(&(hash >> 8), |(hash, _)| *hash);
        place.map_or(0.0, |place| f32::from(self.common[place].1))
    }
}
