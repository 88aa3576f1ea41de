//! Mends JSON that is nearly right: half characters, line breaks inside strings, numbers beyond all bounds.

use super::{
    letters,
    node::{Depth, Node},
};

/// Mends what other writers of JSON let pass; `None` where there is nothing of the kind.
///
/// - An escaped surrogate without its other half (a text that was cut in the middle of an emoji), and a raw control
///   character in a string, become U+FFFF, which [`clean`](super::clean) takes out and reports where it stood;
///   raw line breaks and tabs are kept as such.
/// - A number that no `f64` can hold becomes the largest power of ten that one can.
pub(super) fn repair(json: &str) -> Option<String> {
    let bytes = json.as_bytes();
    let mut mended = String::new();
    let (mut copied, mut at, mut in_string) = (0, 0, false);
    while at < bytes.len() {
        let (length, better) = match bytes[at] {
            b'"' => {
                in_string = !in_string;
                (1, None)
            }
            b'\\' if in_string => escape(&bytes[at..]),
            b'\n' if in_string => (1, Some("\\n")),
            b'\r' if in_string => (1, Some("\\r")),
            b'\t' if in_string => (1, Some("\\t")),
            0..0x20 if in_string => (1, Some("\\uffff")),
            b'-' | b'0'..=b'9' if !in_string => number(&json[at..]),
            _ => (1, None),
        };
        if let Some(better) = better {
            mended.push_str(&json[copied..at]);
            mended.push_str(better);
            copied = at + length;
        }
        at += length;
    }
    (copied > 0).then(|| mended + &json[copied..])
}

/// The length of an escape, and what to write instead.
fn escape(bytes: &[u8]) -> (usize, Option<&'static str>) {
    let unit = |bytes: &[u8]| letters::unit(bytes.strip_prefix(b"\\")?);
    match unit(bytes) {
        Some(0xd800..0xdc00) if matches!(unit(&bytes[6..]), Some(0xdc00..0xe000)) => (12, None),
        Some(0xd800..0xe000) => (6, Some("\\uffff")),
        Some(_) => (6, None),
        None => (2, None),
    }
}

/// The length of a number, and what to write instead.
fn number(json: &str) -> (usize, Option<&'static str>) {
    let part = |letter: char| letter.is_ascii_digit() || matches!(letter, '-' | '+' | '.' | 'e' | 'E');
    let length = json.find(|letter| !part(letter)).unwrap_or(json.len());
    let token = &json[..length];
    let may_be_huge = length > 300 || token.contains(['e', 'E']);
    let huge = may_be_huge && Node::read(token, Depth::Whole).is_err();
    (length, huge.then(|| if token.starts_with('-') { "-1e308" } else { "1e308" }))
}
