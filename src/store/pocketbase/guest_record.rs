//! Who this reader is at a server, as it is written down in this browser.

use serde_json::{Value, json};

use super::thread::is_id;

/// How long a token is used before another one is asked for, in milliseconds. The server takes it for seven days.
const FRESH: i64 = 12 * 60 * 60 * 1_000;

/// A guest. One for each thread, so that nobody can tell what else a reader wrote elsewhere.
#[derive(Clone, PartialEq, Eq)]
pub struct Guest {
    /// What the server knows the guest by; nobody else sees it.
    pub handle: String,
    /// What only this browser knows.
    pub password: String,
    /// What the server gave for it.
    pub pass: Option<Pass>,
}

/// What opens the door for a while.
#[derive(Clone, PartialEq, Eq)]
pub struct Pass {
    /// The guest's id, which stands on each comment.
    pub id: String,
    /// The token.
    pub token: String,
    /// When it was given, by this browser's clock, in milliseconds.
    pub since: i64,
}

impl Pass {
    /// It will be taken for some time to come. One from the future comes from a clock that was wrong.
    #[must_use]
    pub fn is_fresh(&self, now: i64) -> bool {
        (0..FRESH).contains(&now.saturating_sub(self.since))
    }
}

impl Guest {
    /// As JSON.
    #[must_use]
    pub fn write(&self) -> String {
        let mut value = json!({ "handle": self.handle, "password": self.password });
        if let Some(Pass { id, token, since }) = &self.pass {
            value["pass"] = json!([id, token, since]);
        }
        value.to_string()
    }

    /// Reads what was written.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(text).ok()?;
        let word = |key: &str| value.get(key)?.as_str().filter(|word| word.len() >= 20).map(str::to_owned);
        let pass = || {
            let [id, token, since] = value.get("pass")?.as_array()?.as_slice() else { return None };
            let id = id.as_str().filter(|id| is_id(id))?.to_owned();
            Some(Pass { id, token: token.as_str()?.to_owned(), since: since.as_i64()? })
        };
        Some(Self { handle: word("handle")?, password: word("password")?, pass: pass() })
    }
}

/// Reads what the server gives for handle and password: id and token. A token is letters, digits, `-`, `_` and `.`.
#[must_use]
pub fn signed_in(value: &Value) -> Option<(String, String)> {
    let id = super::record::id(value.get("record")?)?;
    let token = value.get("token")?.as_str()?;
    let is_token = token.len() <= 4_096
        && token.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'));
    is_token.then(|| (id, token.to_owned()))
}

/// Shows no secret.
impl std::fmt::Debug for Guest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Guest")
    }
}
