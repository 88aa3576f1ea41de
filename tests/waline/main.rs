//! The protocol of Waline as the widget speaks it, over answers that a real one gave, and what it believes of one that lies.
#![cfg(not(target_arch = "wasm32"))]

mod accounts;
mod answers;
mod asks;
mod books;
mod ledgers;
mod records;
mod searches;

use article_widget::store::{waline::answer, wire::Answer};
use serde_json::Value;

/// An answer that Waline 1.39.3 gave on `PostgreSQL`, by the name that it has in `exchanges.json`; avatars and most HTML are
/// left out there.
fn recorded(name: &str) -> Answer {
    let all: Value = serde_json::from_str(include_str!("exchanges.json")).expect("JSON");
    let answer = all.get(name).unwrap_or_else(|| panic!("{name} was not recorded"));
    let status = answer["status"].as_u64().and_then(|status| u16::try_from(status).ok()).expect("a status");
    Answer { status, body: answer["body"].to_string() }
}

/// What such an answer holds.
fn data(name: &str) -> Value {
    answer::data(&recorded(name)).expect(name)
}
