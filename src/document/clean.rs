//! Takes out of a text what no reader should meet: characters that reorder, hide or control, and endless length.

use std::borrow::Cow;

use super::shape::Shape;

/// A text as it may be shown, and what had to be done to it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Clean {
    /// What is left.
    pub(super) text: String,
    /// Characters were taken out that are not plain text.
    pub(super) purged: bool,
    /// The end was cut off.
    pub(super) cut: bool,
}

/// Cleans a text. Of one line: line breaks and tabs become spaces, the ends are trimmed. Of many: every kind of
/// line break becomes `\n`, nothing is trimmed.
pub(super) fn clean(text: Cow<'_, str>, shape: &Shape) -> Clean {
    let mut clean = if is_plain(&text, shape.lines) {
        Clean { text: text.into_owned(), purged: false, cut: false }
    } else {
        purge(&text, shape.lines)
    };
    trim(&mut clean.text, shape);
    // No text has more characters than bytes.
    if clean.text.len() > shape.most
        && let Some((end, _)) = clean.text.char_indices().nth(shape.most)
    {
        clean.text.truncate(end);
        clean.cut = true;
        trim(&mut clean.text, shape);
    }
    clean
}

fn trim(text: &mut String, shape: &Shape) {
    // Most texts have nothing to trim, and their first and last bytes tell.
    let is_loose = |byte: Option<&u8>| byte.is_some_and(|byte| !byte.is_ascii_graphic());
    let ends = [text.as_bytes().first(), text.as_bytes().last()];
    if !shape.lines && ends.into_iter().any(is_loose) {
        text.truncate(text.trim_end().len());
        text.drain(..text.len() - text.trim_start().len());
    }
}

/// Whether a character reorders the text around it, hides, controls, or is none at all.
///
/// These are the controls (C0, C1) but for tab and line feed, the bidirectional embeddings, overrides and
/// isolates, the byte order mark, and the two that [`repair`](super::repair) puts for half a character.
pub(super) const fn hides(letter: char) -> bool {
    matches!(
        letter,
        '\0'..='\x08' | '\x0b'..='\x1f' | '\x7f'..='\u{9f}'
            | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
            | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
    )
}

/// Most texts need no work, and their bytes tell. Some plain letters share a first byte with odd ones (0xc2,
/// 0xe2, 0xef): their texts get the closer look for nothing.
fn is_plain(text: &str, lines: bool) -> bool {
    let plain = |byte: &u8| match byte {
        b'\n' | b'\t' => lines,
        0..0x20 | 0x7f | 0xc2 | 0xe2 | 0xef => false,
        _ => true,
    };
    let (eights, rest) = text.as_bytes().as_chunks::<8>();
    eights.iter().all(|eight| is_printable_ascii(*eight) || eight.iter().all(plain)) && rest.iter().all(plain)
}

/// Eight bytes at once, since long threads are mostly these. Sets the top bit of a byte below 0x20 by what it
/// borrows, of 0x7f by adding one; those above have it set already.
fn is_printable_ascii(eight: [u8; 8]) -> bool {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let eight = u64::from_ne_bytes(eight);
    let low = eight.wrapping_sub(EACH * 0x20) & !eight;
    (low | eight.wrapping_add(EACH) | eight) & (EACH * 0x80) == 0
}

fn purge(text: &str, lines: bool) -> Clean {
    let mut clean = Clean { text: String::with_capacity(text.len()), purged: false, cut: false };
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' if letters.peek() == Some(&'\n') => {}
            '\r' if lines => clean.text.push('\n'),
            '\r' | '\n' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' if !lines => {
                clean.text.push(' ');
            }
            _ if hides(letter) => clean.purged = true,
            _ => clean.text.push(letter),
        }
    }
    clean
}

/// Whether an address is http, https or relative. It must be cleaned first: browsers skip controls in a scheme.
pub(super) fn is_safe_url(url: &str) -> bool {
    match url.split_once([':', '/', '?', '#', '\\']) {
        Some((scheme, _)) if url[scheme.len()..].starts_with(':') => {
            scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
        }
        _ => true,
    }
}
