//! Collects what was wrong with a document: the first ones in words, fifty where nothing else is said, the rest as a count.

use std::fmt;

use super::{clean::hides, model::Problem};

/// How many problems are told one by one where nothing else is said.
const MOST: usize = 50;

/// What was wrong so far.
pub(super) struct Problems {
    told: Vec<Problem>,
    more: usize,
    most: usize,
}

impl Default for Problems {
    fn default() -> Self {
        Self::at_most(MOST)
    }
}

impl Problems {
    /// None so far; so many are told one by one.
    pub(super) fn at_most(most: usize) -> Self {
        Self { told: Vec::new(), more: 0, most }
    }

    /// Adds one: `at` (the property) `what`; `instead`. Words are put together only for those that are told.
    pub(super) fn add(&mut self, at: &dyn fmt::Display, what: fmt::Arguments<'_>, instead: &str) {
        if self.told.len() == self.most {
            self.more += 1;
        } else {
            self.told.push(problem(at, what, instead));
        }
    }

    /// All of them, with one at the end for those that were only counted.
    pub(super) fn finish(mut self) -> Vec<Problem> {
        if self.more > 0 {
            let message = format!("and {} more.", self.more);
            self.told.push(Problem { property: "document".to_owned(), message });
        }
        self.told
    }
}

/// One problem as a sentence: `comment[3].dateCreated is missing; the article's date is used.`
pub(super) fn problem(at: &dyn fmt::Display, what: fmt::Arguments<'_>, instead: &str) -> Problem {
    let property = at.to_string();
    let message = format!("{property} {what}; {instead}.");
    Problem { property, message }
}

/// What a document says, in quotation marks: its start, without characters that would spoil the sentence.
pub(super) struct Quote<'a>(pub(super) &'a str);

impl fmt::Display for Quote<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MOST: usize = 40;
        let mut shown = self.0.chars().filter(|&letter| !hides(letter) && letter != '\n');
        fmt::Write::write_char(out, '“')?;
        for letter in shown.by_ref().take(MOST) {
            fmt::Write::write_char(out, letter)?;
        }
        out.write_str(if shown.next().is_some() { "…”" } else { "”" })
    }
}
