//! What a reader typed, as it may be shown: nothing in it turns or covers the words around it.

use std::borrow::Cow;

/// How many marks one letter may carry. Languages need four at most (Hebrew with its accents, Tibetan).
const MARKS: usize = 6;

/// A text without what turns the reading direction of the words after it, and with no more marks on a letter than
/// languages need. What is stored stays as it was typed.
#[must_use]
pub fn calm(text: &str) -> Cow<'_, str> {
    // Most texts are such, and their bytes tell: every mark and every sign below begins with one of these.
    let may_be_wild = |byte: u8| matches!(byte, 0xcc | 0xcd | 0xd2 | 0xd6..=0xd9 | 0xdb | 0xe0..=0xe2 | 0xef);
    if !text.bytes().any(may_be_wild) {
        return Cow::Borrowed(text);
    }
    let mut marks = 0;
    let is_calm = |letter: &char| {
        marks = if is_mark(*letter) { marks + 1 } else { 0 };
        marks <= MARKS && !turns(*letter)
    };
    Cow::Owned(text.chars().filter(is_calm).collect())
}

/// Embeds, overrides or isolates, in either direction, or ends that.
const fn turns(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Stands on or under the letter before it: the marks for all scripts, and those of scripts that stack their own.
const fn is_mark(letter: char) -> bool {
    matches!(letter,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}' | '\u{6d6}'..='\u{6ed}' | '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}'
        | '\u{f71}'..='\u{f84}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe20}'..='\u{fe2f}')
}
