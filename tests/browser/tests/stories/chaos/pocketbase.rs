//! At a `PocketBase`: whatever goes wrong, both see the same, and the last word on everything stands.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use anyhow::{Context, Result, bail, ensure};
use article_widget_browser_tests::{
    Lab,
    browser::Browser,
    look::Look,
    pocketbase::Pocketbase,
    proxy::{Fault, Proxy},
    random::Random,
    wait::wait_for,
};
use serde_json::{Value, json};
use tokio::time::sleep;

use super::{
    FAULTS, LATE,
    reader::{Reader, Ways, sign},
    seed,
};
use crate::common::shared;

/// How long the last of what waits may take, with the pauses after failures.
const SETTLING: Duration = Duration::from_secs(90);

const WAYS: Ways = Ways {
    deeds: 250,
    habits: &[
        ("write", 12),
        ("reply", 18),
        ("edit", 16),
        ("delete", 9),
        ("undo", 4),
        ("vote", 22),
        ("mood", 8),
        ("news", 9),
        ("reload", 2),
    ],
    instead: "write",
};

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

#[expect(clippy::print_stdout, reason = "what happened is to be seen")]
pub(super) async fn whatever_goes_wrong_both_see_the_same_and_every_last_word_stands(
    lab: &mut Lab,
) -> Result<()> {
    let seed = seed()?;
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
    let mut one = Reader::new('a', &lab.browser, seeds.draw(), &WAYS);
    let mut another = Reader::new('b', &other, seeds.draw(), &WAYS);
    let told = async {
        tokio::try_join!(one.live(), another.live())?;
        proxies.iter().for_each(Proxy::calm);
        sleep(LATE).await;
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
