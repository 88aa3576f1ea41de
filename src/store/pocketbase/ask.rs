//! What is asked of the server, as method, address and body.

use serde_json::{Value, json};

use super::thread::escape;
use crate::comments::model::{Comment, CommentId, Report, Vote};
pub use crate::store::wire::Ask;

/// How many records are asked for at once: the most that the server gives.
pub const PAGE: usize = 1_000;

/// The fields of a comment.
const COMMENT: &str = "id,parent,author,name,badge,text,edits,deleted,held,pinned,created,updated";

/// A place in a list that is sorted by a date, then by id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The date of the last record before it, as the server wrote it.
    pub date: String,
    /// Its id.
    pub id: String,
}

fn get(path: String) -> Ask {
    Ask { method: "GET", path, body: None }
}

fn send(method: &'static str, path: String, body: &Value) -> Ask {
    Ask { method, path, body: Some(body.to_string()) }
}

fn records(collection: &str) -> String {
    ["/api/collections/", collection, "/records"].concat()
}

fn record(collection: &str, id: &str) -> String {
    [&records(collection), "/", &escape(id)].concat()
}

/// A list. What stands in `filter` besides words of ours is a [thread's name](super::thread::name), a date or an id.
fn list(collection: &str, filter: &str, sort: &str, fields: &str, total: bool) -> Ask {
    get([
        records(collection).as_str(),
        "?perPage=1000&skipTotal=",
        if total { "0" } else { "1" },
        "&sort=",
        sort,
        "&fields=",
        fields,
        "&filter=",
        &escape(filter),
    ]
    .concat())
}

fn in_thread(thread: &str) -> String {
    ["thread='", thread, "'"].concat()
}

/// `AND` behind the mark, or from the date on where it has no id.
fn behind(filter: &mut String, field: &str, mark: &Mark) {
    let Mark { date, id } = mark;
    let parts: &[&str] = if id.is_empty() {
        &[" && ", field, " >= '", date, "'"]
    } else {
        &[" && (", field, " > '", date, "' || (", field, " = '", date, "' && id > '", id, "'))"]
    };
    filter.extend(parts.iter().copied());
}

/// A page of comments, oldest first. The first one comes with how many there are.
#[must_use]
pub fn comments(thread: &str, after: Option<&Mark>) -> Ask {
    let mut filter = in_thread(thread);
    if let Some(mark) = after {
        behind(&mut filter, "created", mark);
    }
    list("aw_comments", &filter, "created,id", COMMENT, after.is_none())
}

/// Comments that came or changed since, in that order.
#[must_use]
pub fn changed_comments(thread: &str, since: &Mark) -> Ask {
    let mut filter = in_thread(thread);
    behind(&mut filter, "updated", since);
    list("aw_comments", &filter, "updated,id", COMMENT, false)
}

/// The comment that changed last.
#[must_use]
pub fn newest(thread: &str) -> Ask {
    let filter = escape(&in_thread(thread));
    let list = "?perPage=1&skipTotal=1&sort=-updated&fields=updated&filter=";
    get([records("aw_comments").as_str(), list, &filter].concat())
}

/// How everybody voted, or those counts that changed since, in that order. `page` counts from 1.
#[must_use]
pub fn vote_counts(thread: &str, since: Option<&str>, page: usize) -> Ask {
    let mut filter = in_thread(thread);
    if let Some(since) = since {
        behind(&mut filter, "changed", &Mark { date: since.to_owned(), id: String::new() });
    }
    let mut ask = list("aw_vote_counts", &filter, "changed,id", "comment,up,down,changed", false);
    ask.path += &["&page=", &page.to_string()].concat();
    ask
}

/// How many chose each mood.
#[must_use]
pub fn mood_counts(thread: &str) -> Ask {
    list("aw_mood_counts", &in_thread(thread), "mood", "mood,chosen", false)
}

/// The votes of the reader who asks. `page` counts from 1.
#[must_use]
pub fn own_votes(thread: &str, page: usize) -> Ask {
    let mut ask = list("aw_votes", &in_thread(thread), "id", "id,comment,value,turn", false);
    ask.path += &["&page=", &page.to_string()].concat();
    ask
}

/// The mood of the reader who asks.
#[must_use]
pub fn own_mood(thread: &str) -> Ask {
    list("aw_reactions", &in_thread(thread), "id", "id,mood,turn", false)
}

/// One comment.
#[must_use]
pub fn comment(id: &CommentId) -> Ask {
    get([&record("aw_comments", id.as_str()), "?fields=", COMMENT].concat())
}

/// What the operator allows.
#[must_use]
pub fn settings() -> Ask {
    get(record("aw_settings", "settings0000000") + "?fields=review,accounts,members_only")
}

/// Adds a comment, under a name and a badge that an account has to have; `held` until someone has looked at it.
#[must_use]
pub fn add(thread: &str, author: &str, comment: &Comment, held: bool) -> Ask {
    let parent = comment.parent.as_ref().map_or("", CommentId::as_str);
    let body = json!({
        "id": comment.id.as_str(), "thread": thread, "parent": parent, "author": author,
        "name": comment.author, "badge": comment.badge.as_deref().unwrap_or_default(), "text": comment.text,
        "held": held,
    });
    send("POST", records("aw_comments") + "?fields=" + COMMENT, &body)
}

