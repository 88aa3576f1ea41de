//! The heights of a long list against a plain list that is summed up anew each time.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::float_cmp, reason = "quarters of a pixel are summed up exactly")]

use std::ops::Range;

use article_widget::comments::heights::{Guess, Heights as Known};
use proptest::{collection::vec, prelude::*};

/// A list with a guess for every row.
#[derive(Clone, Debug, PartialEq)]
struct Heights {
    known: Known,
    starts: Vec<f64>,
}

impl Heights {
    fn new(guesses: Vec<f64>) -> Self {
        let mut starts = vec![0.0];
        for guess in guesses {
            starts.push(starts[starts.len() - 1] + guess);
        }
        Self { known: Known::default(), starts }
    }

    fn ask<T>(&self, question: impl FnOnce(&Known, Guess<'_>) -> T) -> T {
        let before = |row: usize| self.starts[row];
        question(&self.known, Guess { rows: self.len(), before: &before })
    }

    fn len(&self) -> usize {
        self.starts.len() - 1
    }

    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn set(&mut self, row: usize, height: f64) -> f64 {
        let before = |row: usize| self.starts[row];
        let guess = Guess { rows: self.starts.len() - 1, before: &before };
        self.known.set(row, u32::try_from(row).expect("lists in tests are short"), height, guess)
    }

    fn before(&self, row: usize) -> f64 {
        self.ask(|known, guess| known.before(row, guess))
    }

    fn total(&self) -> f64 {
        self.ask(Known::total)
    }

    fn at(&self, distance: f64) -> usize {
        self.ask(|known, guess| known.at(distance, guess))
    }

    fn touching(&self, top: f64, bottom: f64) -> Range<usize> {
        self.ask(|known, guess| known.touching(top, bottom, guess))
    }
}

/// A height that a sum of many keeps exactly: quarters of a pixel.
fn height() -> impl Strategy<Value = f64> {
    prop_oneof![1 => Just(0.0), 6 => (1..4_000u32).prop_map(|quarters| f64::from(quarters) / 4.0)]
}

fn rows() -> impl Strategy<Value = Vec<f64>> {
    vec(height(), 0..70)
}

fn before_in(rows: &[f64], row: usize) -> f64 {
    rows.iter().take(row).sum()
}

/// The last row that starts at or above `distance`, past those of no height; the first where none does.
fn at(rows: &[f64], distance: f64) -> usize {
    (0..rows.len()).find(|&row| distance < before_in(rows, row + 1)).unwrap_or(rows.len().saturating_sub(1))
}

#[test]
fn a_list_of_nothing_has_no_height_and_touches_nothing() {
    let heights = Heights::new(Vec::new());
    assert!(heights.is_empty());
    assert_eq!((heights.len(), heights.total(), heights.before(3), heights.at(5.0)), (0, 0.0, 0.0, 0));
    assert_eq!(heights.touching(-10.0, 10.0), 0..0);
}

#[test]
fn a_row_begins_where_the_one_before_it_ends() {
    let heights = Heights::new(vec![10.0, 20.0, 30.0]);
    for (distance, row) in
        [(-5.0, 0), (0.0, 0), (9.75, 0), (10.0, 1), (29.0, 1), (30.0, 2), (60.0, 2), (1e9, 2)]
    {
        assert_eq!(heights.at(distance), row, "{distance}");
    }
}

#[test]
fn the_screen_touches_the_rows_that_are_on_it() {
    let heights = Heights::new(vec![10.0; 10]);
    for (top, bottom, rows) in [
        (0.0, 5.0, 0..1),
        (5.0, 25.0, 0..3),
        (35.0, 36.0, 3..4),
        (95.0, 500.0, 9..10),
        (-50.0, 1.0, 0..1),
        (-50.0, 500.0, 0..10),
        (-50.0, 0.0, 0..0),
        (100.0, 200.0, 0..0),
    ] {
        assert_eq!(heights.touching(top, bottom), rows, "{top} to {bottom}");
    }
}

#[test]
fn a_measured_row_tells_by_how_much_it_was_misjudged() {
    let mut heights = Heights::new(vec![10.0, 20.0, 30.0]);
    assert_eq!(heights.set(1, 25.5), 5.5);
    assert_eq!(heights.set(1, 25.5), 0.0);
    assert_eq!(heights.set(0, 2.0), -8.0);
    assert_eq!((heights.before(1), heights.before(2), heights.total()), (2.0, 27.5, 57.5));
}

#[test]
fn a_row_that_is_not_there_cannot_be_measured() {
    let mut heights = Heights::new(vec![10.0]);
    assert_eq!(heights.set(1, 99.0), 0.0);
    assert_eq!(heights, Heights::new(vec![10.0]));
}

#[test]
fn a_row_among_a_million_is_found_at_once() {
    let mut heights = Heights::new(vec![100.0; 1_000_000]);
    for row in (0..1_000_000).step_by(1_000) {
        heights.set(row, 50.0);
    }
    assert_eq!(heights.total(), 99_950_000.0);
    for row in (0..1_000_000).step_by(997) {
        assert_eq!(heights.at(heights.before(row)), row);
    }
}

proptest! {
    #[test]
    fn sums_and_places_are_those_of_the_plain_list(
        start in rows(),
        measured in vec((0..80usize, height()), 0..40),
        distances in vec(-100.0..40_000.0f64, 1..20),
    ) {
        let mut plain = start.clone();
        let mut heights = Heights::new(start);
        for (row, height) in measured {
            let known = plain.get(row).copied();
            prop_assert_eq!(heights.set(row, height), known.map_or(0.0, |known| height - known));
            if let Some(known) = plain.get_mut(row) {
                *known = height;
            }
        }
        prop_assert_eq!(heights.len(), plain.len());
        prop_assert_eq!(heights.total(), before_in(&plain, plain.len()));
        for row in 0..plain.len() + 3 {
            prop_assert_eq!(heights.before(row), before_in(&plain, row));
        }
        for distance in distances {
            prop_assert_eq!(heights.at(distance), at(&plain, distance), "{}", distance);
        }
    }

    #[test]
    fn a_list_in_another_order_keeps_the_heights_of_its_rows(
        (guesses, mixed) in rows().prop_flat_map(|rows| {
            let numbers: Vec<usize> = (0..rows.len()).collect();
            (Just(rows), Just(numbers).prop_shuffle())
        }),
        measured in vec((0..80usize, height()), 0..40),
        gone in 0..80usize,
    ) {
        let mut plain = guesses.clone();
        let mut heights = Heights::new(guesses.clone());
        for (row, height) in measured {
            heights.set(row, height);
            if let Some(known) = plain.get_mut(row) {
                *known = height;
            }
        }
        // The row with the number `gone` has left the list, the others are mixed.
        let order: Vec<usize> = mixed.into_iter().filter(|&row| row != gone).collect();
        let mut other = Heights::new(order.iter().map(|&row| guesses[row]).collect());
        let before = |row: usize| other.starts[row];
        let guess = Guess { rows: order.len(), before: &before };
        let row_of = |name: u32| order.iter().position(|&row| row == name as usize);
        heights.known.renumber(0, usize::MAX, row_of, guess);
        other.known = heights.known;
        let plain: Vec<f64> = order.iter().map(|&row| plain[row]).collect();
        for row in 0..=plain.len() {
            prop_assert_eq!(other.before(row), before_in(&plain, row));
        }
    }

    #[test]
    fn every_row_with_a_height_stands_where_it_begins(rows in rows()) {
        let heights = Heights::new(rows.clone());
        for row in (0..rows.len()).filter(|&row| rows[row] > 0.0) {
            prop_assert_eq!(heights.at(heights.before(row)), row);
        }
    }

    #[test]
    fn what_touches_a_part_of_the_list_is_all_that_lies_in_it_and_hardly_more(
        rows in rows(), top in -2_000.0..20_000.0f64, length in 0.25..3_000.0f64,
    ) {
        let heights = Heights::new(rows.clone());
        let bottom = top + length;
        let touching = heights.touching(top, bottom);
        for row in 0..rows.len() {
            let (start, end) = (before_in(&rows, row), before_in(&rows, row + 1));
            if start < bottom && end > top && rows[row] > 0.0 {
                prop_assert!(touching.contains(&row), "row {row} from {start} to {end} lies in {top} to {bottom}");
            }
            if start > bottom || end < top {
                prop_assert!(!touching.contains(&row), "row {row} from {start} to {end} lies outside {top} to {bottom}");
            }
        }
    }
}
