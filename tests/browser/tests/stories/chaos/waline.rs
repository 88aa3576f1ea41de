//! At a Waline, which takes no number and no name of ours: what it can keep is kept, once, and counts are off in the way
//! that `docs/servers.md` says, or not at all.

use std::{collections::BTreeMap, time::Duration};

use anyhow::{Context, Result, ensure};
use article_widget_browser_tests::{
    Lab,
    browser::Browser,
    look::Look,
    proxy::{Fault, Proxy},
    random::Random,
    wait::wait_until,
    waline::Waline,
};
use serde_json::{Value, json};
use tokio::time::sleep;

use super::{
    FAULTS, LATE,
    reader::{Reader, Ways, sign},
    seed,
};
use crate::{common::at_waline, waline_account::sign_in_at};

/// Likes, edits and deletions are asked for once a minute, and later after failures.
const SETTLING: Duration = Duration::from_mins(2);
/// How often each mood was chosen by people who are not here.
const OTHERS: i64 = 5;
/// The moods by their places; the first three are the guest's alone, the next three the account's.
const MOODS: [&str; 8] = ["happy", "inspired", "amused", "sad", "angry", "afraid", "annoyed", "indifferent"];

/// Few tops of threads: what is beyond the newest hundred comes when a reader wants it.
const WAYS: Ways = Ways {
    deeds: 100,
    habits: &[
        ("write", 5),
        ("reply", 25),
        ("edit", 14),
        ("delete", 6),
        ("undo", 4),
        ("vote", 25),
        ("mood", 10),
        ("news", 9),
        ("reload", 2),
    ],
    instead: "reply",
};

/// What no client can do anything about: it counts again what comes again, and a change that comes late is the last one.
fn spares(request: &[u8], fault: Fault) -> bool {
    let is = |method: &str| request.starts_with(method.as_bytes());
    let stray = matches!(fault, Fault::Late(_) | Fault::Again(_));
    if is("POST /api/comment") {
        // What comes late after the words were changed or taken away is new words to it.
        stray || fault == Fault::Twice
    } else if is("PUT ") && !request.windows(6).any(|part| part == b"\"like\"") {
        stray
    } else if is("PUT ") || is("POST /api/article") {
        stray || fault == Fault::Twice
    } else {
        false
    }
}

/// Words that nobody changes are known again when they come late. Two at once are stored both.
fn spares_of_a_guest(request: &[u8], fault: Fault) -> bool {
    if request.starts_with(b"POST /api/comment") { fault == Fault::Twice } else { spares(request, fault) }
}

/// A comment that the server has.
struct Kept {
    id: u64,
    text: String,
    parent: Option<u64>,
    top: Option<u64>,
    likes: i64,
}

fn all_kept(server: &Waline) -> Result<BTreeMap<u64, Kept>> {
    let rows = server.rows("SELECT id, pid, rid, \"like\", comment FROM wl_comment")?;
    let kept = rows.iter().map(|row| {
        let parts: Vec<_> = row.splitn(5, '|').collect();
        let [id, parent, top, likes, text] = *parts else { anyhow::bail!("an odd row: {row}") };
        let number = |text: &str| text.parse().ok();
        let id = number(id).context("no id")?;
        let likes = likes.parse().unwrap_or(0);
        Ok((id, Kept { id, text: text.to_owned(), parent: number(parent), top: number(top), likes }))
    });
    kept.collect()
}

/// How often each mood is chosen, by the server.
fn all_moods(server: &Waline) -> Result<Vec<i64>> {
    let columns: Vec<_> = (0..MOODS.len()).map(|slot| format!("reaction{slot}")).collect();
    let rows = server.rows(&format!("SELECT {} FROM wl_counter", columns.join(", ")))?;
    ensure!(rows.len() == 1, "{rows:?}");
    Ok(rows[0].split('|').map(str::parse).collect::<Result<_, _>>()?)
}

/// What two readers did, taken together.
struct Deeds<'a>([&'a Reader<'a>; 2]);

impl Deeds<'_> {
    /// Whether something that it answers was deleted, which takes it along.
    fn is_excused(&self, sign: &str) -> bool {
        let above = self.0.iter().find_map(|reader| reader.above.get(sign));
        above.is_some_and(|above| self.is_shaken(above) || self.is_excused(above))
    }

    fn is_shaken(&self, sign: &str) -> bool {
        self.0.iter().any(|reader| reader.shaken.contains(sign))
    }

    /// Whether a count is right, or off as it may be: `voters` counted something, and `wanted` of them want that still.
    fn may_be(&self, count: i64, of: &str, wanted: usize, voters: usize) -> Result<()> {
        let wanted = i64::try_from(wanted)?;
        let back: usize = self.0.iter().filter_map(|reader| reader.taken_back.get(of)).sum();
        let (least, most) = match (voters, i64::try_from(back)?) {
            (..=1, _) => (wanted, wanted),
            (_, 0) => (wanted.min(1), wanted),
            (_, back) => (wanted - back, wanted + back),
        };
        ensure!((least..=most).contains(&count), "{of}: {count}, and not {least} to {most}");
        Ok(())
    }
}

