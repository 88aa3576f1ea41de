//! Numbers as they are written: digits and English words, with thousands, percent signs and currencies.

use super::tokens::{Gap, Tokens, digit};
use crate::summary::words::{contains, place_in};

const ONES: &str = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen \
    sixteen seventeen eighteen nineteen";
const TENS: &str = "twenty thirty forty fifty sixty seventy eighty ninety";
/// "First" and "second" mean too much else.
const ORDINALS: &str = "third fourth fifth sixth seventh eighth ninth tenth";
const POWERS: [(&str, u8); 9] = [
    ("hundred", 2),
    ("thousand", 3),
    ("million", 6),
    ("billion", 9),
    ("trillion", 12),
    ("k", 3),
    ("mn", 6),
    ("bn", 9),
    ("tn", 12),
];

/// A number in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// The same for "3.5 million" and "3,500,000".
    pub(super) value: Value,
    /// What it measures.
    pub(super) unit: Unit,
    /// The token after its last.
    pub(super) end: usize,
}

/// What a number measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// Anything.
    Plain,
    /// Hundredths.
    Percent,
    /// An amount of money.
    Money,
    /// A year, by its looks.
    Year,
}

impl Unit {
    /// Whether two numbers may be the same; a unit is often left out where it goes without saying.
    pub(super) fn fits(self, other: Self) -> bool {
        self == other || !self.is_marked() || !other.is_marked()
    }

    fn is_marked(self) -> bool {
        matches!(self, Self::Percent | Self::Money)
    }
}

/// A decimal: digits without zeros at the end, times a power of ten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Value {
    digits: u64,
    power: i16,
}

impl Value {
    fn new(mut digits: u64, mut power: i16) -> Self {
        while digits != 0 && digits.is_multiple_of(10) {
            digits /= 10;
            power = power.saturating_add(1);
        }
        Self { digits, power }
    }

    /// The number itself, where it is whole and small.
    pub(super) fn whole(self) -> Option<u64> {
        let power = u32::try_from(self.power).ok().filter(|power| *power < 5)?;
        self.digits.checked_mul(10_u64.pow(power))
    }
}

/// How numbers are written in the article's language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    /// The words for numbers are English.
    pub(super) has_words: bool,
    /// A comma stands before decimals, and a full stop between thousands.
    pub(super) has_decimal_comma: bool,
}

/// Reads the number that starts at a token.
pub(super) fn read(tokens: Tokens<'_>, at: usize, style: Style) -> Option<Number> {
    let word = tokens.word(at);
    let is_written = word.starts_with(|char| digit(char).is_some());
    let (mut value, mut end) = if is_written {
        (digits(word, style.has_decimal_comma), at + 1)
    } else if style.has_words {
        words(tokens, at)?
    } else {
        return None;
    };
    let before = tokens.list.get(at).map_or("", |token| &tokens.text[..token.start]);
    let mut unit = if before.ends_with(['$', '£', '€', '¥', '₹']) { Unit::Money } else { Unit::Plain };
    let mut next = tokens.word(end);
    if is_written {
        let is_glued = tokens.list.get(end).is_some_and(|token| token.gap == Gap::Glued);
        let power = power(next).filter(|_| tokens.follows(end) && (is_glued || next.len() > 2));
        let power =
            power.or((is_glued && unit == Unit::Money && next.eq_ignore_ascii_case("m")).then_some(6));
        if let Some(power) = power.filter(|_| style.has_words || is_glued) {
            value = Value::new(value.digits, value.power.saturating_add(i16::from(power)));
            end += 1;
        } else if is_glued && contains("st nd rd th", next) {
            end += 1;
        }
        next = tokens.word(end);
    }
    let last = tokens.list.get(end - 1).map_or(0, |token| token.end);
    if tokens.text[last..].trim_start_matches(' ').starts_with('%') {
        unit = Unit::Percent;
    } else if tokens.follows(end) {
        let is_percent = contains("percent pct", next);
        if is_percent || next.eq_ignore_ascii_case("per") && tokens.word(end + 1).eq_ignore_ascii_case("cent")
        {
            unit = Unit::Percent;
            end += if is_percent { 1 } else { 2 };
        } else if contains("dollars pounds euros", next) {
            unit = Unit::Money;
            end += 1;
        }
    }
    let is_year = unit == Unit::Plain && end == at + 1 && word.len() == 4 && word.starts_with(['1', '2']);
    if is_year && !word.contains([',', '.', ':']) {
        unit = Unit::Year;
    }
    Some(Number { value, unit, end })
}

/// Reads digits with marks between them. A time, "10:30", is as good as "10.30".
fn digits(word: &str, has_decimal_comma: bool) -> Value {
    let (mut value, mut tail, mut mark, mut is_repeated) = (0_u64, 0, None, false);
    for char in word.chars() {
        if let Some(digit) = digit(char) {
            value = value.wrapping_mul(10).wrapping_add(u64::from(digit));
            tail += 1;
        } else {
            is_repeated = mark == Some(char);
            (mark, tail) = (Some(char), 0_i16);
        }
    }
    let groups = match mark {
        Some('.') => has_decimal_comma,
        Some(',') => !has_decimal_comma,
        Some(':') => false,
        _ => true,
    };
    let is_whole = mark.is_none() || is_repeated || groups && tail == 3;
    Value::new(value, if is_whole { 0 } else { -tail })
}

/// Reads a number in words: "three hundred and twenty", "a dozen", "hundred"; and the token after it.
fn words(tokens: Tokens<'_>, at: usize) -> Option<(Value, usize)> {
    let (mut sum, mut part, mut end) = (0_u64, 0_u64, at);
    let mut is_open = true;
    loop {
        let joins = end > at && contains("and", tokens.word(end)) && part.is_multiple_of(100);
        let place = end + usize::from(joins);
        if end > at && !tokens.follows(place) {
            break;
        }
        let word = tokens.word(place);
        if let Some(small) = small_number(word).filter(|_| is_open && (!joins || part > 0)) {
            part += small;
            // After "twenty" may come "one"; after "one" only a greater power.
            is_open = small >= 20;
        } else if let Some(power) =
            power(word).filter(|_| word.len() > 2 && !joins && (end > at || is_one(tokens, at)))
        {
            let factor = 10_u64.pow(u32::from(power));
            let counted = part.max(1).saturating_mul(factor);
            (sum, part) = if power == 2 { (sum, counted) } else { (sum.saturating_add(counted), 0) };
            is_open = true;
        } else if word.eq_ignore_ascii_case("dozen") && (end > at || is_one(tokens, at)) {
            return Some((Value::new(sum + part.max(1) * 12, 0), place + 1));
        } else {
            break;
        }
        end = place + 1;
    }
    if end == at {
        let value = place_in(ORDINALS, tokens.word(at))? + 3;
        return Some((Value::new(value, 0), at + 1));
    }
    Some((Value::new(sum.saturating_add(part), 0), end))
}

/// Whether a token has "a" before it, as in "a hundred"; "hundred" alone is part of another word.
fn is_one(tokens: Tokens<'_>, at: usize) -> bool {
    tokens.follows(at)
        && at.checked_sub(1).is_some_and(|before| tokens.word(before).eq_ignore_ascii_case("a"))
}

fn small_number(word: &str) -> Option<u64> {
    place_in(ONES, word).or_else(|| Some((place_in(TENS, word)? + 2) * 10))
}

fn power(word: &str) -> Option<u8> {
    POWERS.iter().find(|(name, _)| name.eq_ignore_ascii_case(word)).map(|(_, power)| *power)
}
