//! How requests are worded, and that nothing of a page can end a filter.

use article_widget::{
    comments::model::{Comment, Reason, Report, Vote, Votes},
    store::pocketbase::{
        ask::{self, Mark},
        guest_record::{Guest, Pass, signed_in},
        thread::{self, is_date, is_id},
    },
    time::Timestamp,
};
use proptest::prelude::*;
use serde_json::json;

fn comment() -> Comment {
    Comment {
        id: "abcdefghij01234".into(),
        parent: Some("https://x.test/#c1".into()),
        author: "Ann".to_owned(),
        text: "Hello \"you\"".to_owned(),
        created: Timestamp(1),
        modified: None,
        votes: Votes::default(),
        badge: None,
        pinned: false,
        mine: true,
    }
}

#[test]
fn pages_are_asked_for_from_behind_the_last_comment() {
    let first = ask::comments("/a/", None);
    assert_eq!((first.method, first.body), ("GET", None));
    assert!(
        first
            .path
            .starts_with("/api/collections/aw_comments/records?perPage=1000&skipTotal=0&sort=created,id")
    );
    assert!(first.path.ends_with("&filter=thread%3D%27%2Fa%2F%27"), "{}", first.path);
    let mark = Mark { date: "2026-11-24 14:21:23.645Z".to_owned(), id: "abcdefghij01234".to_owned() };
    let next = ask::comments("/a/", Some(&mark)).path;
    let wanted = thread::escape(
        "thread='/a/' && (created > '2026-11-24 14:21:23.645Z' || (created = '2026-11-24 14:21:23.645Z' && id > 'abcdefghij01234'))",
    );
    assert!(next.contains("skipTotal=1") && next.ends_with(&wanted), "{next}");
}

#[test]
fn what_is_sent_names_no_date_and_no_count() {
    let sent = ask::add("/a/", "readerreader123", &comment(), false).body.unwrap();
    let body: serde_json::Value = serde_json::from_str(&sent).unwrap();
    let wanted = json!({
        "id": "abcdefghij01234", "thread": "/a/", "parent": "https://x.test/#c1", "author": "readerreader123",
        "name": "Ann", "badge": "", "text": "Hello \"you\"", "held": false,
    });
    assert_eq!(body, wanted);
    let edit = ask::edit(&comment(), 3, true, false);
    assert_eq!(edit.method, "PATCH");
    let body: serde_json::Value = serde_json::from_str(&edit.body.unwrap()).unwrap();
    assert_eq!(body, json!({ "name": "Ann", "text": "Hello \"you\"", "edits": 3, "held": true }));
}

#[test]
fn a_vote_that_is_taken_back_keeps_its_place() {
    let vote = |vote| {
        let body = ask::change_vote("abcdefghij01234", vote, 7).body.unwrap();
        serde_json::from_str::<serde_json::Value>(&body).unwrap()
    };
    assert_eq!(vote(Some(Vote::Up)), json!({ "value": 1, "turn": 7 }));
    assert_eq!(vote(Some(Vote::Down)), json!({ "value": -1, "turn": 7 }));
    assert_eq!(vote(None), json!({ "value": 0, "turn": 7 }));
}

#[test]
fn a_report_that_is_taken_back_keeps_its_place_so_that_a_late_one_is_refused() {
    let body = |ask: ask::Ask| serde_json::from_str::<serde_json::Value>(&ask.body.unwrap()).unwrap();
    let spam = Report { reason: Reason::Spam, text: "sells".to_owned() };
    let changed = ask::change_report("abcdefghij01234", None, 7);
    assert_eq!(changed.method, "PATCH");
    assert_eq!(body(changed), json!({ "reason": "", "text": "", "turn": 7 }));
    let first = body(ask::report("t", "readerreader123", &"c".into(), Some(&spam)));
    let record = json!({ "thread": "t", "comment": "c", "reader": "readerreader123", "reason": "spam", "text": "sells", "turn": 1 });
    assert_eq!(first, record);
}