/// What waits of a reader: only words whose place is gone, and what answers those.
fn waiting(deeds: &Deeds<'_>, shown: &Value) -> Result<Vec<String>> {
    let waits = shown["waits"].as_array().context("no queue")?;
    let mut signs = Vec::new();
    for entry in waits {
        let text = entry.as_str().context("no text")?;
        let entry: Value = serde_json::from_str(text)?;
        let text_of = |id: &Value| shown["all"][id.as_str().unwrap_or_default()]["text"].as_str();
        // A vote on such words waits as well.
        let sign =
            sign(entry["comment"]["text"].as_str().or_else(|| text_of(&entry["id"])).unwrap_or_default());
        let is_refused = entry.get("refused").is_some();
        ensure!(
            (is_refused || entry.get("failures").is_none()) && deeds.is_excused(&sign),
            "it waits: {text}"
        );
        signs.push(sign);
    }
    Ok(signs)
}

/// What a comment stands under, which is its top where what it answers is gone; a top stands under "". `None`
/// where its top is gone.
fn place(kept: &BTreeMap<u64, Kept>, one: &Kept) -> Option<String> {
    let Some(top) = one.top else { return Some(String::new()) };
    let top = kept.get(&top)?;
    let parent = one.parent.and_then(|parent| kept.get(&parent));
    let above = parent.filter(|parent| parent.id == top.id || parent.top == Some(top.id)).unwrap_or(top);
    Some(sign(&above.text))
}

/// A reader is shown what the server has.
fn is_shown(server: &Waline, deeds: &Deeds<'_>, reader: &Reader<'_>, shown: &Value) -> Result<()> {
    let kept = all_kept(server)?;
    let waits = waiting(deeds, shown)?;
    let wanted: BTreeMap<_, _> =
        kept.values().filter_map(|one| Some((sign(&one.text), (place(&kept, one)?, one)))).collect();

    let all = shown["all"].as_object().context("no comments")?;
    let text = |value: &Value| value["text"].as_str().unwrap_or_default().to_owned();
    let mut seen = BTreeMap::new();
    for one in all.values() {
        let above = one["above"].as_str().map(|id| sign(&text(&all[id]))).unwrap_or_default();
        seen.insert(sign(&text(one)), (above, text(one)));
    }
    seen.retain(|sign, _| !waits.contains(sign));
    for (sign, (above, one)) in wanted.iter().filter(|(sign, _)| !waits.contains(sign)) {
        let is = seen.remove(sign).with_context(|| format!("{} is not shown", one.text))?;
        ensure!(
            is == (above.clone(), one.text.clone()),
            "{is:?} is shown in place of {:?}",
            (above, &one.text)
        );
    }
    ensure!(seen.is_empty(), "shown, and not there: {seen:?}");

    let rows = shown["rows"].as_array().context("no rows")?;
    ensure!(rows.len() > wanted.len() / 2, "most of it is on the page");
    for row in rows {
        let sign = sign(&text(row));
        let Some((_, one)) = wanted.get(&sign).filter(|_| !waits.contains(&sign) && !deeds.is_shaken(&sign))
        else {
            continue;
        };
        let own = i64::from(reader.votes.get(&sign) == Some(&1));
        ensure!(row["up"] == json!(one.likes.max(own)), "{row}, and {} likes", one.likes);
    }
    let total: i64 = all_moods(server)?.iter().sum();
    let standing = shown["standing"].as_str().context("no moods")?;
    let total_is_told = standing.split(' ').any(|word| word == total.to_string());
    ensure!(total_is_told, "{standing:?}, and {total} in all");
    ensure!(
        shown["chosen"] == json!(reader.mood),
        "{} is chosen, and not {:?}",
        shown["chosen"],
        reader.mood
    );
    ensure!(shown["news"] == json!(false), "some comments are not shown");
    Ok(())
}

