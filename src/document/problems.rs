//! Collects what was wrong with a document: of each kind the first ones in words, fifty where nothing else is said, the
//! rest as a count.

use std::fmt;

use super::{
    clean::hides,
    model::{Problem, Untold},
};

/// How many problems of a kind are told one by one where nothing else is said.
pub(super) const MOST: usize = 50;

/// What a problem is with. However many there are of one kind, those of the others are told.
#[derive(Clone, Copy)]
pub(super) enum About {
    /// The article, or anything else that is no comment.
    Article,
    /// A comment that is taken.
    Comment,
    /// A comment that is left out.
    Loss,
}

/// What was wrong so far.
pub(super) struct Problems {
    told: Vec<Problem>,
    /// How many there are of each kind, told or not.
    counts: [usize; 3],
    most: usize,
}

impl Default for Problems {
    fn default() -> Self {
        Self::at_most(MOST)
    }
}

impl Problems {
    /// None so far; so many of a kind are told one by one.
    pub(super) fn at_most(most: usize) -> Self {
        Self { told: Vec::new(), counts: [0; 3], most }
    }

    /// Adds one: `at` (the property) `what`; `instead`. Words are put together only for those that are told.
    pub(super) fn add(
        &mut self,
        about: About,
        at: &dyn fmt::Display,
        what: fmt::Arguments<'_>,
        instead: &str,
    ) {
        let count = &mut self.counts[about as usize];
        *count += 1;
        if *count <= self.most {
            self.told.push(problem(at, what, instead));
        }
    }

    /// How many with comments are only counted.
    pub(super) fn untold(&self) -> Untold {
        let beyond = |about: About| self.counts[about as usize].saturating_sub(self.most) as u64;
        Untold { lost: beyond(About::Loss), mended: beyond(About::Comment) }
    }

    /// All of them, with one at the end for those that are only counted.
    pub(super) fn finish(mut self) -> Vec<Problem> {
        let more = self.counts.iter().sum::<usize>() - self.told.len();
        if more > 0 {
            let message = format!("and {more} more.");
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
