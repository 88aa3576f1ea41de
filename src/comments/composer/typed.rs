//! What a reader is in the middle of typing: `:name` of an emoji, or `@name` of somebody.

use std::ops::Range;

/// How many characters before the caret are looked at.
const LONGEST: usize = 40;

/// Something that can be completed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    /// `:smi`, with what stands behind the colon.
    Emoji(String),
    /// `@Tam`, with what stands behind the sign.
    Name(String),
}

/// What stands right before the caret, and its bytes with its sign.
#[must_use]
pub fn typed(text: &str, caret: usize) -> Option<(Range<usize>, Typed)> {
    let before = &text[..caret];
    for (at, char) in before.char_indices().rev().take(LONGEST) {
        let query = &before[at + char.len_utf8()..];
        match char {
            ':' if begins(&before[..at]) => {
                let long_enough = query.chars().nth(1).is_some() && query.chars().all(is_of_name);
                return long_enough.then(|| (at..caret, Typed::Emoji(query.to_owned())));
            }
            '@' if begins(&before[..at]) => {
                let starts = !query.starts_with(char::is_whitespace) && !query.ends_with("  ");
                return starts.then(|| (at..caret, Typed::Name(query.to_owned())));
            }
            '\n' | ':' | '@' => return None,
            _ => {}
        }
    }
    None
}

/// `:name:` that ends at the caret: its bytes, and the name.
#[must_use]
pub fn closed(text: &str, caret: usize) -> Option<(Range<usize>, &str)> {
    let inner = text[..caret].strip_suffix(':')?;
    let at = inner.rfind(':')?;
    let name = &inner[at + 1..];
    let whole = begins(&text[..at]) && name.chars().nth(1).is_some() && name.chars().all(is_of_name);
    (whole && name.chars().count() <= LONGEST).then_some((at..caret, name))
}

/// A sign within a word, a time or an address begins nothing.
fn begins(before: &str) -> bool {
    !before.ends_with(|char: char| char.is_alphanumeric() || matches!(char, ':' | '@' | '/' | '_'))
}

fn is_of_name(char: char) -> bool {
    char.is_alphanumeric() || matches!(char, '_' | '-' | '+' | '’' | '\'') || is_mark(char)
}

/// Vowel signs and the like, which are letters to their readers: Arabic ones here.
fn is_mark(char: char) -> bool {
    matches!(char, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}
