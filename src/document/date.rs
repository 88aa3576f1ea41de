//! Reads dates of the many kinds that documents hold, and writes the one kind that this widget writes.

use super::date_words::{name_of_month, name_of_weekday};
use crate::time::{DAY, SECOND, Timestamp};

/// 0001-01-01T00:00:00Z.
const FIRST: i64 = -62_135_596_800_000;
/// 9999-12-31T23:59:59.999Z.
const LAST: i64 = 253_402_300_799_999;
/// Days from 0001-01-01 to 1970-01-01.
const EPOCH: i64 = 719_162;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;

/// Reads a date: every form of ISO 8601 (calendar, week and ordinal dates, basic or extended, with or without
/// time and zone), RFC 2822 and its kin in English words, and 9 to 13 digits as seconds or milliseconds since 1970.
///
/// A date without a zone is taken as UTC, one without a time as its first moment. Days that do not exist and
/// years outside 0001 to 9999 are `None`.
#[must_use]
pub fn parse(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    let moment = common(text.as_bytes())
        .or_else(|| since_epoch(text))
        .or_else(|| iso(text))
        .or_else(|| words(text))?;
    (FIRST..=LAST).contains(&moment).then_some(Timestamp(moment))
}

/// Writes a date as ISO 8601 in UTC: `2015-12-15T10:00:00Z`, with milliseconds where they are not zero.
///
/// Moments outside the years 0001 to 9999 are written as the nearest one inside.
#[must_use]
pub fn format(moment: Timestamp) -> String {
    let moment = moment.0.clamp(FIRST, LAST);
    let (day, time) = (moment.div_euclid(DAY) + EPOCH, moment.rem_euclid(DAY));
    // 400 years are 146,097 days: the estimate is the year itself or the one before it.
    let mut year = day * 400 / 146_097 + 1;
    if days_before_year(year) > day {
        year -= 1;
    } else if days_before_year(year + 1) <= day {
        year += 1;
    }
    let mut rest = day - days_before_year(year);
    let mut month = 1;
    while rest >= days_in_month(year, month) {
        rest -= days_in_month(year, month);
        month += 1;
    }
    let mut text = String::with_capacity(24);
    for (value, width, after) in [
        (year, 4, '-'),
        (month, 2, '-'),
        (rest + 1, 2, 'T'),
        (time / HOUR, 2, ':'),
        (time / MINUTE % 60, 2, ':'),
        (time / SECOND % 60, 2, if time % SECOND == 0 { 'Z' } else { '.' }),
        (time % SECOND, 3, 'Z'),
    ] {
        if text.ends_with('Z') {
            break;
        }
        for place in (0..width).rev() {
            text.push(char::from(b'0' + u8::try_from(value / 10_i64.pow(place) % 10).unwrap_or(0)));
        }
        text.push(after);
    }
    text
}

/// Days from 0001-01-01 to the first day of a year, in the Gregorian calendar.
fn days_before_year(year: i64) -> i64 {
    let full = year - 1;
    full * 365 + full / 4 - full / 100 + full / 400
}

fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Milliseconds from 1970 to the start of a day, where there is such a day.
fn start_of_day(year: i64, month: i64, day: i64) -> Option<i64> {
    let there = year > 0 && (1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day);
    there.then(|| {
        // Counted from March, the months before one are 153 days for every five, and February's length comes last.
        let in_march_year = month >= 3;
        let before = if in_march_year {
            (153 * (month - 3) + 2) / 5 + 31 + days_in_month(year, 2)
        } else {
            (month - 1) * 31
        };
        (days_before_year(year) + before + day - 1 - EPOCH) * DAY
    })
}

/// The same for the n-th day of a year.
fn start_of_nth_day(year: i64, nth: i64) -> Option<i64> {
    let length = days_before_year(year + 1) - days_before_year(year);
    Some(start_of_day(year, 1, 1)? + (1..=length).contains(&nth).then(|| (nth - 1) * DAY)?)
}

/// The same for a day (Monday is 1) of a week. A week belongs to the year that has its Thursday.
fn start_of_week_day(year: i64, week: i64, day: i64) -> Option<i64> {
    // 0001-01-01 was a Monday, and 4 January is always in the first week.
    let fourth = days_before_year(year) + 3;
    let monday = fourth - fourth % 7 + (week - 1) * 7;
    let there = year > 0 && week > 0 && monday + 3 < days_before_year(year + 1) && (1..=7).contains(&day);
    there.then(|| (monday + day - 1 - EPOCH) * DAY)
}

/// `2015-12-15T10:00:00Z` and `2015-12-15T10:00:00.000Z`, what machines write: a long thread is full of them, so they
/// have a short way. Whatever is not quite that goes the long one.
fn common(text: &[u8]) -> Option<i64> {
    let (shape, fraction): (&[u8], bool) = match text.len() {
        20 => (b"dddd-dd-ddTdd:dd:ddZ", false),
        24 => (b"dddd-dd-ddTdd:dd:dd.dddZ", true),
        _ => return None,
    };
    let fits = |(byte, want): (&u8, &u8)| if *want == b'd' { byte.is_ascii_digit() } else { byte == want };
    if !text.iter().zip(shape).all(fits) {
        return None;
    }
    let number =
        |from: usize, to: usize| text[from..to].iter().fold(0, |sum, byte| sum * 10 + i64::from(byte - b'0'));
    let day = start_of_day(number(0, 4), number(5, 7), number(8, 10))?;
    let (hour, minute, second) = (number(11, 13), number(14, 16), number(17, 19));
    let part = if fraction { number(20, 23) } else { 0 };
    let time = hour * HOUR + minute * MINUTE + second * SECOND + part;
    (hour < 24 && minute < 60 && second < 60).then_some(day + time)
}