/// Waits until both are shown what the server has, and so the same.
async fn settle(server: &Waline, readers: [&Reader<'_>; 2]) -> Result<()> {
    wait_until("both readers to see what there is", SETTLING, async || {
        for reader in readers {
            let shown = reader.look().await?;
            is_shown(server, &Deeds(readers), reader, &shown)
                .with_context(|| format!("reader {}", reader.name))?;
        }
        Ok(true)
    })
    .await
}

/// The server has every last word, once, unless it was taken along; and every count, or nearly.
fn every_last_word_is_there(server: &Waline, readers: [&Reader<'_>; 2]) -> Result<()> {
    let (deeds, kept) = (Deeds(readers), all_kept(server)?);
    let mut there: BTreeMap<String, Vec<&Kept>> = BTreeMap::new();
    for one in kept.values() {
        there.entry(sign(&one.text)).or_default().push(one);
    }
    for (sign, wanted) in readers.iter().flat_map(|reader| &reader.comments) {
        let there: Vec<_> = there.remove(sign).unwrap_or_default();
        let texts: Vec<_> = there.iter().map(|one| &one.text).collect();
        match wanted {
            None => ensure!(texts.is_empty(), "{sign} was deleted: {texts:?}"),
            Some(_) if texts.is_empty() && deeds.is_excused(sign) => {}
            Some(wanted) => ensure!(texts == [wanted], "{texts:?}, and not {wanted:?}"),
        }
        if let Some(one) = there.first().filter(|_| !deeds.is_shaken(sign)) {
            let voters = readers.iter().filter_map(|reader| reader.votes.get(sign));
            let wanted = voters.clone().filter(|vote| **vote == 1).count();
            deeds.may_be(one.likes, sign, wanted, voters.count())?;
        }
    }
    ensure!(there.is_empty(), "nobody wrote {:?}", there.keys());
    for (place, (mood, count)) in MOODS.iter().zip(all_moods(server)?).enumerate() {
        let wanted = readers.iter().filter(|reader| reader.mood.as_deref() == Some(*mood)).count();
        deeds.may_be(count - OTHERS, mood, wanted, if place < 6 { 1 } else { 2 })?;
    }
    Ok(())
}

#[expect(clippy::print_stdout, reason = "what happened is to be seen")]
pub(super) async fn whatever_goes_wrong_nothing_is_lost_that_it_can_keep(lab: &mut Lab) -> Result<()> {
    let seed = seed()?;
    let server = Waline::start().await?;
    // The row is there: of two who made it at once, both would have one.
    let (columns, counts): (Vec<_>, Vec<_>) =
        (0..9).map(|slot| (format!("reaction{slot}"), OTHERS.to_string())).unzip();
    let (columns, counts) = (columns.join(", "), counts.join(", "));
    server.rows(&format!("INSERT INTO wl_counter (url, {columns}) VALUES ('/a/', {counts})"))?;
    let mut seeds = Random::new(seed);
    let mut proxy = |spares| Proxy::sparing(server.port(), seeds.draw(), FAULTS, spares);
    let proxies = [proxy(spares_of_a_guest)?, proxy(spares)?];
    let look = Look::sized(1280, 2_000);
    lab.browser.look(&look).await?;
    let other = Browser::start(lab.browser.engine(), &look).await?;
    lab.open(&at_waline(&proxies[0].url())).await?;
    other.open(&lab.server.url(at_waline(&proxies[1].url()))).await?;
    // The first account is the operator's.
    for name in ["Root", "Dee"] {
        sign_in_at(&other, &server, &proxies[1].url(), name).await?;
    }
    other.reload().await?;
    let mut one = Reader::new('a', &lab.browser, seeds.draw(), &WAYS);
    let mut another = Reader::new('b', &other, seeds.draw(), &WAYS);
    one.moods = &[0, 1, 2, 6, 7];
    another.moods = &[3, 4, 5, 6, 7];
    let told = async {
        tokio::try_join!(one.live(), another.live())?;
        proxies.iter().for_each(Proxy::calm);
        sleep(LATE).await;
        let readers = [&one, &another];
        settle(&server, readers).await?;
        every_last_word_is_there(&server, readers)?;
        // What this browser remembers of its reader is still so on the next visit.
        tokio::try_join!(one.reload(), another.reload())?;
        settle(&server, readers).await
    };
    told.await.with_context(|| format!("with ARTICLE_WIDGET_CHAOS_SEED={seed}"))?;
    let happened = proxies.each_ref().map(Proxy::happened);
    println!("{} comments, {happened:?}", all_kept(&server)?.len());
    // Few requests are left for what is spared most often.
    for name in ["lost", "answer lost", "cut", "page"] {
        assert!(happened.iter().any(|happened| happened.contains_key(name)), "never: {name}");
    }
    Ok(())
}
