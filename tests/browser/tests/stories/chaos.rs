//! Two readers, a real server, and between them a proxy that delays, drops, doubles, cuts and corrupts: whatever they do,
//! in the end both see the same, and the last word on everything stands.
//!
//! `ARTICLE_WIDGET_CHAOS_SEED` chooses what is done and what goes wrong. One engine is enough: what is looked at is the
//! queue and the store, which are the same everywhere.

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    time::Duration,
};

use anyhow::{Context, Result, bail, ensure};
use article_widget_browser_tests::{
    Lab,
    browser::Browser,
    engine::Engine,
    lab::tell,
    look::Look,
    page::Page,
    pocketbase::Pocketbase,
    proxy::{Fault, Proxy},
    random::Random,
    wait::wait_for,
};
use serde_json::{Value, json};
use tokio::time::sleep;

use crate::common::shared;

const READER: &str = include_str!("chaos/reader.js");
/// How many things each reader does.
const DEEDS: usize = 250;
/// Of a hundred requests, something happens to so many.
const FAULTS: u64 = 22;
/// How long the last of what waits may take, with the pauses after failures.
const SETTLING: Duration = Duration::from_secs(90);

/// What a reader does, and how often of a hundred times.
const HABITS: [(&str, u64); 9] = [
    ("write", 12),
    ("reply", 18),
    ("edit", 16),
    ("delete", 9),
    ("undo", 4),
    ("vote", 22),
    ("mood", 8),
    ("news", 9),
    ("reload", 2),
];

/// A reader, and the last word of theirs on everything.
struct Reader<'a> {
    name: char,
    page: &'a Page,
    random: Random,
    wrote: usize,
    /// The comments by the sign that each begins with; `None` for what was deleted.
    comments: BTreeMap<String, Option<String>>,
    votes: BTreeMap<String, i64>,
    mood: Option<String>,
}

impl<'a> Reader<'a> {
    fn new(name: char, page: &'a Page, seed: u64) -> Self {
        let (comments, votes) = (BTreeMap::new(), BTreeMap::new());
        Self { name, page, random: Random::new(seed), wrote: 0, comments, votes, mood: None }
    }

    /// Does so many things, one after the other.
    async fn live(&mut self) -> Result<()> {
        for number in 0..DEEDS {
            let mut left = self.random.below(HABITS.iter().map(|(_, often)| often).sum());
            let habit = HABITS.iter().find(|(_, often)| {
                let is_it = left < *often;
                left = left.saturating_sub(*often);
                is_it
            });
            let kind = habit.context("a habit")?.0;
            let done = self.act(kind).await;
            // Where there is nothing to be done so, a reader writes.
            let done = match done {
                Ok(false) => self.act("write").await,
                done => done,
            };
            done.with_context(|| format!("reader {}, deed {number}: {kind}", self.name))?;
        }
        Ok(())
    }

    /// Does one thing; false where there was nothing to do it with.
    async fn act(&mut self, kind: &str) -> Result<bool> {
        if kind == "reload" {
            self.page.reload().await?;
            return Ok(true);
        }
        let draw = self.random.below(1 << 32);
        self.wrote += 1;
        let sign = format!("#{}{}#", self.name, self.wrote);
        // Where something is changed, `@` stands for its sign.
        let text = if kind == "edit" { format!("@ says {draw} now") } else { format!("{sign} says {draw}") };
        let script = format!("{READER}\nreturn act(...arguments);");
        let done = self.page.run(&script, vec![kind.into(), draw.into(), text.as_str().into()]).await?;
        if done.is_null() {
            return Ok(false);
        }
        ensure!(done["failed"].is_null(), "{done}");
        let of = || Ok::<_, anyhow::Error>(done["of"].as_str().context("of what?")?.to_owned());
        match kind {
            "write" | "reply" => drop(self.comments.insert(sign, Some(text))),
            "edit" => drop(self.comments.insert(of()?, Some(text.replace('@', &of()?)))),
            "undo" if done["undone"] == json!(true) => {}
            "delete" | "undo" => drop(self.comments.insert(of()?, None)),
            "vote" => drop(self.votes.insert(of()?, done["vote"].as_i64().context("no vote")?)),
            "mood" => self.mood = done["mood"].as_str().map(str::to_owned),
            _ => {}
        }
        Ok(true)
    }

