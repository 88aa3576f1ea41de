//! How the time of a summary grows with the article, and for how long it stops the page.

use std::{fmt, io::Write};

use anyhow::Result;
use serde_json::{Value, json};

use super::{
    SEED,
    page::{Kind, Page},
    text::{Text, text},
};
use crate::figures::Times;

/// How often an article is watched for what stops the page.
const WATCHED: usize = 5;

/// An article of one length.
#[derive(Debug)]
pub(super) struct Length {
    article: Text,
    times: Times,
    /// The longest time in which the page did nothing else, in each summary.
    blocks: Times,
}

impl Length {
    pub(super) async fn measure(page: &Page, words: usize, rounds: usize) -> Result<Self> {
        let article = text(words, SEED);
        let (mut times, mut blocks) = (Times::default(), Times::default());
        times.extend(page.measure(&article, Kind::Summary, rounds).await?);
        blocks.extend(page.measure(&article, Kind::Block, WATCHED).await?);
        writeln!(std::io::stderr(), "{words} words, how it grows")?;
        Ok(Self { article, times, blocks })
    }

    /// The median time by n · log₂ n of the n sentences, in microseconds.
    fn cost(&self) -> f64 {
        let sentences = f64::from(u32::try_from(self.article.sentences).unwrap_or(u32::MAX));
        1_000.0 * self.times.median() / (sentences * sentences.log2())
    }

    pub(super) fn json(&self) -> Value {
        json!({
            "words": self.article.words,
            "sentences": self.article.sentences,
            "times": self.times.json(),
            "microseconds_by_n_log_n": self.cost(),
            "blocks": self.blocks.json(),
        })
    }
}

/// Writes the table.
pub(super) fn show(lengths: &[Length], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    writeln!(
        f,
        "n: sentences; stopped: the longest time in which the page did nothing else; ms (least–most)"
    )?;
    let [words, sentences, time, cost, block] = ["words", "sentences", "time", "µs by n·log₂ n", "stopped"];
    writeln!(f, "| {words:>7} | {sentences:>9} | {time:>24} | {cost:>14} | {block:>24} |")?;
    writeln!(f, "| {:->7} | {:->9} | {:->24} | {:->14} | {:->24} |", ":", ":", ":", ":", ":")?;
    lengths.iter().try_for_each(|length| {
        let Length { article: Text { words, sentences, .. }, times, blocks } = length;
        let cost = length.cost();
        writeln!(f, "| {words:>7} | {sentences:>9} | {times:>24} | {cost:>14.1} | {blocks:>24} |")
    })
}
