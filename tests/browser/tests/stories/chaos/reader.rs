//! A random reader: what they do, and their last word on everything.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, ensure};
use article_widget_browser_tests::{page::Page, random::Random};
use serde_json::{Value, json};

const SCRIPT: &str = include_str!("reader.js");

/// What a reader does, and how often of all times.
pub(super) struct Ways {
    pub(super) deeds: usize,
    pub(super) habits: &'static [(&'static str, u64)],
    /// What is done where there is nothing to be done so.
    pub(super) instead: &'static str,
}

/// A reader, and the last word of theirs on everything.
pub(super) struct Reader<'a> {
    pub(super) name: char,
    page: &'a Page,
    random: Random,
    ways: &'static Ways,
    /// The moods that are chosen, by their places; none: all.
    pub(super) moods: &'static [u64],
    wrote: usize,
    /// The comments by the sign that each begins with; `None` for what was deleted.
    pub(super) comments: BTreeMap<String, Option<String>>,
    /// What each reply answers.
    pub(super) above: BTreeMap<String, String>,
    /// What was deleted once, whether that was undone or not.
    pub(super) shaken: BTreeSet<String>,
    pub(super) votes: BTreeMap<String, i64>,
    pub(super) mood: Option<String>,
    /// What was liked or chosen before, and how often that was taken back.
    pub(super) taken_back: BTreeMap<String, usize>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(name: char, page: &'a Page, seed: u64, ways: &'static Ways) -> Self {
        Self {
            name,
            page,
            random: Random::new(seed),
            ways,
            moods: &[],
            wrote: 0,
            comments: BTreeMap::new(),
            above: BTreeMap::new(),
            shaken: BTreeSet::new(),
            votes: BTreeMap::new(),
            mood: None,
            taken_back: BTreeMap::new(),
        }
    }

    /// Does so many things, one after the other.
    pub(super) async fn live(&mut self) -> Result<()> {
        for number in 0..self.ways.deeds {
            let habits = self.ways.habits;
            let mut left = self.random.below(habits.iter().map(|(_, often)| often).sum());
            let habit = habits.iter().find(|(_, often)| {
                let is_it = left < *often;
                left = left.saturating_sub(*often);
                is_it
            });
            let kind = habit.context("a habit")?.0;
            let done = async {
                // A reader can always write.
                if !self.act(kind).await? && !self.act(self.ways.instead).await? {
                    self.act("write").await?;
                }
                Ok::<_, anyhow::Error>(())
            };
            done.await.with_context(|| format!("reader {}, deed {number}: {kind}", self.name))?;
        }
        Ok(())
    }

    /// Does one thing; false where there was nothing to do it with.
    async fn act(&mut self, kind: &str) -> Result<bool> {
        if kind == "reload" {
            self.reload().await?;
            return Ok(true);
        }
        let mut draw = self.random.below(1 << 32);
        if kind == "mood" && !self.moods.is_empty() {
            draw = *self.random.pick(self.moods).context("a mood")?;
        }
        self.wrote += 1;
        let sign = format!("#{}{}#", self.name, self.wrote);
        // Where something is changed, `@` stands for its sign.
        let text = if kind == "edit" { format!("@ says {draw} now") } else { format!("{sign} says {draw}") };
        let script = format!("{SCRIPT}\nreturn act(...arguments);");
        let done = self.page.run(&script, vec![kind.into(), draw.into(), text.as_str().into()]).await?;
        if done.is_null() {
            return Ok(false);
        }
        ensure!(done["failed"].is_null(), "{done}");
        self.remember(kind, sign, text, &done)?;
        Ok(true)
    }

    fn remember(&mut self, kind: &str, sign: String, text: String, done: &Value) -> Result<()> {
        let of = || Ok::<_, anyhow::Error>(done["of"].as_str().context("of what?")?.to_owned());
        match kind {
            "write" => drop(self.comments.insert(sign, Some(text))),
            "reply" => {
                self.above.insert(sign.clone(), of()?);
                self.comments.insert(sign, Some(text));
            }
            "edit" => drop(self.comments.insert(of()?, Some(text.replace('@', &of()?)))),
            "delete" | "undo" => {
                self.shaken.insert(of()?);
                if done["undone"] != json!(true) {
                    self.comments.insert(of()?, None);
                }
            }
            "vote" => {
                let vote = done["vote"].as_i64().context("no vote")?;
                if self.votes.insert(of()?, vote).is_some_and(|before| before != 0) {
                    *self.taken_back.entry(of()?).or_default() += 1;
                }
            }
            "mood" => {
                let mood = done["mood"].as_str().map(str::to_owned);
                if let Some(before) = std::mem::replace(&mut self.mood, mood) {
                    *self.taken_back.entry(before).or_default() += 1;
                }
            }
            _ => {}
        }
        Ok(())
    }

    pub(super) async fn reload(&self) -> Result<()> {
        self.page.reload().await
    }

    /// All that this reader is shown.
    pub(super) async fn look(&self) -> Result<Value> {
        self.page.run(&format!("{SCRIPT}\nreturn look();"), Vec::new()).await
    }
}

/// The sign that a text begins with.
pub(super) fn sign(text: &str) -> String {
    text.split_inclusive('#').take(2).collect()
}
