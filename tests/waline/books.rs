//! What becomes of a page: order, nesting and parents mended, only what is news told, nobody counted twice.

use article_widget::{
    comments::model::{Comment, CommentId, Votes},
    reactions::model::ReactionId,
    store::{
        news::{News, Passage},
        waline::{
            book::Book,
            ledger::{Ledger, Own},
            record::{self, Id, List, Record},
        },
    },
    time::Timestamp,
};
use serde_json::{Value, json};

use super::data;

fn value(id: u64, text: &str, pid: Option<u64>, rid: Option<u64>) -> Value {
    json!({ "objectId": id, "nick": "Ann", "orig": text, "like": 2, "pid": pid, "rid": rid, "status": "approved",
        "time": 1_795_476_000_000_u64 + id * 1_000 })
}

fn record(id: u64, text: &str, pid: Option<u64>, rid: Option<u64>) -> Record {
    record::comment(&value(id, text, pid, rid)).expect("a comment")
}

fn list(pages: usize, tops: Vec<(Record, Vec<Record>)>) -> List {
    List { count: 0, pages, tops, unread: 0 }
}

fn put(news: &[News]) -> Vec<(&str, Option<&str>)> {
    let comments = news.iter().filter_map(|news| match news {
        News::Put(comment) => Some(comment),
        _ => None,
    });
    comments.map(|c| (c.id.as_str(), c.parent.as_ref().map(CommentId::as_str))).collect()
}

fn own(here: &str, there: u64) -> Own {
    Own { here: here.into(), there: Some(Id::Number(there)), held: None }
}

fn comment(news: &News) -> &Comment {
    let News::Put(comment) = news else { panic!("{news:?}") };
    comment
}

#[test]
fn a_recorded_page_becomes_a_thread() {
    let list = record::list(&data("list")).unwrap();
    let news = Book::default().take_list(&list, 1, &Ledger::default());
    assert_eq!(
        put(&news),
        [
            ("waline-1", None),
            ("waline-5", Some("waline-4")),
            ("waline-4", Some("waline-1")),
            ("waline-8", None),
            ("waline-9", None),
            ("waline-2", None),
            ("waline-3", None),
        ]
    );
    assert!(news.iter().all(|news| comment(news).votes.down == 0));
}

#[test]
fn what_answers_a_comment_that_is_gone_stands_under_the_top() {
    let below = vec![record(5, "deep", Some(4), Some(1)), record(6, "deeper", Some(5), Some(1))];
    let news = Book::default().take_list(
        &list(1, vec![(record(1, "top", None, None), below)]),
        1,
        &Ledger::default(),
    );
    assert_eq!(
        put(&news),
        [("waline-1", None), ("waline-5", Some("waline-1")), ("waline-6", Some("waline-5"))]
    );
}

#[test]
fn the_same_page_again_is_no_news_and_a_like_is_no_new_comment() {
    let (mut book, ledger) = (Book::default(), Ledger::default());
    let page = |top| list(1, vec![(top, vec![])]);
    assert_eq!(book.take_list(&page(record(1, "top", None, None)), 1, &ledger).len(), 1);
    assert_eq!(book.take_list(&page(record(1, "top", None, None)), 1, &ledger), []);
    let liked = Record { likes: 3, ..record(1, "top", None, None) };
    let votes = News::Votes("waline-1".into(), Votes { up: 3, down: 0 });
    assert_eq!(book.take_list(&page(liked.clone()), 1, &ledger), [votes]);
    let undated = Record { created: None, ..liked.clone() };
    assert_eq!(book.take_list(&page(undated), 1, &ledger), [], "when it came is not forgotten");
    let edited = Record { text: "edited".to_owned(), ..liked };
    assert_eq!(put(&book.take_list(&page(edited), 1, &ledger)), [("waline-1", None)]);
}

#[test]
fn the_own_like_and_mood_are_taken_out_of_what_others_chose() {
    let mut ledger = Ledger::default();
    ledger.set_like(&Id::Number(1), true);
    ledger.mood = Some(2);
    let mut book = Book::default();
    let news = book.take_list(&list(1, vec![(record(1, "top", None, None), vec![])]), 1, &ledger);
    assert_eq!(comment(&news[0]).votes.up, 1);
    let Some(News::Counts(counts)) = book.take_moods([0, 0, 1, 4, 0, 0, 0, 0, 7], &ledger) else {
        panic!("no counts")
    };
    assert_eq!(counts[2], (ReactionId::from("amused"), 0));
    assert_eq!((counts[3].1, &counts[8]), (4, &(ReactionId::from("reaction8"), 7)));
    assert_eq!(book.take_moods([0, 0, 1, 4, 0, 0, 0, 0, 7], &ledger), None, "no news");
}

#[test]
fn an_own_comment_keeps_the_name_that_it_was_given_here() {
    let mut ledger = Ledger::default();
    ledger.keep(own("mine", 1));
    let page = list(1, vec![(record(1, "top", None, None), vec![record(2, "reply", Some(1), Some(1))])]);
    let news = Book::default().take_list(&page, 1, &ledger);
    assert_eq!(put(&news), [("mine", None), ("waline-2", Some("mine"))]);
    assert!(comment(&news[0]).mine && !comment(&news[1]).mine);
}

