//! What is known of a thread at the server: who of all is this reader, and what is new.

use std::collections::HashMap;

use serde_json::Value;

use super::{
    ask::Mark,
    counts::Counts,
    record::{self, Kept, Record},
};
use crate::{
    comments::model::{Comment, CommentId, Report},
    document::date,
    store::news::{News, Passage},
    time::{SECOND, Timestamp},
};

/// How much is asked for again: what was written at the same time may become visible in another order.
const OVERLAP: i64 = 5 * SECOND;
/// Older than all that a server can have.
const BEGINNING: &str = "2000-01-01 00:00:00.000Z";

/// See the module.
#[derive(Clone, Debug, Default)]
pub struct Book {
    /// This reader's id, once there is one.
    pub me: Option<String>,
    /// Votes and moods.
    pub counts: Counts,
    /// When each comment last changed, as the server writes it, and how often its author changed it: an older word of
    /// it is no news.
    seen: HashMap<CommentId, (String, u64)>,
    /// Up to here every change was asked for. What the stream of events tells does not count: it may have left one out.
    whole: String,
    /// This reader's reports, with their records.
    own_reports: HashMap<CommentId, Kept<Option<Report>>>,
}

impl Book {
    /// An empty book of this reader, who may be nobody yet.
    #[must_use]
    pub fn of(me: Option<String>) -> Self {
        Self { me, ..Self::default() }
    }

    /// Takes in a comment, and gives what it is for this reader; `None` where that was known.
    pub fn take(&mut self, record: Record) -> Option<Vec<News>> {
        self.see(&record).then(|| self.news(record))
    }

    /// Takes in a comment that this reader has just written, and gives it also where the stream told of it before:
    /// while it was on its way, nothing that was heard of it was shown.
    pub fn take_answer(&mut self, record: Record) -> Vec<News> {
        let is_newest = self.see(&record) || self.seen.get(&record.id) == Some(&version(&record));
        if is_newest { self.news(record) } else { Vec::new() }
    }

    fn news(&mut self, record: Record) -> Vec<News> {
        if record.is_deleted {
            return vec![News::Vacated(self.comment(record).place())];
        }
        let held = self.is_mine(&record) && record.is_held;
        let id = record.id.clone();
        let mut news = vec![News::Put(self.comment(record))];
        if held {
            news.push(News::Passage(id, Passage::Held));
        }
        news
    }

    /// Whether this is news.
    fn see(&mut self, record: &Record) -> bool {
        let now = version(record);
        let is_news = self.seen.get(&record.id).is_none_or(|seen| *seen < now);
        if is_news {
            self.seen.insert(record.id.clone(), now);
        }
        is_news
    }

    /// How often a comment was changed by its author, as far as is known here.
    #[must_use]
    pub fn edits(&self, id: &CommentId) -> Option<u64> {
        self.seen.get(id).map(|(_, edits)| *edits)
    }

    /// A comment that was really taken out of the server.
    pub fn remove(&mut self, record: &Record) -> News {
        self.see(record);
        News::Removed(record.id.clone())
    }

    /// This reader wrote it.
    #[must_use]
    pub fn is_mine(&self, record: &Record) -> bool {
        self.me.as_deref() == Some(record.author.as_str())
    }

    fn comment(&mut self, record: Record) -> Comment {
        Comment {
            votes: self.counts.tell(&record.id),
            mine: self.is_mine(&record),
            id: record.id,
            parent: record.parent,
            author: record.name,
            text: record.text,
            created: record.created,
            modified: (record.edits > 0).then_some(record.updated),
            badge: record.badge.map(Into::into),
            pinned: record.is_pinned,
        }
    }

    /// From where on changes are asked for; `None` where nothing was read yet.
    #[must_use]
    pub fn since(&self) -> Option<Mark> {
        (!self.whole.is_empty()).then(|| Mark { date: earlier(&self.whole), id: String::new() })
    }

    /// Every change up to this one was asked for; of a thread without any, all.
    pub fn is_whole_until(&mut self, newest: Option<&str>) {
        let newest = newest.unwrap_or(BEGINNING);
        if newest > self.whole.as_str() {
            newest.clone_into(&mut self.whole);
        }
    }

    /// From where on changed counts are asked for.
    #[must_use]
    pub fn counted_since(&self) -> Option<String> {
        let newest = self.counts.newest();
        (!newest.is_empty()).then(|| earlier(newest))
    }

    /// The record that holds this reader's report, or its place.
    #[must_use]
    pub fn report_record(&self, id: &CommentId) -> Option<&Kept<Option<Report>>> {
        self.own_reports.get(id)
    }

    /// The report of this reader that the server holds.
    #[must_use]
    pub fn own_report(&self, id: &CommentId) -> Option<Report> {
        self.report_record(id).and_then(|kept| kept.what.clone())
    }

    /// The reports of this reader that the server holds.
    pub fn own_reports(&self) -> impl Iterator<Item = (CommentId, Report)> + '_ {
        self.own_reports.iter().filter_map(|(id, kept)| Some((id.clone(), kept.what.clone()?)))
    }

    /// This reader's report is this now.
    pub fn set_own_report(&mut self, id: &CommentId, kept: Kept<Option<Report>>) {
        self.own_reports.insert(id.clone(), kept);
    }

    /// Takes in this reader's reports as they are at the server. What was written since they were asked for stays.
    pub fn take_own_reports(&mut self, reports: Vec<(CommentId, Kept<Option<Report>>)>) {
        let mut before = std::mem::take(&mut self.own_reports);
        let newest = |(id, kept): (CommentId, Kept<_>)| {
            let newer = before.remove(&id).filter(|before| before.is_newer(&kept));
            (id, newer.unwrap_or(kept))
        };
        self.own_reports = reports.into_iter().map(newest).collect();
    }

    /// Takes in one word of the stream of events: `{"action":"update","record":{…}}`. What cannot be read is no news.
    pub fn hear(&mut self, data: &str) -> Vec<News> {
        let Ok(value) = serde_json::from_str::<Value>(data) else { return Vec::new() };
        let Some(record) = value.get("record").and_then(record::comment) else { return Vec::new() };
        match value.get("action").and_then(Value::as_str) {
            Some("delete") => vec![self.remove(&record)],
            Some("create" | "update") => self.take(record).unwrap_or_default(),
            _ => Vec::new(),
        }
    }
}

/// When and how often it was changed.
fn version(record: &Record) -> (String, u64) {
    (record.updated_text.clone(), record.edits)
}

/// A date some seconds before this one, as the server writes it.
fn earlier(written: &str) -> String {
    let Some(moment) = date::parse(written) else { return written.to_owned() };
    let mut earlier = date::format(Timestamp(moment.0.saturating_sub(OVERLAP))).replace('T', " ");
    if !earlier.contains('.') {
        earlier.truncate(earlier.len() - 1);
        earlier += ".000Z";
    }
    earlier
}
