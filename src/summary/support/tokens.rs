//! A text as tokens: words and numbers with what the checks compare of them.

use std::ops::Range;

use crate::summary::{hash::fnv32, sentences, words::term};

/// A word or a number of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// Its first byte.
    pub(super) start: usize,
    /// The byte after its last.
    pub(super) end: usize,
    /// The same for "Lee’s", "LEE" and "lee", and for "U.S." and "US".
    pub(super) raw: u32,
    /// The word and its other forms; 0 for a word that says nothing.
    pub(super) term: u32,
    /// What parts it from the token before.
    pub(super) gap: Gap,
    /// It begins with a capital.
    pub(super) is_capital: bool,
    /// It begins a sentence or a quotation, where any word has a capital.
    pub(super) opens: bool,
}

/// What stands between two tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing: "5pm".
    Glued,
    /// A space or a hyphen.
    Close,
    /// A stop, a comma, a quotation mark or anything else.
    Break,
}

/// A text and its tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tokens<'a> {
    pub(super) text: &'a str,
    pub(super) list: &'a [Token],
}

impl<'a> Tokens<'a> {
    /// The token at a place as it is written.
    pub(super) fn word(self, at: usize) -> &'a str {
        self.list.get(at).map_or("", |token| &self.text[token.start..token.end])
    }

    /// The tokens from `first` up to `end` as they are written, without the "’s" of the last.
    pub(super) fn slice(self, first: usize, end: usize) -> &'a str {
        let (Some(from), Some(to)) =
            (self.list.get(first), end.checked_sub(1).and_then(|at| self.list.get(at)))
        else {
            return "";
        };
        let text = &self.text[from.start..to.end.max(from.start)];
        let is_dotted = to.end - to.start > 1 && self.text[to.start..to.end].contains('.');
        if is_dotted && self.text[to.end..].starts_with('.') {
            return &self.text[from.start..=to.end];
        }
        text.strip_suffix("'s").or_else(|| text.strip_suffix("’s")).unwrap_or(text)
    }

    /// Whether no comma or stop parts the token at a place from the one before.
    pub(super) fn is_one_clause(self, at: usize) -> bool {
        let (Some(before), Some(token)) =
            (at.checked_sub(1).and_then(|at| self.list.get(at)), self.list.get(at))
        else {
            return false;
        };
        token.gap != Gap::Break
            || !self.text[before.end..token.start].contains([',', '.', ';', ':', '(', '—', '!', '?'])
    }

    /// Whether the token at a place belongs to the one before, as "million" to "3.5".
    pub(super) fn follows(self, at: usize) -> bool {
        self.list.get(at).is_some_and(|token| token.gap != Gap::Break && !token.opens)
    }
}

/// Adds the tokens of a part of a text.
pub(super) fn tokenize(text: &str, part: Range<usize>, tokens: &mut Vec<Token>) {
    let mut buffer = String::new();
    let part_text = &text[part.clone()];
    for sentence in sentences::split(part_text) {
        let (mut at, mut opens) = (part.start + sentence.start, true);
        let end = part.start + sentence.end;
        while let Some(word) = next_word(&text[..end], at) {
            let between = &text[at..word.start];
            opens |= between.contains(['"', '“', '‘', '«', '\'', ':', '•', '*']);
            let is_initial = opens_not(tokens.last(), text) && between == ". ";
            let gap = match between {
                "" if at > part.start + sentence.start => Gap::Glued,
                " " | "-" | "‑" | "\u{a0}" | "\n" => Gap::Close,
                _ if is_initial => Gap::Close,
                _ => Gap::Break,
            };
            let written = &text[word.clone()];
            tokens.push(Token {
                start: word.start,
                end: word.end,
                raw: raw(written),
                term: term(written, &mut buffer).unwrap_or(0),
                gap,
                is_capital: written.starts_with(char::is_uppercase),
                opens,
            });
            (at, opens) = (word.end, false);
        }
    }
}

/// Whether a token is an initial or a title, whose stop ends nothing: "J.", "Mr.".
fn opens_not(token: Option<&Token>, text: &str) -> bool {
    token.is_some_and(|token| {
        let word = &text[token.start..token.end];
        token.is_capital && (word.len() < 4 || word.contains('.'))
    })
}

/// The next word at or after `from`, which is where a character starts.
fn next_word(text: &str, from: usize) -> Option<Range<usize>> {
    let start = from + text[from..].find(char::is_alphanumeric)?;
    let rest = &text[start..];
    let first = rest.chars().next()?;
    if is_unspaced(first) {
        return Some(start..start + first.len_utf8());
    }
    let is_number = digit(first).is_some();
    let mut end = 0;
    // Where the part began that the last full stop ended: "U.S." is one word, "so.Then" is two.
    let mut part = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        let after = chars.peek().map(|&(_, after)| after);
        let goes_on = match char {
            _ if is_unspaced(char) => false,
            _ if char.is_alphanumeric() => !is_number || digit(char).is_some(),
            '\'' | '’' => !is_number && after.is_some_and(char::is_alphanumeric),
            '.' | ',' | ':' | '\u{a0}' | '\u{202f}' if is_number => after.and_then(digit).is_some(),
            '.' => {
                let is_letter = rest[part..at].chars().nth(1).is_none();
                part = at + 1;
                let then = rest[part..].chars().nth(1);
                is_letter
                    && after.is_some_and(char::is_alphabetic)
                    && !then.is_some_and(char::is_alphanumeric)
            }
            _ => false,
        };
        if !goes_on {
            break;
        }
        end = at + char.len_utf8();
    }
    Some(start..start + end.max(first.len_utf8()))
}

/// The value of a digit of any common script.
pub(super) fn digit(char: char) -> Option<u32> {
    const ZEROS: [char; 5] = ['0', '٠', '۰', '०', '０'];
    ZEROS.into_iter().find_map(|zero| (char as u32).checked_sub(zero as u32).filter(|value| *value < 10))
}

/// Whether a letter is of a script that puts no space between words, so that each letter counts as one.
fn is_unspaced(char: char) -> bool {
    matches!(char, '\u{e00}'..='\u{e7f}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

/// Small letters, where that is a matter of adding to the code: Latin, Greek, Cyrillic.
pub(super) fn small(char: char) -> char {
    match char {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ω' | 'А'..='Я' => {
            char::from_u32(char as u32 + 32).unwrap_or(char)
        }
        '’' => '\'',
        _ => char,
    }
}

/// The hash of a word in small letters, without stops and the "’s" of a name.
pub(super) fn raw(word: &str) -> u32 {
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
    let chars = word.chars().filter(|char| *char != '.');
    fnv32(chars.map(|char| digit(char).map_or(small(char) as u32, |value| value + '0' as u32)))
}
