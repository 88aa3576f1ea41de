//! The nine orders of "Sort by" against the public contract: their keys by figures worked out elsewhere, their laws
//! against a plain sort written from the contract's words.
#![cfg(not(target_arch = "wasm32"))]

use std::cmp::Ordering;

use article_widget::{
    comments::{
        model::Votes,
        order::{Facts, Keyed, Order, controversy, wilson},
    },
    time::Timestamp,
};
use proptest::{collection::vec, prelude::*};

/// Up, down, lower bound: by a calculator with 40 digits, at z = 1.959964.
const BOUNDS: [(u64, u64, f64); 9] = [
    (0, 0, 0.0),
    (1, 0, 0.206_549_311_791_802_75),
    (0, 1, 0.0),
    (1, 1, 0.094_531_204_639_200_8),
    (10, 0, 0.722_467_196_973_942_2),
    (9, 1, 0.595_849_970_475_227_8),
    (60, 40, 0.502_002_586_017_463_4),
    (600, 400, 0.569_309_429_270_064_4),
    (1, 99, 0.001_767_432_044_609_646_5),
];

/// Up, down, (up + down) ^ (smaller / larger).
const CONTROVERSIES: [(u64, u64, f64); 8] = [
    (0, 0, 0.0),
    (7, 0, 0.0),
    (0, 7, 0.0),
    (1, 1, 2.0),
    (50, 50, 100.0),
    (8, 8, 16.0),
    (2, 6, 2.0),
    (12, 4, 2.519_842_099_789_746),
];

fn votes(up: u64, down: u64) -> Votes {
    Votes { up, down }
}

fn facts(up: u64, down: u64, created: i64) -> Facts {
    Facts {
        pinned: false,
        votes: votes(up, down),
        created: Timestamp(created),
        active: Timestamp(created),
        descendants: 0,
    }
}

/// Where these threads stand in this order.
fn sorted<Id: AsRef<str>>(threads: &[(Id, Facts)], order: Order) -> Vec<usize> {
    let keyed = (0u32..).zip(threads).map(|(place, (_, facts))| Keyed::new(place, facts, order.key(facts)));
    let mut keyed: Vec<Keyed> = keyed.collect();
    keyed.sort_by(|one, other| one.compare(other, |place| threads[place as usize].0.as_ref()));
    keyed.into_iter().map(|keyed| keyed.number as usize).collect()
}

/// The ids of these threads in this order.
fn shown<'a>(threads: &[(&'a str, Facts)], order: Order) -> Vec<&'a str> {
    sorted(threads, order).into_iter().map(|place| threads[place].0).collect()
}

#[test]
fn the_orders_have_the_ids_of_the_contract_in_its_order() {
    let ids =
        ["best", "worst", "newest", "oldest", "active", "inactive", "replies", "controversial", "agreed"];
    assert_eq!(Order::ALL.map(Order::id), ids);
    assert_eq!(ids.map(Order::from_id), Order::ALL.map(Some));
    assert_eq!(Order::default(), Order::Best);
    for wrong in ["", "Best", "best ", "random"] {
        assert_eq!(Order::from_id(wrong), None, "{wrong:?}");
    }
}

#[test]
fn the_lower_bound_of_the_wilson_interval_is_as_a_calculator_gives_it() {
    for (up, down, bound) in BOUNDS {
        let ours = wilson(votes(up, down));
        assert!((ours - bound).abs() < 1e-12, "{up} up, {down} down: {ours} instead of {bound}");
    }
}

#[test]
fn without_an_upvote_the_bound_is_exactly_0_so_that_the_date_decides() {
    for down in (0..20_000).chain([1 << 40, (1 << 53) - 1]) {
        assert_eq!(wilson(votes(0, down)).to_bits(), 0, "{down} down");
    }
}

#[test]
fn controversy_is_as_a_calculator_gives_it() {
    for (up, down, expected) in CONTROVERSIES {
        let ours = controversy(votes(up, down));
        assert!((ours - expected).abs() < 1e-12, "{up} up, {down} down: {ours} instead of {expected}");
    }
}

#[test]
fn many_good_votes_stand_before_a_few_perfect_ones() {
    let threads = [("few", facts(3, 0, 9)), ("many", facts(95, 5, 1)), ("none", facts(0, 0, 9))];
    assert_eq!(shown(&threads, Order::Best), ["many", "few", "none"]);
    assert_eq!(shown(&threads, Order::Worst), ["none", "few", "many"]);
}

