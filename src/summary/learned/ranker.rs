//! The learned model at work, in short steps.

use std::{mem, rc::Rc};

use super::{Model, Study, Sums, Worth, candidates};
use crate::summary::{prepare::Prepared, rank::Ranker};

/// How many rows are rated in one step, and how many sentences are counted: a few milliseconds on a slow phone.
const ROWS: usize = 256;
const SENTENCES: usize = 64;

/// Chooses by a learned model. For one article.
#[derive(Debug)]
pub struct Learned {
    model: Rc<Model>,
    stage: Stage,
}

/// The variants in the order in which they follow each other.
#[derive(Debug)]
enum Stage {
    Counting(Study),
    Words(Study, Worth),
    Pairs(Study, Worth),
    Sentences { study: Study, worth: Worth, sums: Sums, scores: Vec<f32> },
}

impl Default for Stage {
    fn default() -> Self {
        Self::Counting(Study::default())
    }
}

impl Learned {
    /// A ranker that goes by this model.
    #[must_use]
    pub fn new(model: Rc<Model>) -> Self {
        Self { model, stage: Stage::default() }
    }
}

impl Ranker for Learned {
    fn step(&mut self, article: &Prepared, most: usize) -> Option<Vec<usize>> {
        let model = &self.model;
        self.stage = match mem::take(&mut self.stage) {
            Stage::Counting(mut study) => {
                if study.count(article, |hash| model.common(hash), SENTENCES) {
                    Stage::Counting(study)
                } else {
                    Stage::Words(study, Worth::default())
                }
            }
            Stage::Words(study, mut worth) => {
                let (from, all) = (worth.words.len(), study.words().len());
                let rate = |word| model.words.likelihood(&study.word_row(word));
                worth.words.extend((from..all.min(from + ROWS)).map(rate));
                if worth.words.len() < all { Stage::Words(study, worth) } else { Stage::Pairs(study, worth) }
            }
            Stage::Pairs(study, mut worth) => {
                let (from, all) = (worth.pairs.len(), study.pairs());
                let rate = |pair| model.pairs.likelihood(&study.pair_row(pair, &worth.words));
                worth.pairs.extend((from..all.min(from + ROWS)).map(rate));
                if worth.pairs.len() < all {
                    Stage::Pairs(study, worth)
                } else {
                    Stage::Sentences { sums: study.sums(&worth), scores: Vec::new(), study, worth }
                }
            }
            Stage::Sentences { study, worth, sums, mut scores } => {
                let (from, all) = (scores.len(), sums.each.len());
                if from < all {
                    let rate = |sentence| model.sentences.sum(&study.sentence_row(article, &sums, sentence));
                    scores.extend((from..all.min(from + SENTENCES)).map(rate));
                    self.stage = Stage::Sentences { study, worth, sums, scores };
                    return None;
                }
                // People write two or three sentences where three are asked for; the model learned when.
                let least = if most == 3 { 2 } else { most };
                let sets = candidates(article, &scores, least..=most);
                let rows = study.set_rows(article, &worth, &sums, &sets);
                let rated = rows.iter().map(|row| model.sets.sum(row)).zip(sets);
                let best = rated.reduce(|best, next| if next.0 > best.0 { next } else { best });
                return Some(best.map(|(_, set)| set).unwrap_or_default());
            }
        };
        None
    }
}
