//! Summaries on the reader's device: beside those of others, and how their time grows with the article.

mod contest;
mod growth;
mod page;
mod peers;
mod text;

use std::fmt;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use contest::Contest;
use growth::Length;
use page::Page;

/// Where the articles come from.
const SEED: u64 = 2024;
/// The words of the articles that others summarize too; how many turns all take at each, and how often each of them is
/// measured in a turn. The first one is what `--check` goes by.
const CONTESTS: [(usize, usize, usize); 2] = [(1_000, 3, 7), (10_000, 1, 3)];
/// The words of the articles that show the growth, and how often each is measured.
const GROWTH: [(usize, usize); 4] = [(100, 9), (1_000, 15), (10_000, 9), (100_000, 5)];

/// What was measured.
#[derive(Debug)]
pub(crate) struct Summaries {
    contests: Vec<Contest>,
    lengths: Vec<Length>,
}

/// Measures all of it in one browser.
pub(crate) async fn measure() -> Result<Summaries> {
    let page = Page::open().await?;
    let mut contests = Vec::with_capacity(CONTESTS.len());
    for (words, turns, rounds) in CONTESTS {
        contests.push(Contest::hold(&page, words, turns, rounds).await.with_context(|| of(words))?);
    }
    let mut lengths = Vec::with_capacity(GROWTH.len());
    for (words, rounds) in GROWTH {
        lengths.push(Length::measure(&page, words, rounds).await.with_context(|| of(words))?);
    }
    Ok(Summaries { contests, lengths })
}

fn of(words: usize) -> String {
    format!("an article of {words} words")
}

impl Summaries {
    pub(crate) fn json(&self) -> Value {
        json!({
            "seed": SEED,
            "unit": "ms",
            "contests": self.contests.iter().map(Contest::json).collect::<Vec<_>>(),
            "growth": self.lengths.iter().map(Length::json).collect::<Vec<_>>(),
        })
    }

    /// What is slower than it may be.
    pub(crate) fn faults(&self) -> Vec<String> {
        self.contests.first().and_then(Contest::fault).into_iter().collect()
    }
}

impl fmt::Display for Summaries {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.contests.iter().try_for_each(|contest| writeln!(f, "{contest}"))?;
        growth::show(&self.lengths, f)
    }
}
