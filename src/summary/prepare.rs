//! An article as a ranker sees it: its sentences with the weights of their words (tf-idf), made in short steps.

use std::{collections::BTreeSet, ops::Range, rc::Rc};

use super::{
    dateline,
    model::Source,
    sentences::Splitter,
    words::{fingerprint, term, words},
};
use crate::article::model::{Article, Block};

/// An article ready to be ranked.
#[derive(Debug)]
pub struct Prepared {
    article: Rc<Article>,
    /// The sentences of the paragraphs in reading order, none twice, each with at least one word.
    pub sentences: Vec<Candidate>,
    /// The hash of each term's word, in order: ids are places in this list.
    pub vocabulary: Vec<u32>,
    /// The ids of the headline's terms, as far as sentences have them; in order.
    pub title: Vec<u32>,
}

/// A sentence that may be picked.
#[derive(Debug)]
pub struct Candidate {
    /// Where it stands.
    pub source: Source,
    /// How many words it has.
    pub words: usize,
    /// Its terms in the order of their ids, weighed by tf-idf: a vector of length 1, or no terms at all.
    pub terms: Vec<Term>,
}

/// A word of a sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Term {
    /// The number of the word and its other forms in this article.
    pub id: u32,
    /// What it weighs in the sentence.
    pub weight: f32,
}

impl Prepared {
    /// Prepares an English article at once.
    #[must_use]
    pub fn new(article: Rc<Article>) -> Self {
        let mut making = Preparation::new(article, Splitting::English);
        while making.read(usize::MAX) {}
        while making.weigh(usize::MAX) {}
        making.finish()
    }

    /// The words of a sentence as the article has them.
    #[must_use]
    pub fn text(&self, sentence: &Candidate) -> &str {
        let Source { block, start, end } = sentence.source;
        self.article.body.get(block).and_then(|block| block.text().get(start..end)).unwrap_or_default()
    }
}

