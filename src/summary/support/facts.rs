//! What a text says that can be compared: its numbers, dates and names, and what stands around each.

use std::ops::Range;

use super::{
    dates::{Date, read_date},
    names,
    numbers::{self, Style, Unit, Value},
    tokens::Tokens,
};

/// A number, a date or a name in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fact {
    pub(super) kind: Kind,
    /// Its first token.
    pub(super) first: usize,
    /// The token after its last.
    pub(super) end: usize,
}

/// What a fact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A number and what it measures.
    Number(Value, Unit),
    /// A date.
    Date(Date),
    /// A name: what tells it from others are its words.
    Name,
}

impl Kind {
    /// Whether one could stand in the place of the other.
    pub(super) fn is_like(self, other: Self) -> bool {
        match (self, other) {
            (Self::Number(_, one), Self::Number(_, other)) => one.fits(other),
            (Self::Date(Date::Weekday(_)), Self::Date(other)) => matches!(other, Date::Weekday(_)),
            (Self::Date(_), Self::Date(other)) => !matches!(other, Date::Weekday(_)),
            (Self::Name, Self::Name) => true,
            _ => false,
        }
    }

    /// Whether `told` bears this number or date out.
    pub(super) fn is_same(self, told: Self) -> bool {
        match (self, told) {
            (Self::Number(value, unit), Self::Number(other, measure)) => value == other && unit.fits(measure),
            (Self::Date(Date::Month(month)), Self::Date(Date::Day(other, _))) => month == other,
            (Self::Date(one), Self::Date(other)) => one == other,
            _ => false,
        }
    }
}

/// How the article's language is written, and which checks that allows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rules {
    pub(super) style: Style,
    /// English: its words for numbers and dates, what it says no with.
    pub(super) is_english: bool,
    /// Capitals mark names.
    pub(super) has_names: bool,
}

/// Adds the facts of a range of tokens, in order.
pub(super) fn read(tokens: Tokens<'_>, range: Range<usize>, rules: Rules, facts: &mut Vec<Fact>) {
    let mut at = range.start;
    while at < range.end {
        let date = rules.is_english.then(|| read_date(tokens, at, rules.style)).flatten();
        let date = date.map(|(date, end)| (Kind::Date(date), at, end));
        let number = || {
            let number = numbers::read(tokens, at, rules.style)?;
            Some((Kind::Number(number.value, number.unit), at, number.end))
        };
        let name = || {
            let name = names::read(tokens, at, rules)?;
            Some((Kind::Name, name.start, name.end))
        };
        let found = date.or_else(number).or_else(name);
        if let Some((kind, first, end)) = found {
            facts.push(Fact { kind, first, end });
        }
        at = found.map_or(at + 1, |(_, _, end)| end);
    }
}

/// How much of what stands around two facts is the same, from 0 to 6: the tokens beside them count one, the nearest
/// words that say something count two.
pub(super) fn likeness(one: (Tokens<'_>, Fact), other: (Tokens<'_>, Fact)) -> u32 {
    let beside = |ahead: bool| {
        let (one, other) = (neighbor(one, ahead, false), neighbor(other, ahead, false));
        u32::from(one.is_some() && one == other)
    };
    let near = |ahead: bool| {
        let (one, other) = (neighbor(one, ahead, true), neighbor(other, ahead, true));
        u32::from(one.is_some() && one == other)
    };
    beside(false) + beside(true) + 2 * (near(false) + near(true))
}

/// The token before or after a fact in its sentence; or the nearest of three there that says something.
fn neighbor((tokens, fact): (Tokens<'_>, Fact), ahead: bool, has_sense: bool) -> Option<u32> {
    let list = tokens.list;
    if ahead {
        let rest = list.get(fact.end..)?.iter().take_while(|token| !token.opens);
        if has_sense {
            rest.take(3).map(|token| token.term).find(|term| *term != 0)
        } else {
            rest.map(|token| token.raw).next()
        }
    } else {
        let first = list.get(..=fact.first)?;
        let is_free = |place: &usize| first.get(place + 1).is_some_and(|token| !token.opens);
        let mut before = (0..fact.first).rev().take_while(is_free).take(3);
        if has_sense {
            before.map(|place| first[place].term).find(|term| *term != 0)
        } else {
            before.next().map(|place| first[place].raw)
        }
    }
}
