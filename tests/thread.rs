//! Which rows a thread shows: who stands under whom, what a fold and a deletion leave, and threads of every shape.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeSet;

use article_widget::{
    comments::{
        model::{Comment, CommentId, Votes},
        order::Order,
        thread::{Row, Thread},
    },
    time::Timestamp,
};

fn comment(id: &str, parent: Option<&str>, created: i64) -> Comment {
    Comment {
        id: id.into(),
        parent: parent.map(Into::into),
        author: String::new(),
        text: format!("words of {id}"),
        created: Timestamp(created),
        modified: None,
        votes: Votes::default(),
        badge: None,
        pinned: false,
        mine: false,
    }
}

/// a (1) with replies b (3) and c (2), d (4) under c; and e (5) alone.
fn sample() -> Thread {
    Thread::new([
        comment("a", None, 1),
        comment("b", Some("a"), 3),
        comment("c", Some("a"), 2),
        comment("d", Some("c"), 4),
        comment("e", None, 5),
    ])
}

fn unfolded(thread: &Thread, order: Order) -> Vec<Row> {
    folded_rows(thread, order, &BTreeSet::new())
}

fn folded_rows(thread: &Thread, order: Order, folded: &BTreeSet<CommentId>) -> Vec<Row> {
    let mut thread = thread.clone();
    for id in folded {
        thread.fold(id, true);
    }
    (0..thread.rows(order)).filter_map(|row| thread.row(order, row)).collect()
}

/// "a0 c1": id and depth of each row, in brackets where it was taken away.
fn drawn(rows: &[Row]) -> String {
    let drawn = rows.iter().map(|Row { comment, depth, removed, .. }| {
        let id = comment.id.as_str();
        if *removed { format!("({id}{depth})") } else { format!("{id}{depth}") }
    });
    drawn.collect::<Vec<_>>().join(" ")
}

fn exported(thread: &Thread) -> Vec<(String, Option<String>)> {
    let name = |id: &CommentId| id.as_str().to_owned();
    thread.export().map(|comment| (name(&comment.id), comment.parent.as_ref().map(name))).collect()
}

fn pair(id: &str, parent: Option<&str>) -> (String, Option<String>) {
    (id.to_owned(), parent.map(str::to_owned))
}

#[test]
fn replies_stand_under_their_comment_oldest_first_whatever_the_order() {
    for order in Order::ALL {
        let rows = drawn(&unfolded(&sample(), order));
        assert!(rows.contains("a0 c1 d2 b1"), "{}: {rows}", order.id());
    }
    assert_eq!(drawn(&unfolded(&sample(), Order::Newest)), "e0 a0 c1 d2 b1");
    assert_eq!(drawn(&unfolded(&sample(), Order::Oldest)), "a0 c1 d2 b1 e0");
}

#[test]
fn replies_of_one_moment_stand_by_id() {
    let thread = Thread::new([
        comment("a", None, 1),
        comment("z", Some("a"), 2),
        comment("b", Some("a"), 2),
        comment("m", Some("a"), 2),
    ]);
    assert_eq!(drawn(&unfolded(&thread, Order::Best)), "a0 b1 m1 z1");
}

#[test]
fn a_row_counts_all_that_stands_below_it() {
    let rows = unfolded(&sample(), Order::Oldest);
    let counts: Vec<u32> = rows.iter().map(|row| row.descendants).collect();
    assert_eq!(counts, [3, 1, 0, 0, 0]);
}

#[test]
fn a_parent_may_come_after_its_replies() {
    let thread = Thread::new([comment("d", Some("c"), 4), comment("c", Some("a"), 2), comment("a", None, 1)]);
    assert_eq!(drawn(&unfolded(&thread, Order::Best)), "a0 c1 d2");
}

#[test]
fn a_reply_whose_parent_is_not_here_stands_at_the_top_until_it_comes() {
    let mut thread = Thread::new([comment("b", Some("a"), 2)]);
    assert_eq!(drawn(&unfolded(&thread, Order::Best)), "b0");
    assert_eq!(exported(&thread), [pair("b", None)]);
    thread.put(comment("a", None, 1));
    assert_eq!(drawn(&unfolded(&thread, Order::Best)), "a0 b1");
    assert_eq!(exported(&thread), [pair("b", Some("a")), pair("a", None)]);
}

