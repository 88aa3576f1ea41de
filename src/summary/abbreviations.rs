//! Whether a full stop ends a sentence or an abbreviation: English newspaper usage.

use super::{sentences::is_opener, words::contains};

/// Stand before a name.
const TITLES: &str = "Mr Mrs Ms Dr Prof Messrs Mme Sen Sens Rep Reps Gov Gen Col Lt Sgt Capt Maj Cmdr Adm Cpl Pvt Rev Hon \
    Pres Supt Det Insp";

/// Never stand at the end of a sentence, and are written small.
const INNER: &str = "vs v e.g i.e cf viz";

/// Stand before a number.
const BEFORE_NUMBER: &str =
    "No Nos Art Fig Vol Ch Sec Op p pp c ca approx est Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec";

/// Stand at the end of a sentence or within it.
const ANYWHERE: &str = "Inc Corp Ltd Co Cos Bros Jr Sr Esq St Mt Ft Ave Blvd Rd Dept Univ Assn etc al Ala Ariz Ark Calif \
    Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex \
    Va Vt Wash Wis";

/// Follow a time of day.
const AFTER_TIME: &str = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July \
    August September October November December Eastern Central Mountain Pacific";

/// With a capital, start a sentence and hardly ever go on with a name.
const STARTERS: &str = "The A An He She It They We You I In On At By But And Or So If As For From To With When While After \
    Before Since Although Though Because However Meanwhile This That These Those There Here His Her Its \
    Their Our My What Who Why How Where Now Then Also Yet Not Some Many Most All One Such Mr Mrs Ms Dr \
    Police According Officials During Under Both Each Every";

/// Say who speaks.
const SPEECH: &str = "said says asked asks added told wrote cried shouted replied wondered joked";

/// Whether the stop after `before` ends a sentence, given the text after it, which starts with no small letter.
pub(super) fn ends_sentence(before: &str, next: &str) -> bool {
    let parts =
        |char: char| char.is_whitespace() || is_opener(char) || matches!(char, '-' | '–' | '—' | '/' | '’');
    let from = before.char_indices().rev().find(|&(_, char)| parts(char));
    let word = &before[from.map_or(0, |(at, char)| at + char.len_utf8())..];
    let follower = first_word(next);
    let has_capital = word.starts_with(char::is_uppercase);
    if has_capital && contains(TITLES, word) || contains(INNER, word) {
        return false;
    }
    if contains(BEFORE_NUMBER, word) {
        return !follower.starts_with(|char: char| char.is_ascii_digit());
    }
    if contains("a.m p.m", word) {
        let is_zone =
            (2..=4).contains(&follower.len()) && follower.bytes().all(|byte| byte.is_ascii_uppercase());
        return !is_zone && !contains(AFTER_TIME, follower);
    }
    let is_initial = has_capital && word.chars().nth(1).is_none();
    if is_initial || is_dotted(word) || contains(ANYWHERE, word) {
        return contains(STARTERS, follower) || !is_initial && next.starts_with(is_opener);
    }
    // The number of an item in a list stays with it.
    !(word.len() == before.len() && word.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether a text says who spoke the quotation before it, as in `“Why?” Ann Lee asked.`
pub(super) fn names_speaker(text: &str) -> bool {
    let is_name = |word: &str| word.starts_with(char::is_uppercase) && !contains(STARTERS, word);
    let mut words = text.split_whitespace().take(4).skip_while(|word| is_name(word));
    is_name(first_word(text)) && words.next().is_some_and(|word| contains(SPEECH, trim_end(word)))
}

/// Letters parted by stops, one or two at a time: "U.S", "Ph.D".
fn is_dotted(word: &str) -> bool {
    word.contains('.')
        && word
            .split('.')
            .all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

/// The first word without what stands around it, and "It" of "It's". The stop of an initial stays.
fn first_word(text: &str) -> &str {
    let word = text.split_whitespace().next().unwrap_or_default().trim_start_matches(is_opener);
    &word[..word.find([',', ':', ';', '\'', '’', '”', '"']).unwrap_or(word.len())]
}

fn trim_end(word: &str) -> &str {
    word.trim_end_matches(|char: char| !char.is_alphanumeric())
}
