//! The list that is kept in order against a plain one that is sorted, and how much it looks at.
#![cfg(not(target_arch = "wasm32"))]

use std::{cell::Cell, cmp::Ordering};

use article_widget::{
    comments::tree::{Ranking, Sum, Tree},
    time::Timestamp,
};
use proptest::{collection::vec, prelude::*};

/// Items in the order of these keys, and how often that was asked.
#[derive(Default)]
struct Keys {
    keys: Vec<u32>,
    asked: Cell<usize>,
}

impl Keys {
    fn new(keys: Vec<u32>) -> Self {
        Self { keys, ..Self::default() }
    }

    fn asked(&self, deed: impl FnOnce()) -> usize {
        self.asked.set(0);
        deed();
        self.asked.get()
    }
}

impl Ranking for Keys {
    fn compare(&self, one: u32, other: u32) -> Ordering {
        self.asked.set(self.asked.get() + 1);
        (self.keys[one as usize], one).cmp(&(self.keys[other as usize], other))
    }

    fn sum(&self, item: u32) -> Sum {
        self.asked.set(self.asked.get() + 1);
        let rows = item % 3;
        Sum { rows, bytes: 10 * rows, live: 1, active: Timestamp(item.into()) }
    }
}

fn sorted(items: &[u32], keys: &Keys) -> Vec<u32> {
    let mut items = items.to_vec();
    items.sort_by(|&one, &other| keys.compare(one, other));
    items
}

fn sum(items: &[u32], keys: &Keys) -> Sum {
    items.iter().fold(Sum::NONE, |sum, &item| sum.plus(keys.sum(item)))
}

/// All that a tree tells is what the plain list tells.
fn holds(tree: &Tree, plain: &[u32], keys: &Keys) -> Result<(), TestCaseError> {
    prop_assert_eq!(tree.items(), plain);
    prop_assert_eq!(tree.is_empty(), plain.is_empty());
    prop_assert_eq!(tree.sum(keys), sum(plain, keys));
    let mut row = 0;
    for (at, &item) in plain.iter().enumerate() {
        let before = sum(&plain[..at], keys);
        prop_assert_eq!(tree.before(item, keys), before);
        for _ in 0..keys.sum(item).rows {
            prop_assert_eq!(tree.find(row, keys), Some((item, before)));
            row += 1;
        }
    }
    prop_assert_eq!(tree.find(row, keys), None);
    Ok(())
}

proptest! {
    #[test]
    fn a_tree_is_the_sorted_list(keys in vec(0..50u32, 1..500), deeds in vec((any::<u16>(), 0..4u8), 0..500), many in any::<bool>()) {
        let keys = Keys::new(keys);
        let count = u32::try_from(keys.keys.len()).unwrap();
        let mut plain: Vec<u32> = if many { (0..count).collect() } else { Vec::new() };
        plain = sorted(&plain, &keys);
        let mut tree = Tree::of_sorted(&plain, &keys);
        let (first, before) = (tree.clone(), plain.clone());
        for (item, deed) in deeds {
            let item = u32::from(item) % count;
            if plain.contains(&item) {
                if deed == 0 {
                    tree.refresh(item, &keys);
                } else {
                    tree.remove(item, &keys);
                    plain.retain(|&other| other != item);
                }
            } else if deed == 1 {
                tree.remove(item, &keys);
            } else {
                tree.insert(item, &keys);
                plain = sorted(&[plain, vec![item]].concat(), &keys);
            }
        }
        holds(&tree, &plain, &keys)?;
        holds(&first, &before, &keys)?;
    }
}

#[test]
fn a_tree_that_runs_empty_can_be_filled_again() {
    let keys = Keys::new((0..10_000).rev().collect());
    let mut tree = Tree::default();
    for _ in 0..2 {
        for item in 0..10_000 {
            tree.insert(item, &keys);
        }
        assert!(tree.items().into_iter().eq((0..10_000).rev()));
        for item in 0..10_000 {
            tree.remove(item, &keys);
        }
        assert!(tree.is_empty());
    }
}

#[test]
fn what_is_looked_at_grows_with_the_logarithm_of_the_list() {
    let mut least = None;
    for count in [100, 1_000, 10_000, 100_000, 1_000_000u32] {
        // The keys are a shuffle: the multiplier has no factor in common with the count.
        let mix = |item: u32| u32::try_from(u64::from(item) * 999_983 % u64::from(count)).unwrap();
        let keys = Keys::new((0..=count).map(mix).collect());
        let mut items = vec![0; count as usize];
        for item in 0..count {
            items[mix(item) as usize] = item;
        }
        let mut tree = Tree::of_sorted(&items, &keys);
        let mut most = 0;
        for item in (0..count).step_by(count as usize / 100) {
            most = most.max(keys.asked(|| assert!(tree.before(item, &keys).live <= count)));
            most = most.max(keys.asked(|| assert!(tree.find(mix(item) / 2, &keys).is_some())));
            most = most.max(keys.asked(|| tree.refresh(item, &keys)));
            most = most.max(keys.asked(|| tree.remove(item, &keys)));
            most = most.max(keys.asked(|| tree.insert(item, &keys)));
        }
        assert_eq!(tree.items(), items);
        // Of ten thousand times as many items, hardly twice as many are looked at.
        let least = *least.get_or_insert(most);
        assert!(most <= 2 * least, "{most} of {count}, {least} of a hundred");
    }
}