#[test]
fn what_its_author_takes_away_is_marked_so_and_leaves_neither_words_nor_name() {
    let body = |ask: ask::Ask| serde_json::from_str::<serde_json::Value>(&ask.body.unwrap()).unwrap();
    let gone = body(ask::delete(&"abcdefghij01234".into(), 3));
    assert_eq!(gone, json!({ "deleted": true, "withdrawn": true, "text": "", "name": "", "edits": 3 }));
}

#[test]
fn long_names_of_threads_are_cut_and_stay_apart() {
    let name = |last: &str| thread::name(&("x".repeat(600) + last));
    assert_eq!(name("a").chars().count(), 500);
    assert_ne!(name("a"), name("b"));
    assert_eq!(thread::name("https://x.test/a?b=c&d=é"), "https://x.test/a?b=c&d=é");
}

#[test]
fn ids_and_dates_are_what_the_server_writes_and_nothing_else() {
    for (text, good) in [
        ("abcdefghij01234", true),
        ("", false),
        ("abcdefghij0123", false),
        ("abcdefghij0123'", false),
        ("ABCDEFGHIJ01234", false),
        ("abcdefghij012345", false),
        ("éééééééé", false),
    ] {
        assert_eq!(is_id(text), good, "{text}");
    }
    for (text, good) in [
        ("2026-11-24 14:21:23.645Z", true),
        ("2026-11-24T14:21:23.645Z", false),
        ("2026-11-24 14:21:23Z", false),
        ("2026-11-24 14:21:23.64'Z", false),
        ("", false),
    ] {
        assert_eq!(is_date(text), good, "{text}");
    }
}

#[test]
fn a_guest_is_kept_and_shows_no_secret() {
    let pass = Pass { id: "abcdefghij01234".to_owned(), token: "a.b-c_d".to_owned(), since: 5 };
    let guest = Guest { handle: "h".repeat(24), password: "p".repeat(40), pass: Some(pass) };
    assert!(Guest::read(&guest.write()) == Some(guest.clone()));
    assert_eq!(format!("{guest:?}"), "Guest");
    let new = Guest { pass: None, ..guest };
    assert!(Guest::read(&new.write()) == Some(new));
    for text in ["", "{}", "[]", r#"{"handle":"short","password":"short"}"#] {
        assert!(Guest::read(text).is_none(), "{text}");
    }
}

#[test]
fn a_pass_is_used_for_half_a_day_and_not_before_it_was_given() {
    let pass = Pass { id: String::new(), token: String::new(), since: 1_000_000_000_000 };
    let hour = 3_600_000;
    for (after, fresh) in [(-1, false), (0, true), (11 * hour, true), (12 * hour, false)] {
        assert_eq!(pass.is_fresh(pass.since + after), fresh, "{after}");
    }
}

#[test]
fn a_token_that_could_end_a_header_is_none() {
    let given = |token: &str| signed_in(&json!({ "token": token, "record": { "id": "abcdefghij01234" } }));
    assert!(given("eyJhbGciOiJ9.e30.x_-").is_some());
    for token in ["a b", "a\r\nb: c", "a\"b", "ä"] {
        assert!(given(token).is_none(), "{token}");
    }
    assert!(signed_in(&json!({ "token": "a", "record": { "id": 5 } })).is_none());
}

proptest! {
    #[test]
    fn no_name_of_a_thread_ends_the_text_that_it_stands_in(name in any::<String>()) {
        let name = thread::name(&name);
        prop_assert!(!name.contains(|letter: char| matches!(letter, '\'' | '"' | '\\') || letter.is_control()));
        prop_assert!(name.chars().count() <= 500);
        let path = ask::comments(&name, None).path;
        prop_assert!(path.bytes().all(|byte| byte.is_ascii_graphic()));
        prop_assert_eq!(path.matches("&filter=").count(), 1);
    }
}
