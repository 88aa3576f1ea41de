//! Orders, folds, permalinks: how the thread is looked at.

use std::rc::Rc;

use article_widget::{
    comments::order::Order,
    embed::{config::Config, datum::Datum},
    response::state::{
        NoticeKind,
        action::{Action, Kept},
        effect::Effect,
    },
    time::Timestamp,
};

use crate::story::Story;

fn sorted_by(order: Order) -> Config {
    Config { sort: order, ..Config::default() }
}

#[test]
fn an_order_that_the_reader_chooses_is_taken_kept_and_announced() {
    let mut story = Story::begin();
    for order in Order::ALL {
        let told = Effect::Announce("article-sort", vec![("sort", Datum::text(order.id()))]);
        assert_eq!(story.tell(Action::SortBy(order)), [Effect::KeepOrder(order), told]);
        assert_eq!(story.0.order, order);
    }
}

#[test]
fn the_order_is_that_of_the_host_until_the_reader_chose_one() {
    let mut story = Story::with(sorted_by(Order::Oldest));
    assert_eq!(story.rows(), "a0 b1 c0");
    story.go([Action::Kept(Kept::default())]);
    assert_eq!(story.0.order, Order::Oldest);
    story.go([Action::Kept(Kept { order: Some(Order::Newest), ..Kept::default() })]);
    assert_eq!(story.rows(), "c0 a0 b1");
}

#[test]
fn a_host_that_changes_the_order_is_heard_and_any_other_change_leaves_it() {
    let mut story = Story::with(sorted_by(Order::Oldest));
    story.go([Action::SortBy(Order::Newest)]);
    let other = Config { heading_level: 2, ..sorted_by(Order::Oldest) };
    assert_eq!(story.tell(Action::Configured(Rc::new(other))), []);
    assert_eq!(story.0.order, Order::Newest);
    assert_eq!(story.tell(Action::Configured(Rc::new(sorted_by(Order::Replies)))), []);
    assert_eq!(story.0.order, Order::Replies);
}

#[test]
fn replies_fold_and_unfold() {
    let mut story = Story::begin();
    assert_eq!(story.tell(Action::Fold("a".into())), []);
    assert_eq!(story.rows(), "c0 a0");
    story.go([Action::Fold("a".into())]);
    assert_eq!(story.rows(), "c0 a0 b1");
}

#[test]
fn a_permalink_unfolds_what_hides_its_comment_and_asks_anew_each_time() {
    let mut story = Story::begin();
    story.go([Action::Fold("a".into()), Action::Fold("c".into())]);
    assert_eq!(story.tell(Action::GoTo("b".into())), []);
    assert_eq!(story.rows(), "c0 a0 b1");
    let first = story.0.target.clone().expect("there is a target");
    story.go([Action::GoTo("b".into())]);
    let second = story.0.target.clone().expect("there is a target");
    assert_eq!((first.0.as_str(), second.0.as_str()), ("b", "b"));
    assert_ne!(first.1, second.1);
}

#[test]
fn a_permalink_to_what_is_not_there_changes_nothing() {
    let mut story = Story::begin();
    let before = story.rows();
    assert_eq!(story.tell(Action::GoTo("nobody".into())), []);
    assert_eq!((story.rows(), story.0.target.clone()), (before, None));
}

#[test]
fn a_permalink_is_copied_or_shown_to_be_copied_by_hand() {
    let mut story = Story::begin();
    assert_eq!(story.tell(Action::CopyLink("a".into())), [Effect::CopyLink("a".into())]);
    for (result, kind) in [
        (Ok(()), NoticeKind::Copied),
        (Err("https://x.example".to_owned()), NoticeKind::NotCopied("https://x.example".to_owned())),
    ] {
        let asked = story.tell(Action::Copied(result));
        assert_eq!(asked, [Effect::ExpireLater(story.notice())]);
        assert!(!kind.can_be_undone());
        assert_eq!(story.0.notice.clone().map(|notice| notice.kind), Some(kind));
        let thread = story.0.thread.clone();
        assert_eq!(story.tell(Action::Undo), []);
        assert_eq!(story.0.thread, thread);
    }
}

#[test]
fn time_goes_by() {
    let mut story = Story::begin();
    assert_eq!(story.0.now, Timestamp(100));
    assert_eq!(story.tell(Action::Tick(Timestamp(60_100))), []);
    assert_eq!(story.0.now, Timestamp(60_100));
}
