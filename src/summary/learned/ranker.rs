//! The learned model at work, in short steps.

use std::{mem, rc::Rc};

use super::{Model, Study, Sums, Worth, candidates};
use crate::summary::{prepare::Prepared, rank::Ranker};

/// How many rows are rated in one step: about a millisecond on a slow phone.
const ROWS: usize = 256;

/// Chooses by a learned model. For one article.
#[derive(Debug)]
pub struct Learned {
    model: Rc<Model>,
    stage: Stage,
}

#[derive(Debug, Default)]
enum Stage {
    #[default]
    Counting,
    Words(Study, Worth),
    Pairs(Study, Worth),
    Sentences(Study, Worth),
    Sets {
        study: Study,
        worth: Worth,
        sums: Vec<Sums>,
        scores: Vec<f32>,
    },
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
            Stage::Counting => {
                let study = Study::new(article, |hash| model.common(hash));
                Stage::Words(study, Worth::default())
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
                    Stage::Sentences(study, worth)
                }
            }
            Stage::Sentences(study, worth) => {
                let sums = study.sums(&worth);
                let rows = study.sentence_rows(article, &sums);
                let scores = rows.iter().map(|row| model.sentences.sum(row)).collect();
                Stage::Sets { study, worth, sums, scores }
            }
            Stage::Sets { study, worth, sums, scores } => {
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
