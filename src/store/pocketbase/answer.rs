//! What the server's answers mean: a list, a record, or one of many ways to say no.

use serde_json::Value;

use crate::store::model::StoreError;
pub use crate::store::wire::Answer;

/// The most characters of what a server says that are shown to a reader.
const MOST_WORDS: usize = 200;

/// What the server said instead of doing it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum No {
    /// The id, or what may be there once only, is there already.
    Taken,
    /// There is no such thing, or not for this reader.
    Missing,
    /// What was sent is not taken, for this reason.
    Refused(String),
    /// It says nothing of use now; perhaps later.
    NotNow(StoreError),
}

impl From<No> for StoreError {
    fn from(no: No) -> Self {
        match no {
            No::Taken => Self::Refused("it is there already".to_owned()),
            No::Missing => Self::Gone,
            No::Refused(why) => Self::Refused(why),
            No::NotNow(error) => error,
        }
    }
}

/// Some records.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List<T> {
    /// Those that could be read.
    pub items: Vec<T>,
    /// How many came, readable or not.
    pub came: usize,
    /// How many there are in all, where that was asked for.
    pub total: Option<u64>,
}

/// Reads the body of an answer that says yes, or what it says instead.
///
/// # Errors
/// What [`No`] says.
pub fn value(answer: &Answer) -> Result<Value, No> {
    let value: Result<Value, _> = serde_json::from_str(&answer.body);
    match (answer.status, value) {
        (200, Ok(value)) if value.is_object() => Ok(value),
        (204, _) => Ok(Value::Null),
        (429, _) => Err(No::NotNow(StoreError::Busy)),
        (500.., _) => Err(No::NotNow(StoreError::Away(["status ", &answer.status.to_string()].concat()))),
        (400..500, Ok(value)) => Err(refusal(answer.status, &value)),
        (status, _) => {
            Err(broken(&["no JSON of PocketBase came with status ", &status.to_string()].concat()))
        }
    }
}

/// Reads a list.
///
/// # Errors
/// What [`No`] says; a list that is none is [`StoreError::Broken`]. A record that is none is left out.
pub fn list<T>(answer: &Answer, read: impl Fn(&Value) -> Option<T>) -> Result<List<T>, No> {
    let value = value(answer)?;
    let Some(items) = value.get("items").and_then(Value::as_array) else {
        return Err(broken("a list was asked for, and none came"));
    };
    Ok(List {
        items: items.iter().filter_map(read).collect(),
        came: items.len(),
        total: value.get("totalItems").and_then(Value::as_u64),
    })
}

/// Reads one record.
///
/// # Errors
/// As [`list`].
pub fn one<T>(answer: &Answer, read: impl Fn(&Value) -> Option<T>) -> Result<T, No> {
    read(&value(answer)?).ok_or_else(|| broken("a record was asked for, and none came"))
}

fn broken(what: &str) -> No {
    No::NotNow(StoreError::Broken(what.to_owned()))
}

/// `{"status": 400, "message": "…", "data": {"text": {"code": "…", "message": "…"}}}`
fn refusal(status: u16, value: &Value) -> No {
    let Some(message) = value.get("message").and_then(Value::as_str) else {
        return broken(&["a refusal without words came with status ", &status.to_string()].concat());
    };
    let fields = value.get("data").and_then(Value::as_object);
    let mut codes =
        fields.iter().flat_map(|fields| fields.values()).filter_map(|field| field.get("code")?.as_str());
    if codes.any(|code| code == "validation_not_unique") {
        return No::Taken;
    }
    if status == 404 {
        return No::Missing;
    }
    let field = fields
        .iter()
        .flat_map(|fields| fields.iter())
        .find_map(|(name, field)| Some([name.as_str(), ": ", field.get("message")?.as_str()?].concat()));
    No::Refused(field.as_deref().unwrap_or(message).chars().take(MOST_WORDS).collect())
}
