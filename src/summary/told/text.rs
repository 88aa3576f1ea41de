//! Text on its way to a model and back: an article as plain text, its language, and characters that hide.

use crate::article::model::{Article, Block};

/// The article as plain text, headline first, a blank line between parts: as many whole parts as fit into `most`
/// bytes, and whether that is all of them. A first part that is longer than that is cut within.
#[must_use]
pub fn plain(article: &Article, most: usize) -> (String, bool) {
    let mut text = String::new();
    let mut kept = 0;
    let body = article.body.iter().map(Block::text);
    for part in std::iter::once(article.headline.as_str()).chain(body) {
        let part = clean(part);
        let part = part.trim();
        if part.is_empty() {
            continue;
        }
        let gap = if text.is_empty() { "" } else { "\n\n" };
        let room = most.saturating_sub(text.len() + gap.len());
        if part.len() > room {
            // A headline alone says too little: what comes after it is cut where it must be.
            if kept < 2 {
                text.push_str(gap);
                text.push_str(&part[..part.floor_char_boundary(room)]);
            }
            return (text, false);
        }
        text.push_str(gap);
        text.push_str(part);
        kept += 1;
    }
    (text, true)
}

/// The language of the article for a model: language and script, as in "zh-Hant". Nothing where the article names
/// none, or none that looks like one: the tag is the document's, and no words of it may reach a prompt.
#[must_use]
pub fn language(article: &Article) -> Option<&str> {
    let tag = article.language.as_deref()?.trim();
    let is_alphabetic = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let mut parts = tag.split(['-', '_']);
    let main = parts.next().filter(|main| (2..=3).contains(&main.len()) && is_alphabetic(main))?;
    let has_script = tag[main.len()..].starts_with('-')
        && parts.next().is_some_and(|script| script.len() == 4 && is_alphabetic(script));
    Some(&tag[..if has_script { main.len() + 5 } else { main.len() }])
}

/// A text without what hides in it or turns it around; every kind of line break is a `\n`, a tab is a space.
#[must_use]
pub fn clean(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' if letters.peek() == Some(&'\n') => {}
            '\r' | '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => clean.push('\n'),
            '\t' => clean.push(' '),
            _ if hides(letter) => {}
            _ => clean.push(letter),
        }
    }
    clean
}

/// The words of a model or a service in one line of at most `most` characters; nothing where there are none.
#[must_use]
pub fn one_line(text: &str, most: usize) -> Option<String> {
    let line = clean(text).split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then(|| clip(line, most))
}

/// At most `most` characters, cut between words where there is one, with a `…` for the rest.
pub(super) fn clip(mut text: String, most: usize) -> String {
    if text.chars().nth(most).is_none() {
        return text;
    }
    let end = text.char_indices().nth(most.saturating_sub(1)).map_or(0, |(at, _)| at);
    let word = text[..end].rfind(' ').filter(|at| *at > end / 2).unwrap_or(end);
    text.truncate(word);
    text.push('…');
    text
}

/// Controls, the bidirectional embeddings, overrides and isolates, and what nobody sees: the invisible operators,
/// the byte order mark, and the tag letters in which whole sentences can be hidden from all but a model.
const fn hides(letter: char) -> bool {
    matches!(
        letter,
        '\0'..='\x1f' | '\x7f'..='\u{9f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
    )
}
