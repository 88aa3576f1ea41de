//! What the store and other tabs say: pages, changes, trouble; and documents that come again.

use std::rc::Rc;

use article_widget::{
    comments::{model::Comment, thread::Thread},
    document::model::Document,
    embed::{config::Config, datum::Datum},
    response::state::{action::Action, effect::Effect},
    store::model::{Change, Page, StoreError},
};

use crate::story::{Story, document, edited, mine, theirs};

fn page(comments: &[Comment]) -> Page {
    Page { comments: comments.to_vec(), ..Page::default() }
}

#[test]
fn the_document_is_shown_before_the_store_is_read() {
    let story = Story::begin();
    assert_eq!(story.rows(), "c0 a0 b1");
    assert_eq!((story.count("happy"), story.count("angry"), story.0.thread_complete), (3, 0, false));
}

#[test]
fn a_document_that_comes_again_has_the_store_read_again() {
    assert_eq!(Story::begin().tell(Action::Loaded(Rc::new(document()))), [Effect::OpenThread]);
}

#[test]
fn what_is_there_stays_while_a_long_document_is_read() {
    let mut story = Story::begin();
    story.go([Action::Post(mine("m", Some("a"), 9)), Action::Fold("a".into())]);
    for part in [0, 40] {
        assert_eq!(story.tell(Action::Reading(part)), []);
        assert_eq!((story.rows().as_str(), story.0.reading), ("c0 a0", Some(part)));
    }
    let mut longer = document();
    longer.comments.push(Rc::new(theirs("d", None, 4)));
    let thread = Rc::new(Thread::new(longer.comments.iter().cloned()));
    assert_eq!(story.tell(Action::Indexed(Rc::new(longer), thread)), [Effect::OpenThread]);
    assert_eq!((story.rows().as_str(), story.0.reading), ("d0 c0 a0", None));
    story.go([Action::Fold("a".into())]);
    assert_eq!(story.rows(), "d0 c0 a0 b1 m1");
}

#[test]
fn another_thread_is_opened_when_the_host_names_it() {
    let mut story = Story::begin();
    let other = Config { thread: Some("other".to_owned()), ..Config::default() };
    assert_eq!(story.tell(Action::Configured(Rc::new(other.clone()))), [Effect::OpenThread]);
    assert_eq!(story.tell(Action::Configured(Rc::new(other))), []);
}

#[test]
fn pages_add_the_readers_comments_and_the_last_one_ends_the_reading() {
    let mut story = Story::begin();
    let first = Page { next: Some("m".to_owned()), ..page(&[mine("m", Some("b"), 9)]) };
    assert_eq!(story.tell(Action::Stored(first)), []);
    assert_eq!((story.rows().as_str(), story.0.thread_complete), ("c0 a0 b1 m2", false));
    story.go([Action::Stored(page(&[mine("n", Some("m"), 10)]))]);
    assert_eq!((story.rows().as_str(), story.0.thread_complete), ("c0 a0 b1 m2 n3", true));
    assert!(story.shown("n").is_some_and(|comment| comment.mine));
}

#[test]
fn an_empty_store_ends_the_reading_too() {
    let mut story = Story::begin();
    story.go([Action::Stored(Page::default())]);
    assert_eq!((story.rows().as_str(), story.0.thread_complete), ("c0 a0 b1", true));
}

#[test]
fn what_the_store_holds_stands_for_what_the_document_says_of_it() {
    let mut story = Story::begin();
    story.go([Action::Stored(page(&[edited(&mine("c", None, 3), "newer words", 50)]))]);
    assert_eq!(
        story.shown("c").map(|comment| (comment.text, comment.mine)),
        Some(("newer words".to_owned(), true))
    );
}

#[test]
fn what_the_reader_deleted_does_not_come_back_with_the_document() {
    let mut story = Story::begin();
    story.go([Action::Stored(Page { deleted: vec!["a".into(), "c".into()], ..Page::default() })]);
    assert_eq!(story.rows(), "(a0) b1");
    story.go([Action::Loaded(Rc::new(document()))]);
    assert_eq!(story.rows(), "(a0) b1");
}

#[test]
fn another_document_keeps_what_the_reader_wrote() {
    let mut story = Story::begin();
    story.go([Action::Post(mine("m", Some("a"), 9))]);
    let mut newer = document();
    newer.comments = [theirs("d", None, 4), theirs("a", None, 1)].map(Rc::new).to_vec();
    story.go([Action::Loaded(Rc::new(newer))]);
    assert_eq!(story.rows(), "d0 a0 m1");
    story.go([Action::Loaded(Rc::new(Document::default()))]);
    assert_eq!(story.rows(), "m0", "a reply outlives the comment that it answers");
}

#[test]
fn a_comment_from_another_tab_is_shown_edited_and_taken_away_here() {
    let mut story = Story::begin();
    let put = |comment: Comment| Action::Changed(Change::Put(comment));
    assert_eq!(story.tell(put(mine("m", Some("a"), 9))), []);
    assert_eq!(story.rows(), "c0 a0 b1 m1");
    story.go([put(edited(&mine("m", Some("a"), 9), "better", 20))]);
    assert_eq!(story.shown("m").map(|comment| comment.text), Some("better".to_owned()));
    assert_eq!(story.tell(Action::Changed(Change::Delete("m".into()))), []);
    assert_eq!(story.rows(), "c0 a0 b1");
    assert_eq!(story.0.notice, None, "there is nothing to undo in this tab");
}

#[test]
fn a_deletion_in_another_tab_outlives_another_document() {
    let mut story = Story::begin();
    story.go([Action::Changed(Change::Delete("c".into())), Action::Loaded(Rc::new(document()))]);
    assert_eq!(story.rows(), "a0 b1");
}

#[test]
fn undo_of_a_post_that_another_tab_deleted_only_closes_the_notice() {
    let mut story = Story::begin();
    story.go([Action::Post(mine("m", None, 9)), Action::Changed(Change::Delete("m".into()))]);
    assert_eq!(story.tell(Action::Undo), []);
    assert_eq!((story.rows().as_str(), story.0.notice.clone()), ("c0 a0 b1", None));
}

#[test]
fn replies_in_a_circle_are_shown_each_once() {
    let mut story = Story::begin();
    story.go([Action::Stored(page(&[mine("m", Some("n"), 9), mine("n", Some("m"), 10)]))]);
    story.go([Action::GoTo("m".into())]);
    let rows = story.rows();
    assert!(rows.contains('m') && rows.contains('n'), "{rows}");
    assert_eq!(rows.split(' ').count(), 5);
}

#[test]
fn trouble_with_the_store_is_shown_and_announced_and_nothing_is_lost() {
    let mut story = Story::begin();
    story.go([Action::Post(mine("m", None, 9))]);
    let asked = story.tell(Action::Trouble(StoreError::Full));
    let told = vec![
        ("where", Datum::text("store")),
        ("message", Datum::text("the storage is full")),
        ("retryable", Datum::Flag(false)),
    ];
    assert_eq!(asked, [Effect::Announce("article-error", told)]);
    assert_eq!(story.0.trouble, Some(StoreError::Full));
    assert!(story.shown("m").is_some());
}
