//! Counting moods: choosing, changing one's mind and taking it back, shares, and who leads.
#![cfg(not(target_arch = "wasm32"))]

use article_widget::reactions::{model::ReactionId, tally::Tally};
use proptest::{collection::vec, option, prelude::*};

fn id(name: &str) -> ReactionId {
    ReactionId::from(name)
}

fn tally(counts: &[u64]) -> Tally {
    let known: Vec<(ReactionId, u64)> =
        counts.iter().enumerate().map(|(number, count)| (id(&format!("m{number}")), *count)).collect();
    let offered: Vec<ReactionId> = known.iter().map(|(id, _)| id.clone()).collect();
    Tally::new(&offered, &known)
}

fn counts(tally: &Tally) -> Vec<u64> {
    tally.counts.iter().map(|(_, count)| *count).collect()
}

#[test]
fn moods_stand_in_the_order_in_which_they_are_offered() {
    let known = [(id("sad"), 4), (id("gone"), 9), (id("happy"), 2)];
    let tally = Tally::new(&[id("happy"), id("new"), id("sad")], &known);
    assert_eq!(tally.counts, [(id("happy"), 2), (id("new"), 0), (id("sad"), 4)]);
    assert_eq!(tally.current, None);
    assert_eq!(tally.total(), 6);
}

#[test]
fn a_choice_counts_once_however_often_it_is_made() {
    let chosen = tally(&[3, 5]).chosen(Some(id("m0")));
    assert_eq!(counts(&chosen), [4, 5]);
    assert_eq!(chosen.chosen(Some(id("m0"))), chosen);
}

#[test]
fn changing_ones_mind_moves_the_one_vote() {
    let changed = tally(&[3, 5]).chosen(Some(id("m0"))).chosen(Some(id("m1")));
    assert_eq!(counts(&changed), [3, 6]);
    assert_eq!(changed.current, Some(id("m1")));
}

#[test]
fn a_choice_that_is_not_offered_counts_nowhere() {
    let elsewhere = tally(&[3, 5]).chosen(Some(id("m0"))).chosen(Some(id("other")));
    assert_eq!(counts(&elsewhere), [3, 5]);
    assert_eq!(elsewhere.current, Some(id("other")));
    assert_eq!(elsewhere.chosen(None), tally(&[3, 5]));
}

#[test]
fn counts_stop_at_their_ends_instead_of_going_round() {
    let full = tally(&[u64::MAX]).chosen(Some(id("m0")));
    assert_eq!(counts(&full), [u64::MAX]);
    assert_eq!(tally(&[u64::MAX, 7]).total(), u64::MAX);
}

#[test]
fn shares_are_rounded_by_the_largest_remainders() {
    for (counts, shares) in [
        (vec![], vec![]),
        (vec![0, 0, 0], vec![0, 0, 0]),
        (vec![1, 1, 1], vec![34, 33, 33]),
        (vec![1, 1, 1, 1, 1, 1, 1, 1], vec![13, 13, 13, 13, 12, 12, 12, 12]),
        (vec![2, 1], vec![67, 33]),
        (vec![0, 9], vec![0, 100]),
        (vec![999, 1], vec![100, 0]),
        (vec![995, 5], vec![100, 0]),
        (vec![994, 6], vec![99, 1]),
        (vec![1 << 53, 1 << 53], vec![50, 50]),
    ] {
        assert_eq!(tally(&counts).percents(), shares, "{counts:?}");
    }
}

#[test]
fn only_one_that_stands_alone_leads() {
    for (counts, leader) in [
        (vec![], None),
        (vec![0, 0], None),
        (vec![2, 2], None),
        (vec![2, 3, 3], None),
        (vec![2, 3, 1], Some("m1")),
        (vec![0, 0, 1], Some("m2")),
        (vec![7], Some("m0")),
    ] {
        assert_eq!(tally(&counts).leader(), leader.map(id).as_ref(), "{counts:?}");
    }
}

fn mood() -> impl Strategy<Value = Option<ReactionId>> {
    option::of((0..10u8).prop_map(|number| id(&format!("m{number}"))))
}

/// Counts that a document can hold.
fn some_counts() -> impl Strategy<Value = Vec<u64>> {
    vec(prop_oneof![Just(0), 0..12u64, 0..1u64 << 53], 0..9)
}

proptest! {
    #[test]
    fn taking_a_choice_back_leaves_the_counts_of_the_others(counts in some_counts(), choices in vec(mood(), 0..9)) {
        let before = tally(&counts);
        let wavering = choices.into_iter().fold(before.clone(), |tally, choice| tally.chosen(choice));
        prop_assert_eq!(wavering.chosen(None), before);
    }

    #[test]
    fn only_the_last_choice_counts(counts in some_counts(), choices in vec(mood(), 0..9), last in mood()) {
        let before = tally(&counts);
        let wavering = choices.into_iter().fold(before.clone(), |tally, choice| tally.chosen(choice));
        prop_assert_eq!(wavering.chosen(last.clone()), before.chosen(last));
    }

    #[test]
    fn shares_add_up_to_100_unless_no_one_chose(counts in some_counts()) {
        let shares = tally(&counts).percents();
        let sum: u32 = shares.iter().map(|&share| u32::from(share)).sum();
        prop_assert_eq!(sum, if counts.iter().any(|&count| count > 0) { 100 } else { 0 });
    }

    #[test]
    fn a_share_is_less_than_one_from_the_exact_one_and_never_passes_a_greater(counts in some_counts()) {
        let shares = tally(&counts).percents();
        let total = counts.iter().map(|&count| u128::from(count)).sum::<u128>();
        for (place, &share) in shares.iter().enumerate() {
            let (share, exact) = (u128::from(share) * total, u128::from(counts[place]) * 100);
            prop_assert!(share.abs_diff(exact) < total.max(1));
            for (other, &other_share) in shares.iter().enumerate() {
                prop_assert!(counts[place] <= counts[other] || shares[place] >= other_share);
            }
        }
    }

    #[test]
    fn the_leader_has_more_than_every_other(counts in some_counts()) {
        let tally = tally(&counts);
        let most = counts.iter().max().copied().unwrap_or(0);
        match tally.leader() {
            Some(leader) => {
                let rest = tally.counts.iter().filter(|(id, _)| id != leader);
                prop_assert!(rest.into_iter().all(|(_, count)| *count < most));
            }
            None => prop_assert!(most == 0 || counts.iter().filter(|&&count| count == most).count() > 1),
        }
    }
}
