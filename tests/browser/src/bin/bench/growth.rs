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

use crate::figures::Times;

/// How many comments, and how many fresh pages each of both is measured on.
const SIZES: [(usize, usize); 5] = [(100, 5), (1_000, 5), (10_000, 5), (100_000, 3), (1_000_000, 1)];
/// The last is the one that both pages start with.
const ORDERS: [&str; 4] = ["newest", "oldest", "replies", "best"];
const SEED: u64 = 2024;
const WIDGET: &str = "/hosts/thread.html";
const PLAIN: &str = "/hosts/plain-thread.html";
const TEXT: &str = "/generated/growth.json";
const MEASURE: &str = include_str!("growth.js");

/// Measures up to so many comments and prints a table of medians.
pub(crate) async fn measure(most: usize) -> Result<()> {
    let mut out = std::io::stdout();
    writeln!(out, "from asking to paint, medians in ms: widget / plain page")?;
    for (count, rounds) in SIZES.into_iter().filter(|(count, _)| *count <= most) {
        let figures = grown(count, rounds).await.with_context(|| format!("{count} comments"))?;
        let told: Vec<String> = figures
            .iter()
            .map(|(deed, widget, plain)| format!("{deed} {:.1} / {:.1}", widget.median(), plain.median()))
            .collect();
        writeln!(out, "{count} comments: {}", told.join("; "))?;
    }
    Ok(())
}

async fn grown(count: usize, rounds: usize) -> Result<Vec<(String, Times, Times)>> {
    let thread = comments(count, SEED);
    let lab = Lab::start(Engine::Chromium, &Look::default()).await?;
    lab.server.put(TEXT, "application/ld+json", with_comments(&thread).to_string())?;
    lab.browser.driver().set_script_timeout(Duration::from_secs(600)).await?;
    let args = arguments(&lab, &thread);
    let mut figures: Vec<(String, Times, Times)> = Vec::new();
    for round in 0..rounds {
        let turns = if round % 2 == 0 { [WIDGET, PLAIN] } else { [PLAIN, WIDGET] };
        for path in turns {
            let forget = json!({ "origin": lab.server.url(""), "storageTypes": "all" });
            lab.browser.driver().cdp().send_raw("Storage.clearDataForOrigin", forget).await?;
            lab.open(path).await?;
            let answer = lab.browser.driver().execute_async(MEASURE, args.clone()).await?.json().clone();
            if let Some(error) = answer["error"].as_str() {
                bail!("{path}: {error}");
            }
            for (deed, time) in answer.as_object().context("figures are an object")? {
                let at = figures.iter().position(|(known, ..)| known == deed).unwrap_or_else(|| {
                    figures.push((deed.clone(), Times::default(), Times::default()));
                    figures.len() - 1
                });
                let (_, widget, plain) = &mut figures[at];
                if path == WIDGET { widget } else { plain }.add(time.as_f64().unwrap_or(f64::NAN));
            }
        }
    }
    Ok(figures)
}

fn arguments(lab: &Lab, thread: &[Comment]) -> Vec<Value> {
    let warm =
        Comment { index: 0, parent: None, created: 0, up: 0, down: 0, text: "To get warm.".to_owned() };
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
    ]
}