    /// All that this reader is shown.
    async fn look(&self) -> Result<Value> {
        self.page.run(&format!("{READER}\nreturn look();"), Vec::new()).await
    }
}

/// What two readers are to be shown alike.
fn alike(shown: &Value) -> Value {
    let rows: Vec<Value> = shown["rows"].as_array().into_iter().flatten().cloned().collect();
    let rows: Vec<_> = rows
        .into_iter()
        .map(|mut row| {
            row["mine"].take();
            row
        })
        .collect();
    json!({ "rows": rows, "all": shown["all"], "moods": shown["moods"], "standing": shown["standing"] })
}

/// Where two values differ first.
fn difference(path: &str, one: &Value, other: &Value) -> Option<String> {
    let step = |key: &str, one: &Value, other: &Value| difference(&format!("{path}/{key}"), one, other);
    match (one, other) {
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            (0..one.len()).find_map(|at| step(&at.to_string(), &one[at], &other[at]))
        }
        (Value::Object(one), Value::Object(other)) if one.keys().eq(other.keys()) => {
            one.keys().find_map(|key| step(key, &one[key], &other[key]))
        }
        _ => (one != other).then(|| format!("{path}: {one} and {other}")),
    }
}

/// Waits until nothing waits any more and both are shown the same.
async fn settle(readers: [&Reader<'_>; 2]) -> Result<[Value; 2]> {
    wait_for("both readers to see the same", SETTLING, async || {
        let both = [readers[0].look().await?, readers[1].look().await?];
        for shown in &both {
            let waits = shown["waits"].as_array().context("no queue")?;
            ensure!(waits.is_empty(), "{} wait, first {}", waits.len(), waits[0]);
            ensure!(shown["news"] == json!(false), "some comments are not shown");
        }
        match difference("", &alike(&both[0]), &alike(&both[1])) {
            Some(difference) => bail!("{difference}"),
            None => Ok(Some(both)),
        }
    })
    .await
}

/// The sign that a text begins with.
fn sign(text: &str) -> String {
    text.split_inclusive('#').take(2).collect()
}

/// Every deed's last word is what the server has and what is shown.
async fn every_last_word_stands(
    server: &Pocketbase,
    readers: [&Reader<'_>; 2],
    shown: &[Value; 2],
) -> Result<()> {
    let mut wanted = BTreeMap::new();
    for reader in readers {
        wanted.extend(reader.comments.iter().filter_map(|(sign, text)| Some((sign.clone(), text.clone()?))));
    }
    let records = server.records("aw_comments").await?;
    let alive: Vec<_> = records.iter().filter(|record| record["deleted"] == json!(false)).collect();
    let text = |value: &Value| value["text"].as_str().unwrap_or_default().to_owned();
    let there: BTreeMap<_, _> = alive.iter().map(|record| (sign(&text(record)), text(record))).collect();
    assert_eq!(alive.len(), there.len(), "nothing is there twice");
    assert_eq!(there, wanted, "what the server has");

    let all = shown[0]["all"].as_object().context("no comments")?;
    let seen: BTreeMap<_, _> = all.values().map(|one| (sign(&text(one)), text(one))).collect();
    assert_eq!(seen, wanted, "what is in the thread");
    let rows = shown[0]["rows"].as_array().context("no rows")?;
    assert!(rows.len() > wanted.len() / 2, "most of it is on the page");
    let known: BTreeSet<_> = records.iter().filter_map(|record| record["id"].as_str()).collect();
    for row in rows {
        assert!(
            row["id"].as_str().is_some_and(|id| known.contains(id)),
            "a place that the server does not keep: {row}"
        );
        assert!(row["text"].is_null() || wanted.values().any(|wanted| *wanted == text(row)), "{row}");
        let count = |vote: i64| {
            let sign = sign(&text(row));
            readers.iter().filter(|reader| reader.votes.get(&sign) == Some(&vote)).count()
        };
        if !row["text"].is_null() {
            assert_eq!((&row["up"], &row["down"]), (&json!(count(1)), &json!(count(-1))), "{row}");
        }
    }
    for record in &alive {
        let id = record["id"].as_str().context("no id")?;
        let above = match record["parent"].as_str().context("no parent")? {
            "" => None,
            above => Some(above),
        };
        assert!(above.is_none_or(|above| known.contains(above)), "{id} answers nothing: {above:?}");
    }
    for (reader, shown) in readers.iter().zip(shown) {
        assert_eq!(shown["chosen"], json!(reader.mood), "the mood of reader {}", reader.name);
        for row in shown["rows"].as_array().into_iter().flatten().filter(|row| !row["text"].is_null()) {
            let mine = reader.comments.contains_key(&sign(&text(row)));
            assert_eq!(row["mine"], json!(mine), "to reader {}: {row}", reader.name);
        }
    }
    let moods = server.records("aw_mood_counts").await?;
    let chosen = moods.iter().filter_map(|mood| mood["chosen"].as_u64()).sum::<u64>();
    assert_eq!(chosen, readers.iter().filter(|reader| reader.mood.is_some()).count() as u64, "{moods:?}");
    Ok(())
}

#[expect(clippy::print_stdout, reason = "a failure is told again from the seed")]
async fn whatever_goes_wrong_both_see_the_same_and_every_last_word_stands(lab: &mut Lab) -> Result<()> {
    let seed = env::var("ARTICLE_WIDGET_CHAOS_SEED").map_or(Ok(1), |seed| seed.parse::<u64>())?;
    println!("ARTICLE_WIDGET_CHAOS_SEED={seed}");
    let server = Pocketbase::start().await?;
    server.lift_limits().await?;
    let mut seeds = Random::new(seed);
    let mut proxy = || Proxy::start(server.port(), seeds.draw(), FAULTS);
    let proxies = [proxy()?, proxy()?];
    let look = Look::sized(1280, 2_000);
    lab.browser.look(&look).await?;
    let other = Browser::start(lab.browser.engine(), &look).await?;
    lab.open(&shared(&proxies[0].url())).await?;
    other.open(&lab.server.url(shared(&proxies[1].url()))).await?;
    let mut one = Reader::new('a', &lab.browser, seeds.draw());
    let mut another = Reader::new('b', &other, seeds.draw());
    let told = async {
        tokio::try_join!(one.live(), another.live())?;
        proxies.iter().for_each(Proxy::calm);
        // What is late may come yet.
        sleep(Duration::from_secs(4)).await;
        let readers = [&one, &another];
        let shown = settle(readers).await?;
        every_last_word_stands(&server, readers, &shown).await
    };
    told.await.with_context(|| format!("with ARTICLE_WIDGET_CHAOS_SEED={seed}"))?;
    let happened = proxies.each_ref().map(Proxy::happened);
    println!("{happened:?}");
    for name in Fault::NAMES {
        assert!(happened.iter().any(|happened| happened.contains_key(name)), "never: {name}");
    }
    Ok(())
}

mod chromium {
    use super::{Engine, tell};

    #[test]
    fn whatever_goes_wrong_both_see_the_same_and_every_last_word_stands() {
        let story = super::whatever_goes_wrong_both_see_the_same_and_every_last_word_stands;
        tell(Engine::Chromium, concat!(module_path!(), "::both_see_the_same"), story);
    }
}
