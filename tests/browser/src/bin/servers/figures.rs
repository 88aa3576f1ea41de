//! How fast a set-up is with 10,000 comments, and the table of all.

use std::{fmt::Write as _, time::Duration};

use anyhow::{Result, ensure};
use serde_json::Value;
use tokio::time::Instant;

use crate::{
    ask::ask,
    setups::{Kind, Setup},
    strike::Held,
};

/// How many comments there are.
const COMMENTS: usize = 10_000;
/// How often each thing is measured.
const ROUNDS: usize = 3;
/// How many programs ask for pages at once, and how long.
const READERS: usize = 8;
const ASKING: Duration = Duration::from_secs(10);

/// A line of the table.
pub(crate) struct Row {
    pub(crate) kind: Kind,
    pub(crate) held: Held,
    pub(crate) speed: Option<Speed>,
}

/// Each in the order of its size.
pub(crate) struct Speed {
    /// How many pages came in a second.
    pages: Vec<f64>,
    /// How many seconds all comments took, one page after the other.
    all: Vec<f64>,
}

/// Fills it with comments, and measures.
pub(crate) async fn measure(setup: &mut Setup) -> Result<Speed> {
    setup.fill(COMMENTS).await?;
    let (kind, port) = (setup.kind, setup.port);
    let (mut pages, mut all) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let begin = Instant::now();
        let mut came = 0;
        for number in 1..=COMMENTS.div_ceil(size(kind)) {
            came += page(kind, port, number).await?;
        }
        ensure!(came == COMMENTS, "{came} comments came of {COMMENTS}");
        all.push(begin.elapsed().as_secs_f64());

        let begin = Instant::now();
        let lanes: Vec<_> = (0..READERS)
            .map(|_| {
                tokio::spawn(async move {
                    let mut count = 0_u32;
                    while begin.elapsed() < ASKING {
                        page(kind, port, 1).await?;
                        count += 1;
                    }
                    Ok::<_, anyhow::Error>(count)
                })
            })
            .collect();
        let mut count = 0;
        for lane in lanes {
            count += lane.await??;
        }
        pages.push(f64::from(count) / begin.elapsed().as_secs_f64());
    }
    pages.sort_by(f64::total_cmp);
    all.sort_by(f64::total_cmp);
    Ok(Speed { pages, all })
}

/// How many comments a page has: as many as the widget asks for.
const fn size(kind: Kind) -> usize {
    if matches!(kind, Kind::Pocketbase) { 1_000 } else { 100 }
}

/// How many comments came with a page.
async fn page(kind: Kind, port: u16, number: usize) -> Result<usize> {
    let size = size(kind);
    let path = match kind {
        Kind::Pocketbase => format!(
            "/api/collections/aw_comments/records?perPage={size}&page={number}&skipTotal=1&sort=created,id&filter=thread%3D%27%2Fbig%2F%27"
        ),
        _ => format!("/api/comment?path=/big/&page={number}&pageSize={size}&sortBy=insertedAt_desc"),
    };
    let (status, answer) = ask(port, "GET", &path, "", &Value::Null).await?;
    let list = if kind == Kind::Pocketbase { &answer["items"] } else { &answer["data"]["data"] };
    ensure!(status == 200 && list.is_array(), "{path}: {status}");
    Ok(list.as_array().map_or(0, Vec::len))
}

/// Median and spread.
fn spread(sorted: &[f64], digits: usize) -> String {
    let (Some(least), Some(most)) = (sorted.first(), sorted.last()) else { return String::new() };
    let median = sorted[sorted.len() / 2];
    format!("{median:.digits$} ({least:.digits$}–{most:.digits$})")
}

/// The table for the guide.
pub(crate) fn table(rows: &[Row], with_speed: bool) -> String {
    let mut table = String::from("| set-up | killed | nothing taken for |");
    table += if with_speed { " pages a second, 8 at once | 10,000 comments, s |\n" } else { "\n" };
    table += if with_speed { "| --- | --- | ---: | ---: | ---: |\n" } else { "| --- | --- | ---: |\n" };
    for Row { kind, held, speed } in rows {
        // A `String` takes everything.
        let _ = write!(table, "| {} | {} | {:.1} s |", kind.title(), kind.victim(), held.gap.as_secs_f64());
        if let Some(speed) = speed {
            let (pages, all) = (spread(&speed.pages, 1), spread(&speed.all, 2));
            let _ = write!(table, " {pages} of {} | {all} |", size(*kind));
        }
        table.push('\n');
    }
    table
}
