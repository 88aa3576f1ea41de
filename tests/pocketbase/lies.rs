//! Answers that no `PocketBase` gives, and those by which it says no: each gets a plain meaning and no trust.

use article_widget::store::{
    model::StoreError,
    pocketbase::{
        answer::{self, Answer, No},
        book::Book,
        record::{self, Kept},
    },
};
use proptest::prelude::*;
use serde_json::{Value, json};

fn good() -> Value {
    json!({
        "id": "abcdefghij01234", "parent": "", "author": "readerreader123", "name": "Ann", "text": "Hello", "edits": 0,
        "deleted": false, "held": false, "created": "2026-11-24 14:21:23.645Z", "updated": "2026-11-24 14:21:23.645Z",
    })
}

fn came(status: u16, body: impl std::fmt::Display) -> Answer {
    Answer { status, body: body.to_string() }
}

fn error(no: No) -> StoreError {
    no.into()
}

#[test]
fn a_good_comment_is_read() {
    let read = record::comment(&good()).unwrap();
    assert_eq!(
        (read.id.as_str(), read.name.as_str(), read.text.as_str()),
        ("abcdefghij01234", "Ann", "Hello")
    );
    assert_eq!((read.parent, read.edits, read.is_deleted, read.is_held), (None, 0, false, false));
    assert_eq!(read.created.0, 1_795_530_083_645);
}

#[test]
fn a_comment_with_anything_wrong_is_none() {
    let long = "x".repeat(20_001);
    for (key, value) in [
        ("id", json!("../../x")),
        ("id", json!("ABCDEFGHIJ01234")),
        ("id", json!(5)),
        ("id", Value::Null),
        ("parent", json!(["a"])),
        ("parent", json!("p".repeat(201))),
        ("author", json!("short")),
        ("author", json!("' || 1=1 || '")),
        ("name", json!({ "toString": "x" })),
        ("name", json!("n".repeat(201))),
        ("text", json!(long)),
        ("text", json!(5)),
        ("text", Value::Null),
        ("edits", json!(-1)),
        ("edits", json!("1")),
        ("deleted", json!("false")),
        ("held", json!(0)),
        ("created", json!("yesterday")),
        ("created", json!("2026-13-24 14:21:23.645Z")),
        ("updated", json!("2026-11-24 14:21:23.645Z' || '")),
        ("updated", json!(1_795_530_083)),
    ] {
        let mut lie = good();
        lie[key] = value.clone();
        assert_eq!(record::comment(&lie), None, "{key}: {value}");
        lie.as_object_mut().unwrap().remove(key);
        assert_eq!(record::comment(&lie), None, "without {key}");
    }
    for lie in [Value::Null, json!([]), json!("x"), json!(5)] {
        assert_eq!(record::comment(&lie), None);
    }
}

#[test]
fn a_comment_is_pinned_where_the_server_says_so_and_not_at_one_that_knows_of_no_pins() {
    let pinned = |value: Value| {
        let mut comment = good();
        comment["pinned"] = value;
        record::comment(&comment).map(|read| read.is_pinned)
    };
    assert_eq!((pinned(json!(true)), pinned(json!(false))), (Some(true), Some(false)));
    assert_eq!(record::comment(&good()).map(|read| read.is_pinned), Some(false));
    for lie in [json!("true"), json!(1), Value::Null] {
        assert_eq!(pinned(lie.clone()), None, "{lie}");
    }
}

#[test]
fn hostile_texts_stay_texts() {
    for hostile in ["<img src=x onerror=alert(1)>", "\u{202e}evil", "javascript:alert(1)", "\0\u{1}"] {
        let mut comment = good();
        (comment["text"], comment["name"]) = (hostile.into(), hostile.into());
        let read = record::comment(&comment).unwrap();
        assert_eq!((read.text.as_str(), read.name.as_str()), (hostile, hostile));
    }
}

#[test]
fn counts_that_are_no_numbers_do_not_count() {
    let good = json!({ "comment": "c", "up": 2, "down": 0, "changed": "2026-11-24 14:21:23.645Z" });
    assert!(record::votes(&good).is_some());
    for (key, value) in [
        ("up", json!(-1)),
        ("up", json!("2")),
        ("down", json!(0.5)),
        ("down", Value::Null),
        ("comment", json!("")),
        ("comment", json!("c".repeat(201))),
        ("changed", json!("now")),
    ] {
        let mut lie = good.clone();
        lie[key] = value.clone();
        assert!(record::votes(&lie).is_none(), "{key}: {value}");
    }
    assert!(record::mood(&json!({ "mood": "happy", "chosen": 3 })).is_some());
    for lie in [
        json!({ "mood": "", "chosen": 3 }),
        json!({ "mood": "happy", "chosen": "3" }),
        json!({ "chosen": 3 }),
    ] {
        assert!(record::mood(&lie).is_none(), "{lie}");
    }
    for lie in [2, -2] {
        assert!(
            record::own_vote(&json!({ "id": "abcdefghij01234", "comment": "c", "value": lie })).is_none()
        );
    }
}

