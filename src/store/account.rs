//! Who a reader is at a server: a guest, or somebody with an account; what is asked at its door, and what it answers.

use std::{fmt, future::Future, pin::Pin, rc::Rc};

use serde_json::Value;

use super::model::StoreError;

/// Somebody with an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// What the server calls the account.
    pub id: Rc<str>,
    /// The name under which comments are posted.
    pub name: Rc<str>,
    /// What the operator says of this person.
    pub badge: Option<Rc<str>>,
    /// The host page signed this person in, and will do so again; it alone signs out.
    pub by_host: bool,
}

/// What accounts a server has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Doors {
    /// None.
    #[default]
    None,
    /// Those that the operator makes.
    Invited,
    /// Those that readers make by themselves too.
    Open,
}

/// Who a server takes this reader for, and what it offers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// The account that is signed in; a guest has none.
    pub who: Option<Person>,
    /// What accounts there are to sign in to.
    pub doors: Doors,
    /// Guests may read and not write.
    pub members_only: bool,
    /// There was a session that the server does not take, or not any more.
    pub has_ended: bool,
}

/// What a reader asks for at the door.
#[derive(Clone, PartialEq, Eq)]
pub enum Door {
    /// To be let in: e-mail address and password.
    SignIn(String, String),
    /// A new account: name, e-mail address and password.
    Register(String, String, String),
    /// To be a guest again.
    SignOut,
}

/// Shows no secret.
impl fmt::Debug for Door {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::SignIn(..) => "SignIn",
            Self::Register(..) => "Register",
            Self::SignOut => "SignOut",
        })
    }
}

/// Why somebody was not let in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Denied {
    /// There is no such account, or that is not its password. A server does not tell which.
    Wrong,
    /// The address has an account already.
    AddressTaken,
    /// The name has an account already.
    NameTaken,
    /// The server does not let this account in, or makes none.
    NotAllowed,
    /// What was given will not do, in the server's words.
    Unfit(String),
    /// It was not answered.
    Trouble(StoreError),
}

/// The host page has a session, and gave nothing of use for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoSession;

/// What a host page answers: a token, or none where nobody is signed in there.
pub type HostAnswer = Pin<Box<dyn Future<Output = Result<Option<String>, NoSession>>>>;

/// The host page's own session.
#[derive(Clone)]
pub struct Host {
    /// It has one, or something that gives one.
    pub is_set: Rc<dyn Fn() -> bool>,
    /// Asks for its token, anew each time.
    pub ask: Rc<dyn Fn() -> HostAnswer>,
}

/// What a host page gives as its session: a token, and the address of the one server that it is for, where it says so.
/// `None` for what cannot be one for the server at this address.
#[must_use]
pub fn host_token(token: &str, server: Option<&str>, address: &str) -> Option<String> {
    let is_for = |server: &str| server.trim_end_matches('/') == address.trim_end_matches('/');
    (is_token(token, 8_192) && server.is_none_or(is_for)).then(|| token.to_owned())
}

/// Somebody with an account, and what proves it.
#[derive(Clone, PartialEq, Eq)]
pub struct Known {
    /// Who it is.
    pub person: Person,
    /// What the server calls the account, with the type that it came with.
    pub id: Value,
    /// What opens the door.
    pub token: String,
    /// When it was last taken, by this browser's clock, in milliseconds.
    pub since: i64,
}

impl Known {
    /// Reads `{"id":2,"token":"…","since":0,"name":"…","badge":"…"}`; a name may be missing.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(text).ok()?;
        let token = value.get("token")?.as_str().filter(|token| is_token(token, 4_096))?.to_owned();
        let since = value.get("since").and_then(Value::as_i64).unwrap_or_default();
        Some(Self { person: person(&value)?, id: value.get("id")?.clone(), token, since })
    }

    /// As JSON.
    #[must_use]
    pub fn write(&self) -> String {
        let Self { person, id, token, since } = self;
        let badge = person.badge.as_deref();
        serde_json::json!({ "id": id, "token": token, "since": since, "name": &*person.name, "badge": badge })
            .to_string()
    }

    /// The token says itself that it is over, by this browser's clock.
    #[must_use]
    pub fn is_over(&self, now: i64) -> bool {
        expiry(&self.token).is_some_and(|end| end <= now)
    }
}

/// Shows no secret.
impl fmt::Debug for Known {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Known({})", self.person.id)
    }
}

/// Reads `id`, `name` and `badge` of an account, whatever else stands there. A longer name is cut.
#[must_use]
pub fn person(value: &Value) -> Option<Person> {
    let id = match value.get("id")? {
        Value::Number(number) => number.as_u64()?.to_string(),
        Value::String(word) => {
            let good =
                (1..=64).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_alphanumeric());
            good.then(|| word.clone())?
        }
        _ => return None,
    };
    let text = |key: &str, most: usize| -> String {
        value.get(key).and_then(Value::as_str).unwrap_or_default().chars().take(most).collect()
    };
    let badge = Some(text("badge", 40)).filter(|badge| !badge.is_empty());
    Some(Person {
        id: id.into(),
        name: text("name", 200).trim().into(),
        badge: badge.map(Into::into),
        by_host: false,
    })
}

/// Whether a header can carry it.
#[must_use]
pub fn is_token(token: &str, most: usize) -> bool {
    (1..=most).contains(&token.len()) && token.bytes().all(|byte| byte.is_ascii_graphic())
}

/// When a JSON Web Token ends, in milliseconds since 1970; `None` for one that does not say. Nothing is proved by it.
#[must_use]
pub fn expiry(token: &str) -> Option<i64> {
    let payload = token.split('.').nth(1)?;
    let (mut bytes, mut bits, mut held) = (Vec::new(), 0_u32, 0_u32);
    for letter in payload.bytes() {
        let six = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'-' => 62,
            b'_' => 63,
            _ => return None,
        };
        (held, bits) = ((held << 6) | u32::from(six), bits + 6);
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits).to_be_bytes()[3]);
            held &= (1 << bits) - 1;
        }
    }
    let payload: Value = serde_json::from_slice(&bytes).ok()?;
    payload.get("exp")?.as_i64()?.checked_mul(1_000)
}
