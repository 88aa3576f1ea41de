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
    /// The guest or the account that wrote it.
    pub author: String,
    /// The name that the guest gave, or the account's.
    pub name: String,
    /// What the operator says of an account.
    pub badge: Option<String>,
    /// Markdown.
    pub text: String,
    /// It was edited.
    pub is_edited: bool,
    /// It was taken away.
    pub is_deleted: bool,
    /// Nobody but its author sees it until someone has looked at it.
    pub is_held: bool,
    /// When it came, by the server's clock.
    pub created: Timestamp,
    /// The same as the server writes it.
    pub created_text: String,
    /// When it last changed, by the server's clock.
    pub updated: Timestamp,
    /// The same as the server writes it. Such texts sort as the dates do.
    pub updated_text: String,
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
    // Collections of an earlier version have none.
    let badge = if value.get("badge").is_some() { text("badge", MAX_BADGE)? } else { String::new() };
    let author = text("author", 15).filter(|author| is_id(author))?;
    let ((created, created_text), (updated, updated_text)) = (stamp("created")?, stamp("updated")?);
    Some(Record {
        // One that answers itself would never be shown.
        parent: (!parent.is_empty() && parent != id).then(|| parent.as_str().into()),
        id: id.as_str().into(),
        author,
        name: text("name", MAX_NAME)?,
        badge: Some(badge).filter(|badge| !badge.is_empty()),
        text: text("text", MAX_TEXT)?,
        is_edited: value.get("edits")?.as_u64()? > 0,
        is_deleted: flag("deleted")?,
        is_held: flag("held")?,
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

/// A vote of this reader's, and the record that it is in.
#[must_use]
pub fn own_vote(value: &Value) -> Option<(CommentId, String, Option<Vote>)> {
    let vote = match value.get("value")?.as_i64()? {
        1 => Some(Vote::Up),
        -1 => Some(Vote::Down),
        0 => None,
        _ => return None,
    };
    Some((value.get("comment")?.as_str()?.into(), id(value)?, vote))
}

/// A report of this reader's, and the record that it is in.
#[must_use]
pub fn own_report(value: &Value) -> Option<(CommentId, String, Report)> {
    let reason = Reason::from_id(value.get("reason")?.as_str()?)?;
    let text = value.get("text")?.as_str()?.to_owned();
    Some((value.get("comment")?.as_str()?.into(), id(value)?, Report { reason, text }))
}

/// The mood of this reader, and the record that it is in.
#[must_use]
pub fn own_mood(value: &Value) -> Option<(String, Option<ReactionId>)> {
    let mood = value.get("mood")?.as_str().filter(|mood| mood.len() <= 40)?;
    Some((id(value)?, (!mood.is_empty()).then(|| mood.into())))
}

/// The id of a record.
#[must_use]
pub fn id(value: &Value) -> Option<String> {
    value.get("id")?.as_str().filter(|id| is_id(id)).map(str::to_owned)
}
