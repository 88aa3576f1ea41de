//! A search through many comments in short steps, so that the page stays alive.

use std::rc::Rc;

use super::{matcher::Matcher, query::Query};
use crate::comments::{
    order::Order,
    thread::{Thread, merging::Merging},
};

/// How many comments one step looks at: less than a millisecond, even on a slow phone.
const STEP: usize = 128;

/// A search under way. It goes through the comments as they are ordered, so that what it has found so far is the
/// beginning of what it will have found in the end.
pub struct Search {
    among: Rc<Thread>,
    order: Order,
    matcher: Matcher,
    /// What to look at, on its way into order.
    merging: Merging,
    /// What to look at, in order, once it is.
    numbers: Option<Vec<u32>>,
    at: usize,
    found: Vec<u32>,
}

impl Search {
    /// Nothing is looked at yet. `among` are all comments, or those that a query found which this one narrows. O(n).
    #[must_use]
    pub fn new(among: Rc<Thread>, order: Order, query: Query) -> Self {
        let merging = among.each(order);
        Self { among, order, matcher: Matcher::new(query), merging, numbers: None, at: 0, found: Vec::new() }
    }

    /// Goes a step further. False where nothing is left to do.
    pub fn step(&mut self) -> bool {
        let Some(numbers) = &self.numbers else {
            self.numbers = self.merging.step();
            return true;
        };
        let end = numbers.len().min(self.at + STEP);
        for &number in &numbers[self.at..end] {
            if self
                .among
                .with_number(number)
                .is_some_and(|(comment, below)| self.matcher.takes(comment, below))
            {
                self.found.push(number);
            }
        }
        self.at = end;
        end < numbers.len()
    }

    /// How many were found so far.
    #[must_use]
    pub fn count(&self) -> usize {
        self.found.len()
    }

    /// What was found so far, as a list. O(n) for n found.
    #[must_use]
    pub fn found(&self) -> Thread {
        self.among.only(self.order, &self.found)
    }
}
