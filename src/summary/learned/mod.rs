//! A learned choice among whole summaries, by gradient-boosted trees.
//!
//! The model rates, one after another: every word of the article by how likely a person's summary has it; every pair
//! of neighboring words likewise; every sentence, to see which are worth a look; and every set of those as a summary.
//! The best set wins. Where it comes from, how it scores and where it fails is told in MODEL.md.
//!
//! The features ([`Study`]) are counted by this code in training too, so that the model meets what it was made for.

mod bytes;
pub mod forest;
mod looks;
mod model;
mod ranker;
mod sentence;
mod set;
mod tokens;
mod units;

pub use model::{BadModel, HEAD, Model};
pub use ranker::Learned;
pub use sentence::{SENTENCE, Sum, Sums};
pub use set::{SET, Set, candidates};
pub use units::{PAIR, WORD};

use super::{prepare::Prepared, words};

/// How likely each word and each pair of an article is to stand in a person's summary, from 0 to 1.
#[derive(Clone, Debug, Default)]
pub struct Worth {
    /// By word.
    pub words: Vec<f32>,
    /// By pair.
    pub pairs: Vec<f32>,
}

/// An article's words counted, ready to give the features of whatever is to be rated.
#[derive(Debug, Default)]
pub struct Study {
    tokens: tokens::Tokens,
    centers: looks::Centers,
    looks: Vec<looks::Looks>,
    units: units::Units,
}

impl Study {
    /// Counts. `common` says of a word's hash how common it is, see [`Model::common`].
    #[must_use]
    pub fn new(article: &Prepared, common: impl Fn(u32) -> f32) -> Self {
        let mut study = Self::default();
        while study.count(article, &common, usize::MAX) {}
        study
    }

    /// Counts so many more sentences, twice over: the words first. `false` once all is counted.
    fn count(&mut self, article: &Prepared, common: impl Fn(u32) -> f32, most: usize) -> bool {
        let all = &article.sentences;
        let read = self.tokens.sentences.len();
        if read < all.len() {
            if read == 0 {
                self.centers = looks::Centers::new(article.vocabulary.len());
            }
            for (index, sentence) in all.iter().enumerate().skip(read).take(most) {
                self.tokens.add(article.text(sentence));
                self.centers.add(index, &sentence.terms);
            }
            return true;
        }
        let looked = self.looks.len();
        if looked == 0 {
            self.centers.finish();
            self.units = units::Units::new(&self.tokens, common);
        }
        for (sentence, tokens) in all.iter().zip(&self.tokens.sentences).skip(looked).take(most) {
            let before = self.looks.last().map_or(0, |last| last.before);
            let before =
                before + self.looks.len().checked_sub(1).map_or(0, |last| self.tokens.sentences[last].len());
            let looks = looks::look(article.text(sentence), tokens, &sentence.terms, &self.centers, before);
            self.units.add(tokens, &looks);
            self.looks.push(looks);
        }
        self.looks.len() < all.len()
    }

    /// The hashes of the article's different words; a word's place in this list is its id.
    #[must_use]
    pub fn words(&self) -> &[u32] {
        &self.tokens.hashes
    }

    /// How many different pairs of neighboring words the article has.
    #[must_use]
    pub fn pairs(&self) -> usize {
        self.units.counts().1
    }

    /// The ids of a pair's words.
    #[must_use]
    pub fn pair(&self, pair: usize) -> (u32, u32) {
        self.units.pair(pair)
    }

    /// The features of a word.
    #[must_use]
    pub fn word_row(&self, word: usize) -> [f32; WORD] {
        self.units.word_row(word)
    }

    /// The features of a pair, given the worth of all words.
    #[must_use]
    pub fn pair_row(&self, pair: usize, words: &[f32]) -> [f32; PAIR] {
        self.units.pair_row(pair, words)
    }

    /// The features of a sentence, given the sums of all.
    #[must_use]
    pub fn sentence_row(&self, article: &Prepared, sums: &Sums, sentence: usize) -> [f32; SENTENCE] {
        sentence::row(article, self, sums, sentence)
    }

    /// The sums of worth of all sentences.
    #[must_use]
    pub fn sums(&self, worth: &Worth) -> Sums {
        sentence::sums(self, worth)
    }

    /// The features of candidate summaries, none of them empty.
    #[must_use]
    pub fn set_rows(&self, article: &Prepared, worth: &Worth, sums: &Sums, sets: &[Set]) -> Vec<[f32; SET]> {
        let known = set::Known { article, study: self, sums, worth, expected: set::Expected::new(worth) };
        let mut seen = set::Seen::new(worth);
        sets.iter().map(|set| set::row(&known, &mut seen, set)).collect()
    }
}

/// The hashes of a text's words in order, as [`Study::words`] has them.
#[must_use]
pub fn hashes(text: &str) -> Vec<u32> {
    let mut buffer = String::new();
    words::words(text).map(|word| words::number(word, &mut buffer).0).collect()
}
