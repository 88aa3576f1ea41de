//! Makes a summary in short steps, so that a page can go on answering its reader in between.

use std::{fmt, mem, rc::Rc};

use super::{
    model::{Length, Maker, Sentence, Summary},
    prepare::{Preparation, Prepared, Splitting},
    rank::Ranker,
};
use crate::article::model::Article;

/// How many bytes of text one step reads, about: a few milliseconds of work on a slow phone.
const STEP_BYTES: usize = 20_000;
/// How many terms one step weighs, about: as many as the text of one step has.
const STEP_TERMS: usize = 2_000;

/// Makes the summary of one article.
pub struct Summarizer<R> {
    count: usize,
    ranker: R,
    stage: Stage,
}

enum Stage {
    Reading(Preparation),
    Weighing(Preparation),
    Ranking(Prepared),
    Done(Result<Summary, NoSummary>),
}

/// How far a summary is.
#[derive(Clone, Debug, PartialEq)]
pub enum Progress {
    /// This share of the work is done, from 0 to 1.
    Working(f32),
    /// All is done.
    Done(Result<Summary, NoSummary>),
}

/// Why there is no summary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSummary {
    /// The article has no paragraph with words in it.
    NoText,
    /// The ranker picked no sentence.
    NothingPicked,
}

impl fmt::Display for NoSummary {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::NoText => "The article has no text to summarize.",
            Self::NothingPicked => "No sentence of the article could be chosen.",
        })
    }
}

impl std::error::Error for NoSummary {}

impl<R: Ranker> Summarizer<R> {
    /// Nothing is done until [`step`](Self::step).
    #[must_use]
    pub fn new(article: Rc<Article>, length: Length, ranker: R) -> Self {
        Self::with(article, length, ranker, Splitting::English)
    }

    /// As [`new`](Self::new), for any language.
    #[must_use]
    pub fn with(article: Rc<Article>, length: Length, ranker: R, splitting: Splitting) -> Self {
        let stage = Stage::Reading(Preparation::new(article, splitting));
        Self { count: length.sentences(), ranker, stage }
    }

    /// Does a little more. Once done, says the same again.
    pub fn step(&mut self) -> Progress {
        // What stands in for the stage while it moves is never seen: each arm below puts the next one in its place.
        let stage = mem::replace(&mut self.stage, Stage::Done(Err(NoSummary::NoText)));
        self.stage = match stage {
            Stage::Reading(mut making) => {
                if making.read(STEP_BYTES) {
                    Stage::Reading(making)
                } else {
                    Stage::Weighing(making)
                }
            }
            Stage::Weighing(mut making) => {
                if making.weigh(STEP_TERMS) {
                    Stage::Weighing(making)
                } else {
                    Stage::Ranking(making.finish())
                }
            }
            Stage::Ranking(article) => match self.choose(&article) {
                Some(result) => Stage::Done(result),
                None => Stage::Ranking(article),
            },
            done @ Stage::Done(_) => done,
        };
        match &self.stage {
            Stage::Reading(making) => Progress::Working(0.7 * making.share_read()),
            Stage::Weighing(_) => Progress::Working(0.8),
            Stage::Ranking(_) => Progress::Working(0.9),
            Stage::Done(result) => Progress::Done(result.clone()),
        }
    }

    /// The sentences picked, in reading order, once they are. An article with no more than are asked for gives them all.
    fn choose(&mut self, article: &Prepared) -> Option<Result<Summary, NoSummary>> {
        let total = article.sentences.len();
        let ranked = match total {
            0 => return Some(Err(NoSummary::NoText)),
            _ if total <= self.count => (0..total).collect(),
            _ => self.ranker.step(article, self.count)?,
        };
        let mut picks: Vec<usize> = Vec::with_capacity(self.count);
        for pick in ranked.into_iter().filter(|&pick| pick < total) {
            // The first of the ranker's picks count, in whatever order they come.
            if picks.len() < self.count
                && let Err(place) = picks.binary_search(&pick)
            {
                picks.insert(place, pick);
            }
        }
        let picked = picks.into_iter().filter_map(|pick| article.sentences.get(pick));
        let sentences: Vec<Sentence> = picked
            .map(|pick| Sentence { source: Some(pick.source), ..Sentence::told(article.text(pick)) })
            .collect();
        if sentences.is_empty() {
            return Some(Err(NoSummary::NothingPicked));
        }
        Some(Ok(Summary { sentences, maker: Maker::Device, notes: Vec::new() }))
    }
}
