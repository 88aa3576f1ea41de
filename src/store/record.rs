//! What a record looks like where it is kept, and a change on its way to other tabs: JSON that names its format.

use serde_json::{Map, Value};

use super::model::{Change, StoreError};
use crate::{
    comments::{
        earlier::{Version, Versions},
        model::{Comment, CommentId, Reason, Report, Vote, Votes},
    },
    reactions::model::ReactionId,
    time::Timestamp,
};

/// The format that is written: `{"v": 2, …}`.
pub const FORMAT: u64 = 2;

/// `{"v":2,"comment":{…}}`; the counts of others' votes are not the reader's to keep.
#[must_use]
pub fn write_comment(comment: &Comment) -> String {
    sealed("comment", comment_value(comment))
}

/// Reads the comment that was kept under this id.
///
/// # Errors
/// [`StoreError::Corrupt`] names the record.
pub fn read_comment(id: &str, text: &str) -> Result<Comment, StoreError> {
    opened(text, "comment")
        .as_ref()
        .and_then(comment)
        .filter(|comment| comment.id.as_str() == id)
        .ok_or_else(|| corrupt("comment", id))
}

/// `{"v":2,"vote":1}`, or -1.
#[must_use]
pub fn write_vote(vote: Vote) -> String {
    sealed("vote", vote_value(vote))
}

/// Reads the vote on the comment of this id.
///
/// # Errors
/// [`StoreError::Corrupt`] names the record.
pub fn read_vote(id: &str, text: &str) -> Result<Vote, StoreError> {
    opened(text, "vote").as_ref().and_then(vote).ok_or_else(|| corrupt("vote", id))
}

/// `{"v":2,"report":["spam","words"]}`.
#[must_use]
pub fn write_report(report: &Report) -> String {
    sealed("report", report_value(report))
}

/// Reads the report of the comment of this id.
///
/// # Errors
/// [`StoreError::Corrupt`] names the record.
pub fn read_report(id: &str, text: &str) -> Result<Report, StoreError> {
    opened(text, "report").as_ref().and_then(report).ok_or_else(|| corrupt("report", id))
}

/// `{"v":2,"reaction":"happy"}`.
#[must_use]
pub fn write_reaction(reaction: &ReactionId) -> String {
    sealed("reaction", text(&reaction.0))
}

/// Reads the reaction to the article of this thread.
///
/// # Errors
/// [`StoreError::Corrupt`] names the record.
pub fn read_reaction(thread: &str, text: &str) -> Result<ReactionId, StoreError> {
    opened(text, "reaction")
        .as_ref()
        .and_then(Value::as_str)
        .map(ReactionId::from)
        .ok_or_else(|| corrupt("reaction", thread))
}

/// `{"v":2,"earlier":[[1700000000000,"words"],…]}`, the oldest first.
#[must_use]
pub fn write_earlier(versions: &[Version]) -> String {
    let value = |version: &Version| Value::Array(vec![version.at.0.into(), text(&version.text)]);
    sealed("earlier", Value::Array(versions.iter().map(value).collect()))
}

/// Reads the earlier texts of the comment of this id.
///
/// # Errors
/// [`StoreError::Corrupt`] names the record.
pub fn read_earlier(id: &str, text: &str) -> Result<Versions, StoreError> {
    let version = |value: &Value| {
        let [at, text] = value.as_array()?.as_slice() else { return None };
        Some(Version { text: text.as_str()?.into(), at: Timestamp(at.as_i64()?) })
    };
    let versions = |value: &Value| value.as_array()?.iter().map(version).collect::<Option<Versions>>();
    opened(text, "earlier").as_ref().and_then(versions).ok_or_else(|| corrupt("earlier", id))
}

/// What marks a comment as taken away: `{"v":2,"deleted":true}`.
#[must_use]
pub fn write_deleted() -> String {
    sealed("deleted", Value::Bool(true))
}

/// `{"v":2,"message":[thread, kind, …]}`, the kinds being those of [`Change`].
#[must_use]
pub fn write_message(thread: &str, change: &Change) -> String {
    let mut parts = vec![text(thread)];
    parts.extend(match change {
        Change::Put(comment) => vec![text("put"), comment_value(comment)],
        Change::Delete(id) => vec![text("delete"), text(&id.0)],
        Change::Vote(id, vote) => vec![text("vote"), text(&id.0), vote.map_or(Value::Null, vote_value)],
        Change::Report(id, report) => {
            vec![text("report"), text(&id.0), report.as_ref().map_or(Value::Null, report_value)]
        }
        Change::React(reaction) => {
            vec![text("react"), reaction.as_ref().map_or(Value::Null, |reaction| text(&reaction.0))]
        }
    });
    sealed("message", Value::Array(parts))
}

