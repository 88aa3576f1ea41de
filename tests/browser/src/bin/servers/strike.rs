//! Kills a part of a set-up while a reader and several programs write, and looks what is left of their words.

use std::{
    collections::BTreeMap,
    fmt,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

use crate::{
    ask::ask,
    reader::Reader,
    setups::{Guest, Kind, Setup, guest},
};

/// How many reactions are sent at once.
pub(crate) const REACTIONS: u64 = 201;
/// How many programs send them.
pub(crate) const PROGRAMS: u64 = 20;
/// How many programs write beside the reader.
const WRITERS: usize = 4;
/// What the reader writes, and when a part is killed.
const WORDS: usize = 16;
const STRUCK: usize = 4;
/// How long a server that is alone stays away.
const AWAY: Duration = Duration::from_secs(5);

/// What was seen.
pub(crate) struct Held {
    /// How many comments of the programs were acknowledged, and how many were not.
    acknowledged: usize,
    refused: usize,
    /// The longest time in which nothing of anybody's was acknowledged.
    pub(crate) gap: Duration,
}

impl fmt::Display for Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { acknowledged, refused, gap } = self;
        write!(
            f,
            "{acknowledged} comments acknowledged ({refused} not), all there; {WORDS} of the reader's, each once; \
             nothing was taken for {:.1} s",
            gap.as_secs_f64()
        )
    }
}

/// Sends reactions from 20 programs at once, to a page that has none yet; how many were kept. Waline makes the row for them
/// at the first, and of two that it takes at once it would make two.
pub(crate) async fn reactions(setup: &Setup) -> Result<u64> {
    let port = setup.port;
    let share = |lane: u64| REACTIONS / PROGRAMS + u64::from(lane < REACTIONS % PROGRAMS);
    let lanes: Vec<_> = (0..PROGRAMS).map(|lane| tokio::spawn(react(port, share(lane)))).collect();
    for lane in lanes {
        lane.await??;
    }
    let (_, answer) = ask(port, "GET", "/api/article?path=/moods/&type=reaction0", "", &Value::Null).await?;
    answer["data"][0]["reaction0"].as_u64().with_context(|| format!("no count: {answer}"))
}

async fn react(port: u16, count: u64) -> Result<()> {
    for _ in 0..count {
        let body = json!({ "path": "/moods/", "type": "reaction0", "action": "inc" });
        let (status, answer) = ask(port, "POST", "/api/article", "", &body).await?;
        ensure!(status == 200 && answer["errno"] == json!(0), "{status} {answer}");
    }
    Ok(())
}

/// What one program wrote: each text with whether, and when, it was acknowledged.
type Wrote = Vec<(String, Option<Instant>)>;

async fn write(port: u16, guest: Option<Guest>, lane: usize, over: Arc<AtomicBool>) -> Wrote {
    let mut wrote = Vec::new();
    while !over.load(Ordering::Relaxed) {
        let text = format!("Program {lane} says {}", wrote.len());
        let taken = if let Some(guest) = &guest {
            guest.write(port, "/a/", &text).await
        } else {
            let nick = format!("p{lane}");
            let body =
                json!({ "comment": text, "nick": nick, "mail": "", "link": "", "ua": "", "url": "/a/" });
            let answer = ask(port, "POST", "/api/comment", "", &body).await;
            answer.map(|(status, answer)| status == 200 && answer["errno"] == json!(0))
        };
        wrote.push((text, matches!(taken, Ok(true)).then(Instant::now)));
        sleep(Duration::from_millis(100)).await;
    }
    wrote
}

/// Kills a part of it while it is written to.
pub(crate) async fn hold(setup: &mut Setup) -> Result<Held> {
    let guest = if setup.kind == Kind::Pocketbase { Some(guest(setup.port).await?) } else { None };
    let reader = Reader::begin(setup).await?;
    let over = Arc::new(AtomicBool::new(false));
    let begin = Instant::now();
    let lanes: Vec<_> = (0..WRITERS)
        .map(|lane| tokio::spawn(write(setup.port, guest.clone(), lane, Arc::clone(&over))))
        .collect();
    let mut struck = None;
    for number in 0..WORDS {
        if number == STRUCK {
            setup.strike();
            struck = Some(Instant::now());
        }
        if !setup.kind.goes_on() && struck.is_some_and(|at| at.elapsed() > AWAY) {
            setup.mend().await?;
            struck = None;
        }
        reader.write(&format!("The reader says {number}.")).await?;
        sleep(Duration::from_millis(500)).await;
    }
    if !setup.kind.goes_on() && struck.is_some() {
        sleep(AWAY).await;
        setup.mend().await?;
    }
    // Where it goes on by itself, it does so before the part is back.
    reader.all_is_sent().await?;
    over.store(true, Ordering::Relaxed);
    let mut wrote = Vec::new();
    for lane in lanes {
        wrote.extend(lane.await?);
    }
    let end = Instant::now();
    if setup.kind.goes_on() {
        setup.mend().await?;
    }
    look(setup, &wrote).await?;
    let mut times: Vec<_> = wrote.iter().filter_map(|(_, at)| *at).collect();
    times.extend([begin, end]);
    times.sort();
    let gap = times.windows(2).map(|two| two[1] - two[0]).max().unwrap_or_default();
    let acknowledged = wrote.iter().filter(|(_, at)| at.is_some()).count();
    Ok(Held { acknowledged, refused: wrote.len() - acknowledged, gap })
}

/// Every database has all that was acknowledged, and each of the reader's words once.
async fn look(setup: &Setup, wrote: &Wrote) -> Result<()> {
    for (node, kept) in setup.kept().await?.into_iter().enumerate() {
        let mut counts = BTreeMap::new();
        for text in &kept {
            *counts.entry(text.as_str()).or_insert(0) += 1;
        }
        let count = |text: &str| counts.get(text).copied().unwrap_or(0);
        for (text, at) in wrote {
            let (count, is_acknowledged) = (count(text), at.is_some());
            ensure!(
                !is_acknowledged || count == 1,
                "database {node}: {text:?} was acknowledged, and is there {count} times"
            );
        }
        for number in 0..WORDS {
            let text = format!("The reader says {number}.");
            ensure!(count(&text) == 1, "database {node}: {text:?} is there {} times", count(&text));
        }
    }
    Ok(())
}
