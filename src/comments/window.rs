//! Which rows of a list of any length are on the page, and where: worked out from where the reader has scrolled to.

use std::ops::Range;

use super::{
    heights::{Guess, Heights},
    order::Order,
    scale::Scale,
    thread::Thread,
};

/// How many rows are drawn before anything was measured: a tall phone's screen.
const FIRST_ROWS: usize = 8;
/// How many rows near the screen keep their measured height when the list changes; the others are guessed again.
const KEPT: usize = 400;
/// The width of the list in CSS pixels before it is on the page.
const WIDTH: f64 = 600.0;

/// A thread in an order: the list that is looked at.
#[derive(Clone, Copy)]
pub struct List<'a> {
    /// The comments.
    pub thread: &'a Thread,
    /// Their order.
    pub order: Order,
}

/// The part of a list that is on the page. Lengths are in CSS pixels, and `top` is where the list begins, counted
/// from the upper edge of the screen.
#[derive(Clone, Debug)]
pub struct Window {
    heights: Heights,
    /// The width of the list, which heights are measured at and guessed for.
    width: f64,
    /// The rows that are drawn.
    pub range: Range<usize>,
    /// The row that a permalink asks for, until it has been shown.
    pub seek: Option<usize>,
    scale: Scale,
    /// By how much rows above the screen have moved what is on it, until the page was scrolled by that.
    pushed: f64,
}

impl Default for Window {
    fn default() -> Self {
        let (heights, scale) = (Heights::default(), Scale::default());
        Self { heights, width: WIDTH, range: 0..FIRST_ROWS, seek: None, scale, pushed: 0.0 }
    }
}

impl Window {
    /// Takes the rows that the screen, so high, and a margin around it touch.
    pub fn look(&mut self, list: List<'_>, top: f64, screen: f64, margin: f64) {
        if let Some(row) = self.seek {
            self.range = row.saturating_sub(FIRST_ROWS)..row + FIRST_ROWS;
            return;
        }
        let total = self.ask(list, Heights::total);
        self.pushed += self.scale.follow(-top, screen, total);
        let start = self.distance(top);
        self.range = self.ask(list, |heights, guess| {
            let touching = heights.touching(start - margin, start + screen + margin, guess);
            // Off the screen altogether, one row stays, so that the list keeps a place for the focus.
            if touching.is_empty() { 0..1.min(guess.rows) } else { touching }
        });
    }

    /// What is drawn, and how far the list is ahead of the page: where neither changes, nothing is to be drawn anew.
    #[must_use]
    pub fn drawn(&self) -> (Range<usize>, f64) {
        (self.range.clone(), self.scale.shift())
    }

    /// Nothing is known of where the list stands: its first rows are taken, or those around the one that is sought.
    pub fn look_anywhere(&mut self) {
        let row = self.seek.unwrap_or_default();
        self.range = row.saturating_sub(FIRST_ROWS)..row + FIRST_ROWS;
    }

    /// Takes the heights of the rows that are drawn. What stands above the screen must not push what is on it.
    pub fn measure(&mut self, list: List<'_>, top: f64, heights: impl Iterator<Item = f64>) {
        self.measure_rows(list, top, self.range.clone().zip(heights));
    }

    /// The same for rows that need not be next to each other.
    pub fn measure_rows(&mut self, list: List<'_>, top: f64, heights: impl Iterator<Item = (usize, f64)>) {
        let start = self.distance(top);
        let anchor = if start > 0.0 { self.ask(list, |heights, guess| heights.at(start, guess)) } else { 0 };
        for (index, height) in heights {
            let Some(difference) = self.note(list, index, height) else {
                break;
            };
            if index < anchor {
                self.pushed += difference;
            }
        }
    }

    /// Notes how high a row is. By how much it differs from what was thought; `None` where there is no such row.
    fn note(&mut self, list: List<'_>, index: usize, height: f64) -> Option<f64> {
        let name = list.thread.row(list.order, index)?.number;
        let known = &mut self.heights;
        Some(guessing(list, self.width, |guess| known.set(index, name, height, guess)))
    }

    /// The list has another width than it was measured at.
    #[must_use]
    pub fn is_refit_by(&self, width: f64) -> bool {
        // A list that is not shown has no width, and no heights either.
        width > 0.0 && (width - self.width).abs() >= 0.5
    }