#[test]
fn a_comment_whose_author_is_gone_is_nobodys() {
    let mut left = good();
    left["author"] = json!("");
    let left = record::comment(&left).expect("its words stay");
    assert!(!Book::of(None).is_mine(&left) && !Book::of(Some("readerreader123".to_owned())).is_mine(&left));
}

#[test]
fn a_late_addition_changes_nothing_that_was_changed_since() {
    let read = |edits: u64, deleted: bool, text: &str| {
        let mut value = good();
        (value["edits"], value["deleted"], value["text"]) = (edits.into(), deleted.into(), text.into());
        record::comment(&value).expect("a comment")
    };
    assert!(!read(0, false, "words").is_older_than("words"), "it came, and its answer was lost");
    assert!(read(0, false, "words").is_older_than("other words"), "they were changed before they came");
    assert!(!read(2, false, "newer").is_older_than("words"), "edited in another browser meanwhile");
    assert!(read(2, true, "").is_older_than("words"), "its author wants it back");
}

#[test]
fn a_report_that_was_taken_back_is_known_by_its_place() {
    let read = |reason: &str| {
        let value =
            json!({ "id": "abcdefghij01234", "comment": "c", "reason": reason, "text": "t", "turn": 4 });
        record::own_report(&value)
    };
    let (_, kept) = read("").expect("a place");
    assert_eq!((kept.what.as_ref(), kept.next_turn()), (None, 5));
    assert!(read("spam").is_some_and(|(_, kept)| kept.what.is_some()));
    assert!(read("no such reason").is_none());
    let mut book = Book::default();
    let place = |turn| Kept { record: "abcdefghij01234".to_owned(), turn: Some(turn), what: None };
    book.set_own_report(&"c".into(), place(5));
    book.take_own_reports(vec![("c".into(), Kept { what: read("spam").unwrap().1.what, ..place(4) })]);
    assert_eq!(book.own_report(&"c".into()), None, "what was asked for before the report was taken back");
}

#[test]
fn a_list_leaves_out_what_is_none_of_it_and_says_how_many_came() {
    let list = came(200, json!({ "items": [good(), 5, { "id": "x" }, good()], "totalItems": 10_000 }));
    let list = answer::list(&list, record::comment).unwrap();
    assert_eq!((list.items.len(), list.came, list.total), (2, 4, Some(10_000)));
    let list = answer::list(&came(200, json!({ "items": [], "totalItems": -1 })), record::comment).unwrap();
    assert_eq!((list.came, list.total), (0, None));
}

#[test]
fn what_is_no_answer_of_such_a_server_is_said_to_be_none() {
    for (status, body) in [
        (200, "<!doctype html><title>Log in to the network</title>"),
        (200, ""),
        (200, "[]"),
        (200, "null"),
        (200, "{\"items\":"),
        (200, "{\"items\":{}}"),
        (200, "{\"items\":null}"),
        (404, "<h1>Not Found</h1>"),
        (403, ""),
        (400, "{}"),
        (400, "{\"message\":5}"),
        (302, ""),
        (201, "{\"items\":[]}"),
    ] {
        let no = answer::list(&came(status, body), record::comment).unwrap_err();
        assert!(matches!(error(no), StoreError::Broken(_)), "{status} {body}");
    }
}

#[test]
fn deeply_nested_answers_are_refused_and_stop_nothing() {
    let deep = "[".repeat(100_000);
    for body in [deep.clone(), format!("{{\"items\":{deep}")] {
        assert!(answer::list(&came(200, body), record::comment).is_err());
    }
}

#[test]
fn what_the_server_says_no_with_is_told_apart() {
    let refusal = |status, data: Value| {
        let body = json!({ "status": status, "message": "Failed to create record.", "data": data });
        answer::value(&came(status, body)).unwrap_err()
    };
    let unique = json!({ "id": { "code": "validation_not_unique", "message": "Value must be unique." } });
    assert_eq!(refusal(400, unique), No::Taken);
    assert_eq!(refusal(404, json!({})), No::Missing);
    assert_eq!(refusal(400, json!({})), No::Refused("Failed to create record.".to_owned()));
    let long = json!({ "text": { "code": "validation_max_text_constraint", "message": "Must be no more." } });
    assert_eq!(refusal(400, long), No::Refused("text: Must be no more.".to_owned()));
    assert_eq!(refusal(429, json!({})), No::NotNow(StoreError::Busy));
    for status in [500, 502, 503] {
        let no = answer::value(&came(status, "<h1>Bad Gateway</h1>")).unwrap_err();
        assert!(error(no).may_pass(), "{status}");
    }
    assert!(!error(No::Missing).may_pass() && !error(No::Taken).may_pass());
}

#[test]
fn a_refusal_is_shown_in_part_only_however_long() {
    let body = json!({ "message": "x".repeat(10_000) });
    let StoreError::Refused(words) = error(answer::value(&came(400, body)).unwrap_err()) else { panic!() };
    assert_eq!(words.len(), 200);
}

proptest! {
    #[test]
    fn no_answer_whatever_stops_the_reading(status in 100_u16..600, body in any::<String>()) {
        let answer = came(status, &body);
        let _ = answer::list(&answer, record::comment);
        let _ = answer::one(&answer, record::own_vote);
    }
}