/// Keeps the place of a comment that never came, and never shall.
#[must_use]
pub fn vacate(thread: &str, author: &str, comment: &Comment) -> Ask {
    let parent = comment.parent.as_ref().map_or("", CommentId::as_str);
    let body = json!({
        "id": comment.id.as_str(), "thread": thread, "parent": parent, "author": author, "deleted": true,
        "withdrawn": true,
    });
    send("POST", records("aw_comments") + "?fields=" + COMMENT, &body)
}

/// Changes the text of a comment; with `again`, also of one that was taken away: it is there again. This is the change
/// of this number: the server takes none that is not higher than the one before.
#[must_use]
pub fn edit(comment: &Comment, edits: u64, held: bool, again: bool) -> Ask {
    let mut body = json!({ "name": comment.author, "text": comment.text, "edits": edits });
    if held {
        body["held"] = true.into();
    }
    if again {
        (body["deleted"], body["withdrawn"]) = (false.into(), false.into());
    }
    send("PATCH", record("aw_comments", comment.id.as_str()) + "?fields=" + COMMENT, &body)
}

/// Takes a comment away, as the change of this number: its words go, its place stays, for the replies.
#[must_use]
pub fn delete(id: &CommentId, edits: u64) -> Ask {
    let body = json!({ "deleted": true, "withdrawn": true, "text": "", "name": "", "edits": edits });
    send("PATCH", record("aw_comments", id.as_str()) + "?fields=" + COMMENT, &body)
}

/// The number that the server keeps for a vote; 0 for one that was taken back, so that its place stays the one place.
fn value(vote: Option<Vote>) -> i8 {
    match vote {
        Some(Vote::Up) => 1,
        Some(Vote::Down) => -1,
        None => 0,
    }
}

/// The first vote of a reader on a comment.
#[must_use]
pub fn vote(thread: &str, reader: &str, id: &CommentId, vote: Option<Vote>) -> Ask {
    let body = json!({ "thread": thread, "comment": id.as_str(), "reader": reader, "value": value(vote), "turn": 1 });
    send("POST", records("aw_votes") + "?fields=id", &body)
}

/// Another vote in the place of the one in this record, as the change of this number.
#[must_use]
pub fn change_vote(kept: &str, vote: Option<Vote>, turn: u64) -> Ask {
    let body = json!({ "value": value(vote), "turn": turn });
    send("PATCH", record("aw_votes", kept) + "?fields=id", &body)
}

/// The first mood of a reader.
#[must_use]
pub fn react(thread: &str, reader: &str, mood: &str) -> Ask {
    let body = json!({ "thread": thread, "reader": reader, "mood": mood, "turn": 1 });
    send("POST", records("aw_reactions") + "?fields=id", &body)
}

/// Another mood in the place of the one in this record, as the change of this number; an empty one is none.
#[must_use]
pub fn change_mood(kept: &str, mood: &str, turn: u64) -> Ask {
    send("PATCH", record("aw_reactions", kept) + "?fields=id", &json!({ "mood": mood, "turn": turn }))
}

/// The reports of the reader who asks.
#[must_use]
pub fn own_reports(thread: &str) -> Ask {
    list("aw_reports", &in_thread(thread), "id", "id,comment,reason,text,turn", false)
}

/// The first report of a reader on a comment.
#[must_use]
pub fn report(thread: &str, reader: &str, id: &CommentId, report: Option<&Report>) -> Ask {
    let mut body = reported(report, 1);
    body["thread"] = thread.into();
    body["comment"] = id.as_str().into();
    body["reader"] = reader.into();
    send("POST", records("aw_reports") + "?fields=id", &body)
}

/// Another report in the place of the one in this record, as the change of this number.
#[must_use]
pub fn change_report(kept: &str, report: Option<&Report>, turn: u64) -> Ask {
    send("PATCH", record("aw_reports", kept) + "?fields=id", &reported(report, turn))
}

/// One that was taken back has no reason, and keeps its place: a late request finds it taken.
fn reported(report: Option<&Report>, turn: u64) -> Value {
    let reason = report.map_or("", |report| report.reason.id());
    json!({ "reason": reason, "text": report.map_or("", |report| report.text.as_str()), "turn": turn })
}

/// Makes a guest of this browser.
#[must_use]
pub fn sign_up(handle: &str, password: &str) -> Ask {
    let body = json!({ "handle": handle, "password": password, "passwordConfirm": password });
    send("POST", records("aw_readers") + "?fields=id", &body)
}

/// Has the server know the guest.
#[must_use]
pub fn sign_in(handle: &str, password: &str) -> Ask {
    let body = json!({ "identity": handle, "password": password });
    send("POST", "/api/collections/aw_readers/auth-with-password?fields=token,record.id".to_owned(), &body)
}

/// The name under which the server tells of a thread's comments.
#[must_use]
pub fn topic(thread: &str) -> String {
    let options = json!({ "query": { "filter": in_thread(thread), "fields": COMMENT } });
    ["aw_comments/*?options=", &escape(&options.to_string())].concat()
}

/// Asks to be told of this topic on the stream that has this id.
#[must_use]
pub fn subscribe(stream: &str, topic: &str) -> Ask {
    let body = json!({ "clientId": stream, "subscriptions": [topic] });
    send("POST", "/api/realtime".to_owned(), &body)
}
