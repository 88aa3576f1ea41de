//! Posting, answering, editing, deleting, and taking each of them back.

use article_widget::{
    comments::{
        earlier::{Step, Version},
        model::Votes,
    },
    response::state::{Delivery, Open, Slot, action::Action, effect::Effect},
    time::Timestamp,
};

use crate::story::{Story, draft, edited, mine, told_of};

#[test]
fn a_comment_that_is_sent_is_stamped_and_stands_in_no_thread_yet() {
    let mut story = Story::begin();
    let (sent, before) = (draft(&mine("m", None, 9)), story.0.clone());
    let asked = story.tell(Action::Submit(sent.clone()));
    assert_eq!(asked, [Effect::KeepName("".into()), Effect::Stamp(sent)]);
    assert_eq!(story.0, before);
}

#[test]
fn a_posted_comment_is_shown_stored_announced_and_can_be_undone_for_a_while() {
    let mut story = Story::begin();
    let posted = mine("m", None, 9);
    let asked = story.tell(Action::Post(posted.clone()));
    let expire = Effect::ExpireLater(story.notice());
    assert_eq!(asked, [Effect::Add(posted.clone()), told_of("add", &posted), expire]);
    assert_eq!(story.shown("m"), Some(posted.clone()));
    assert_eq!(story.0.deliveries.get(&posted.id), Some(&Delivery::Sending));
    assert_eq!(story.0.target.as_ref().map(|(id, _)| id), Some(&posted.id));
}

#[test]
fn a_reply_stands_under_its_comment_and_closes_the_composer_there() {
    let mut story = Story::begin();
    story.go([Action::Open(Some(Open::Reply("a".into()))), Action::Fold("a".into())]);
    assert_eq!(story.rows(), "c0 a0");
    story.go([Action::Post(mine("m", Some("a"), 9))]);
    assert_eq!(story.rows(), "c0 a0 b1 m1", "what was posted is not folded away");
    assert_eq!(story.0.open, None);
}

#[test]
fn an_undone_post_is_taken_away_and_its_words_are_a_draft_again() {
    for (parent, slot) in [(None, Slot::Top), (Some("a"), Slot::Reply("a".into()))] {
        let mut story = Story::begin();
        let posted = mine("m", parent, 9);
        story.go([Action::Post(posted.clone()), Action::Saved(posted.id.clone())]);
        let asked = story.tell(Action::Undo);
        let draft_again = Effect::KeepDraft(slot.clone(), "words of m".to_owned());
        assert_eq!(asked, [draft_again, Effect::Delete("m".into()), told_of("delete", &posted)]);
        assert_eq!((story.shown("m"), story.0.draft(&slot)), (None, "words of m"));
        assert_eq!(story.0.open, parent.map(|parent| Open::Reply(parent.into())));
        assert_eq!(story.0.notice, None);
    }
}

#[test]
fn an_undone_post_takes_no_words_from_what_was_typed_since() {
    let mut story = Story::begin();
    story.go([Action::Post(mine("m", None, 9)), Action::Type(Slot::Top, "the next one".to_owned())]);
    let asked = story.tell(Action::Undo);
    let draft = story.0.draft(&Slot::Top).to_owned();
    assert!(draft.contains("words of m") && draft.contains("the next one"), "{draft:?}");
    assert_eq!(asked.first(), Some(&Effect::KeepDraft(Slot::Top, draft)));
}

#[test]
fn an_edit_is_stamped_then_shown_stored_and_announced() {
    let mut story = Story::begin();
    let (posted, changed) = (mine("m", None, 9), edited(&mine("m", None, 9), "better", 20));
    story.go([Action::Post(posted.clone()), Action::Saved("m".into())]);
    let asked = story.tell(Action::SubmitEdit("m".into(), "better".to_owned()));
    let unstamped = article_widget::comments::model::Comment { modified: None, ..changed.clone() };
    assert_eq!(asked, [Effect::StampEdit(unstamped)]);
    assert_eq!(story.shown("m"), Some(posted));
    let asked = story.tell(Action::Edit(changed.clone()));
    let expire = Effect::ExpireLater(story.notice());
    let before = Version { text: "words of m".into(), at: Timestamp(9) };
    let keep = Effect::KeepEarlier("m".into(), Step::Add(before));
    assert_eq!(asked, [Effect::Edit(changed.clone()), told_of("edit", &changed), keep, expire]);
    assert_eq!(story.shown("m"), Some(changed));
    assert_eq!(story.0.open, None);
}

