//! Dates in English: weekdays, months, and days of months.

use super::{
    numbers::{Style, Unit, read},
    tokens::{Gap, Tokens},
};
use crate::{
    document::date,
    summary::words::place_in,
    time::{DAY, Timestamp},
};

const WEEKDAYS: &str = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday";
const MONTHS: &str = "January February March April May June July August September October November December";
/// As they stand beside a day: "Sept. 11".
const SHORT_MONTHS: &str = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec";

/// A date in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Date {
    /// From 0, Monday.
    Weekday(u64),
    /// From 0, January.
    Month(u64),
    /// A month and a day of it, from 1.
    Day(u64, u64),
}

/// Reads the date that starts at a token, and the token after it.
pub(super) fn read_date(tokens: Tokens<'_>, at: usize, style: Style) -> Option<(Date, usize)> {
    let token = tokens.list.get(at)?;
    let word = tokens.word(at);
    if token.is_capital {
        // "Monday’s", "Mondays".
        let name = word.trim_end_matches(['s', '\'', '’']);
        if let Some(weekday) = place_in(WEEKDAYS, name) {
            return Some((Date::Weekday(weekday), at + 1));
        }
        let day = day(tokens, at + 1, style);
        let month = month(word, day.is_some())?;
        if let Some((day, end)) = day {
            return Some((Date::Day(month, day), end));
        }
        let may_be_verb = token.opens && (month == 2 || month == 4);
        return (!may_be_verb).then_some((Date::Month(month), at + 1));
    }
    let (day, end) = day(tokens, at, style)?;
    let end = end + usize::from(tokens.follows(end) && tokens.word(end) == "of");
    let is_month = tokens.follows(end) && tokens.list.get(end).is_some_and(|token| token.is_capital);
    let month = is_month.then(|| month(tokens.word(end), true))??;
    Some((Date::Day(month, day), end + 1))
}

/// A day of a month at a token, and the token after it.
fn day(tokens: Tokens<'_>, at: usize, style: Style) -> Option<(u64, usize)> {
    let token = tokens.list.get(at)?;
    // The stop of "Dec." stands between.
    let between = tokens.text[..token.start].trim_end_matches(' ');
    let is_beside = token.gap != Gap::Break || between.ends_with('.');
    let is_number = is_beside && tokens.word(at).len() <= 2;
    let number = is_number.then(|| read(tokens, at, Style { has_words: false, ..style }))??;
    let day = number.value.whole().filter(|day| (1..=31).contains(day) && number.unit == Unit::Plain)?;
    Some((day, number.end))
}

fn month(word: &str, has_day: bool) -> Option<u64> {
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
    let short = word.get(..3).filter(|_| has_day && word.len() <= 4);
    place_in(MONTHS, word).or_else(|| place_in(SHORT_MONTHS, short?))
}

/// A moment as the article might say it: "Wednesday December 16, 2015", in UTC.
pub(super) fn told(moment: Timestamp) -> String {
    let written = date::format(moment);
    let part = |from: usize, to: usize| written.get(from..to).unwrap_or_default();
    // 1970-01-01 was a Thursday.
    let weekday = usize::try_from((moment.0.div_euclid(DAY) + 3).rem_euclid(7)).unwrap_or(0);
    let month = part(5, 7).bytes().fold(0, |sum, byte| sum * 10 + usize::from(byte.wrapping_sub(b'0')));
    let months = MONTHS.split(' ').nth(month.wrapping_sub(1)).unwrap_or_default();
    let weekdays = WEEKDAYS.split(' ').nth(weekday).unwrap_or_default();
    [weekdays, " ", months, " ", part(8, 10), ", ", part(0, 4)].concat()
}
