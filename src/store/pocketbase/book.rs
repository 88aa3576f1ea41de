//! What is known of a thread at the server: who of all is this reader, what is new, how often others voted.

use std::collections::HashMap;

use serde_json::Value;

use super::{
    ask::Mark,
    record::{self, Record},
};
use crate::{
    comments::model::{Comment, CommentId, Report, Vote, Votes},
    document::date,
    reactions::model::ReactionId,
    store::{
        model::Change,
        news::{News, Passage},
    },
    time::{SECOND, Timestamp},
};

/// How much is asked for again: what was written at the same time may become visible in another order.
const OVERLAP: i64 = 5 * SECOND;

/// See the module.
#[derive(Clone, Debug, Default)]
pub struct Book {
    /// This reader's id, once there is one.
    pub me: Option<String>,
    /// When each comment last changed, as the server writes it: an older word of it is no news.
    seen: HashMap<CommentId, String>,
    /// The newest of these.
    newest: String,
    /// How everybody voted.
    votes: HashMap<CommentId, Votes>,
    /// The newest change among them.
    counted: String,
    /// This reader's votes, with their records.
    own_votes: HashMap<CommentId, (String, Option<Vote>)>,
    /// This reader's reports, with their records.
    own_reports: HashMap<CommentId, (String, Report)>,
    /// How many chose each mood.
    moods: Vec<(ReactionId, u64)>,
    /// This reader's mood, with its record.
    own_mood: Option<(String, Option<ReactionId>)>,
}

impl Book {
    /// An empty book of this reader, who may be nobody yet.
    #[must_use]
    pub fn of(me: Option<String>) -> Self {
        Self { me, ..Self::default() }
    }

    /// Takes in a comment, and gives what it is for this reader; `None` where that was known.
    pub fn take(&mut self, record: Record) -> Option<Vec<News>> {
        if self.seen.get(&record.id).is_some_and(|seen| *seen >= record.updated_text) {
            return None;
        }
        self.seen.insert(record.id.clone(), record.updated_text.clone());
        if record.updated_text > self.newest {
            self.newest.clone_from(&record.updated_text);
        }
        if record.is_deleted {
            return Some(vec![News::Removed(record.id)]);
        }
        let held = self.is_mine(&record) && record.is_held;
        let id = record.id.clone();
        let mut news = vec![News::Put(self.comment(record))];
        if held {
            news.push(News::Passage(id, Passage::Held));
        }
        Some(news)
    }

    /// A comment that was really taken out of the server.
    pub fn remove(&mut self, record: &Record) -> News {
        self.seen.insert(record.id.clone(), record.updated_text.clone());
        News::Removed(record.id.clone())
    }

    /// This reader wrote it.
    #[must_use]
    pub fn is_mine(&self, record: &Record) -> bool {
        self.me.as_deref() == Some(record.author.as_str())
    }

    fn comment(&self, record: Record) -> Comment {
        Comment {
            votes: self.others(&record.id),
            mine: self.is_mine(&record),
            id: record.id,
            parent: record.parent,
            author: record.name,
            text: record.text,
            created: record.created,
            modified: record.is_edited.then_some(record.updated),
            badge: record.badge.map(Into::into),
            pinned: false,
        }
    }

    /// From where on changes are asked for; `None` where nothing was read yet.
    #[must_use]
    pub fn since(&self) -> Option<Mark> {
        (!self.newest.is_empty()).then(|| Mark { date: earlier(&self.newest), id: String::new() })
    }

    /// From where on changed counts are asked for.
    #[must_use]
    pub fn counted_since(&self) -> Option<String> {
        (!self.counted.is_empty()).then(|| earlier(&self.counted))
    }

    /// Takes in how everybody voted on comments, and gives what changed for this reader.
    pub fn take_votes(&mut self, counts: Vec<(CommentId, Votes, String)>) -> Vec<News> {
        let mut news = Vec::new();
        for (id, votes, changed) in counts {
            if changed > self.counted {
                self.counted = changed;
            }
            let before = self.others(&id);
            self.votes.insert(id.clone(), votes);
            let now = self.others(&id);
            if now != before {
                news.push(News::Votes(id, now));
            }
        }
        news
    }

    /// The votes of others on a comment.
    #[must_use]
    pub fn others(&self, id: &CommentId) -> Votes {
        let mut votes = self.votes.get(id).copied().unwrap_or_default();
        match self.own_vote(id) {
            Some(Vote::Up) => votes.up = votes.up.saturating_sub(1),
            Some(Vote::Down) => votes.down = votes.down.saturating_sub(1),
            None => {}
        }
        votes
    }

