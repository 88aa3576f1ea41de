//! Comments of others that come while the reader reads: they wait until the reader asks for them.

use std::rc::Rc;

use article_widget::{
    comments::{
        model::{Comment, CommentId, Vote},
        thread::Thread,
    },
    document::model::Document,
    response::state::{action::Action, effect::Effect},
    store::model::{Change, Page},
};

use crate::story::{Story, document, edited, mine, theirs};

fn put(comment: Comment) -> Action {
    Action::Changed(Change::Put(comment))
}

fn waiting(story: &Story) -> Vec<&str> {
    story.0.waiting.keys().map(CommentId::as_str).collect()
}

/// A reader with `d` and its reply `e`, by others, waiting.
fn news() -> Story {
    let mut story = Story::begin();
    story.go([put(theirs("e", Some("d"), 12)), put(theirs("d", None, 11))]);
    story
}

#[test]
fn comments_of_others_wait_and_come_when_they_are_asked_for() {
    let mut story = news();
    assert_eq!((story.rows().as_str(), waiting(&story)), ("c0 a0 b1", vec!["d", "e"]));
    assert_eq!(story.tell(Action::ShowNews), [Effect::CountPeople]);
    assert_eq!((story.rows().as_str(), waiting(&story).len()), ("d0 e1 c0 a0 b1", 0));
}

#[test]
fn the_first_of_them_in_the_list_is_gone_to() {
    let mut story = news();
    story.go([put(theirs("f", Some("a"), 13)), Action::ShowNews]);
    assert_eq!(story.0.target.as_ref().map(|(id, _)| id.as_str()), Some("d"));
    let mut folded = Story::begin();
    folded.go([Action::Fold("a".into()), put(theirs("f", Some("b"), 13)), Action::ShowNews]);
    assert_eq!(folded.rows(), "c0 a0 b1 f2", "what is gone to is not folded away");
}

#[test]
fn an_edit_a_vote_and_a_deletion_of_what_is_shown_do_not_wait() {
    let mut story = news();
    story.go([
        put(edited(&theirs("a", None, 1), "better", 20)),
        Action::Changed(Change::Vote("c".into(), Some(Vote::Up))),
        Action::Changed(Change::Delete("b".into())),
    ]);
    assert_eq!((story.rows().as_str(), story.votes("c")), ("c0 a0", (3, 1)));
    assert_eq!(story.shown("a").map(|comment| comment.text), Some("better".to_owned()));
    assert_eq!(waiting(&story), ["d", "e"]);
}

#[test]
fn what_waits_is_edited_voted_on_and_taken_away_too() {
    let mut story = news();
    story.go([
        put(edited(&theirs("d", None, 11), "better", 20)),
        Action::Changed(Change::Vote("d".into(), Some(Vote::Up))),
        Action::Changed(Change::Delete("e".into())),
    ]);
    assert_eq!(waiting(&story), ["d"]);
    story.go([Action::ShowNews]);
    assert_eq!((story.rows().as_str(), story.votes("d")), ("d0 c0 a0 b1", (3, 1)));
    assert_eq!(story.shown("d").map(|comment| comment.text), Some("better".to_owned()));
}

#[test]
fn the_readers_own_comment_from_another_tab_is_shown_at_once_with_what_it_answers() {
    let mut story = news();
    story.go([put(theirs("f", None, 13)), put(mine("m", Some("e"), 14))]);
    assert_eq!((story.rows().as_str(), waiting(&story)), ("d0 e1 m2 c0 a0 b1", vec!["f"]));
    assert_eq!(story.0.target, None, "the reader is not taken there");
}

#[test]
fn into_an_empty_list_they_come_at_once() {
    let mut story = Story::begin();
    story.go([Action::Loaded(Rc::new(Document::default())), put(theirs("d", None, 11))]);
    assert_eq!((story.rows().as_str(), waiting(&story).len()), ("d0", 0));
}

#[test]
fn what_the_store_or_the_document_brings_does_not_wait() {
    let mut story = news();
    story.go([Action::Stored(Page { comments: vec![theirs("d", None, 11)], ..Page::default() })]);
    assert_eq!((story.rows().as_str(), waiting(&story)), ("d0 c0 a0 b1", vec!["e"]));
    let mut newer = document();
    newer.comments.push(Rc::new(theirs("e", Some("a"), 12)));
    let thread = Rc::new(Thread::new(newer.comments.iter().cloned()));
    story.go([Action::Indexed(Rc::new(newer), thread)]);
    assert_eq!((story.rows().as_str(), waiting(&story).len()), ("d0 c0 a0 b1 e1", 0));
}

#[test]
fn another_thread_has_no_news_of_this_one() {
    let mut story = news();
    story.go([Action::Opened]);
    assert_eq!(waiting(&story).len(), 0);
}

#[test]
fn what_waits_is_exported_too() {
    let story = news();
    let ids = |document: &Document| {
        document.comments.iter().map(|comment| comment.id.as_str().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(ids(&story.0.export(&document())), ["a", "b", "c", "d", "e"]);
    assert_eq!(story.rows(), "c0 a0 b1");
}

#[test]
fn nothing_to_show_changes_nothing() {
    let mut story = Story::begin();
    let before = story.0.clone();
    assert_eq!(story.tell(Action::ShowNews), []);
    assert!(story.0 == before);
}
