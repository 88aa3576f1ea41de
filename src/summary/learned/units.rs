//! The words of an article and its pairs of neighboring words: how often and where each stands.

use std::collections::BTreeMap;

use super::{
    looks::Looks,
    tokens::{Token, Tokens},
};
use crate::summary::{
    prepare::{count, share},
    rank,
};

/// How many figures a word's row has.
pub const WORD: usize = 22;
/// How many figures a pair's row has.
pub const PAIR: usize = 22;

/// Where a word or a pair stands.
#[derive(Clone, Copy, Debug, Default)]
struct Unit {
    count: usize,
    /// The place of the first in the sequence of all words, and its sentence.
    first: usize,
    first_sentence: usize,
    last_sentence: usize,
    /// How many sentences have it, and how often it stands in the first three.
    sentences: usize,
    opening: usize,
    /// How often it has a capital where it starts no sentence, and how often it starts none.
    capitals: usize,
    inner: usize,
    /// How often a word with a capital stands beside it.
    beside_capital: usize,
    /// The sums over its places of: the length of the sentence, and how far into the sentence it stands (0 to 1).
    around: usize,
    inside: f32,
    /// The sums over its places of what [`Looks`] and [`rank::place`] say of the sentence.
    early: f32,
    near: f32,
    quoted: f32,
    nearest: f32,
}

impl Unit {
    /// Counts one more place: the word `place` of the article, the word `at` of the `sentence` of `length` words.
    fn meet(&mut self, place: usize, sentence: usize, at: usize, length: usize, looks: &Looks) {
        if self.count == 0 {
            (self.first, self.first_sentence) = (place, sentence);
        }
        if self.count == 0 || self.last_sentence != sentence {
            self.sentences += 1;
        }
        self.count += 1;
        self.last_sentence = sentence;
        self.opening += usize::from(sentence < 3);
        self.around += length;
        self.inside += share(at, length);
        self.early += rank::place(sentence);
        self.near += looks.near_early;
        self.nearest = self.nearest.max(looks.near_early);
        self.quoted += looks.quoted;
    }

    /// What the rows of words and pairs have in common.
    fn places(&self, sentences: usize) -> [f32; 13] {
        let times = count(self.count);
        [
            times,
            count(self.first),
            count(self.first_sentence),
            share(self.first_sentence, sentences),
            share(self.last_sentence, sentences),
            count(self.sentences),
            count(self.opening),
            count(self.around) / times,
            self.inside / times,
            self.early,
            self.near / times,
            self.nearest,
            self.quoted / times,
        ]
    }
}

/// All words and pairs of an article.
#[derive(Debug, Default)]
pub(super) struct Units {
    words: Vec<Unit>,
    /// By word: 1 for an empty one, 2 for one with a digit.
    kinds: Vec<u8>,
    lengths: Vec<usize>,
    /// By word: how common it is in news, see [`super::Model::common`].
    common: Vec<f32>,
    pairs: Vec<(u32, u32, Unit)>,
    ids: BTreeMap<(u32, u32), usize>,
    /// By sentence: its pairs.
    pub(super) pairs_of: Vec<Vec<u32>>,
    total: usize,
}

impl Units {
    /// For an article with these words, as yet without their places.
    pub(super) fn new(tokens: &Tokens, common: impl Fn(u32) -> f32) -> Self {
        let number = tokens.hashes.len();
        Self {
            words: vec![Unit::default(); number],
            kinds: vec![0; number],
            lengths: vec![0; number],
            common: tokens.hashes.iter().map(|&hash| common(hash)).collect(),
            total: tokens.total,
            ..Self::default()
        }
    }

    /// Adds the next sentence.
    pub(super) fn add(&mut self, sentence: &[Token], looks: &Looks) {
        let index = self.pairs_of.len();
        let mut own = Vec::with_capacity(sentence.len());
        for (at, token) in sentence.iter().enumerate() {
            let (id, place) = (token.id as usize, looks.before + at);
            let before = at.checked_sub(1).and_then(|at| sentence.get(at));
            let unit = &mut self.words[id];
            unit.meet(place, index, at, sentence.len(), looks);
            unit.inner += usize::from(at > 0);
            unit.capitals += usize::from(at > 0 && token.is_capital);
            let is_beside =
                [before, sentence.get(at + 1)].into_iter().flatten().any(|token| token.is_capital);
            unit.beside_capital += usize::from(is_beside);
            self.kinds[id] = u8::from(token.is_empty) + 2 * u8::from(token.is_number);
            self.lengths[id] = token.length;
            if let Some(before) = before {
                let pairs = &mut self.pairs;
                let pair = *self.ids.entry((before.id, token.id)).or_insert_with(|| {
                    pairs.push((before.id, token.id, Unit::default()));
                    pairs.len() - 1
                });
                let unit = &mut pairs[pair].2;
                unit.meet(place, index, at, sentence.len(), looks);
                unit.capitals += usize::from(before.is_capital && token.is_capital);
                own.push(u32::try_from(pair).unwrap_or(u32::MAX));
            }
        }
        self.pairs_of.push(own);
    }

    /// How many words there are, and how many pairs.
    pub(super) fn counts(&self) -> (usize, usize) {
        (self.words.len(), self.pairs.len())
    }

    /// The ids of a pair's words.
    pub(super) fn pair(&self, pair: usize) -> (u32, u32) {
        let (one, other, _) = self.pairs[pair];
        (one, other)
    }

    /// The figures of a word.
    pub(super) fn word_row(&self, word: usize) -> [f32; WORD] {
        let unit = &self.words[word];
        let sentences = self.pairs_of.len();
        let rest = [
            100.0 * share(unit.count, self.total),
            share(unit.sentences, sentences),
            share(unit.capitals, unit.inner),
            share(unit.beside_capital, unit.count),
            f32::from(self.kinds[word]),
            self.common[word],
            count(self.lengths[word]),
            count(self.total),
            count(sentences),
        ];
        join(&unit.places(sentences), &rest)
    }

    /// The figures of a pair, given the worth of all words.
    pub(super) fn pair_row(&self, pair: usize, worth: &[f32]) -> [f32; PAIR] {
        let (one, other, unit) = &self.pairs[pair];
        let (one, other) = (*one as usize, *other as usize);
        let rest = [
            share(unit.capitals, unit.count),
            worth[one],
            worth[other],
            share(unit.count, self.words[one].count),
            share(unit.count, self.words[other].count),
            f32::from(self.kinds[one]) + 4.0 * f32::from(self.kinds[other]),
            self.common[one],
            self.common[other],
            count(self.total),
        ];
        join(&unit.places(self.pairs_of.len()), &rest)
    }
}

/// Two lists as one; they must fill it.
fn join<const ALL: usize>(first: &[f32], rest: &[f32]) -> [f32; ALL] {
    let mut row = [0.0; ALL];
    let (head, tail) = row.split_at_mut(first.len());
    head.copy_from_slice(first);
    tail.copy_from_slice(rest);
    row
}
