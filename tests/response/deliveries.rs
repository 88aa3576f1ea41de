//! A comment on its way into the store: sending, saved, refused, sent again.

use article_widget::{
    comments::model::Vote,
    response::state::{Delivery, Slot, action::Action, effect::Effect},
    store::model::StoreError,
};

use crate::story::{Story, edited, mine, theirs, told_of};

fn refused() -> Delivery {
    Delivery::Refused(StoreError::Full)
}

#[test]
fn a_saved_comment_is_no_longer_on_its_way_and_its_draft_is_dropped() {
    for (parent, slot) in [(None, Slot::Top), (Some("a"), Slot::Reply("a".into()))] {
        let mut story = Story::begin();
        story.go([Action::Post(mine("m", parent, 9))]);
        let asked = story.tell(Action::Saved("m".into()));
        let drop = |slot: Slot| Effect::KeepDraft(slot, String::new());
        assert_eq!(asked, [drop(slot), drop(Slot::Edit("m".into()))]);
        assert!(story.deliveries().is_empty());
    }
}

#[test]
fn what_was_typed_meanwhile_is_not_dropped_with_the_draft_that_was_saved() {
    let mut story = Story::begin();
    story.go([Action::Post(mine("m", None, 9)), Action::Type(Slot::Top, "next".to_owned())]);
    let asked = story.tell(Action::Saved("m".into()));
    assert_eq!(asked, [Effect::KeepDraft(Slot::Edit("m".into()), String::new())]);
    assert_eq!(story.0.draft(&Slot::Top), "next");
}

#[test]
fn a_refused_comment_stays_on_the_page_and_can_be_sent_again() {
    let mut story = Story::begin();
    let posted = mine("m", None, 9);
    story.go([Action::Post(posted.clone())]);
    assert_eq!(story.tell(Action::Refused("m".into(), StoreError::Full)), []);
    assert_eq!(story.0.deliveries.get(&posted.id), Some(&refused()));
    assert_eq!(story.shown("m"), Some(posted.clone()));
    let asked = story.tell(Action::Resend("m".into()));
    assert_eq!(asked, [Effect::Add(posted.clone())]);
    assert_eq!(story.0.deliveries.get(&posted.id), Some(&Delivery::Sending));
    story.go([Action::Saved("m".into())]);
    assert!(story.deliveries().is_empty());
}

#[test]
fn a_refused_edit_is_sent_again_as_an_edit() {
    let mut story = Story::begin();
    let changed = edited(&mine("m", None, 9), "better", 20);
    story.go([Action::Post(mine("m", None, 9)), Action::Saved("m".into()), Action::Edit(changed.clone())]);
    story.go([Action::Refused("m".into(), StoreError::Full)]);
    // To add an id that the store holds changes nothing: the new words would be lost.
    assert_eq!(story.tell(Action::Resend("m".into())), [Effect::Edit(changed)]);
}

#[test]
fn a_refused_comment_can_be_deleted_without_a_trace() {
    let mut story = Story::begin();
    let posted = mine("m", None, 9);
    story.go([Action::Post(posted.clone()), Action::Refused("m".into(), StoreError::Full)]);
    let asked = story.tell(Action::Delete("m".into()));
    assert_eq!(asked[..2], [Effect::Delete("m".into()), told_of("delete", &posted)]);
    assert!(story.deliveries().is_empty());
    assert_eq!(story.tell(Action::Resend("m".into())), []);
}

#[test]
fn a_comment_that_is_not_there_cannot_be_sent_again() {
    let mut story = Story::begin();
    assert_eq!(story.tell(Action::Resend("nobody".into())), []);
    assert!(story.deliveries().is_empty());
}

#[test]
fn a_refused_vote_makes_no_one_elses_comment_look_unsaved() {
    let mut story = Story::begin();
    story.go([Action::Vote("a".into(), Some(Vote::Up)), Action::Refused("a".into(), StoreError::Full)]);
    assert!(story.deliveries().is_empty());
}

#[test]
fn a_refused_deletion_leaves_no_comment_on_its_way() {
    let mut story = Story::begin();
    story.go([Action::Post(mine("m", None, 9)), Action::Saved("m".into()), Action::Delete("m".into())]);
    story.go([Action::Refused("m".into(), StoreError::Full)]);
    assert!(story.deliveries().is_empty());
    assert_eq!(story.tell(Action::Saved(theirs("a", None, 1).id)), []);
}
