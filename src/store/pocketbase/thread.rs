//! The name of a thread as it stands in a filter, and what else goes into an address.

use std::fmt::Write as _;

pub use crate::store::wire::escape;

/// The longest name of a thread, in characters.
const MOST: usize = 500;

/// A thread's name without what would end a text in a filter: quotes, backslashes and control characters stand there
/// as `%27`. What is longer than the server takes is cut, and told apart by a number.
#[must_use]
pub fn name(thread: &str) -> String {
    let mut name = String::with_capacity(thread.len());
    for letter in thread.chars() {
        if matches!(letter, '\'' | '"' | '\\') || letter.is_control() {
            // A `String` takes everything.
            let _ = write!(name, "%{:02X}", u32::from(letter));
        } else {
            name.push(letter);
        }
    }
    if name.chars().count() > MOST {
        // FNV-1a, 64 bits.
        let number = thread.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        name = name.chars().take(MOST - 17).collect();
        let _ = write!(name, "#{number:016x}");
    }
    name
}

/// Whether this is an id of a record, as this server and this widget make them: 15 characters of `a-z0-9`.
#[must_use]
pub fn is_id(id: &str) -> bool {
    id.len() == 15 && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
}

/// Whether this is a date as the server writes it, and so cannot end a text in a filter.
#[must_use]
pub fn is_date(date: &str) -> bool {
    let kind = |byte: u8| if byte.is_ascii_digit() { b'0' } else { byte };
    date.len() == 24 && date.bytes().zip(*b"0000-00-00 00:00:00.000Z").all(|(byte, like)| kind(byte) == like)
}
