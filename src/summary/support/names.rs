//! Names: words with capitals where only names have them, and other ways to write the same name.

use std::ops::Range;

use super::{
    dates::read_date,
    facts::Rules,
    index::Index,
    tokens::{Gap, Tokens, small},
};
use crate::summary::words::contains;

/// Stand before a name and are none.
const TITLES: &str = "Mr Mrs Ms Miss Dr Prof Sir Lady Lord Dame";
/// What may end the two forms of a name behind the part that they share: "Syria", "Syrian".
const ENDINGS: &str = "a e i y n an ia ian ie ish ese ain and en ey ay egian land tish nish";
/// Two words share so many bytes before they may be forms of one name.
const LEAST_SHARED: usize = 4;
/// Countries with an adjective that begins otherwise; the first letters of both.
const NATIONS: [(&str, &str); 15] = [
    ("U.S", "Americ"),
    ("US", "Americ"),
    ("States", "Americ"),
    ("U.K", "Brit"),
    ("UK", "Brit"),
    ("Kingdom", "Brit"),
    ("France", "French"),
    ("Spain", "Spanish"),
    ("Poland", "Polish"),
    ("Ireland", "Irish"),
    ("Greece", "Greek"),
    ("Netherlands", "Dutch"),
    ("Switzerland", "Swiss"),
    ("Denmark", "Danish"),
    ("Philippines", "Filipin"),
];

/// The tokens of the name that starts at a token, or right after a word that opens a sentence.
pub(super) fn read(tokens: Tokens<'_>, at: usize, rules: Rules) -> Option<Range<usize>> {
    let is_part = |place: usize| {
        let has_capital = rules.has_names && tokens.list.get(place).is_some_and(|token| token.is_capital);
        // "Le-May" is no month.
        let is_joined = tokens.list.get(place).is_some_and(|token| tokens.text[..token.start].ends_with('-'));
        has_capital && (is_joined || !rules.is_english || read_date(tokens, place, rules.style).is_none())
    };
    if !is_part(at) {
        return None;
    }
    let goes_on = |place: &usize| {
        tokens.list[*place].gap == Gap::Close && is_part(*place) && !tokens.list[*place].opens
    };
    let end = at + 1 + (at + 1..tokens.list.len()).take_while(goes_on).count();
    let is_empty = |place: &usize| tokens.list[*place].term == 0 || contains(TITLES, tokens.word(*place));
    let start = (at..end).find(|place| !is_empty(place))?;
    let end = (start..end).rev().find(|place| !is_empty(place))? + 1;
    Some(start..end)
}

/// Whether the article has this word, or another form of the name: "Russian" for "Russia", "FBI" for its long form.
pub(super) fn is_known(index: &Index, claim: Tokens<'_>, at: usize) -> bool {
    let word = claim.word(at);
    if claim.list.get(at).is_none_or(|token| index.has(token.raw)) {
        return true;
    }
    let article = index.tokens();
    let mut capitals = (0..article.list.len()).filter(|place| article.list[*place].is_capital);
    let (is_form, is_short) = (forms(word, index.rules.is_english), is_short(word));
    capitals.any(|place| is_form(article.word(place)) || is_short && is_acronym(word, article, place))
}

/// Whether the first letters of a name make an acronym that the article has. The name may go on after "of", so it is
/// looked at from the words before, too.
pub(super) fn has_acronym(index: &Index, claim: Tokens<'_>, name: Range<usize>) -> bool {
    let from = name.start.saturating_sub(3);
    let may_start = |start: &usize| claim.list[*start].is_capital && (*start < name.start || name.len() > 1);
    let mut starts = (from..=name.start).filter(may_start);
    starts
        .any(|start| index.acronyms.iter().any(|place| is_acronym(index.tokens().word(*place), claim, start)))
}

/// Tells whether a word is a form of this name.
pub(super) fn forms(name: &str, is_english: bool) -> impl Fn(&str) -> bool {
    let starts = |word: &str, start: &str| {
        word.get(..start.len()).is_some_and(|word| word.eq_ignore_ascii_case(start))
    };
    let nations = NATIONS.iter().flat_map(|(one, other)| [(*one, *other), (*other, *one)]);
    let others: Vec<&str> = nations.filter(|(one, _)| starts(name, one)).map(|(_, other)| other).collect();
    move |word| {
        if others.iter().any(|other| starts(word, other)) {
            return true;
        }
        let pairs = name.chars().map(small).zip(word.chars().map(small));
        let shared: usize =
            pairs.take_while(|(one, other)| one == other).map(|(char, _)| char.len_utf8()).sum();
        if shared < LEAST_SHARED {
            return false;
        }
        let is_ending = |tail: Option<&str>| {
            let tail = tail.map(|tail| tail.trim_end_matches(['\'', '’', 's']));
            tail.is_some_and(|tail| tail.is_empty() || contains(ENDINGS, tail))
        };
        // Other languages bend names in more ways than a list holds.
        !is_english || is_ending(name.get(shared..)) && is_ending(word.get(shared..))
    }
}

/// The tokens that look like acronyms.
pub(super) fn acronyms(tokens: Tokens<'_>) -> Vec<usize> {
    (0..tokens.list.len()).filter(|place| is_short(tokens.word(*place))).collect()
}

/// Whether a word looks like an acronym: a few capitals, with or without stops.
fn is_short(word: &str) -> bool {
    (2..=12).contains(&word.len()) && word.chars().all(|char| char.is_uppercase() || char == '.')
}

/// Whether a word in capitals is made of the first letters of the words from a place on, small ones left out or not.
fn is_acronym(word: &str, tokens: Tokens<'_>, place: usize) -> bool {
    if !is_short(word) {
        return false;
    }
    let mut letters = word.chars().filter(|char| *char != '.').peekable();
    let mut skipped = 0;
    for at in place..tokens.list.len() {
        let first = tokens.word(at).chars().next();
        match letters.peek() {
            None => return true,
            letter if letter.copied() == first => {
                letters.next();
                skipped = 0;
            }
            _ if at > place && skipped < 2 && !tokens.list[at].is_capital => skipped += 1,
            _ => return false,
        }
        if at > place && !tokens.follows(at) {
            break;
        }
    }
    letters.peek().is_none()
}
