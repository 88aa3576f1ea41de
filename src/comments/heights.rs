//! Where each row of a long list stands, when most of them have never been laid out.

use std::ops::Range;

/// Heights of rows in CSS pixels: guessed until measured, summed in O(log n) by a Fenwick tree.
///
/// P. M. Fenwick, "A new data structure for cumulative frequency tables", 1994.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Heights {
    rows: Vec<f64>,
    tree: Vec<f64>,
}

impl Heights {
    /// Rows of these heights.
    #[must_use]
    pub fn new(rows: Vec<f64>) -> Self {
        let mut tree = rows.clone();
        for index in 1..=tree.len() {
            let parent = index + (index & index.wrapping_neg());
            if parent <= tree.len() {
                tree[parent - 1] += tree[index - 1];
            }
        }
        Self { rows, tree }
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// There is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Notes what a row was measured at. Returns by how much it differs from what was thought.
    pub fn set(&mut self, row: usize, height: f64) -> f64 {
        let Some(known) = self.rows.get_mut(row) else { return 0.0 };
        let difference = height - *known;
        *known = height;
        let mut index = row + 1;
        while index <= self.tree.len() {
            self.tree[index - 1] += difference;
            index += index & index.wrapping_neg();
        }
        difference
    }

    /// The height of all rows before this one: where it starts.
    #[must_use]
    pub fn before(&self, row: usize) -> f64 {
        let mut index = row.min(self.rows.len());
        let mut sum = 0.0;
        while index > 0 {
            sum += self.tree[index - 1];
            index &= index - 1;
        }
        sum
    }

    /// The height of all rows.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.before(self.rows.len())
    }

    /// The row that stands at this distance from the start; the last one past the end.
    #[must_use]
    pub fn at(&self, distance: f64) -> usize {
        let mut row = 0;
        let mut left = distance;
        let mut step = self.tree.len().checked_ilog2().map_or(0, |bits| 1usize << bits);
        while step > 0 {
            let index = row + step;
            if index <= self.tree.len() && self.tree[index - 1] <= left {
                row = index;
                left -= self.tree[index - 1];
            }
            step /= 2;
        }
        row.min(self.rows.len().saturating_sub(1))
    }

    /// The rows that touch the part from `top` to `bottom`.
    #[must_use]
    pub fn touching(&self, top: f64, bottom: f64) -> Range<usize> {
        if self.is_empty() || bottom <= 0.0 || top >= self.total() {
            return 0..0;
        }
        self.at(top.max(0.0))..self.at(bottom) + 1
    }
}
