//! Looks through the whole thread for a comment, page by page: the server can be asked for none by its id.

use super::record::{List, Record};
use crate::time::Timestamp;

/// What a page says about a comment that is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// It is there, in the thread with this top and all that stands below it.
    There(Record, Vec<Record>),
    /// It may be on the next page.
    Further,
    /// It is on none.
    Nowhere,
    /// Comments were taken away meanwhile, so that one may have moved to a page that was read before.
    Moved,
}

/// See the module.
#[derive(Clone, Debug)]
pub struct Search {
    page: usize,
    /// When the top of its thread came, where that is known: tops are listed newest first.
    came: Option<Timestamp>,
    /// How many comments the thread had when this began.
    count: Option<u64>,
}

impl Search {
    /// Begins with the first page. `came` is when the top came, where that is known.
    #[must_use]
    pub fn new(came: Option<Timestamp>) -> Self {
        Self { page: 1, came, count: None }
    }

    /// The page to be read next.
    #[must_use]
    pub fn page(&self) -> usize {
        self.page
    }

    /// Looks at that page.
    pub fn look(&mut self, list: List, is_it: impl Fn(&Record) -> bool) -> Found {
        let count = *self.count.get_or_insert(list.count);
        let is_passed = |top: &Record| {
            !top.is_pinned && self.came.zip(top.created).is_some_and(|(came, other)| other < came)
        };
        let is_last = self.page >= list.pages || list.tops.iter().any(|(top, _)| is_passed(top));
        let found = list.tops.into_iter().find(|(top, below)| is_it(top) || below.iter().any(&is_it));
        if let Some((top, below)) = found {
            return Found::There(top, below);
        }
        self.page += 1;
        match is_last {
            false => Found::Further,
            true if list.count < count => Found::Moved,
            true => Found::Nowhere,
        }
    }
}
