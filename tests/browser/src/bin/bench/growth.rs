//! Measures how a thread grows: every deed at 100 comments and at more and more, beside the page of plain JavaScript.

use std::{io::Write, time::Duration};

use anyhow::{Context, Result, bail};
use article_widget_browser_tests::{
    Lab,
    document::{Comment, comments, tag, with_comments},
    engine::Engine,
    look::Look,
    order::roots,
};
use serde_json::{Value, json};
use tokio::time::{sleep, timeout};

use crate::figures::Row;

/// How many comments, and how many fresh pages each of both is measured on.
const SIZES: [(usize, usize); 5] = [(100, 5), (1_000, 5), (10_000, 5), (100_000, 3), (1_000_000, 1)];
/// The last is the one that both pages start with.
const ORDERS: [&str; 4] = ["newest", "oldest", "replies", "best"];
/// In the words of `growth.js`.
const DEEDS: [&str; 18] = [
    "first paint",
    "change of order, at once",
    "longest task so far",
    "change of order",
    "vote",
    "add",
    FAR,
    "find words, first results",
    "find words, all results",
    "frames dropped in a long flick",
    "frames dropped from end to end",
    "memory, MB",
    "the module’s share of it, MB",
    "bytes a comment beyond its words",
    "export",
    "longest task of an export",
    "import",
    "longest task of an import",
];
/// A plain page cannot scroll to what lies below the height that browsers end at: it may have no figure of this.
const FAR: &str = "find a comment";
/// So many comments can be brought in at once, of the sizes that are measured.
const MOST: usize = 100_000;
/// How long all deeds on one page may take: a million comments, on a machine that does other things too.
const LONG: Duration = Duration::from_mins(10);
const SEED: u64 = 2024;
const WIDGET: &str = "/hosts/thread.html";
const PLAIN: &str = "/hosts/plain-thread.html";
const TEXT: &str = "/generated/growth.json";
const MEASURE: &str = include_str!("growth.js");

/// Measures up to so many comments, tells medians as they come, and gives all that was measured.
pub(crate) async fn measure(most: usize, out: &mut impl Write) -> Result<Vec<(usize, Vec<Row>)>> {
    writeln!(out, "| comments | from asking to paint, medians in ms | widget | plain page | ratio |")?;
    writeln!(out, "| ---: | --- | ---: | ---: | ---: |")?;
    let mut all = Vec::new();
    for (count, rounds) in SIZES.into_iter().filter(|(count, _)| *count <= most) {
        let rows = grown(count, rounds).await.with_context(|| format!("{count} comments"))?;
        for row in &rows {
            let (widget, plain) = (row.widget.median(), row.plain.median());
            let ratio = Some(row.ratio()).filter(|ratio| ratio.is_finite());
            let ratio = ratio.map_or_else(|| "–".to_owned(), |ratio| format!("{ratio:.2}"));
            writeln!(out, "| {count} | {} | {widget:.1} | {plain:.1} | {ratio} |", row.deed)?;
        }
        all.push((count, rows.into()));
    }
    Ok(all)
}

/// The same as JSON.
pub(crate) fn json(grown: &[(usize, Vec<Row>)]) -> Value {
    let figures = |(count, rows): &(usize, Vec<Row>)| {
        rows.iter().map(|row| json!({ "comments": count, "figures": row.json() })).collect::<Vec<_>>()
    };
    grown.iter().flat_map(figures).collect()
}

async fn grown(count: usize, rounds: usize) -> Result<[Row; DEEDS.len()]> {
    let thread = comments(count, SEED);
    let lab = Lab::start(Engine::Chromium, &Look::default()).await?;
    lab.server.put(TEXT, "application/ld+json", with_comments(&thread).to_string())?;
    let args = arguments(&lab, &thread);
    let mut rows = DEEDS.map(Row::of);
    for round in 0..rounds {
        let turns = if round % 2 == 0 { [WIDGET, PLAIN] } else { [PLAIN, WIDGET] };
        for path in turns {
            let forget = json!({ "origin": lab.server.url(""), "storageTypes": "all" });
            lab.browser.driver().cdp().send_raw("Storage.clearDataForOrigin", forget).await?;
            lab.open(path).await?;
            let answer = answer(&lab, &args).await?;
            if let Some(error) = answer["error"].as_str() {
                bail!("{path}: {error}");
            }
            for row in &mut rows {
                let time = match &answer[row.deed] {
                    Value::Null if lacks(path, count, row.deed) => f64::NAN,
                    time => time.as_f64().with_context(|| format!("{path}: no time of {}", row.deed))?,
                };
                if path == WIDGET { row.widget.add(time) } else { row.plain.add(time) }
            }
        }
    }
    Ok(rows)
}

/// Whether a page may have no figure of this: what brings in or gives out is the widget's alone, and it brings in no more
/// than 128 MB.
fn lacks(path: &str, count: usize, deed: &str) -> bool {
    let is_import = deed.contains("import");
    if path == PLAIN {
        deed == FAR || is_import || deed.contains("export")
    } else {
        is_import && count > MOST
    }
}

/// Asked for again and again: no connection waits as long as a million comments take.
async fn answer(lab: &Lab, args: &[Value]) -> Result<Value> {
    let driver = lab.browser.driver();
    driver.execute(MEASURE, args.to_vec()).await?;
    let figures = async {
        loop {
            // Seldom, unlike `wait_for`: each look takes the page some time, which would be measured too.
            sleep(Duration::from_millis(500)).await;
            let looked =
                driver.execute("return [window.figures, window.asked]", vec![]).await?.json().clone();
            if looked[0].is_object() {
                return Ok(looked[0].clone());
            }
            if looked[1].is_string() {
                let memory = memory(lab).await.context("the memory of the page")?;
                let tell = "[window.answer, window.asked] = [arguments[0], null]";
                driver.execute(tell, vec![memory]).await?;
            }
        }
    };
    timeout(LONG, figures).await.context("the page gives no figures")?
}

/// The bytes that the page's scripts hold once nothing of them is waste, and those of the module's memory: that never
/// shrinks, so what it holds is the most that it ever held.
async fn memory(lab: &Lab) -> Result<Value> {
    let driver = lab.browser.driver();
    driver.cdp().send_raw("HeapProfiler.collectGarbage", json!({})).await?;
    let heap = driver.cdp().send_raw("Runtime.getHeapUsage", json!({})).await?["usedSize"].clone();
    let module = "return window.memory ? window.memory.buffer.byteLength : 0";
    let module = driver.execute(module, vec![]).await?.json().clone();
    Ok(json!({ "heap": heap, "module": module }))
}

fn arguments(lab: &Lab, thread: &[Comment]) -> Vec<Value> {
    // None of the thread's own.
    let index = thread.len();
    let warm = Comment { index, parent: None, created: 0, up: 0, down: 0, text: "To get warm.".to_owned() };
    let orders = ORDERS.map(|order| {
        let first = roots(thread, order).first().copied().unwrap_or_default();
        json!({ "order": order, "tag": tag(first) })
    });
    // A comment in the middle of what was written is far from the top in every order but by chance.
    let far = &thread[thread.len() / 2];
    vec![
        json!(lab.server.url(TEXT)),
        json!(with_comments(&[warm]).to_string()),
        json!(orders),
        json!({ "id": far.id(), "tag": tag(far.index) }),
        // The tag stands before the text.
        json!({ "comments": thread.len(), "bytes": thread.iter().map(words).sum::<usize>() }),
    ]
}

/// The bytes of what a comment says.
fn words(comment: &Comment) -> usize {
    tag(comment.index).len() + " ".len() + comment.text.len()
}