    /// How many others chose each mood.
    #[must_use]
    pub fn other_moods(&self) -> Vec<(ReactionId, u64)> {
        let own = self.own_mood();
        let less = |id: &ReactionId| u64::from(own.as_ref() == Some(id));
        self.moods.iter().map(|(id, count)| (id.clone(), count.saturating_sub(less(id)))).collect()
    }

    /// Takes in how many chose each mood, and gives that where it changed for this reader.
    pub fn take_moods(&mut self, moods: Vec<(ReactionId, u64)>) -> Option<News> {
        let before = self.other_moods();
        self.moods = moods;
        let now = self.other_moods();
        (now != before).then_some(News::Counts(now))
    }

    /// The vote of this reader that the server holds.
    #[must_use]
    pub fn own_vote(&self, id: &CommentId) -> Option<Vote> {
        self.own_votes.get(id).and_then(|(_, vote)| *vote)
    }

    /// The record that holds this reader's vote.
    #[must_use]
    pub fn vote_record(&self, id: &CommentId) -> Option<String> {
        self.own_votes.get(id).map(|(record, _)| record.clone())
    }

    /// The votes of this reader that the server holds.
    pub fn own_votes(&self) -> impl Iterator<Item = (CommentId, Vote)> + '_ {
        self.own_votes.iter().filter_map(|(id, (_, vote))| Some((id.clone(), (*vote)?)))
    }

    /// This reader's vote is this now, and counts: those of others stay as they are.
    pub fn set_own_vote(&mut self, id: &CommentId, record: String, vote: Option<Vote>) {
        let mut votes = self.others(id);
        match vote {
            Some(Vote::Up) => votes.up = votes.up.saturating_add(1),
            Some(Vote::Down) => votes.down = votes.down.saturating_add(1),
            None => {}
        }
        self.votes.insert(id.clone(), votes);
        self.own_votes.insert(id.clone(), (record, vote));
    }

    /// Takes in this reader's votes as they are at the server, in all tabs; gives those that this one did not know.
    pub fn take_own_votes(&mut self, votes: Vec<(CommentId, String, Option<Vote>)>) -> Vec<News> {
        let mut news = Vec::new();
        for (id, record, vote) in votes {
            if self.own_vote(&id) != vote {
                news.push(News::Own(Change::Vote(id.clone(), vote)));
            }
            self.own_votes.insert(id, (record, vote));
        }
        news
    }

    /// The record that holds this reader's report.
    #[must_use]
    pub fn report_record(&self, id: &CommentId) -> Option<String> {
        self.own_reports.get(id).map(|(record, _)| record.clone())
    }

    /// The report of this reader that the server holds.
    #[must_use]
    pub fn own_report(&self, id: &CommentId) -> Option<Report> {
        self.own_reports.get(id).map(|(_, report)| report.clone())
    }

    /// The reports of this reader that the server holds.
    pub fn own_reports(&self) -> impl Iterator<Item = (CommentId, Report)> + '_ {
        self.own_reports.iter().map(|(id, (_, report))| (id.clone(), report.clone()))
    }

    /// This reader's report is this now.
    pub fn set_own_report(&mut self, id: &CommentId, record: String, report: Option<Report>) {
        match report {
            Some(report) => self.own_reports.insert(id.clone(), (record, report)),
            None => self.own_reports.remove(id),
        };
    }

    /// Takes in this reader's reports as they are at the server.
    pub fn take_own_reports(&mut self, reports: Vec<(CommentId, String, Report)>) {
        self.own_reports = reports.into_iter().map(|(id, record, report)| (id, (record, report))).collect();
    }

    /// The mood of this reader that the server holds.
    #[must_use]
    pub fn own_mood(&self) -> Option<ReactionId> {
        self.own_mood.as_ref().and_then(|(_, mood)| mood.clone())
    }

    /// The record that holds this reader's mood.
    #[must_use]
    pub fn mood_record(&self) -> Option<String> {
        self.own_mood.as_ref().map(|(record, _)| record.clone())
    }

    /// This reader's mood is this now, and counts.
    pub fn set_own_mood(&mut self, record: String, mood: Option<ReactionId>) {
        let mut moods = self.other_moods();
        if let Some(mood) = &mood {
            match moods.iter_mut().find(|(id, _)| id == mood) {
                Some((_, count)) => *count = count.saturating_add(1),
                None => moods.push((mood.clone(), 1)),
            }
        }
        self.moods = moods;
        self.own_mood = Some((record, mood));
    }

    /// Takes in this reader's mood as it is at the server; gives it where this tab did not know.
    pub fn take_own_mood(&mut self, own: Option<(String, Option<ReactionId>)>) -> Option<News> {
        let before = self.own_mood();
        self.own_mood = own;
        let now = self.own_mood();
        (now != before).then_some(News::Own(Change::React(now)))
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
