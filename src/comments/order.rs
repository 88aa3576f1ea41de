//! The nine orders of "Sort by", exactly as the public contract states their keys.

use std::cmp::Ordering;

use super::model::Votes;
use crate::time::Timestamp;

/// What "Sort by" offers. The ids are part of the public contract.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// Lower bound of the Wilson score interval, highest first.
    #[default]
    Best,
    /// The same, lowest first.
    Worst,
    /// By date, newest first.
    Newest,
    /// By date, oldest first.
    Oldest,
    /// By the newest comment in the thread, newest first.
    Active,
    /// By the newest comment in the thread, oldest first.
    Inactive,
    /// By the number of descendants, most first.
    Replies,
    /// Most votes, most evenly split, first.
    Controversial,
    /// The same, reversed.
    Agreed,
}

impl Order {
    /// All orders, as the select lists them.
    pub const ALL: [Self; 9] = [
        Self::Best,
        Self::Worst,
        Self::Newest,
        Self::Oldest,
        Self::Active,
        Self::Inactive,
        Self::Replies,
        Self::Controversial,
        Self::Agreed,
    ];

    /// The id: the value of the option and of the attribute `sort`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Best => "best",
            Self::Worst => "worst",
            Self::Newest => "newest",
            Self::Oldest => "oldest",
            Self::Active => "active",
            Self::Inactive => "inactive",
            Self::Replies => "replies",
            Self::Controversial => "controversial",
            Self::Agreed => "agreed",
        }
    }

    /// The order that an id names.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.id() == id)
    }

    /// Which of two threads stands first: a pinned one, then the one with the greater key, then the newer date, then the
    /// smaller id.
    #[must_use]
    pub fn compare(self, one: (&Facts, &str), other: (&Facts, &str)) -> Ordering {
        (other.0.pinned.cmp(&one.0.pinned))
            .then_with(|| self.key(other.0).total_cmp(&self.key(one.0)))
            .then_with(|| other.0.created.cmp(&one.0.created))
            .then_with(|| one.1.cmp(other.1))
    }

    /// The key of a thread under this order; the greatest stands first.
    #[must_use]
    pub fn key(self, facts: &Facts) -> f64 {
        match self {
            Self::Best => wilson(facts.votes),
            Self::Worst => -wilson(facts.votes),
            Self::Newest => millis(facts.created),
            Self::Oldest => -millis(facts.created),
            Self::Active => millis(facts.active),
            Self::Inactive => -millis(facts.active),
            Self::Replies => f64::from(facts.descendants),
            Self::Controversial => controversy(facts.votes),
            Self::Agreed => -controversy(facts.votes),
        }
    }

    /// The keys of a thread under all orders, as [`Order::ALL`] lists them.
    #[must_use]
    pub fn keys(facts: &Facts) -> [f64; Self::ALL.len()] {
        let mut keys = [0.0; Self::ALL.len()];
        for order in Self::ALL {
            keys[order as usize] = match order {
                Self::Worst | Self::Oldest | Self::Inactive | Self::Agreed => -keys[order as usize - 1],
                _ => order.key(facts),
            };
        }
        keys
    }
}

/// What the orders look at in a top-level comment and the thread below it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Facts {
    /// It is pinned.
    pub pinned: bool,
    /// Its votes.
    pub votes: Votes,
    /// Its date.
    pub created: Timestamp,
    /// The date of the newest comment in its thread, itself included.
    pub active: Timestamp,
    /// How many comments stand below it, at any depth.
    pub descendants: u32,
}

/// A thread and all that decides where it stands in an order but its id: worked out once, compared often.
#[derive(Clone, Copy, Debug)]
pub struct Keyed {
    pinned: bool,
    key: f64,
    created: Timestamp,
    /// What names the thread to whom it concerns.
    pub number: u32,
}

impl Keyed {
    /// The thread with this number in an order, under its key there.
    #[must_use]
    pub fn new(number: u32, facts: &Facts, key: f64) -> Self {
        Self { pinned: facts.pinned, key, created: facts.created, number }
    }

    /// Which of two stands first, as [`Order::compare`] says. `id_of` names the id of a thread: it is asked only where
    /// all else is equal.
    #[must_use]
    pub fn compare<'a>(&self, other: &Self, id_of: impl Fn(u32) -> &'a str) -> Ordering {
        (other.pinned.cmp(&self.pinned))
            .then_with(|| other.key.total_cmp(&self.key))
            .then_with(|| other.created.cmp(&self.created))
            .then_with(|| id_of(self.number).cmp(id_of(other.number)))
    }
}

/// The lower bound of the Wilson score interval for the share of upvotes, 95 % two-sided; 0 without votes.
///
/// E. B. Wilson, "Probable inference, the law of succession, and statistical inference", 1927, formula for the
/// lower root with z = 1.959964.
#[must_use]
pub fn wilson(votes: Votes) -> f64 {
    const Z: f64 = 1.959_964;
    let up = count(votes.up);
    let all = up + count(votes.down);
    // Where no one voted up the bound is 0, and rounding must not make it a hair more: the date decides there.
    if up == 0.0 {
        return 0.0;
    }
    let share = up / all;
    let z2 = Z * Z;
    let center = share + z2 / (2.0 * all);
    let margin = Z * ((share * (1.0 - share) + z2 / (4.0 * all)) / all).sqrt();
    (center - margin) / (1.0 + z2 / all)
}

/// How many voted, raised to how evenly they are split: (up + down) ^ (smaller / larger); 0 where either is 0.
#[must_use]
pub fn controversy(votes: Votes) -> f64 {
    let (up, down) = (count(votes.up), count(votes.down));
    if up == 0.0 || down == 0.0 {
        return 0.0;
    }
    (up + down).powf(up.min(down) / up.max(down))
}

#[expect(clippy::cast_precision_loss, reason = "counts stay below 2^53, where f64 is exact")]
fn count(votes: u64) -> f64 {
    votes as f64
}

#[expect(clippy::cast_precision_loss, reason = "dates of the years 1 to 9999 stay below 2^53 milliseconds")]
fn millis(time: Timestamp) -> f64 {
    time.0 as f64
}
