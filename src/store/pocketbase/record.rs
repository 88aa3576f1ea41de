//! Records as they come from the server, each looked at from every side before it is believed.

use serde_json::Value;

use super::thread::{is_date, is_id};
use crate::{
    comments::model::{CommentId, MAX_TEXT, Reason, Report, Vote, Votes},
    document::date,
    reactions::model::ReactionId,
    time::Timestamp,
};

/// The longest name of an author, in characters; a longer one is none of this server's.
const MAX_NAME: usize = 200;
/// The longest badge, in characters.
const MAX_BADGE: usize = 40;
/// The longest id of a comment of the document, in characters.
const MAX_ID: usize = 200;

/// A comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its id.
    pub id: CommentId,
    /// The comment that it answers.
    pub parent: Option<CommentId>,
    /// The guest or the account that wrote it; empty where that one is gone.
    pub author: String,
    /// The name that the guest gave, or the account's.
    pub name: String,
    /// What the operator says of an account.
    pub badge: Option<String>,
    /// Markdown.
    pub text: String,
    /// How often its author changed it: a change that does not count on is refused.
    pub edits: u64,
    /// It was taken away.
    pub is_deleted: bool,
    /// Nobody but its author sees it until someone has looked at it.
    pub is_held: bool,
    /// The operator wants it seen first.
    pub is_pinned: bool,
    /// When it came, by the server's clock.
    pub created: Timestamp,
    /// The same as the server writes it.
    pub created_text: String,
    /// When it last changed, by the server's clock.
    pub updated: Timestamp,
    /// The same as the server writes it. Such texts sort as the dates do.
    pub updated_text: String,
}

impl Record {
    /// Whether an addition with this text that finds this record there has to change it: it is to be there again, or it
    /// got another text before it came. What its author changed since, perhaps in another browser, is newer.
    #[must_use]
    pub fn is_older_than(&self, text: &str) -> bool {
        self.is_deleted || self.text != text && self.edits == 0
    }
}

/// Reads a comment; `None` for anything that is not one.
#[must_use]
pub fn comment(value: &Value) -> Option<Record> {
    let text = |key: &str, most: usize| {
        value.get(key)?.as_str().filter(|text| text.chars().count() <= most).map(str::to_owned)
    };
    let flag = |key: &str| value.get(key)?.as_bool();
    let stamp = |key: &str| {
        let text = text(key, 24).filter(|text| is_date(text))?;
        Some((date::parse(&text)?, text))
    };
    let id = text("id", 15).filter(|id| is_id(id))?;
    let parent = text("parent", MAX_ID)?;
    // Collections of an earlier version have neither of these.
    let badge = if value.get("badge").is_some() { text("badge", MAX_BADGE)? } else { String::new() };
    let is_pinned = value.get("pinned").map_or(Some(false), Value::as_bool)?;
    let author = text("author", 15).filter(|author| author.is_empty() || is_id(author))?;
    let ((created, created_text), (updated, updated_text)) = (stamp("created")?, stamp("updated")?);
    Some(Record {
        // One that answers itself would never be shown.
        parent: (!parent.is_empty() && parent != id).then(|| parent.as_str().into()),
        id: id.as_str().into(),
        author,
        name: text("name", MAX_NAME)?,
        badge: Some(badge).filter(|badge| !badge.is_empty()),
        text: text("text", MAX_TEXT)?,
        edits: value.get("edits")?.as_u64()?,
        is_deleted: flag("deleted")?,
        is_held: flag("held")?,
        is_pinned,
        created,
        created_text,
        updated,
        updated_text,
    })
}

/// How everybody voted on a comment, and when the last of them did, as the server writes it.
#[must_use]
pub fn votes(value: &Value) -> Option<(CommentId, Votes, String)> {
    let id = value.get("comment")?.as_str().filter(|id| !id.is_empty() && id.chars().count() <= MAX_ID)?;
    let votes = Votes { up: value.get("up")?.as_u64()?, down: value.get("down")?.as_u64()? };
    let changed = value.get("changed")?.as_str().filter(|date| is_date(date))?;
    Some((id.into(), votes, changed.to_owned()))
}

/// How many chose a mood.
#[must_use]
pub fn mood(value: &Value) -> Option<(ReactionId, u64)> {
    let mood = value.get("mood")?.as_str().filter(|mood| !mood.is_empty() && mood.len() <= 40)?;
    Some((mood.into(), value.get("chosen")?.as_u64()?))
}

/// Something of this reader's that is there once, in the record that holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept<T> {
    /// The id of the record.
    pub record: String,
    /// How often it was changed; `None` of a server that does not count.
    pub turn: Option<u64>,
    /// What it holds.
    pub what: T,
}

impl<T> Kept<T> {
    /// The number of the next change.
    #[must_use]
    pub fn next_turn(&self) -> u64 {
        self.turn.map_or(1, |turn| turn.saturating_add(1))
    }

    /// The other was read before this.
    #[must_use]
    pub fn is_newer(&self, other: &Self) -> bool {
        self.record == other.record && self.turn.zip(other.turn).is_some_and(|(turn, other)| turn > other)
    }
}

/// A vote of this reader's.
#[must_use]
pub fn own_vote(value: &Value) -> Option<(CommentId, Kept<Option<Vote>>)> {
    let vote = match value.get("value")?.as_i64()? {
        1 => Some(Vote::Up),
        -1 => Some(Vote::Down),
        0 => None,
        _ => return None,
    };
    let kept = Kept { record: id(value)?, turn: turn(value), what: vote };
    Some((value.get("comment")?.as_str()?.into(), kept))
}

fn turn(value: &Value) -> Option<u64> {
    value.get("turn").and_then(Value::as_u64)
}

/// When something last changed, as the server writes it.
#[must_use]
pub fn updated(value: &Value) -> Option<String> {
    value.get("updated")?.as_str().filter(|date| is_date(date)).map(str::to_owned)
}

/// A report of this reader's; one that was taken back has no reason.
#[must_use]
pub fn own_report(value: &Value) -> Option<(CommentId, Kept<Option<Report>>)> {
    let what = match value.get("reason")?.as_str()? {
        "" => None,
        reason => {
            Some(Report { reason: Reason::from_id(reason)?, text: value.get("text")?.as_str()?.to_owned() })
        }
    };
    let kept = Kept { record: id(value)?, turn: turn(value), what };
    Some((value.get("comment")?.as_str()?.into(), kept))
}

/// The mood of this reader.
#[must_use]
pub fn own_mood(value: &Value) -> Option<Kept<Option<ReactionId>>> {
    let mood = value.get("mood")?.as_str().filter(|mood| mood.len() <= 40)?;
    let what = (!mood.is_empty()).then(|| mood.into());
    Some(Kept { record: id(value)?, turn: turn(value), what })
}

/// The id of a record.
#[must_use]
pub fn id(value: &Value) -> Option<String> {
    value.get("id")?.as_str().filter(|id| is_id(id)).map(str::to_owned)
}