fn since_epoch(text: &str) -> Option<i64> {
    let digits = (9..=13).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let number: i64 = digits.then(|| text.parse().ok())??;
    // The first number of 12 digits would be the year 5138 as seconds, and is 1973 as milliseconds.
    Some(if text.len() < 12 { number * SECOND } else { number })
}

fn iso(text: &str) -> Option<i64> {
    let mut scan = Scan(text.as_bytes());
    let year = scan.digits(4)?;
    let extended = scan.eat(b'-');
    let mut compact = false;
    let day = if scan.eat(b'W') {
        let week = scan.digits(2)?;
        let dash = scan.eat(b'-');
        let day = if dash || scan.run() > 0 { scan.digits(1)? } else { 1 };
        start_of_week_day(year, week, day)?
    } else {
        match (extended, scan.run()) {
            (true, 2) => {
                let month = scan.digits(2)?;
                let day = if scan.eat(b'-') { scan.digits(2)? } else { 1 };
                start_of_day(year, month, day)?
            }
            (_, 3) => start_of_nth_day(year, scan.digits(3)?)?,
            (false, 0) => start_of_day(year, 1, 1)?,
            (false, run @ (4 | 10)) => {
                compact = run == 10;
                start_of_day(year, scan.digits(2)?, scan.digits(2)?)?
            }
            _ => return None,
        }
    };
    let marked = scan.eat(b'T') || scan.eat(b't');
    scan.spaces();
    let time = if marked || compact || scan.run() > 0 { scan.time()? } else { 0 };
    let zone = scan.zone()?;
    scan.0.is_empty().then_some(day + time - zone)
}

/// `Tue, 15 Dec 2015 10:00:00 GMT`, `December 15, 2015`, and what a script's `String(date)` gives.
fn words(text: &str) -> Option<i64> {
    let (mut year, mut month, mut day, mut time, mut zone) = (None, None, None, 0, 0);
    for word in text.split([' ', ',']).filter(|word| !word.is_empty()) {
        let mut scan = Scan(word.as_bytes());
        match scan.run() {
            // The zone's name, in brackets, ends what scripts write.
            0 if word.starts_with('(') => break,
            0 if name_of_weekday(word) => continue,
            0 => match name_of_month(word) {
                Some(found) => {
                    month = Some(found);
                    continue;
                }
                None => zone = scan.zone()?,
            },
            _ if word.contains(':') => time = scan.time()?,
            4 => year = scan.digits(4),
            digits => day = scan.digits(digits),
        }
        if !scan.0.is_empty() {
            return None;
        }
    }
    Some(start_of_day(year?, month?, day?)? + time - zone)
}

/// What is left to read.
struct Scan<'a>(&'a [u8]);

impl Scan<'_> {
    fn eat(&mut self, byte: u8) -> bool {
        let there = self.0.first() == Some(&byte);
        self.0 = &self.0[usize::from(there)..];
        there
    }

    fn spaces(&mut self) {
        while self.eat(b' ') {}
    }

    /// How many digits come next.
    fn run(&self) -> usize {
        self.0.iter().take_while(|byte| byte.is_ascii_digit()).count()
    }

    fn digits(&mut self, count: usize) -> Option<i64> {
        let (digits, rest) = self.0.split_at_checked(count.min(9))?;
        let fold = |sum: i64, byte: &u8| byte.is_ascii_digit().then(|| sum * 10 + i64::from(byte - b'0'));
        let number = digits.iter().try_fold(0, fold)?;
        self.0 = rest;
        Some(number)
    }

    /// Milliseconds since midnight: `10`, `1000`, `10:00`, `10:00:00`, `10:00:00.5`; `24:00` is the next midnight.
    fn time(&mut self) -> Option<i64> {
        let hour = self.digits(2)?;
        let colon = self.eat(b':');
        let minute = if colon || self.run() > 0 { self.digits(2)? } else { 0 };
        let seconds = if colon { self.eat(b':') } else { self.run() > 0 };
        let second = if seconds { self.digits(2)? } else { 0 };
        let mut fraction = 0;
        if seconds && (self.eat(b'.') || self.eat(b',')) {
            let run = self.run();
            let shown = run.min(3);
            fraction = (shown > 0).then(|| self.digits(shown))?? * [0, 100, 10, 1][shown];
            self.0 = &self.0[run - shown..];
        }
        // A leap second is the first one of the next minute.
        let time = hour * HOUR + minute * MINUTE + second * SECOND + fraction;
        (minute < 60 && second <= 60 && (hour < 24 || time == DAY)).then_some(time)
    }

    /// Milliseconds ahead of UTC: nothing, `Z`, `GMT`, `+01`, `+0100`, `-01:00`, `GMT+0100`.
    fn zone(&mut self) -> Option<i64> {
        self.spaces();
        let names: [&[u8]; 5] = [b"Z", b"z", b"UTC", b"GMT", b"UT"];
        if let Some(rest) = names.iter().find_map(|name| self.0.strip_prefix(*name)) {
            self.0 = rest;
        }
        let sign = match self.0.first() {
            Some(b'+') => 1,
            Some(b'-') => -1,
            _ => return Some(0),
        };
        self.0 = &self.0[1..];
        let hours = self.digits(2)?;
        let minutes = if self.eat(b':') || self.run() > 0 { self.digits(2)? } else { 0 };
        (hours < 24 && minutes < 60).then_some(sign * (hours * HOUR + minutes * MINUTE))
    }
}