#[test]
fn newest_and_oldest_go_by_the_date_before_1970_too() {
    let threads = [("b", facts(0, 0, -5)), ("c", facts(0, 0, 7)), ("a", facts(0, 0, 0))];
    assert_eq!(shown(&threads, Order::Newest), ["c", "a", "b"]);
    assert_eq!(shown(&threads, Order::Oldest), ["b", "a", "c"]);
}

#[test]
fn active_and_inactive_go_by_the_newest_comment_of_the_thread() {
    let mut threads = [("old", facts(0, 0, 1)), ("mid", facts(0, 0, 2)), ("new", facts(0, 0, 3))];
    threads[0].1.active = Timestamp(9);
    assert_eq!(shown(&threads, Order::Active), ["old", "new", "mid"]);
    assert_eq!(shown(&threads, Order::Inactive), ["mid", "new", "old"]);
}

#[test]
fn replies_goes_by_the_number_of_descendants() {
    let mut threads = [("none", facts(9, 0, 1)), ("three", facts(0, 0, 2)), ("one", facts(0, 9, 3))];
    threads[1].1.descendants = 3;
    threads[2].1.descendants = 1;
    assert_eq!(shown(&threads, Order::Replies), ["three", "one", "none"]);
}

#[test]
fn controversial_and_agreed_go_by_how_many_voted_and_how_evenly() {
    let threads = [("split", facts(20, 20, 1)), ("small", facts(1, 1, 2)), ("clear", facts(90, 0, 3))];
    assert_eq!(shown(&threads, Order::Controversial), ["split", "small", "clear"]);
    assert_eq!(shown(&threads, Order::Agreed), ["clear", "small", "split"]);
}

#[test]
fn ties_are_broken_by_the_newer_date_and_then_by_the_id_whatever_the_order() {
    let threads =
        [("b", facts(0, 0, 5)), ("c", facts(0, 4, 8)), ("a", facts(0, 0, 5)), ("d", facts(0, 1, 1))];
    // None of these keys tells them apart: no one voted up, no one answered.
    for order in [Order::Best, Order::Worst, Order::Controversial, Order::Agreed, Order::Replies] {
        assert_eq!(shown(&threads, order), ["c", "a", "b", "d"], "{}", order.id());
    }
    let same_day = [("b", facts(2, 0, 5)), ("c", facts(0, 4, 5)), ("a", facts(1, 1, 5))];
    for order in [Order::Newest, Order::Oldest, Order::Active, Order::Inactive] {
        assert_eq!(shown(&same_day, order), ["a", "b", "c"], "{}", order.id());
    }
}

#[test]
fn an_order_of_nothing_is_nothing() {
    for order in Order::ALL {
        assert!(sorted::<&str>(&[], order).is_empty());
    }
}

// The contract's table, written down again.

/// Negative where `a` has the lower bound: the roots of the quadratic that Wilson's interval solves, so another road
/// to the same figure.
fn by_bound(a: Votes, b: Votes) -> Ordering {
    #[expect(clippy::cast_precision_loss, reason = "votes in these tests are small")]
    let bound = |votes: Votes| {
        let (n, z2) = ((votes.up + votes.down) as f64, 1.959_964_f64.powi(2));
        if votes.up == 0 {
            return 0.0;
        }
        let p = votes.up as f64 / n;
        // (1 + z²/n) x² - (2p + z²/n) x + p² = 0, the smaller root.
        let (square, linear, constant) = (1.0 + z2 / n, -(2.0 * p + z2 / n), p * p);
        2.0 * constant / (-linear + (linear * linear - 4.0 * square * constant).max(0.0).sqrt())
    };
    let (a, b) = (bound(a), bound(b));
    // Bounds of different small counts are never this near to each other unless they are the same.
    if (a - b).abs() < 1e-12 { Ordering::Equal } else { a.total_cmp(&b) }
}

fn by_controversy(a: Votes, b: Votes) -> Ordering {
    #[expect(clippy::cast_precision_loss, reason = "votes in these tests are small")]
    let heat = |Votes { up, down }: Votes| {
        if up == 0 || down == 0 {
            return 0.0;
        }
        let evenness = up.min(down) as f64 / up.max(down) as f64;
        (evenness * ((up + down) as f64).ln()).exp()
    };
    let (a, b) = (heat(a), heat(b));
    if (a - b).abs() < 1e-9 { Ordering::Equal } else { a.total_cmp(&b) }
}

