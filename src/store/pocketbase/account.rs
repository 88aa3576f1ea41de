//! Accounts at the server, beside guests in the same collection: what is asked of it, and what its answers mean.

use serde_json::{Value, json};

use super::{
    answer::{self, Answer, No},
    ask::Ask,
    guest_record,
};
use crate::store::account::{Denied, Doors, Known, person};

/// How long a token is used before another one is asked for, in milliseconds. The server takes it for seven days.
const FRESH: i64 = 12 * 60 * 60 * 1_000;
/// What is asked for of who is let in.
const FIELDS: &str = "?fields=token,record.id,record.name,record.badge,record.email";

/// What the operator allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// Comments are looked at before others see them.
    pub review: bool,
    /// What accounts there are.
    pub accounts: Doors,
    /// Guests may read and not write.
    pub members_only: bool,
}

impl Terms {
    /// Who imported the collections and set nothing is asked to look at everything.
    pub const UNSET: Self = Self { review: true, accounts: Doors::None, members_only: false };
}

/// Reads what the operator allows; what an older server does not know is not allowed.
#[must_use]
pub fn terms(value: &Value) -> Option<Terms> {
    let accounts = value.get("accounts").and_then(Value::as_str).unwrap_or_default();
    Some(Terms {
        review: value.get("review")?.as_bool()?,
        accounts: match accounts {
            "invited" => Doors::Invited,
            "open" => Doors::Open,
            _ => Doors::None,
        },
        members_only: value.get("members_only").and_then(Value::as_bool).unwrap_or_default(),
    })
}

fn post(path: &str, body: Option<&Value>) -> Ask {
    let path = ["/api/collections/aw_readers/", path].concat();
    Ask { method: "POST", path, body: body.map(Value::to_string) }
}

/// Asks to be let in.
#[must_use]
pub fn sign_in(email: &str, password: &str) -> Ask {
    let body = json!({ "identity": email, "password": password });
    post(&["auth-with-password", FIELDS].concat(), Some(&body))
}

/// Asks, with its token, whose session this is, and for another token.
#[must_use]
pub fn refresh() -> Ask {
    post(&["auth-refresh", FIELDS].concat(), None)
}

/// Makes an account.
#[must_use]
pub fn register(name: &str, email: &str, password: &str) -> Ask {
    let body = json!({ "name": name, "email": email, "password": password, "passwordConfirm": password });
    post("records?fields=id", Some(&body))
}

/// Reads who was let in, at the time `now`. A guest is nobody with an account.
#[must_use]
pub fn known(value: &Value, now: i64) -> Option<Known> {
    let (id, token) = guest_record::signed_in(value).filter(|(_, token)| !token.is_empty())?;
    let record = value.get("record")?;
    record.get("email").and_then(Value::as_str).filter(|email| !email.is_empty())?;
    Some(Known { person: person(record)?, id: id.into(), token, since: now })
}

/// Whether a session need not be looked at again before it is used.
#[must_use]
pub fn is_fresh(known: &Known, now: i64) -> bool {
    (0..FRESH).contains(&now.saturating_sub(known.since)) && !known.is_over(now)
}

/// Why somebody was not let in.
#[must_use]
pub fn denied_in(answer: &Answer, no: No) -> Denied {
    match (answer.status, no) {
        (_, No::NotNow(error)) => Denied::Trouble(error),
        (400, _) => Denied::Wrong,
        _ => Denied::NotAllowed,
    }
}

/// Why no account was made.
#[must_use]
pub fn denied_new(answer: &Answer, no: No) -> Denied {
    let fields = serde_json::from_str::<Value>(&answer.body).ok();
    let fields = fields.as_ref().and_then(|value| value.get("data")?.as_object());
    let is_taken = |field: &str| {
        fields.and_then(|fields| fields.get(field)?.get("code")?.as_str()) == Some("validation_not_unique")
    };
    match no {
        No::NotNow(error) => Denied::Trouble(error),
        No::Taken if is_taken("name") => Denied::NameTaken,
        No::Taken => Denied::AddressTaken,
        No::Refused(why) if fields.is_some_and(|fields| !fields.is_empty()) => Denied::Unfit(why),
        No::Missing | No::Refused(_) => Denied::NotAllowed,
    }
}

/// Reads whose token this is; `None` where the server takes it for nobody's.
///
/// # Errors
/// What [`No`] says, where the server does not tell.
pub fn whose(answer: &Answer, now: i64) -> Result<Option<Known>, No> {
    match answer::value(answer) {
        Ok(value) => Ok(known(&value, now)),
        Err(No::NotNow(error)) => Err(No::NotNow(error)),
        Err(_) => Ok(None),
    }
}
