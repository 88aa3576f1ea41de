//! The summary: an article's own sentences, chosen on this device.
//!
//! `sentences` splits, `prepare` weighs the words, a [`Ranker`] chooses, and `summarizer` takes it all in short steps.
//! Another way to choose replaces the ranker alone.

mod abbreviations;
pub mod model;
pub mod panel;
pub mod prepare;
pub mod rank;
pub mod run;
pub mod sentences;
pub mod summarizer;
mod words;

pub use model::{Ask, Doubt, Failure, Form, Length, Maker, Note, Sentence, Source, Stage, Summary, Work};
pub use prepare::{Candidate, Prepared, Term};
pub use rank::{Centrality, Ranker};
pub use summarizer::{NoSummary, Progress, Summarizer};