#[test]
fn a_fold_hides_what_is_below_it_and_says_how_much() {
    let folded = BTreeSet::from([CommentId::from("a"), "nobody".into()]);
    let rows = folded_rows(&sample(), Order::Oldest, &folded);
    assert_eq!(drawn(&rows), "a0 e0");
    assert_eq!(rows[0].descendants, 3);
    let folded = BTreeSet::from([CommentId::from("c")]);
    assert_eq!(drawn(&folded_rows(&sample(), Order::Oldest, &folded)), "a0 c1 b1 e0");
}

#[test]
fn a_removed_leaf_is_gone() {
    let mut thread = sample();
    thread.remove(&"d".into());
    thread.remove(&"e".into());
    assert_eq!(drawn(&unfolded(&thread, Order::Oldest)), "a0 c1 b1");
    assert_eq!((thread.len(), thread.get(&"d".into())), (3, None));
}

#[test]
fn a_removed_parent_stays_as_a_place_for_its_replies() {
    let mut thread = sample();
    thread.remove(&"a".into());
    thread.remove(&"c".into());
    let rows = unfolded(&thread, Order::Oldest);
    assert_eq!(drawn(&rows), "(a0) (c1) d2 b1 e0");
    assert_eq!(rows.iter().map(|row| row.descendants).collect::<Vec<_>>(), [2, 1, 0, 0, 0]);
}

#[test]
fn removed_comments_without_a_reply_to_hold_go_altogether() {
    let mut thread = sample();
    for id in ["a", "b", "c", "d"] {
        thread.remove(&id.into());
    }
    assert_eq!(drawn(&unfolded(&thread, Order::Oldest)), "e0");
    thread.remove(&"e".into());
    assert!(thread.is_empty());
    assert!(unfolded(&thread, Order::Oldest).is_empty());
    assert_eq!(exported(&thread), []);
}

#[test]
fn the_place_of_what_was_removed_is_held_for_as_long_as_that_is_wanted() {
    let mut thread = sample();
    thread.hold(["b".into(), "d".into()].into());
    for id in ["b", "d", "c", "a"] {
        thread.remove(&id.into());
    }
    assert_eq!(drawn(&unfolded(&thread, Order::Oldest)), "(a0) (c1) (d2) (b1) e0");
    assert_eq!((thread.len(), thread.rows(Order::Oldest)), (1, 5));
    thread.hold(["d".into()].into());
    assert_eq!(drawn(&unfolded(&thread, Order::Oldest)), "(a0) (c1) (d2) e0");
    thread.hold(BTreeSet::new());
    assert_eq!(drawn(&unfolded(&thread, Order::Oldest)), "e0");
}

#[test]
fn all_rows_can_be_had_whatever_is_folded_or_too_deep() {
    let chain = (0..20)
        .map(|at| comment(&format!("d{at:02}"), (at > 0).then(|| format!("d{:02}", at - 1)).as_deref(), at));
    let mut thread =
        Thread::new(chain.chain([comment("beside", Some("d00"), 30), comment("last", None, 40)]));
    let names = |rows: &[Row]| rows.iter().map(|row| row.comment.id.as_str().to_owned()).collect::<Vec<_>>();
    let all = thread.unfolded(Order::Oldest, 100);
    let depths: Vec<u32> = all.iter().map(|row| row.depth).collect();
    assert_eq!(depths, (0..20).chain([1, 0]).collect::<Vec<_>>());
    thread.fold(&"d00".into(), true);
    thread.fold(&"d10".into(), true);
    assert_eq!(names(&thread.unfolded(Order::Oldest, 100)), names(&all));
    assert_eq!(names(&thread.unfolded(Order::Oldest, 7)), names(&all)[..7]);
    thread.remove(&"d19".into());
    thread.remove(&"d10".into());
    let left = thread.unfolded(Order::Oldest, 100);
    assert_eq!((left.len(), left.iter().filter(|row| row.removed).count()), (21, 1));
}

