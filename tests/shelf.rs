//! The shared vector and the table of ids against those of the standard library.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeMap;

use article_widget::comments::{model::CommentId, names::Names, shelf::Shelf};
use proptest::{collection::vec, prelude::*};

#[test]
fn an_empty_shelf_has_nothing() {
    let mut shelf = Shelf::<u32>::default();
    assert!(shelf.is_empty());
    assert_eq!((shelf.len(), shelf.get(0)), (0, None));
    assert_eq!(shelf.get_mut(0), None);
}

#[test]
fn a_shelf_holds_what_was_put_on_it_through_all_its_levels() {
    let mut shelf = Shelf::default();
    for number in 0..70_000u32 {
        assert_eq!(shelf.get(shelf.len()), None);
        shelf.push(number);
    }
    assert!(shelf.iter().copied().eq(0..70_000));
    assert_eq!(shelf.get(70_000), None);
}

#[test]
fn a_filled_shelf_has_the_same_everywhere_until_it_is_written() {
    for len in [0, 1, 31, 32, 33, 1_024, 1_025, 2_048, 65_536] {
        let mut shelf = Shelf::filled(&7, len);
        assert!(shelf.iter().copied().eq(std::iter::repeat_n(7, len)), "{len}");
        if let Some(last) = shelf.get_mut(len.saturating_sub(1)) {
            *last = 8;
            assert_eq!(shelf.iter().filter(|&&item| item == 8).count(), 1, "{len}");
        }
        assert_eq!(shelf.get_mut(len), None);
    }
}

proptest! {
    #[test]
    fn versions_of_a_shelf_do_not_see_each_others_changes(
        start in vec(any::<u8>(), 0..1_200), changes in vec((0..1_300usize, any::<u8>()), 0..40),
    ) {
        let mut plain = Vec::new();
        let mut shelf = Shelf::default();
        for item in start {
            plain.push(item);
            shelf.push(item);
        }
        let mut versions = Vec::new();
        for (index, item) in changes {
            versions.push((plain.clone(), shelf.clone()));
            if let Some(slot) = plain.get_mut(index) {
                *slot = item;
                *shelf.get_mut(index).expect("it is there too") = item;
            } else {
                plain.push(item);
                shelf.push(item);
            }
        }
        for (plain, shelf) in &versions {
            prop_assert!(shelf.iter().eq(plain));
        }
        for (one, other) in versions.iter().zip(versions.iter().skip(1)) {
            prop_assert_eq!(one.1 == other.1, one.0 == other.0);
        }
    }

    #[test]
    fn ids_are_found_by_the_numbers_they_were_given(
        ids in vec("[a-c]{0,5}", 0..300), room in 0..40usize, changed in 0..300usize,
    ) {
        let mut held: Vec<CommentId> = Vec::new();
        let mut names = Names::with_room(room);
        let mut plain = BTreeMap::new();
        for id in &ids {
            let id = CommentId::from(id.as_str());
            let known = names.find(&id, |number| held.get(number as usize));
            prop_assert_eq!(known, plain.get(&id).copied());
            if known.is_none() {
                let number = u32::try_from(held.len()).unwrap();
                held.push(id.clone());
                names.add(&id, number);
                plain.insert(id, number);
            }
        }
        if let Some(id) = held.get(changed).cloned() {
            let number = u32::try_from(held.len()).unwrap();
            names.change(&id, u32::try_from(changed).unwrap(), number);
            held.push(id.clone());
            plain.insert(id, number);
        }
        for (id, number) in plain {
            prop_assert_eq!(names.find(&id, |number| held.get(number as usize)), Some(number));
        }
    }
}
