//! Orders of threads so wide that they are not made at once: the first few are right at any time, and what is made in
//! steps is what is made anew, whatever happened meanwhile.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeSet;

use article_widget::{
    comments::{
        model::{Comment, CommentId, Votes},
        order::Order,
        thread::{Row, Thread, sorting::Sorting},
    },
    time::Timestamp,
};
use proptest::{collection::vec, option, prelude::*, sample::select};

/// So many tops of threads stand in order, where not all do.
const HEAD: usize = 64;

type Seed = (u32, Option<u32>, i64, u64, bool);

fn id(number: u32) -> CommentId {
    format!("{number:03}").as_str().into()
}

fn comment((number, parent, created, up, pinned): &Seed) -> Comment {
    Comment {
        id: id(*number),
        parent: parent.map(id),
        author: String::new(),
        text: "w".repeat(usize::try_from(*up).unwrap_or_default()),
        created: Timestamp(*created),
        modified: None,
        votes: Votes { up: *up, down: *up % 3 },
        badge: None,
        pinned: *pinned,
        mine: false,
    }
}

fn seed() -> impl Strategy<Value = Seed> {
    (0..500u32, option::weighted(0.2, 0..500u32), 0..200i64, 0..40u64, prop::bool::weighted(0.05))
}

/// A change: a comment comes or is another, is taken away, or is folded.
fn change(thread: &mut Thread, kind: u8, seed: &Seed) {
    match kind {
        0 => thread.remove(&id(seed.0)),
        1 => thread.fold(&id(seed.0), seed.4),
        _ => thread.put(comment(seed)),
    }
}

fn rows(thread: &Thread, order: Order) -> Vec<Row> {
    (0..thread.rows(order)).map(|row| thread.row(order, row).expect("there are so many rows")).collect()
}

fn made(thread: &Thread, order: Order) -> Vec<Row> {
    let mut thread = thread.clone();
    thread.prepare(order);
    assert!(thread.is_whole(order));
    rows(&thread, order)
}

/// The numbers of the first tops, so many.
fn tops(rows: &[Row], most: usize) -> Vec<u32> {
    rows.iter().filter(|row| row.depth == 0).map(|row| row.number).take(most).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_first_few_stand_in_order_and_the_others_behind_them_each_once(
        seeds in vec(seed(), 200..600), changes in vec((0..6u8, seed()), 0..40), order in select(Order::ALL.to_vec()),
        look in any::<bool>(),
    ) {
        let mut thread = Thread::new(seeds.iter().map(comment));
        if look {
            assert!(thread.rows(order) > 0);
        }
        for (kind, seed) in &changes {
            change(&mut thread, *kind, seed);
        }
        let (shown, made) = (rows(&thread, order), made(&thread, order));
        // Forty changes may have taken that many away from the front.
        prop_assert_eq!(tops(&shown, HEAD - 40), tops(&made, HEAD - 40));
        let numbers = |rows: &[Row]| rows.iter().map(|row| row.number).collect::<BTreeSet<_>>();
        prop_assert_eq!(shown.len(), made.len());
        prop_assert_eq!(numbers(&shown), numbers(&made));
        let mut bytes = 0;
        for (index, row) in shown.iter().enumerate() {
            prop_assert_eq!(thread.row_of_number(order, row.number), Some(index));
            prop_assert_eq!(thread.bytes_before(order, index), bytes);
            bytes += if row.removed { 0 } else { u32::try_from(row.comment.text.len()).unwrap() };
        }
    }

    #[test]
    fn a_thread_that_grew_from_nothing_knows_the_first_of_every_order(seeds in vec(seed(), 200..600)) {
        let mut thread = Thread::default();
        for seed in &seeds {
            thread.put(comment(seed));
        }
        for order in Order::ALL {
            let (shown, made) = (rows(&thread, order), made(&thread, order));
            // An edit may have taken a comment away from the front.
            prop_assert_eq!(tops(&shown, 8), tops(&made, 8), "{}", order.id());
            prop_assert_eq!(shown.len(), made.len());
        }
    }

    #[test]
    fn an_order_that_is_made_while_the_thread_changes_is_the_one_that_is_made_anew(
        seeds in vec(seed(), 100..600), changes in vec((0..6u8, seed()), 0..60), order in select(Order::ALL.to_vec()),
        more in vec((0..6u8, seed()), 0..10),
    ) {
        let mut thread = Thread::new(seeds.iter().map(comment));
        let mut sorting = Sorting::new(&thread, order);
        let mut changes = changes.iter();
        let sorted = loop {
            if let Some((kind, seed)) = changes.next() {
                change(&mut thread, *kind, seed);
            }
            if let Some(sorted) = sorting.step() {
                break sorted;
            }
        };
        for (kind, seed) in changes {
            change(&mut thread, *kind, seed);
        }
        let expected = made(&thread, order);
        thread.take(sorted);
        prop_assert!(thread.is_whole(order));
        prop_assert_eq!(rows(&thread, order), expected);
        for (kind, seed) in &more {
            change(&mut thread, *kind, seed);
        }
        prop_assert!(thread.is_whole(order));
        prop_assert_eq!(rows(&thread, order), made(&thread, order));
    }
}

#[test]
fn a_long_order_is_merged_from_many_runs() {
    let mixed = |number: u32| i64::from(number.wrapping_mul(2_654_435_761) % 30_011);
    let seeds: Vec<Seed> = (0..30_000).map(|number| (number, None, mixed(number), 0, false)).collect();
    let mut thread = Thread::new(seeds.iter().map(comment));
    thread.prepare(Order::Newest);
    let shown = rows(&thread, Order::Newest);
    assert_eq!(shown.len(), 30_000);
    let key = |row: &Row| (std::cmp::Reverse(row.comment.created), row.comment.id.clone());
    assert!(shown.is_sorted_by_key(key));
}

#[test]
fn an_order_of_what_the_thread_no_longer_is_is_of_no_use() {
    let seeds: Vec<Seed> = (0..6_000).map(|number| (number, None, i64::from(number), 0, false)).collect();
    let old = Thread::new(seeds.iter().map(comment));
    let mut sorting = Sorting::new(&old, Order::Best);
    let mut thread = Thread::new(seeds.iter().map(|seed| comment(&(seed.0, None, -seed.2, 1, false))));
    let sorted = std::iter::repeat_with(|| sorting.step()).flatten().next().expect("it ends");
    thread.take(sorted);
    assert!(!thread.is_whole(Order::Best));
}