#[test]
fn what_came_as_a_strangers_and_is_ones_own_stands_there_once() {
    let (mut book, mut ledger) = (Book::default(), Ledger::default());
    let page = list(1, vec![(record(1, "top", None, None), vec![])]);
    assert_eq!(put(&book.take_list(&page, 1, &ledger)), [("waline-1", None)]);
    // Another tab sent it, and has written down so now.
    ledger.keep(own("mine", 1));
    let news = book.take_list(&page, 1, &ledger);
    assert_eq!(news[0], News::Removed("waline-1".into()));
    assert_eq!(put(&news), [("mine", None)]);
    assert_eq!(book.take_list(&page, 1, &ledger), []);
}

#[test]
fn a_new_reply_is_taken_where_its_thread_is_known_and_passed_over_where_it_is_not() {
    let (mut book, ledger) = (Book::default(), Ledger::default());
    book.take_list(&list(1, vec![(record(1, "top", None, None), vec![])]), 1, &ledger);
    let news = book.take_new(record(2, "reply", Some(1), Some(1)), &ledger).unwrap();
    assert_eq!(put(&news), [("waline-2", Some("waline-1"))]);
    assert_eq!(book.take_new(record(3, "elsewhere", Some(99), Some(99)), &ledger), None);
    assert_eq!(book.take_new(record(4, "its top is none", Some(2), Some(2)), &ledger), None, "never listed");
    assert_eq!(put(&book.take_new(record(5, "top", None, None), &ledger).unwrap()), [("waline-5", None)]);
}

#[test]
fn what_the_first_page_lacks_was_taken_away_but_what_lies_behind_it_was_not() {
    let (mut book, mut ledger) = (Book::default(), Ledger::default());
    let reply = record(8, "reply", Some(5), Some(5));
    let first = vec![(record(9, "new", None, None), vec![]), (record(5, "old", None, None), vec![reply])];
    book.take_list(&list(2, first), 1, &ledger);
    book.take_list(&list(2, vec![(record(2, "behind", None, None), vec![])]), 2, &ledger);
    let now = list(2, vec![(record(5, "old", None, None), vec![])]);
    book.take_list(&now, 1, &ledger);
    let mut gone = book.take_missing(&now, &mut ledger);
    gone.sort_by_key(|news| format!("{news:?}"));
    assert_eq!(gone, [News::Removed("waline-8".into()), News::Removed("waline-9".into())]);
    let whole = list(1, vec![]);
    assert_eq!(book.take_missing(&whole, &mut ledger).len(), 2, "one page is all there is");
}

#[test]
fn what_an_operator_alone_may_see_is_shown_to_no_other() {
    let mut held = record(1, "spam", None, None);
    held.is_held = true;
    held.user = Some(Id::Number(2));
    let page = list(1, vec![(held, vec![])]);
    assert_eq!(Book::default().take_list(&page, 1, &Ledger::default()), []);
    let mut book = Book::default();
    book.me = Some(Id::Number(2));
    let news = book.take_list(&page, 1, &Ledger::default());
    assert_eq!(put(&news), [("waline-1", None)]);
    assert_eq!(news[1], News::Passage("waline-1".into(), Passage::Held), "its author sees that it waits");
}

#[test]
fn a_comment_whose_answer_was_lost_is_found_again_but_not_in_another() {
    let (mut ledger, book) = (Ledger::default(), Book::default());
    let sent = Comment {
        id: "mine".into(),
        parent: None,
        author: "Ann".to_owned(),
        text: "+1".to_owned(),
        created: Timestamp(1_795_476_001_000),
        modified: None,
        votes: Votes::default(),
        badge: None,
        pinned: false,
        mine: true,
    };
    let find = |records: &[Record], ledger: &Ledger, sent: &Comment| {
        book.find_own(records.iter(), sent, ledger).map(|found| found.id.clone())
    };
    let there = [record(1, "+1", None, None)];
    assert_eq!(find(&there, &ledger, &sent), Some(Id::Number(1)));
    for other in [
        record(1, "+2", None, None),
        Record { name: "Bob".to_owned(), ..record(1, "+1", None, None) },
        record(1, "+1", Some(5), Some(5)),
        Record { created: Some(Timestamp(1_795_400_000_000)), ..record(1, "+1", None, None) },
    ] {
        assert_eq!(find(&[other], &ledger, &sent), None);
    }
    let mut book = Book::default();
    book.me = Some(Id::Number(2));
    let by_account =
        Record { name: "Ann’s account".to_owned(), user: book.me.clone(), ..record(1, "+1", None, None) };
    assert!(book.find_own([&by_account].into_iter(), &sent, &ledger).is_some());
    ledger.keep(own("an earlier one", 1));
    assert_eq!(find(&there, &ledger, &sent), None, "what was said before is not what is said again");
}

#[test]
fn a_page_that_moved_is_read_so_that_nothing_is_passed_over() {
    let (mut book, ledger) = (Book::default(), Ledger::default());
    let page = |from: u64, to: u64| {
        list(3, (from..to).rev().map(|id| (record(id, "x", None, None), vec![])).collect())
    };
    book.take_list(&page(201, 301), 1, &ledger);
    assert_eq!(book.next_page(), 2);
    // One was taken away meanwhile, so the first of the second page is on the first now.
    book.remove(&Id::Number(250), &mut Ledger::default());
    assert_eq!(book.next_page(), 1);
    let again = list(
        3,
        (200..301).rev().filter(|id| *id != 250).map(|id| (record(id, "x", None, None), vec![])).collect(),
    );
    book.take_list(&again, 1, &ledger);
    assert_eq!(book.next_page(), 2);
    book.take_list(&again, 2, &ledger);
    assert!(book.next_page() > 2, "a page that brought nothing is not read for ever");
}
