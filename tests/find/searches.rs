//! Searches in steps: what they find, in which order, and what they have found so far.

use std::rc::Rc;

use article_widget::comments::{
    find::{Query, search::Search},
    order::Order,
    thread::Thread,
};

use crate::comment;

/// The ids of a list, in order.
pub(crate) fn ids(thread: &Thread, order: Order) -> Vec<String> {
    let row = |row: usize| thread.row(order, row).expect("there are so many rows");
    (0..thread.rows(order)).map(|at| row(at).comment.id.as_str().to_owned()).collect()
}

pub(crate) fn found(among: &Rc<Thread>, order: Order, query: &str) -> Thread {
    let mut search = Search::new(Rc::clone(among), order, Query::of(query));
    while search.step() {}
    search.found()
}

/// 1,000 comments, each other one a reply to the first, in which every third has the word.
fn many() -> Rc<Thread> {
    let text = |at: i64| if at % 3 == 0 { "a word" } else { "nothing" };
    let parent = |at: i64| (at % 2 == 1).then_some("0");
    Rc::new(Thread::new((0..1_000).map(|at| comment(&at.to_string(), parent(at), at, text(at)))))
}

#[test]
fn what_is_found_stands_flat_in_the_order_that_is_asked_for() {
    let thread = many();
    let newest = found(&thread, Order::Newest, "word");
    let wanted: Vec<String> = (0..1_000).rev().filter(|at| at % 3 == 0).map(|at| at.to_string()).collect();
    assert_eq!(ids(&newest, Order::Newest), wanted);
    let oldest: Vec<String> = wanted.into_iter().rev().collect();
    assert_eq!(ids(&newest, Order::Oldest), oldest, "another order is made of the same");
    let row = newest.row(Order::Oldest, 1).expect("there are many");
    assert_eq!((row.comment.id.as_str(), row.depth, row.descendants), ("3", 0, 0));
    assert_eq!(newest.row(Order::Oldest, 0).expect("there are many").descendants, 500);
    assert_eq!(newest.row_of(Order::Oldest, &"3".into()), Some(1));
    assert_eq!(newest.row_of(Order::Oldest, &"1".into()), None, "it was not found");
}

#[test]
fn heights_are_guessed_by_the_text_that_is_shown() {
    let newest = found(&many(), Order::Newest, "word");
    assert_eq!(newest.bytes_before(Order::Newest, 100), 600);
    assert_eq!(newest.bytes_before(Order::Newest, newest.rows(Order::Newest)), 334 * 6);
}

#[test]
fn what_is_found_so_far_is_the_beginning_of_all() {
    let thread = many();
    let mut search = Search::new(Rc::clone(&thread), Order::Newest, Query::of("word"));
    let all = ids(&found(&thread, Order::Newest, "word"), Order::Newest);
    let mut steps = 0;
    while search.step() {
        let so_far = ids(&search.found(), Order::Newest);
        assert_eq!(so_far, all[..search.count()]);
        steps += 1;
    }
    assert!(steps > 3, "{steps}");
    assert_eq!(search.count(), all.len());
}

#[test]
fn a_search_among_what_was_found_finds_the_same() {
    let thread = many();
    let among = Rc::new(found(&thread, Order::Newest, "wo"));
    for order in [Order::Newest, Order::Replies] {
        assert_eq!(ids(&found(&among, order, "word"), order), ids(&found(&thread, order, "word"), order));
    }
}

#[test]
fn what_was_taken_away_is_not_found() {
    let mut thread = Thread::new([comment("a", None, 1, "word"), comment("b", Some("a"), 2, "word")]);
    thread.remove(&"a".into());
    assert_eq!(ids(&found(&Rc::new(thread), Order::Best, "word"), Order::Best), ["b"]);
}

#[test]
fn nothing_found_is_an_empty_list() {
    let none = found(&many(), Order::Best, "nowhere");
    assert_eq!(none.rows(Order::Best), 0);
    assert_eq!(none.row(Order::Best, 0), None);
    assert_eq!(none.row_of(Order::Best, &"1".into()), None);
}
