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
pub use sentence::{SENTENCE, Sums};
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
#[derive(Debug)]
pub struct Study {
    tokens: tokens::Tokens,
    looks: Vec<looks::Looks>,
    units: units::Units,
}

impl Study {
    /// Counts. `common` says of a word's hash how common it is, see [`Model::common`].
    #[must_use]
    pub fn new(article: &Prepared, common: impl Fn(u32) -> f32) -> Self {
        let tokens = tokens::Tokens::new(article);
        let looks = looks::looks(article, &tokens);
        let units = units::Units::new(&tokens, &looks, common);
        Self { tokens, looks, units }
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

    /// The features of all sentences.
    #[must_use]
    pub fn sentence_rows(&self, article: &Prepared, sums: &[Sums]) -> Vec<[f32; SENTENCE]> {
        let most = |of: fn(&Sums) -> f32| sums.iter().map(of).fold(f32::EPSILON, f32::max);
        let most = Sums { terms: most(|sums| sums.terms), pairs: most(|sums| sums.pairs), ..Sums::default() };
        (0..sums.len()).map(|index| sentence::row(article, self, sums, &most, index)).collect()
    }

    /// The sums of worth of each sentence.
    #[must_use]
    pub fn sums(&self, worth: &Worth) -> Vec<Sums> {
        sentence::sums(self, worth)
    }

    /// The features of candidate summaries, none of them empty.
    #[must_use]
    pub fn set_rows(
        &self,
        article: &Prepared,
        worth: &Worth,
        sums: &[Sums],
        sets: &[Set],
    ) -> Vec<[f32; SET]> {
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