#[test]
fn a_removed_reply_is_no_activity() {
    let mut thread = Thread::new([
        comment("a", None, 1),
        comment("b", None, 2),
        comment("c", Some("a"), 3),
        comment("d", Some("b"), 4),
    ]);
    assert_eq!(drawn(&unfolded(&thread, Order::Active)), "b0 d1 a0 c1");
    thread.remove(&"d".into());
    assert_eq!(drawn(&unfolded(&thread, Order::Active)), "a0 c1 b0");
    assert_eq!(drawn(&unfolded(&thread, Order::Replies)), "a0 c1 b0");
}

#[test]
fn an_unknown_id_can_be_removed_without_harm() {
    let mut thread = sample();
    thread.remove(&"nobody".into());
    assert_eq!(thread, sample());
    assert_eq!(thread.len(), 5);
}

#[test]
fn putting_a_comment_again_replaces_it_and_brings_it_back() {
    let mut thread = sample();
    thread.remove(&"c".into());
    let mut edited = comment("c", Some("a"), 2);
    edited.text = "new words".to_owned();
    thread.put(edited);
    assert_eq!(drawn(&unfolded(&thread, Order::Oldest)), "a0 c1 d2 b1 e0");
    assert_eq!(thread.get(&"c".into()).map(|comment| comment.text.as_str()), Some("new words"));
    assert_eq!(thread.len(), 5);
}

#[test]
fn of_two_comments_with_one_id_the_later_stands_in_the_place_of_the_first() {
    let mut later = comment("a", None, 1);
    later.text = "later".to_owned();
    let thread = Thread::new([comment("a", None, 1), comment("b", None, 1), later]);
    let texts: Vec<String> = thread.export().map(|comment| comment.text.clone()).collect();
    assert_eq!(texts, ["later", "words of b"]);
}

#[test]
fn the_rows_follow_every_change() {
    let mut thread = sample();
    assert_eq!(drawn(&unfolded(&thread, Order::Newest)), "e0 a0 c1 d2 b1");
    thread.put(comment("f", Some("e"), 9));
    assert_eq!(drawn(&unfolded(&thread, Order::Newest)), "e0 f1 a0 c1 d2 b1");
    thread.remove(&"e".into());
    assert_eq!(drawn(&unfolded(&thread, Order::Newest)), "(e0) f1 a0 c1 d2 b1");
    thread.put(comment("f", None, 9));
    assert_eq!(drawn(&unfolded(&thread, Order::Newest)), "f0 a0 c1 d2 b1");
}

#[test]
fn an_export_holds_what_is_left_under_what_is_left() {
    let mut thread = sample();
    thread.remove(&"c".into());
    let left = [pair("a", None), pair("b", Some("a")), pair("d", Some("a")), pair("e", None)];
    assert_eq!(exported(&thread), left);
    thread.remove(&"a".into());
    assert_eq!(exported(&thread), [pair("b", None), pair("d", None), pair("e", None)]);
}

#[test]
fn ancestors_are_named_from_the_nearest_up() {
    let thread = sample();
    let above =
        |id: &str| thread.ancestors(&id.into()).map(|comment| comment.id.as_str()).collect::<Vec<_>>();
    assert_eq!(above("d"), ["c", "a"]);
    assert!(above("a").is_empty());
    assert!(above("nobody").is_empty());
}

#[test]
fn comments_in_a_circle_are_all_shown_each_once() {
    let mut thread = Thread::new([
        comment("tail", Some("x"), 1),
        comment("x", Some("z"), 2),
        comment("y", Some("x"), 3),
        comment("z", Some("y"), 4),
        comment("self", Some("self"), 5),
    ]);
    let mut shown: Vec<String> =
        unfolded(&thread, Order::Best).iter().map(|row| row.comment.id.as_str().to_owned()).collect();
    shown.sort();
    assert_eq!(shown, ["self", "tail", "x", "y", "z"]);
    assert!(thread.ancestors(&"tail".into()).count() < 5);
    for id in ["x", "y", "self"] {
        thread.remove(&id.into());
    }
    let kept: Vec<String> = exported(&thread).into_iter().map(|(id, _)| id).collect();
    assert_eq!(kept, ["tail", "z"]);
    let read_again = Thread::new(thread.export());
    assert_eq!(unfolded(&read_again, Order::Best).len(), 2);
}