/// Reads a message for this thread; `None` for one of another thread, another format, or none of ours.
#[must_use]
pub fn read_message(thread: &str, message: &str) -> Option<Change> {
    let message = opened(message, "message")?;
    let (for_thread, rest) = message.as_array()?.split_first()?;
    if for_thread.as_str()? != thread {
        return None;
    }
    Some(match rest {
        [kind, of] if kind == "put" => Change::Put(comment(of)?),
        [kind, id] if kind == "delete" => Change::Delete(id.as_str()?.into()),
        [kind, id, Value::Null] if kind == "vote" => Change::Vote(id.as_str()?.into(), None),
        [kind, id, of] if kind == "vote" => Change::Vote(id.as_str()?.into(), Some(vote(of)?)),
        [kind, id, Value::Null] if kind == "report" => Change::Report(id.as_str()?.into(), None),
        [kind, id, of] if kind == "report" => Change::Report(id.as_str()?.into(), Some(report(of)?)),
        [kind, Value::Null] if kind == "react" => Change::React(None),
        [kind, id] if kind == "react" => Change::React(Some(id.as_str()?.into())),
        _ => return None,
    })
}

/// A comment as every format so far has it; `None` where something of it is missing.
pub(super) fn comment(value: &Value) -> Option<Comment> {
    let id = value.get("id")?.as_str().filter(|id| !id.is_empty())?;
    let parent = match value.get("parent") {
        None | Some(Value::Null) => None,
        // One that answers itself would never be shown.
        Some(parent) => parent.as_str().filter(|parent| *parent != id).map(CommentId::from),
    };
    let modified = match value.get("modified") {
        None | Some(Value::Null) => None,
        Some(modified) => Some(Timestamp(modified.as_i64()?)),
    };
    Some(Comment {
        id: id.into(),
        parent,
        author: value.get("author")?.as_str()?.to_owned(),
        text: value.get("text")?.as_str()?.to_owned(),
        created: Timestamp(value.get("created")?.as_i64()?),
        modified,
        votes: Votes::default(),
        badge: None,
        pinned: false,
        mine: true,
    })
}

/// A vote as every format so far has it: 1 or -1; `None` for anything else.
pub(super) fn vote(value: &Value) -> Option<Vote> {
    match value.as_i64()? {
        1 => Some(Vote::Up),
        -1 => Some(Vote::Down),
        _ => None,
    }
}

/// The error that names a record which cannot be read.
pub(super) fn corrupt(kind: &str, name: &str) -> StoreError {
    StoreError::Corrupt([kind, " ", name].concat())
}

/// A comment as today's format has it.
pub(super) fn comment_value(comment: &Comment) -> Value {
    let mut object = Map::new();
    object.insert("id".into(), text(&comment.id.0));
    if let Some(parent) = &comment.parent {
        object.insert("parent".into(), text(&parent.0));
    }
    object.insert("author".into(), text(&comment.author));
    object.insert("text".into(), text(&comment.text));
    object.insert("created".into(), comment.created.0.into());
    if let Some(modified) = comment.modified {
        object.insert("modified".into(), modified.0.into());
    }
    object.into()
}

/// A vote as every format has it.
pub(super) fn vote_value(vote: Vote) -> Value {
    Value::from(match vote {
        Vote::Up => 1,
        Vote::Down => -1,
    })
}

/// A report as every format so far has it.
pub(super) fn report(value: &Value) -> Option<Report> {
    let [reason, text] = value.as_array()?.as_slice() else { return None };
    Some(Report { reason: Reason::from_id(reason.as_str()?)?, text: text.as_str()?.to_owned() })
}

/// A report as today's format has it.
pub(super) fn report_value(report: &Report) -> Value {
    Value::Array(vec![text(report.reason.id()), text(&report.text)])
}

fn text(text: &str) -> Value {
    Value::String(text.to_owned())
}

fn sealed(kind: &str, content: Value) -> String {
    let mut object = Map::new();
    object.insert("v".into(), FORMAT.into());
    object.insert(kind.into(), content);
    Value::Object(object).to_string()
}

fn opened(text: &str, kind: &str) -> Option<Value> {
    let mut value: Value = serde_json::from_str(text).ok()?;
    if value.get("v")?.as_u64()? != FORMAT {
        return None;
    }
    value.get_mut(kind).map(Value::take)
}