/// A count as a number to reckon with; what is beyond 65,535 is as good as that.
pub(super) fn count(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

/// A part of a whole, from 0 to 1; of nothing, 0.
pub(super) fn share(part: usize, whole: usize) -> f32 {
    count(part) / count(whole.max(1))
}

/// How an article's paragraphs are cut into sentences.
pub enum Splitting {
    /// By the rules for English.
    English,
    /// By a function.
    By(Split),
}

/// Gives the byte ranges of a text's sentences, in order, within the text.
pub type Split = Box<dyn Fn(&str) -> Vec<Range<usize>>>;

/// A text longer than this, in bytes, is cut by the rules for English: they can go a step at a time.
const LONG: usize = 50_000;

/// The making of a [`Prepared`].
pub(super) struct Preparation {
    prepared: Prepared,
    splitting: Splitting,
    seen: BTreeSet<u64>,
    /// The block being read, and how far.
    block: usize,
    at: usize,
    splitter: Option<Splitter>,
    /// How many sentences hold each term, by id, once all are read.
    spread: Vec<usize>,
    weighed: usize,
    buffer: String,
}

impl Preparation {
    pub(super) fn new(article: Rc<Article>, splitting: Splitting) -> Self {
        let prepared = Prepared { article, sentences: Vec::new(), vocabulary: Vec::new(), title: Vec::new() };
        Self {
            prepared,
            splitting,
            seen: BTreeSet::new(),
            block: 0,
            at: 0,
            splitter: None,
            spread: Vec::new(),
            weighed: 0,
            buffer: String::new(),
        }
    }

    /// Reads about `bytes` more of the text. `false` once there is no more.
    pub(super) fn read(&mut self, bytes: usize) -> bool {
        let article = Rc::clone(&self.prepared.article);
        let mut left = bytes;
        while let Some(block) = article.body.get(self.block) {
            if left == 0 {
                return true;
            }
            let Block::Paragraph(text) = block else {
                self.block += 1;
                continue;
            };
            if let Splitting::By(split) = &self.splitting
                && text.len() <= LONG
            {
                for range in split(text) {
                    self.add(text, range);
                }
                left = left.saturating_sub(text.len());
                self.block += 1;
                continue;
            }
            let splitter = *self.splitter.get_or_insert_with(|| Splitter::new(text));
            if let Some(range) = splitter.next(text, self.at) {
                left = left.saturating_sub(range.end - self.at);
                self.at = range.end;
                self.add(text, range);
            } else {
                (self.block, self.at, self.splitter) = (self.block + 1, 0, None);
            }
        }
        false
    }

    /// Adds a sentence of the block, its terms as yet with the hash of each as its id, and how often it occurs as its
    /// weight. The story's first sentence starts after its dateline.
    fn add(&mut self, block: &str, range: Range<usize>) {
        let Some(mut text) = block.get(range.clone()) else {
            return;
        };
        if self.prepared.sentences.is_empty() {
            text = &text[dateline::length(text)..];
        }
        let length = words(text).count();
        if length == 0 || !self.seen.insert(fingerprint(text)) {
            return;
        }
        let source = Source { block: self.block, start: range.end - text.len(), end: range.end };
        let hashes = self.hashes(text);
        let same = hashes.chunk_by(|one, next| one == next);
        let terms = same.map(|same| Term { id: same[0], weight: count(same.len()) }).collect();
        self.prepared.sentences.push(Candidate { source, words: length, terms });
    }

    /// The terms of a text, in order.
    fn hashes(&mut self, text: &str) -> Vec<u32> {
        let mut hashes: Vec<u32> = words(text).filter_map(|word| term(word, &mut self.buffer)).collect();
        hashes.sort_unstable();
        hashes
    }

    /// Weighs the terms of about as many sentences as `terms` make. `false` once all are weighed.
    pub(super) fn weigh(&mut self, terms: usize) -> bool {
        if self.weighed == 0 {
            self.number_terms();
        }
        let Prepared { sentences, vocabulary, .. } = &mut self.prepared;
        let total = count(sentences.len());
        let mut left = terms;
        for sentence in &mut sentences[self.weighed..] {
            if left == 0 {
                return true;
            }
            left = left.saturating_sub(sentence.terms.len() + 1);
            self.weighed += 1;
            weigh(&mut sentence.terms, vocabulary, &self.spread, total);
        }
        false
    }

    /// Makes the vocabulary, and with it the headline's terms.
    fn number_terms(&mut self) {
        let terms = self.prepared.sentences.iter().flat_map(|sentence| &sentence.terms);
        let mut hashes: Vec<u32> = terms.map(|term| term.id).collect();
        hashes.sort_unstable();
        let same = hashes.chunk_by(|one, next| one == next);
        (self.prepared.vocabulary, self.spread) = same.map(|same| (same[0], same.len())).unzip();

        let article = Rc::clone(&self.prepared.article);
        let mut title = self.hashes(&article.headline);
        title.dedup();
        self.prepared.title =
            title.into_iter().filter_map(|hash| id(&self.prepared.vocabulary, hash)).collect();
    }

    pub(super) fn finish(self) -> Prepared {
        self.prepared
    }

    /// How much of the text has been read, by blocks, from 0 to 1.
    pub(super) fn share_read(&self) -> f32 {
        let blocks = &self.prepared.article.body;
        let within = blocks
            .get(self.block)
            .map_or(0.0, |block| count(self.at / 64) / count(block.text().len() / 64 + 1));
        (count(self.block) + within) / count(blocks.len().max(1))
    }
}

/// The place of a term in the vocabulary.
fn id(vocabulary: &[u32], hash: u32) -> Option<u32> {
    vocabulary.binary_search(&hash).ok().and_then(|place| u32::try_from(place).ok())
}

/// Turns hashes into ids, counts into tf-idf with `ln(1 + sentences / sentences with the term)` as idf, and the vector
/// to length 1.
fn weigh(terms: &mut [Term], vocabulary: &[u32], spread: &[usize], total: f32) {
    for term in &mut *terms {
        // Every term of a sentence is in the vocabulary, so none falls back to 0.
        term.id = id(vocabulary, term.id).unwrap_or(0);
        let sentences = spread.get(term.id as usize).map_or(1.0, |&sentences| count(sentences));
        term.weight = (1.0 + libm::logf(term.weight)) * libm::logf(1.0 + total / sentences);
    }
    let length = terms.iter().map(|term| term.weight * term.weight).sum::<f32>().sqrt();
    for term in terms {
        term.weight /= length;
    }
}
