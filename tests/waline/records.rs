//! Comments as a real Waline gave them, and as one that lies would.

use article_widget::store::waline::record::{self, Id};
use serde_json::{Value, json};

use super::data;

fn good() -> Value {
    json!({
        "objectId": 7, "nick": "Ann", "link": "https://ann.example", "comment": "<p>Hello <b>you</b></p>",
        "orig": "Hello **you**", "like": 3, "time": 1_795_476_340_000_i64, "status": "approved", "sticky": null,
        "pid": null, "rid": null, "user_id": null,
    })
}

#[test]
fn a_page_is_read_with_its_replies() {
    let list = record::list(&data("list")).unwrap();
    assert_eq!((list.count, list.pages, list.unread), (9, 1, 0));
    let (top, below) = list.tops.iter().find(|(top, _)| top.id == Id::Number(1)).unwrap();
    assert_eq!((top.name.as_str(), top.text.as_str()), ("Ann", "Hello **world**"));
    let ids: Vec<_> = below.iter().map(|record| (record.id.clone(), record.parent.clone())).collect();
    // The server has them in reverse.
    assert_eq!(ids, [(Id::Number(5), Some(Id::Number(4))), (Id::Number(4), Some(Id::Number(1)))]);
    assert!(below.iter().all(|record| record.root == Some(Id::Number(1))));
}

#[test]
fn the_words_are_those_that_were_typed_and_a_name_is_a_text() {
    let list = record::list(&data("hostile name and link")).unwrap();
    let (hostile, _) = &list.tops[0];
    assert_eq!((hostile.name.as_str(), hostile.text.as_str()), ("<img src=x onerror=alert(1)>", "nick xss"));
    assert_eq!(record::comment(&good()).unwrap().text, "Hello **you**");
}

#[test]
fn nobody_is_called_by_no_name() {
    for nobody in [json!("Anonymous"), json!(null), json!(""), json!(5), json!({ "toString": 1 })] {
        let mut comment = good();
        comment["nick"] = nobody;
        assert_eq!(record::comment(&comment).unwrap().name, "");
    }
}

#[test]
fn an_answer_to_a_like_has_another_id_and_no_time() {
    let liked = data("like");
    assert_eq!(liked["time"], Value::Null);
    let comment = record::comment(&liked).unwrap();
    assert_eq!((comment.id, comment.likes), (Id::Number(2), 1));
    assert_eq!(comment.created.unwrap().0, 1_795_476_341_000, "by the date beside it");
    assert_eq!(record::liked(&liked), Some(1));
    assert_eq!(record::liked(&data("like of nothing")), None);
}

#[test]
fn times_and_counts_of_every_database_are_read() {
    let with = |key: &str, value: Value| {
        let mut comment = good();
        comment[key] = value;
        record::comment(&comment).unwrap()
    };
    assert_eq!(with("time", json!(1_795_476_340)).created.unwrap().0, 1_795_476_340_000, "seconds");
    for odd in [json!(null), json!(-5), json!("soon"), json!(false)] {
        assert_eq!(with("time", odd.clone()).created, None, "{odd}");
    }
    for (like, count) in
        [(json!("12"), 12), (json!(null), 0), (json!(false), 0), (json!(-3), 0), (json!("many"), 0)]
    {
        assert_eq!(with("like", like.clone()).likes, count, "{like}");
    }
    for (sticky, pinned) in [(json!(1), true), (json!("1"), true), (json!(true), true), (json!("0"), false)] {
        assert_eq!(with("sticky", sticky.clone()).is_pinned, pinned, "{sticky}");
    }
}

#[test]
fn what_waits_for_the_operator_says_so_and_spam_too() {
    for (name, held) in [("held", true), ("spam", true), ("post by an account", false)] {
        assert_eq!(record::comment(&data(name)).unwrap().is_held, held, "{name}");
    }
    assert_eq!(record::comment(&data("post by an account")).unwrap().user, Some(Id::Number(2)));
}

#[test]
fn counts_are_read_or_nothing() {
    assert_eq!(record::count(&data("count")), Some(9));
    assert_eq!(record::moods(&data("moods")), Some([0; 9]));
    assert_eq!(record::moods(&data("mood of no page")), None, "a number in place of an object");
    let (page, newest) = record::of_page(&data("newest")[0]).unwrap();
    assert_eq!((page.as_str(), newest.id, newest.root), ("/a/", Id::Number(5), Some(Id::Number(1))));
}

#[test]
fn a_comment_without_id_or_words_is_none_and_one_that_is_too_long_is_cut() {
    for (key, value) in [
        ("objectId", json!(null)),
        ("objectId", json!("1,2")),
        ("objectId", json!({})),
        ("orig", json!(null)),
        ("orig", json!(["x"])),
    ] {
        let mut lie = good();
        lie[key] = value.clone();
        assert_eq!(record::comment(&lie), None, "{key}: {value}");
    }
    for lie in [Value::Null, json!([]), json!("x"), json!(5)] {
        assert_eq!(record::comment(&lie), None);
    }
    let mut long = good();
    long["orig"] = "ä".repeat(300_000).into();
    long["nick"] = "n".repeat(1_000).into();
    let read = record::comment(&long).unwrap();
    assert_eq!((read.text.chars().count(), read.name.chars().count()), (20_001, 201));
}

#[test]
fn an_answer_to_an_edit_says_whether_there_was_a_comment() {
    assert_eq!(record::is_edited(&data("like")), Some(true));
    assert_eq!(record::is_edited(&data("like of nothing")), Some(false));
    for lie in [json!([]), json!("x"), json!({ "like": 3 })] {
        assert_eq!(record::is_edited(&lie), None, "{lie}");
    }
}

#[test]
fn a_list_that_lies_is_none_or_what_is_true_of_it() {
    for lie in [
        json!(null),
        json!({ "count": 1, "totalPages": 1 }),
        json!({ "count": "1", "totalPages": 1, "data": [] }),
        json!({ "count": 1, "totalPages": -1, "data": [] }),
        json!({ "count": 1, "totalPages": 1, "data": {} }),
    ] {
        assert_eq!(record::list(&lie), None, "{lie}");
    }
    let mut top = good();
    top["children"] = json!([5, null, { "objectId": 7, "orig": "its own parent", "pid": 7, "rid": 7 }]);
    let list = record::list(&json!({ "count": 3, "totalPages": 1, "data": ["x", top] })).unwrap();
    assert_eq!((list.tops.len(), list.tops[0].1.len(), list.unread), (1, 1, 3));
    assert_eq!(list.tops[0].1[0].parent, None);
}
