//! What is asked of the server, as method, address and body.

use serde_json::{Value, json};

use super::record::Id;
use crate::store::wire::{Ask, escape};

/// How many threads' tops are asked for at once: the most that the server gives.
pub const PAGE: usize = 100;

/// The most comments of the newest of all that the server gives.
pub const NEWEST: usize = 50;

/// Words of the server's own are English, so that what it refuses can be told apart.
const ENGLISH: &str = "lang=en-US";

fn get(path: &[&str]) -> Ask {
    Ask { method: "GET", path: path.concat(), body: None }
}

fn send(method: &'static str, path: &[&str], body: &Value) -> Ask {
    Ask { method, path: [&path.concat(), "?", ENGLISH].concat(), body: Some(body.to_string()) }
}

/// A page of the thread, its newest tops first; pages count from 1. All replies ride along with their tops.
#[must_use]
pub fn comments(thread: &str, page: usize) -> Ask {
    let (path, page) = (escape(thread), page.to_string());
    get(&["/api/comment?path=", &path, "&page=", &page, "&pageSize=100&sortBy=insertedAt_desc&", ENGLISH])
}

/// The newest comments of the whole site, replies among them.
#[must_use]
pub fn newest() -> Ask {
    get(&["/api/comment?type=recent&count=50&", ENGLISH])
}

/// How many comments the thread has.
#[must_use]
pub fn count(thread: &str) -> Ask {
    get(&["/api/comment?type=count&url=", &escape(thread), "&", ENGLISH])
}

/// How often each mood was chosen.
#[must_use]
pub fn moods(thread: &str) -> Ask {
    let slots = "reaction0,reaction1,reaction2,reaction3,reaction4,reaction5,reaction6,reaction7,reaction8";
    get(&["/api/article?path=", &escape(&counter(thread)), "&type=", slots, "&", ENGLISH])
}

/// Adds a comment. `answers` is the comment that it answers and the top of that thread.
#[must_use]
pub fn add(thread: &str, name: &str, text: &str, answers: Option<(&Id, &Id)>) -> Ask {
    let mut body = json!({ "comment": text, "nick": name, "mail": "", "link": "", "ua": "", "url": thread });
    if let Some((parent, root)) = answers {
        body["pid"] = parent.json();
        body["rid"] = root.json();
    }
    send("POST", &["/api/comment"], &body)
}

/// Changes the text of a comment, nothing else: the server would take any number of likes with it.
#[must_use]
pub fn edit(id: &Id, text: &str) -> Ask {
    send("PUT", &["/api/comment/", &id.path()], &json!({ "comment": text }))
}

/// Takes a comment away, and all that answer it.
#[must_use]
pub fn delete(id: &Id) -> Ask {
    Ask { method: "DELETE", path: ["/api/comment/", &id.path(), "?", ENGLISH].concat(), body: None }
}

/// Likes a comment once more, or once less.
#[must_use]
pub fn like(id: &Id, more: bool) -> Ask {
    send("PUT", &["/api/comment/", &id.path()], &json!({ "like": more }))
}

/// Counts the mood in this slot once more, or once less.
#[must_use]
pub fn mood(thread: &str, slot: usize, more: bool) -> Ask {
    let (column, action) = (["reaction", &slot.to_string()].concat(), if more { "inc" } else { "desc" });
    let body = json!({ "path": counter(thread), "type": column, "action": action });
    send("POST", &["/api/article"], &body)
}

/// The name of the thread's counters. Where they are read, a comma would part two names.
fn counter(thread: &str) -> String {
    thread.replace(',', "%2C")
}
