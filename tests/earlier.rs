//! What stood in a comment before it was changed: what is kept of it, and how much.
#![cfg(not(target_arch = "wasm32"))]

use article_widget::{
    comments::{
        earlier::{MOST, Step, Version, Versions, step, take},
        model::{Comment, Votes},
    },
    time::Timestamp,
};
use proptest::{collection::vec, prelude::*};

fn comment(text: &str, modified: Option<i64>) -> Comment {
    Comment {
        id: "a".into(),
        parent: None,
        author: String::new(),
        text: text.to_owned(),
        created: Timestamp(1),
        modified: modified.map(Timestamp),
        votes: Votes::default(),
        badge: None,
        pinned: false,
        mine: true,
    }
}

fn version(text: &str, at: i64) -> Version {
    Version { text: text.into(), at: Timestamp(at) }
}

/// Changes a comment, and keeps what stood there.
fn change(now: &mut Comment, to: Comment, versions: &mut Versions) {
    if let Some(step) = step(Some(now), Some(&to), versions) {
        take(versions, &step);
    }
    *now = to;
}

#[test]
fn each_text_that_is_replaced_is_kept_with_its_date() {
    let (mut now, mut versions) = (comment("one", None), Versions::new());
    change(&mut now, comment("two", Some(5)), &mut versions);
    change(&mut now, comment("three", Some(9)), &mut versions);
    assert_eq!(versions, [version("one", 1), version("two", 5)]);
    // Words that come back with a later edit are an edit like any other.
    change(&mut now, comment("two", Some(12)), &mut versions);
    assert_eq!(versions, [version("one", 1), version("two", 5), version("three", 9)]);
}

#[test]
fn an_edit_that_is_taken_back_was_none() {
    let (mut now, mut versions) = (comment("one", None), Versions::new());
    change(&mut now, comment("two", Some(5)), &mut versions);
    change(&mut now, comment("one", Some(5)), &mut versions);
    assert_eq!(versions, []);
}

#[test]
fn what_leaves_the_words_as_they_are_keeps_nothing() {
    assert_eq!(step(Some(&comment("one", None)), Some(&comment("one", Some(5))), &[]), None);
    assert_eq!(step(None, Some(&comment("one", None)), &[]), None);
    assert_eq!(step(Some(&comment("one", None)), None, &[]), None);
    assert_eq!(step(None, None, &[version("one", 1)]), None);
}

#[test]
fn with_the_comment_goes_what_it_said_before_and_comes_back_with_it() {
    let kept = [version("one", 1)];
    let now = comment("two", Some(5));
    let (gone, back) = (step(Some(&now), None, &kept), step(None, Some(&now), &kept));
    assert_eq!((gone, &back), (Some(Step::Forget), &Some(Step::Restore(kept.to_vec()))));
    let mut versions = kept.to_vec();
    take(&mut versions, &Step::Forget);
    assert_eq!(versions, []);
    take(&mut versions, &back.expect("it comes back"));
    assert_eq!(versions, kept);
}

#[test]
fn a_text_that_is_written_down_twice_is_kept_once() {
    let mut versions = Versions::new();
    for _ in 0..2 {
        take(&mut versions, &Step::Add(version("one", 1)));
    }
    assert_eq!(versions, [version("one", 1)]);
}

proptest! {
    #[test]
    fn the_first_and_the_last_ones_are_kept(texts in vec("[a-c]{1,2}", 1..40)) {
        let (mut now, mut versions, mut all) = (comment("first", None), Versions::new(), Vec::new());
        for (at, text) in (2_i64..).zip(&texts) {
            if now.text != *text {
                all.push(Version::of(&now));
            }
            change(&mut now, comment(text, Some(at)), &mut versions);
        }
        let mut wanted = all.clone();
        if let Some(more) = all.len().checked_sub(MOST) {
            wanted.drain(1..=more);
        }
        prop_assert!(all.len() <= MOST || wanted.len() == MOST);
        prop_assert_eq!(versions, wanted);
    }
}