fn by_contract(order: Order, a: &(String, Facts), b: &(String, Facts)) -> Ordering {
    let key = match order {
        Order::Best => by_bound(b.1.votes, a.1.votes),
        Order::Worst => by_bound(a.1.votes, b.1.votes),
        Order::Newest => b.1.created.cmp(&a.1.created),
        Order::Oldest => a.1.created.cmp(&b.1.created),
        Order::Active => b.1.active.cmp(&a.1.active),
        Order::Inactive => a.1.active.cmp(&b.1.active),
        Order::Replies => b.1.descendants.cmp(&a.1.descendants),
        Order::Controversial => by_controversy(b.1.votes, a.1.votes),
        Order::Agreed => by_controversy(a.1.votes, b.1.votes),
    };
    key.then(b.1.created.cmp(&a.1.created)).then(a.0.cmp(&b.0))
}

/// Threads with unique ids and figures that often are the same.
fn threads() -> impl Strategy<Value = Vec<(String, Facts)>> {
    let thread = (0..6u64, 0..6u64, -3..3i64, 0..3i64, 0..3u32);
    vec(thread, 0..40).prop_flat_map(|threads| {
        let ids: Vec<String> = (0..threads.len()).map(|number| format!("{number:x}")).collect();
        (Just(threads), Just(ids).prop_shuffle()).prop_map(|(threads, ids)| {
            let facts = threads.into_iter().map(|(up, down, created, later, descendants)| Facts {
                pinned: false,
                votes: votes(up, down),
                created: Timestamp(created),
                active: Timestamp(created + later),
                descendants,
            });
            ids.into_iter().zip(facts).collect()
        })
    })
}

fn by_id(threads: &[(String, Facts)], order: Order) -> Vec<String> {
    sorted(threads, order).into_iter().map(|place| threads[place].0.clone()).collect()
}

proptest! {
    #[test]
    fn every_order_is_that_of_a_plain_sort_by_the_words_of_the_contract(threads in threads()) {
        for order in Order::ALL {
            let mut plain = threads.clone();
            plain.sort_by(|a, b| by_contract(order, a, b));
            let plain: Vec<String> = plain.into_iter().map(|(id, _)| id).collect();
            prop_assert_eq!(by_id(&threads, order), plain, "{}", order.id());
        }
    }

    #[test]
    fn every_order_shows_the_same_members_each_once(threads in threads()) {
        for order in Order::ALL {
            let mut shown = by_id(&threads, order);
            let mut there: Vec<String> = threads.iter().map(|(id, _)| id.clone()).collect();
            shown.sort();
            there.sort();
            prop_assert_eq!(shown, there, "{}", order.id());
        }
    }

    #[test]
    fn the_order_in_which_threads_came_makes_no_difference(
        (threads, mixed) in threads().prop_flat_map(|threads| (Just(threads.clone()), Just(threads).prop_shuffle())),
    ) {
        for order in Order::ALL {
            prop_assert_eq!(by_id(&threads, order), by_id(&mixed, order), "{}", order.id());
        }
    }

    #[test]
    fn reversed_orders_have_the_opposite_key(up in any::<u32>(), down in any::<u32>(), date in any::<i32>(), later in any::<u16>()) {
        let facts = Facts {
                pinned: false,
            votes: votes(up.into(), down.into()),
            created: Timestamp(date.into()),
            active: Timestamp(i64::from(date) + i64::from(later)),
            descendants: 0,
        };
        for (order, reversed) in [
            (Order::Best, Order::Worst),
            (Order::Newest, Order::Oldest),
            (Order::Active, Order::Inactive),
            (Order::Controversial, Order::Agreed),
        ] {
            prop_assert_eq!(order.key(&facts).to_bits(), (-reversed.key(&facts)).to_bits(), "{}", order.id());
        }
    }

    #[test]
    fn the_bound_lies_below_the_share_and_grows_with_every_upvote(up in 0..1_000_000u64, down in 0..1_000_000u64) {
        let bound = wilson(votes(up, down));
        #[expect(clippy::cast_precision_loss, reason = "votes in this test are small")]
        let share = up as f64 / (up + down).max(1) as f64;
        prop_assert!((0.0..=share).contains(&bound), "{bound} of {share}");
        prop_assert!(wilson(votes(up + 1, down)) > bound);
        prop_assert!(wilson(votes(up, down + 1)) <= bound);
    }
}