    /// The list is so wide now, and the rows that are drawn are as high as `heights` says: what was measured before holds no
    /// more. The place in a comment that was at the upper edge of the screen is to be there again. `top` is where the list
    /// begins now: what stands above it may be of another height too. What is below the list is the page's, and many
    /// browsers hold what is read there by themselves.
    pub fn refit(
        &mut self,
        list: List<'_>,
        top: f64,
        width: f64,
        heights: impl Iterator<Item = (usize, f64)>,
    ) {
        let is_first = self.heights == Heights::default();
        let start = self.distance(-self.scale.scrolled());
        let row = self.ask(list, |heights, guess| heights.at(start, guess));
        let part = ((start - self.start(list, row)) / self.height(list, row).max(1.0)).min(1.0);
        let below = (start - self.ask(list, Heights::total)).max(0.0);
        (self.heights, self.width) = (Heights::default(), width);
        if is_first {
            return;
        }
        for (index, height) in heights {
            if self.note(list, index, height).is_none() {
                break;
            }
        }
        if start > 0.0 {
            let start = self.start(list, row) + part * self.height(list, row) + below;
            self.scale.go_to(start, self.ask(list, Heights::total));
            self.scale.stay(-top);
            if below <= 0.0 {
                self.pushed = start - self.scale.shift() + top;
            }
        }
    }

    /// The list has changed from `old`. In the same order, the row at the top of the screen is to stay there.
    pub fn renumber(&mut self, list: List<'_>, old: List<'_>, top: f64) {
        let start = self.distance(top);
        let about = self.ask(old, |heights, guess| heights.at(start, guess));
        let before = self.ask(old, |heights, guess| heights.before(about, guess));
        let anchor = old.thread.row(old.order, about).filter(|_| start > 0.0 && list.order == old.order);
        let row_of = |number: u32| list.thread.row_of_number(list.order, number);
        let heights = &mut self.heights;
        guessing(list, self.width, |guess| heights.renumber(about, KEPT, row_of, guess));
        if let Some(row) = anchor.and_then(|anchor| row_of(anchor.number)) {
            self.pushed += self.start(list, row) - before;
        }
    }

    /// Where a row is put, counted from where the list begins.
    #[must_use]
    pub fn place(&self, list: List<'_>, row: usize) -> f64 {
        self.start(list, row) - self.scale.shift()
    }

    /// How high a row is, or is guessed to be.
    #[must_use]
    pub fn height(&self, list: List<'_>, row: usize) -> f64 {
        self.start(list, row + 1) - self.start(list, row)
    }

    /// The room to leave for the rows before and after those that are drawn.
    pub fn room(&mut self, list: List<'_>) -> (f64, f64) {
        let total = self.ask(list, Heights::total);
        if let Some(row) = self.seek {
            self.scale.go_to(self.start(list, row), total);
        }
        let after = self.scale.page(total) - self.place(list, self.range.end);
        (self.place(list, self.range.start), after)
    }

    /// The list is higher than a page may be: what is out of the window is not where the page says.
    #[must_use]
    pub fn is_in_parts(&self, list: List<'_>) -> bool {
        let total = self.ask(list, Heights::total);
        self.scale.page(total) < total
    }

    /// By how much the page is to be scrolled, so that what is on the screen stays there.
    pub fn take_push(&mut self) -> f64 {
        let pushed = std::mem::take(&mut self.pushed);
        if self.seek.is_some() {
            return 0.0;
        }
        self.scale.push(pushed);
        pushed
    }

    /// The page was scrolled to the row that was sought: the list begins here now.
    pub fn found(&mut self, top: f64) {
        self.seek = None;
        self.scale.stay(-top);
    }

    fn start(&self, list: List<'_>, row: usize) -> f64 {
        self.ask(list, |heights, guess| heights.before(row, guess))
    }

    /// How far into the list the screen begins.
    fn distance(&self, top: f64) -> f64 {
        self.scale.shift() + self.pushed - top
    }

    fn ask<T>(&self, list: List<'_>, question: impl FnOnce(&Heights, Guess<'_>) -> T) -> T {
        guessing(list, self.width, |guess| question(&self.heights, guess))
    }
}

/// Guesses heights by the text in the rows.
fn guessing<T>(list: List<'_>, width: f64, question: impl FnOnce(Guess<'_>) -> T) -> T {
    // Mean advance of a letter and height of a line at the widget's text size, and what stands around the text. The
    // last line is half full in the mean.
    const LETTER: f64 = 8.0;
    const LINE: f64 = 26.0;
    const AROUND: f64 = 108.0 + LINE / 2.0;
    let byte = LINE * LETTER / width.max(16.0 * LETTER);
    let before = |row: usize| {
        let bytes = list.thread.bytes_before(list.order, row);
        f64::from(u32::try_from(row).unwrap_or(u32::MAX)) * AROUND + f64::from(bytes) * byte
    };
    question(Guess { rows: list.thread.rows(list.order), before: &before })
}
