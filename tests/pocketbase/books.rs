//! What a reader's page makes of what it reads and hears: nothing twice, nobody counted twice.

use article_widget::{
    comments::model::{CommentId, Vote, Votes},
    store::{
        model::Change,
        news::{News, Passage},
        pocketbase::{book::Book, record},
    },
};
use serde_json::{Value, json};

const ID: &str = "abcdefghij01234";
const ME: &str = "readerreader123";

fn raw(second: u32) -> Value {
    json!({
        "id": ID, "parent": "", "author": ME, "name": "Ann", "text": format!("text {second}"), "edits": 0,
        "deleted": false, "held": false, "created": "2026-11-24 14:21:00.000Z",
        "updated": format!("2026-11-24 14:21:{second:02}.000Z"),
    })
}

fn take(book: &mut Book, value: &Value) -> Option<Vec<News>> {
    book.take(record::comment(value).expect("a comment"))
}

fn votes(up: u64, down: u64) -> Vec<(CommentId, Votes, String)> {
    vec![(ID.into(), Votes { up, down }, "2026-11-24 14:21:00.000Z".to_owned())]
}

#[test]
fn what_is_heard_twice_or_late_is_no_news() {
    let mut book = Book::default();
    assert!(take(&mut book, &raw(5)).is_some());
    assert_eq!(take(&mut book, &raw(5)), None);
    assert_eq!(take(&mut book, &raw(4)), None, "a page that was asked for before the event came");
    let event = json!({ "action": "update", "record": raw(6) }).to_string();
    assert!(matches!(book.hear(&event).as_slice(), [News::Put(comment)] if comment.text == "text 6"));
    assert!(book.hear(&event).is_empty());
}

#[test]
fn a_comment_is_mine_where_the_server_says_that_i_wrote_it() {
    for (me, mine) in [(None, false), (Some(ME), true), (Some("somebodysomebod"), false)] {
        let mut book = Book::of(me.map(str::to_owned));
        let news = take(&mut book, &raw(1));
        assert!(matches!(news.as_deref(), Some([News::Put(comment)]) if comment.mine == mine), "{me:?}");
    }
}

#[test]
fn what_is_held_is_said_to_be_so_to_its_author() {
    let mut held = raw(1);
    held["held"] = true.into();
    let mut book = Book::of(Some(ME.to_owned()));
    let news = take(&mut book, &held).unwrap();
    assert_eq!(news[1], News::Passage(ID.into(), Passage::Held));
}

#[test]
fn a_comment_without_words_is_one_that_was_taken_away() {
    let mut book = Book::default();
    let mut gone = raw(1);
    gone["deleted"] = true.into();
    assert_eq!(take(&mut book, &gone), Some(vec![News::Removed(ID.into())]));
    let event = json!({ "action": "delete", "record": raw(2) }).to_string();
    assert_eq!(book.hear(&event), [News::Removed(ID.into())]);
}

#[test]
fn events_that_are_none_are_not_heard() {
    let mut book = Book::default();
    for data in
        ["", "{}", "[]", "{\"action\":\"create\"}", "{\"action\":\"create\",\"record\":{\"id\":\"x\"}}"]
    {
        assert!(book.hear(data).is_empty(), "{data}");
    }
    assert!(book.hear(&json!({ "action": "explode", "record": raw(1) }).to_string()).is_empty());
}

#[test]
fn the_readers_own_vote_is_not_among_those_of_others() {
    let mut book = Book::default();
    assert_eq!(book.take_votes(votes(3, 1)), [News::Votes(ID.into(), Votes { up: 3, down: 1 })]);
    book.set_own_vote(&ID.into(), "votevotevote123".to_owned(), Some(Vote::Up));
    assert_eq!(book.others(&ID.into()), Votes { up: 3, down: 1 });
    assert!(book.take_votes(votes(4, 1)).is_empty(), "that is my own");
    book.set_own_vote(&ID.into(), "votevotevote123".to_owned(), Some(Vote::Down));
    assert!(book.take_votes(votes(3, 2)).is_empty());
    book.set_own_vote(&ID.into(), "votevotevote123".to_owned(), None);
    assert!(book.take_votes(votes(3, 1)).is_empty());
    assert_eq!(book.take_votes(votes(2, 1)), [News::Votes(ID.into(), Votes { up: 2, down: 1 })]);
}

#[test]
fn nor_is_the_mood() {
    let mut book = Book::default();
    assert!(book.take_moods(vec![("happy".into(), 2)]).is_some());
    book.set_own_mood("moodmoodmood123".to_owned(), Some("sad".into()));
    assert!(
        book.take_moods(vec![("happy".into(), 2), ("sad".into(), 1)])
            .is_none_or(|news| { news == News::Counts(vec![("happy".into(), 2), ("sad".into(), 0)]) })
    );
    assert_eq!(book.other_moods(), [("happy".into(), 2), ("sad".into(), 0)]);
}

#[test]
fn what_another_tab_did_is_taken_in_once() {
    let mut book = Book::default();
    let own = || vec![(ID.into(), "votevotevote123".to_owned(), Some(Vote::Up))];
    assert_eq!(book.take_own_votes(own()), [News::Own(Change::Vote(ID.into(), Some(Vote::Up)))]);
    assert!(book.take_own_votes(own()).is_empty());
    let mood = || Some(("moodmoodmood123".to_owned(), Some("sad".into())));
    assert_eq!(book.take_own_mood(mood()), Some(News::Own(Change::React(Some("sad".into())))));
    assert_eq!(book.take_own_mood(mood()), None);
}

#[test]
fn changes_are_asked_for_from_some_seconds_before_the_newest() {
    let mut book = Book::default();
    assert_eq!(book.since(), None);
    take(&mut book, &raw(30));
    assert_eq!(book.since().unwrap().date, "2026-11-24 14:21:25.000Z");
    take(
        &mut book,
        &json!({ "id": "bbbbbbbbbbbbbbb", "parent": "", "author": ME, "name": "", "text": "x", "edits": 0,
        "deleted": false, "held": false, "created": "2026-11-24 14:22:02.500Z", "updated": "2026-11-24 14:22:02.500Z" }),
    );
    assert_eq!(book.since().unwrap().date, "2026-11-24 14:21:57.500Z");
    book.take_votes(votes(1, 0));
    assert_eq!(book.counted_since().unwrap(), "2026-11-24 14:20:55.000Z");
}
