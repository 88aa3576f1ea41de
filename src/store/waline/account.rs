//! Accounts at the server: what is asked at its door, and what its answers mean.

use serde_json::{Value, json};

use super::answer::No;
use crate::store::{
    account::{Denied, Known, is_token, person},
    wire::Ask,
};

/// How long a session is used before the server is asked whether it still takes it, in milliseconds: what comes with one
/// that it does not take, it posts as anybody's.
const FRESH: i64 = 60_000;

/// Asks to be let in. Words of the server's own are English.
#[must_use]
pub fn sign_in(email: &str, password: &str) -> Ask {
    let body = json!({ "email": email, "password": password, "code": "" });
    Ask { method: "POST", path: "/api/token?lang=en-US".to_owned(), body: Some(body.to_string()) }
}

/// Asks, with its token, whose session this is.
#[must_use]
pub fn whose() -> Ask {
    Ask { method: "GET", path: "/api/token?lang=en-US".to_owned(), body: None }
}

/// Reads who this is, for the token that was given, at the time `now`; `None` where it is nobody.
#[must_use]
pub fn known(value: &Value, token: &str, now: i64) -> Option<Known> {
    let id = value.get("objectId")?.clone();
    let text = |key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default();
    let person = person(&json!({ "id": id, "name": text("display_name"), "badge": text("label") }))?;
    is_token(token, 4_096).then(|| Known { person, id, token: token.to_owned(), since: now })
}

/// Whether a session need not be looked at again before it is used.
#[must_use]
pub fn is_fresh(known: &Known, now: i64) -> bool {
    (0..FRESH).contains(&now.saturating_sub(known.since))
        && !known.person.name.is_empty()
        && !known.is_over(now)
}

/// Why somebody was not let in. A wrong password is refused without words.
#[must_use]
pub fn denied(no: No) -> Denied {
    match no {
        No::NotNow(error) => Denied::Trouble(error),
        No::Account | No::Forbidden => Denied::NotAllowed,
        No::Duplicate => Denied::Wrong,
        No::Refused(why) if why == super::answer::NO_WORDS => Denied::Wrong,
        No::Refused(why) => Denied::Unfit(why),
    }
}
