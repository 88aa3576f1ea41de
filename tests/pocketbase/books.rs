//! What a reader's page makes of what it reads and hears: nothing twice, nobody counted twice.

use article_widget::{
    comments::model::{CommentId, Vote, Votes},
    store::{
        model::Change,
        news::{News, Passage},
        pocketbase::{
            book::Book,
            record::{self, Kept},
        },
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

fn kept<T>(turn: u64, what: T) -> Kept<T> {
    Kept { record: "votevotevote123".to_owned(), turn: Some(turn), what }
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
    let mut again = raw(6);
    (again["edits"], again["text"]) = (1.into(), "within the same millisecond".into());
    assert!(take(&mut book, &again).is_some());
    assert_eq!(book.edits(&ID.into()), Some(1));
}

#[test]
fn what_this_reader_wrote_is_told_also_where_the_stream_was_faster() {
    let mut book = Book::of(Some(ME.to_owned()));
    let event = json!({ "action": "create", "record": raw(5) }).to_string();
    assert_eq!(book.hear(&event).len(), 1);
    let answer = |second| record::comment(&raw(second)).expect("a comment");
    assert!(
        matches!(book.take_answer(answer(5)).as_slice(), [News::Put(comment)] if comment.text == "text 5")
    );
    assert!(book.take_answer(answer(4)).is_empty(), "older than what was heard");
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
fn a_pin_is_news_though_the_author_changed_nothing() {
    let pinned = |second, pinned: bool| {
        let mut raw = raw(second);
        (raw["text"], raw["pinned"]) = ("the same".into(), pinned.into());
        raw
    };
    let mut book = Book::of(Some(ME.to_owned()));
    let is_pinned = |news: &[News]| match news {
        [News::Put(comment)] => Some((comment.pinned, comment.modified)),
        _ => None,
    };
    assert_eq!(is_pinned(&take(&mut book, &pinned(1, false)).unwrap()), Some((false, None)));
    let event = json!({ "action": "update", "record": pinned(2, true) }).to_string();
    assert_eq!(is_pinned(&book.hear(&event)), Some((true, None)), "by the stream; it was not edited");
    assert_eq!(take(&mut book, &pinned(2, true)), None, "by asking, after that");
    assert_eq!(is_pinned(&take(&mut book, &pinned(3, false)).unwrap()), Some((false, None)), "by asking");
    let mut gone = pinned(4, true);
    gone["deleted"] = true.into();
    let news = take(&mut book, &gone).unwrap();
    assert!(
        matches!(news.as_slice(), [News::Vacated(place)] if !place.pinned),
        "no words are to be seen first"
    );
}

#[test]
fn a_comment_without_words_keeps_its_place_and_one_without_a_record_does_not() {
    let mut book = Book::default();
    let mut gone = raw(1);
    (gone["deleted"], gone["parent"]) = (true.into(), "bbbbbbbbbbbbbbb".into());
    let news = take(&mut book, &gone).unwrap();
    let [News::Vacated(place)] = news.as_slice() else { panic!("a place is kept: {news:?}") };
    assert_eq!((place.id.as_str(), place.parent.clone()), (ID, Some("bbbbbbbbbbbbbbb".into())));
    assert_eq!((place.text.as_str(), place.author.as_str()), ("", ""));
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
    assert_eq!(book.counts.take_votes(votes(3, 1)), [News::Votes(ID.into(), Votes { up: 3, down: 1 })]);
    book.counts.set_own_vote(&ID.into(), kept(1, Some(Vote::Up)));
    assert_eq!(book.counts.others(&ID.into()), Votes { up: 3, down: 1 });
    assert!(book.counts.take_votes(votes(4, 1)).is_empty(), "that is my own");
    book.counts.set_own_vote(&ID.into(), kept(2, Some(Vote::Down)));
    assert!(book.counts.take_votes(votes(3, 2)).is_empty());
    book.counts.set_own_vote(&ID.into(), kept(3, None));
    assert!(book.counts.take_votes(votes(3, 1)).is_empty());
    assert_eq!(book.counts.take_votes(votes(2, 1)), [News::Votes(ID.into(), Votes { up: 2, down: 1 })]);
}

#[test]
fn nor_is_the_mood() {
    let mut book = Book::default();
    assert!(book.counts.take_moods(vec![("happy".into(), 2)]).is_some());
    book.counts.set_own_mood(kept(1, Some("sad".into())));
    assert!(
        book.counts
            .take_moods(vec![("happy".into(), 2), ("sad".into(), 1)])
            .is_none_or(|news| { news == News::Counts(vec![("happy".into(), 2), ("sad".into(), 0)]) })
    );
    assert_eq!(book.counts.other_moods(), [("happy".into(), 2), ("sad".into(), 0)]);
}

#[test]
fn what_another_tab_did_is_taken_in_once() {
    let mut book = Book::default();
    let own = || vec![(ID.into(), kept(1, Some(Vote::Up)))];
    assert_eq!(book.counts.take_own_votes(own()), [News::Own(Change::Vote(ID.into(), Some(Vote::Up)))]);
    assert!(book.counts.take_own_votes(own()).is_empty());
    let mood = || Some(kept(1, Some("sad".into())));
    assert_eq!(book.counts.take_own_mood(mood()), Some(News::Own(Change::React(Some("sad".into())))));
    assert_eq!(book.counts.take_own_mood(mood()), None);
}

#[test]
fn what_was_read_before_a_vote_changes_nothing_after_it() {
    let mut book = Book::default();
    book.counts.set_own_vote(&ID.into(), kept(2, Some(Vote::Down)));
    assert!(book.counts.take_own_votes(vec![(ID.into(), kept(1, Some(Vote::Up)))]).is_empty());
    assert_eq!(book.counts.own_vote(&ID.into()), Some(Vote::Down));
    book.counts.set_own_mood(kept(2, Some("sad".into())));
    assert_eq!(book.counts.take_own_mood(Some(kept(1, None))), None);
    assert_eq!(book.counts.take_own_mood(None), None, "a list from before the first mood");
    assert_eq!(book.counts.own_mood(), Some("sad".into()));
}

#[test]
fn a_vote_that_comes_late_is_counted_once_when_it_is_found_to_be_ones_own() {
    let mut book = Book::default();
    // It came between the two questions: whose it is was asked before.
    let other = News::Votes(ID.into(), Votes { up: 1, down: 0 });
    assert_eq!(book.counts.take_votes(votes(1, 0)), [other]);
    let own = vec![(ID.into(), kept(1, Some(Vote::Up)))];
    assert_eq!(book.counts.take_own_votes(own).len(), 1);
    assert_eq!(book.counts.take_votes(Vec::new()), [News::Votes(ID.into(), Votes::default())]);
    assert!(book.counts.take_moods(vec![("sad".into(), 1)]).is_some());
    assert!(book.counts.take_own_mood(Some(kept(1, Some("sad".into())))).is_some());
    assert_eq!(book.counts.take_moods(vec![("sad".into(), 1)]), Some(News::Counts(vec![("sad".into(), 0)])));
}

#[test]
fn changes_are_asked_for_from_some_seconds_before_the_last_that_was_asked_for() {
    let mut book = Book::default();
    assert_eq!(book.since(), None);
    book.is_whole_until(None);
    assert_eq!(book.since().unwrap().date, "1999-12-31 23:59:55.000Z", "a thread without any comment");
    book.is_whole_until(Some("2026-11-24 14:22:02.500Z"));
    assert_eq!(book.since().unwrap().date, "2026-11-24 14:21:57.500Z");
    let mut later = raw(30);
    later["updated"] = "2026-11-24 15:00:00.000Z".into();
    book.hear(&json!({ "action": "update", "record": later }).to_string());
    assert_eq!(book.since().unwrap().date, "2026-11-24 14:21:57.500Z", "the stream may have left one out");
    book.counts.take_votes(votes(1, 0));
    assert_eq!(book.counted_since().unwrap(), "2026-11-24 14:20:55.000Z");
}
