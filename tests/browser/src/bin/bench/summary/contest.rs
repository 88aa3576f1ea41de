//! One article, summarized by us and by others.

use std::{fmt, io::Write};

use anyhow::Result;
use serde_json::{Value, json};

use super::{
    SEED,
    page::{Kind, Page, numbers},
    peers,
    text::{Text, text},
};
use crate::figures::Times;

/// Whoever summarizes.
#[derive(Debug)]
struct Contestant {
    name: String,
    place: &'static str,
    times: Times,
}

/// The times of all of them for one article.
#[derive(Debug)]
pub(super) struct Contest {
    article: Text,
    rounds: usize,
    /// Ours, sumy's `TextRank` and `LexRank`, and ts-textrank.
    contestants: [Contestant; 4],
}

impl Contest {
    /// All take turns, so that a busy minute of the machine falls on all of them.
    pub(super) async fn hold(page: &Page, words: usize, turns: usize, rounds: usize) -> Result<Self> {
        let article = text(words, SEED);
        let of = |name: &str, place| Contestant { name: name.to_owned(), place, times: Times::default() };
        let mut contestants = [
            of("article-widget", "Chromium"),
            of("", "Python"),
            of("", "Python"),
            of(&page.peer, "Chromium"),
        ];
        for turn in 0..turns {
            let [ours, text_rank, lex_rank, peer] = &mut contestants;
            ours.times.extend(page.measure(&article, Kind::Summary, rounds).await?);
            peer.times.extend(page.measure(&article, Kind::Peer, rounds).await?);
            let sumy = peers::sumy(&article.body, rounds)?;
            for (contestant, name) in [(text_rank, "TextRank"), (lex_rank, "LexRank")] {
                contestant.name = format!("sumy {}, {name}", sumy["version"].as_str().unwrap_or_default());
                contestant.times.extend(numbers(&sumy[name]));
            }
            writeln!(std::io::stderr(), "{words} words, turn {} of {turns}", turn + 1)?;
        }
        Ok(Self { article, rounds: turns * rounds, contestants })
    }

    pub(super) fn json(&self) -> Value {
        let contestant =
            |of: &Contestant| json!({ "name": of.name, "in": of.place, "times": of.times.json() });
        json!({
            "words": self.article.words,
            "sentences": self.article.sentences,
            "contestants": self.contestants.iter().map(contestant).collect::<Vec<_>>(),
        })
    }

    /// That ours takes as long as sumy's `TextRank`, where it does.
    pub(super) fn fault(&self) -> Option<String> {
        let [ours, text_rank, ..] = &self.contestants;
        let (own, other) = (ours.times.median(), text_rank.times.median());
        (own >= other).then(|| format!("a summary in {own:.1} ms, {} in {other:.1} ms", text_rank.name))
    }
}

impl fmt::Display for Contest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { article: Text { words, sentences, .. }, rounds, contestants } = self;
        writeln!(
            f,
            "{words} words in {sentences} sentences, {rounds} rounds, one machine; medians in ms (least–most)"
        )?;
        writeln!(
            f,
            "| {:<21} | {:<8} | {:>24} | {:>10} |",
            "three sentences by", "in", "time", "times ours"
        )?;
        writeln!(f, "| {:-<21} | {:-<8} | {:->24} | {:->10} |", "", "", ":", ":")?;
        let own = contestants[0].times.median();
        contestants.iter().try_for_each(|Contestant { name, place, times }| {
            let ratio = times.median() / own;
            writeln!(f, "| {name:<21} | {place:<8} | {times:>24} | {ratio:>10.2} |")
        })
    }
}
