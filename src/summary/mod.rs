//! The summary: an article's own sentences, chosen on this device.
//!
//! `sentences` splits, `prepare` weighs the words, a [`Ranker`] chooses, and `summarizer` takes it all in short steps.
//! Another way to choose replaces the ranker alone.

mod abbreviations;
pub mod built_in;
pub mod copy;
mod dateline;
mod device;
mod fetched;
mod hash;
pub mod kept;
pub mod language;
pub mod learned;
mod mark;
pub mod mend;
pub mod model;
pub mod panel;
pub mod prepare;
pub mod rank;
pub(crate) mod reflect;
pub mod reveal;
pub mod run;
mod segmenter;
pub mod sentences;
pub mod service;
pub mod sheet;
pub mod summarizer;
pub mod support;
pub mod told;
mod words;

pub use learned::{Learned, Model};
pub use model::{Ask, Doubt, Failure, Form, Length, Maker, Note, Sentence, Source, Stage, Summary, Work};
pub use prepare::{Candidate, Prepared, Splitting, Term};
pub use rank::{Centrality, Ranker};
pub use summarizer::{NoSummary, Progress, Summarizer};
