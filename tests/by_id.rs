//! The map by ids against a plain one, whose older versions must stay as they were; and what a change of a large one
//! costs.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeMap;

use article_widget::comments::{by_id::ById, model::CommentId};
use proptest::{collection::vec, prelude::*};

fn id(number: u16) -> CommentId {
    format!("c/{number}").as_str().into()
}

fn holds(map: &ById<u8>, plain: &BTreeMap<u16, u8>) -> Result<(), TestCaseError> {
    for number in 0..60 {
        prop_assert_eq!(map.get(&id(number)), plain.get(&number));
        prop_assert_eq!(map.contains_key(&id(number)), plain.contains_key(&number));
    }
    let all: BTreeMap<CommentId, u8> = map.iter().map(|(id, known)| (id.clone(), *known)).collect();
    prop_assert_eq!(map.iter().count(), plain.len());
    prop_assert_eq!(all, plain.iter().map(|(number, known)| (id(*number), *known)).collect());
    Ok(())
}

proptest! {
    #[test]
    fn every_version_is_the_plain_map(deeds in vec((0..60u16, proptest::option::of(any::<u8>())), 0..200)) {
        let (mut map, mut plain) = (ById::default(), BTreeMap::new());
        let mut versions = Vec::new();
        for (number, known) in deeds {
            versions.push((map.clone(), plain.clone()));
            if let Some(known) = known {
                map.insert(id(number), known);
                plain.insert(number, known);
            } else {
                map.remove(&id(number));
                plain.remove(&number);
            }
            prop_assert_eq!(&map, &map.clone());
        }
        versions.push((map, plain));
        for (map, plain) in versions {
            holds(&map, &plain)?;
        }
    }
}

#[test]
fn maps_of_the_same_are_equal_and_others_are_not() {
    let mut map = ById::default();
    map.extend([(id(1), 1), (id(2), 2)]);
    let mut other = map.clone();
    assert_eq!(map, other);
    other.insert(id(2), 3);
    assert_ne!(map, other);
    other.insert(id(2), 2);
    assert_eq!(map, other);
}
