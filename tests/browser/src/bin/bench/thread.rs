//! A long thread, in the widget and in a page of plain JavaScript: its first paint, and a change of order.

use std::{fmt, io::Write, time::Duration};

use anyhow::{Context, Result, bail, ensure};
use article_widget_browser_tests::{
    Lab,
    document::{Comment, comments, tag, with_comments},
    engine::Engine,
    look::Look,
    order::roots,
    random::Random,
};
use serde_json::{Value, json};

use crate::figures::{Row, Times};

const COMMENTS: usize = 10_000;
const ROUNDS: usize = 11;
const LIMIT: f64 = 1.5;
const SEED: u64 = 2024;

/// The orders in turn; the first is the one that both pages start with, and no two neighbors begin with the same thread.
const ORDERS: [&str; 6] = ["best", "newest", "oldest", "controversial", "replies", "active"];

const WIDGET: &str = "/hosts/thread.html";
const PLAIN: &str = "/hosts/plain-thread.html";
const TEXT: &str = "/generated/thread.json";
const MEASURE: &str = include_str!("measure.js");

/// A frame of a screen that shows sixty a second, in milliseconds.
const FRAME: u64 = 16;

/// What was measured.
#[derive(Debug)]
pub(crate) struct Thread {
    rows: [Row; 2],
}

/// Measures both pages, in turns.
pub(crate) async fn measure() -> Result<Thread> {
    let thread = comments(COMMENTS, SEED);
    let lab = Lab::start(Engine::Chromium, &Look::default()).await?;
    lab.server.put(TEXT, "application/ld+json", with_comments(&thread).to_string())?;
    lab.browser.driver().set_script_timeout(Duration::from_secs(50)).await?;
    let orders = beginnings(&thread)?;
    let mut random = Random::new(SEED);
    let [mut paint, mut change] = [Row::of("first paint"), Row::of("change of order")];
    for round in 0..ROUNDS {
        // Whoever comes second finds a warmer machine, so they take turns at it.
        let turns = if round % 2 == 0 { [WIDGET, PLAIN] } else { [PLAIN, WIDGET] };
        let phases = ORDERS.map(|_| random.below(FRAME));
        for path in turns {
            let (first, changes) = once(&lab, path, &orders, &phases).await.context(path)?;
            let of = |row: &mut Row, time| match path {
                WIDGET => row.widget.add(time),
                _ => row.plain.add(time),
            };
            of(&mut paint, first);
            of(&mut change, changes);
        }
        write!(std::io::stderr(), "\rround {} of {ROUNDS}", round + 1)?;
    }
    writeln!(std::io::stderr())?;
    Ok(Thread { rows: [paint, change] })
}

/// The orders, each with the tag of the comment that comes first in it.
fn beginnings(thread: &[Comment]) -> Result<Value> {
    let firsts = ORDERS.map(|order| roots(thread, order).first().copied().unwrap_or_default());
    ensure!(firsts.windows(2).all(|pair| pair[0] != pair[1]), "a change of order would not show: {firsts:?}");
    let named = ORDERS.iter().zip(firsts).map(|(order, first)| json!({ "order": order, "tag": tag(first) }));
    Ok(named.collect())
}

/// One fresh page: its first paint, and the median of its changes of order.
async fn once(lab: &Lab, path: &str, orders: &Value, phases: &[u64]) -> Result<(f64, f64)> {
    // Or else the widget would start with the order that the round before ended with.
    let forget = json!({ "origin": lab.server.url(""), "storageTypes": "all" });
    lab.browser.driver().cdp().send_raw("Storage.clearDataForOrigin", forget).await?;
    lab.open(path).await?;
    // Something small first, so that the code of both pages has come and run.
    let warm =
        Comment { index: 99_999, parent: None, created: 0, up: 0, down: 0, text: "To get warm.".to_owned() };
    let small = with_comments(&[warm]).to_string();
    let args =
        vec![json!(lab.server.url(TEXT)), json!(small), json!(tag(99_999)), orders.clone(), json!(phases)];
    let answer = lab.browser.driver().execute_async(MEASURE, args).await?.json().clone();
    if let Some(error) = answer["error"].as_str() {
        bail!("{error}");
    }
    let mut changes = Times::default();
    for time in answer["changes"].as_array().into_iter().flatten().filter_map(Value::as_f64) {
        changes.add(time);
    }
    Ok((answer["paint"].as_f64().context("no time of the first paint")?, changes.median()))
}

impl Thread {
    pub(crate) fn json(&self) -> Value {
        let rows = self.rows.iter().map(Row::json).collect::<Vec<_>>();
        json!({ "comments": COMMENTS, "rounds": ROUNDS, "seed": SEED, "limit": LIMIT, "rows": rows })
    }

    /// What is slower than it may be.
    pub(crate) fn faults(&self) -> Vec<String> {
        let slow = self.rows.iter().filter(|row| row.ratio() > LIMIT);
        slow.map(|row| format!("{}: {:.2} times the plain page, {LIMIT} at most", row.deed, row.ratio()))
            .collect()
    }
}

impl fmt::Display for Thread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{COMMENTS} comments, {ROUNDS} rounds, headless Chromium; medians in ms (least–most)")?;
        writeln!(
            f,
            "| {:<22} | {:>24} | {:>24} | {:>18} |",
            "from asking to paint", "widget", "plain page", "ratio"
        )?;
        writeln!(f, "| {:-<22} | {:->24} | {:->24} | {:->18} |", "", ":", ":", ":")?;
        self.rows.iter().try_for_each(|row| writeln!(f, "{row}"))
    }
}
