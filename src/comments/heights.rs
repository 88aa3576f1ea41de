//! Where each row of a long list stands, when most of them have never been laid out.

use std::ops::Range;

/// Rows of which the height is known, in CSS pixels, over a guess for all the others.
///
/// What is kept grows with the rows that were on the screen, not with the list: the sum of all guesses before a row
/// comes from who asks. m known rows: measuring a screenful is O(m), everything else O(log m) and some guesses.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Heights {
    /// In order of rows.
    known: Vec<Known>,
}

/// A row that was measured.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Known {
    row: usize,
    /// What names the row when the list is in another order.
    name: u32,
    height: f64,
    /// By how much all known rows up to this one are higher than they were guessed.
    more: f64,
}

/// The list as it is guessed.
#[derive(Clone, Copy)]
pub struct Guess<'a> {
    /// How many rows there are.
    pub rows: usize,
    /// The guessed height of all rows before one: where it starts.
    pub before: &'a dyn Fn(usize) -> f64,
}

impl Guess<'_> {
    fn of(&self, row: usize) -> f64 {
        (self.before)(row + 1) - (self.before)(row)
    }
}

impl Heights {
    /// Notes what a row was measured at, and what names it. Returns by how much it differs from what was thought.
    pub fn set(&mut self, row: usize, name: u32, height: f64, guess: Guess<'_>) -> f64 {
        if row >= guess.rows {
            return 0.0;
        }
        let at = self.first_at(row);
        let more = self.more(at);
        let known = self.known.get_mut(at).filter(|known| known.row == row);
        let difference = height - known.as_ref().map_or_else(|| guess.of(row), |known| known.height);
        match known {
            Some(known) => known.height = height,
            None => self.known.insert(at, Known { row, name, height, more }),
        }
        for known in &mut self.known[at..] {
            known.more += difference;
        }
        difference
    }

    /// The list has changed: names stand in other rows now, and some in none. Of the known rows the `most` nearest to
    /// the row `about` stay known.
    pub fn renumber(
        &mut self,
        about: usize,
        most: usize,
        row_of: impl Fn(u32) -> Option<usize>,
        guess: Guess<'_>,
    ) {
        let at = self.first_at(about);
        let start = at.saturating_sub(most / 2).min(self.known.len().saturating_sub(most));
        let near = self.known.iter().skip(start).take(most);
        let mut known: Vec<Known> =
            near.filter_map(|known| Some(Known { row: row_of(known.name)?, ..*known })).collect();
        known.sort_unstable_by_key(|known| known.row);
        let mut more = 0.0;
        for known in &mut known {
            more += known.height - guess.of(known.row);
            known.more = more;
        }
        self.known = known;
    }

    /// The height of all rows before this one: where it starts.
    #[must_use]
    pub fn before(&self, row: usize, guess: Guess<'_>) -> f64 {
        let row = row.min(guess.rows);
        (guess.before)(row) + self.more(self.first_at(row))
    }

    /// The height of all rows.
    #[must_use]
    pub fn total(&self, guess: Guess<'_>) -> f64 {
        self.before(guess.rows, guess)
    }

    /// The row that stands at this distance from the start; the last one past the end.
    #[must_use]
    pub fn at(&self, distance: f64, guess: Guess<'_>) -> usize {
        let (mut row, mut end) = (0, guess.rows.max(1));
        while row + 1 < end {
            let middle = usize::midpoint(row, end);
            if self.before(middle, guess) <= distance {
                row = middle;
            } else {
                end = middle;
            }
        }
        row
    }

    /// The rows that touch the part from `top` to `bottom`.
    #[must_use]
    pub fn touching(&self, top: f64, bottom: f64, guess: Guess<'_>) -> Range<usize> {
        if guess.rows == 0 || bottom <= 0.0 || top >= self.total(guess) {
            return 0..0;
        }
        self.at(top.max(0.0), guess)..self.at(bottom, guess) + 1
    }

    /// How many known rows stand before this one.
    fn first_at(&self, row: usize) -> usize {
        self.known.partition_point(|known| known.row < row)
    }

    /// By how much so many of the known rows are higher than they were guessed.
    fn more(&self, known: usize) -> f64 {
        known.checked_sub(1).map_or(0.0, |last| self.known[last].more)
    }
}
