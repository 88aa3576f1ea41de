//! What was not loaded is looked for on every page before it is called gone.

use article_widget::store::waline::{
    record::{self, Id, List, Record},
    search::{Found, Search},
};
use serde_json::json;

/// Tops come one second after another: the higher the id, the newer.
fn record(id: u64, is_pinned: bool) -> Record {
    let time = 1_795_476_000_000_u64 + id * 1_000;
    let value = json!({ "objectId": id, "nick": "Ann", "orig": "x", "time": time, "sticky": is_pinned });
    record::comment(&value).expect("a comment")
}

fn top(id: u64) -> (Record, Vec<Record>) {
    (record(id, false), Vec::new())
}

fn list(count: u64, tops: Vec<(Record, Vec<Record>)>) -> List {
    List { count, pages: 3, tops, unread: 0 }
}

fn is(id: u64) -> impl Fn(&Record) -> bool {
    move |record| record.id == Id::Number(id)
}

#[test]
fn a_reply_is_found_below_a_top_that_was_never_loaded() {
    let mut search = Search::new(None);
    assert_eq!(search.page(), 1);
    assert_eq!(search.look(list(4, vec![top(9), top(8)]), is(7)), Found::Further);
    assert_eq!(search.page(), 2);
    let below = vec![record(6, false), record(7, false)];
    let page = list(4, vec![(record(5, false), below.clone())]);
    assert_eq!(search.look(page, is(7)), Found::There(record(5, false), below));
}

#[test]
fn only_what_is_on_no_page_is_gone() {
    let mut search = Search::new(None);
    for tops in [vec![top(9), top(8)], vec![top(6), top(5)]] {
        assert_eq!(search.look(list(5, tops), is(7)), Found::Further);
    }
    assert_eq!(search.look(list(5, vec![top(4)]), is(7)), Found::Nowhere);
}

#[test]
fn nothing_is_called_gone_that_may_have_moved_to_an_earlier_page() {
    let mut search = Search::new(None);
    assert_eq!(search.look(list(6, vec![top(9), top(8)]), is(5)), Found::Further);
    // One on the first page was taken away: 5 moved up from the third to the second meanwhile.
    assert_eq!(search.look(list(6, vec![top(7), top(6)]), is(5)), Found::Further);
    assert_eq!(search.look(list(5, vec![top(4)]), is(5)), Found::Moved);
}

#[test]
fn behind_its_date_nothing_more_is_asked_for() {
    let mut search = Search::new(record(7, false).created);
    let pinned = (record(1, true), Vec::new());
    assert_eq!(search.look(list(9, vec![pinned, top(9)]), is(7)), Found::Further, "what is pinned is older");
    assert_eq!(search.look(list(9, vec![top(8), top(6)]), is(7)), Found::Nowhere);
}

#[test]
fn an_empty_thread_has_nothing() {
    assert_eq!(Search::new(None).look(List::default(), is(1)), Found::Nowhere);
}