#[test]
fn an_undone_edit_brings_the_old_words_back() {
    let mut story = Story::begin();
    let changed = edited(&mine("m", None, 9), "better", 20);
    story.go([Action::Post(mine("m", None, 9)), Action::Saved("m".into()), Action::Edit(changed)]);
    let asked = story.tell(Action::Undo);
    let back = story.shown("m").expect("it is still there");
    assert_eq!(back.text, "words of m");
    // An edit that looks older than the one it undoes would be dropped by every store.
    assert!(back.modified >= edited(&back, "", 20).modified, "{:?}", back.modified);
    let keep = Effect::KeepEarlier("m".into(), Step::TakeBack("words of m".into()));
    assert_eq!(asked, [Effect::Edit(back.clone()), told_of("edit", &back), keep]);
}

#[test]
fn no_one_edits_or_deletes_what_another_wrote() {
    let mut story = Story::begin();
    let before = story.0.clone();
    assert_eq!(story.tell(Action::SubmitEdit("a".into(), "mine now".to_owned())), []);
    assert_eq!(story.tell(Action::Delete("a".into())), []);
    assert_eq!(story.0, before);
}

#[test]
fn a_deleted_comment_is_gone_and_undo_brings_it_back_with_its_votes() {
    let mut story = Story::begin();
    let posted = mine("m", None, 9);
    story.go([Action::Post(posted.clone()), Action::Saved("m".into())]);
    story.go([Action::Vote("m".into(), Some(article_widget::comments::model::Vote::Up))]);
    let asked = story.tell(Action::Delete("m".into()));
    let expire = Effect::ExpireLater(story.notice());
    assert_eq!(asked, [Effect::Delete("m".into()), told_of("delete", &posted), expire]);
    assert_eq!(story.shown("m"), None);
    let asked = story.tell(Action::Undo);
    assert_eq!(asked, [Effect::Add(posted.clone()), told_of("add", &posted)]);
    let back = story.shown("m").expect("it is back");
    assert_eq!((back.text, back.votes), (posted.text, Votes { up: 1, down: 0 }));
}

#[test]
fn a_deleted_comment_with_a_reply_keeps_its_place_until_it_is_back() {
    let mut story = Story::begin();
    story.go([
        Action::Post(mine("m", None, 9)),
        Action::Post(mine("n", Some("m"), 10)),
        Action::Delete("m".into()),
    ]);
    assert_eq!(story.rows(), "c0 a0 b1 (m0) n1");
    story.go([Action::Undo]);
    assert_eq!(story.rows(), "c0 a0 b1 m0 n1");
}

#[test]
fn undo_works_once_and_only_while_there_is_a_notice() {
    let mut story = Story::begin();
    assert_eq!(story.tell(Action::Undo), []);
    story.go([Action::Post(mine("m", None, 9)), Action::Undo]);
    let undone = story.0.clone();
    assert_eq!(story.tell(Action::Undo), []);
    assert_eq!(story.0, undone);
}

#[test]
fn a_notice_goes_with_its_own_time_and_not_with_that_of_another() {
    let mut story = Story::begin();
    story.go([Action::Post(mine("m", None, 9))]);
    let first = story.notice();
    story.go([Action::Post(mine("n", None, 10))]);
    let second = story.notice();
    assert_ne!(first, second);
    assert_eq!(story.tell(Action::Expire(first)), []);
    assert_eq!(story.notice(), second);
    story.go([Action::Expire(second)]);
    assert_eq!(story.0.notice, None);
}
