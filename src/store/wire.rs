//! A request to a server and what it answers, before anybody has understood it.

use std::fmt::Write as _;

/// A request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// `GET`, `POST`, `PUT`, `PATCH`, `DELETE`.
    pub method: &'static str,
    /// What stands behind the server's own address.
    pub path: String,
    /// JSON.
    pub body: Option<String>,
}

/// An answer as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The status of HTTP.
    pub status: u16,
    /// What came with it.
    pub body: String,
}

/// The text with all but letters, digits and `-._~` as `%` and two digits for each byte: for one part of an address.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            escaped.push(char::from(byte));
        } else {
            // A `String` takes everything.
            let _ = write!(escaped, "%{byte:02X}");
        }
    }
    escaped
}
