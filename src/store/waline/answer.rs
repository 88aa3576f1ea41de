//! What the server's answers mean: `errno` says so, the status of HTTP hardly ever does.

use serde_json::Value;

use crate::store::{model::StoreError, wire::Answer};

/// The most characters of what a server says that are shown to a reader.
const MOST_WORDS: usize = 200;

/// What stands for the words of a refusal that has none, as of a wrong password.
pub const NO_WORDS: &str = "no reason given";

/// What the server said instead of doing it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum No {
    /// Somebody of this name has said the same on this page already.
    Duplicate,
    /// Only an account may do that.
    Account,
    /// Not from this page or from this address, or only another account: to sign in is no help.
    Forbidden,
    /// What was sent is not taken, for this reason.
    Refused(String),
    /// It says nothing of use now, and what it did is not known; perhaps later.
    NotNow(StoreError),
}

impl From<No> for StoreError {
    fn from(no: No) -> Self {
        match no {
            No::Duplicate => Self::Refused("Duplicate Content".to_owned()),
            No::Account => Self::Refused("Unauthorized".to_owned()),
            No::Forbidden => Self::Refused("Forbidden".to_owned()),
            No::Refused(why) => Self::Refused(why),
            No::NotNow(error) => error,
        }
    }
}

/// Reads `{"errno":0,"errmsg":"","data":…}`, or what it says instead. `errmsg` is a text, an object of fields, or
/// missing; it is English where that was asked for.
///
/// # Errors
/// What [`No`] says.
pub fn data(answer: &Answer) -> Result<Value, No> {
    let status = answer.status;
    let mut value: Value = match serde_json::from_str(&answer.body) {
        Ok(value) => value,
        Err(_) => Value::Null,
    };
    match (status, value.get("errno").and_then(Value::as_i64)) {
        (429, _) => Err(No::NotNow(StoreError::Busy)),
        (401, Some(_)) => Err(No::Account),
        (403, Some(_)) => Err(No::Forbidden),
        // On MySQL a comment may be too long for its column. Nothing else that a broken server says is for readers: it
        // tells of its database.
        (500.., Some(_)) if words(&value).is_some_and(|words| words.contains("Data too long")) => {
            Err(No::Refused("Data too long".to_owned()))
        }
        (500.., _) => Err(No::NotNow(StoreError::Away(["status ", &status.to_string()].concat()))),
        (200, Some(0)) => Ok(value.get_mut("data").map(Value::take).unwrap_or_default()),
        (200 | 400..500, Some(_)) => Err(refusal(&value)),
        _ => Err(broken(&["no JSON of Waline came with status ", &status.to_string()].concat())),
    }
}

/// Reads what must be there.
///
/// # Errors
/// What [`No`] says; [`StoreError::Broken`] where `read` finds nothing.
pub fn read<T>(answer: &Answer, read: impl Fn(&Value) -> Option<T>) -> Result<T, No> {
    read(&data(answer)?).ok_or_else(|| broken("something else was asked for"))
}

fn broken(what: &str) -> No {
    No::NotNow(StoreError::Broken(what.to_owned()))
}

fn refusal(value: &Value) -> No {
    match words(value) {
        Some("Duplicate Content") => No::Duplicate,
        Some("Comment too fast!") => No::NotNow(StoreError::Busy),
        words => No::Refused(words.unwrap_or(NO_WORDS).chars().take(MOST_WORDS).collect()),
    }
}

fn words(value: &Value) -> Option<&str> {
    match value.get("errmsg")? {
        Value::String(words) if !words.is_empty() => Some(words),
        Value::Object(fields) => fields.values().find_map(Value::as_str),
        _ => None,
    }
}
