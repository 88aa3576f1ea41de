//! What records look like, what is read back from them, and what damage does.
#![cfg(not(target_arch = "wasm32"))]

use article_widget::{
    comments::{
        earlier::Version,
        model::{Comment, Reason, Report, Vote, Votes},
    },
    store::{
        model::{Change, Op, StoreError},
        record,
        version1::{self, Carried},
    },
    time::Timestamp,
};
use proptest::prelude::*;

fn comment(id: &str) -> Comment {
    Comment {
        id: id.into(),
        parent: None,
        author: "Ada".to_owned(),
        text: "Well said.".to_owned(),
        created: Timestamp(1_700_000_000_000),
        modified: None,
        votes: Votes::default(),
        badge: None,
        pinned: false,
        mine: true,
    }
}

fn any_comment() -> impl Strategy<Value = Comment> {
    let id = "[a-z0-9:/\u{1f600}é\"-]{1,12}";
    (
        id,
        proptest::option::of("[A-Z]{1,4}"),
        any::<String>(),
        any::<String>(),
        any::<i64>(),
        any::<Option<i64>>(),
    )
        .prop_map(|(id, parent, author, text, created, modified)| Comment {
            id: id.as_str().into(),
            parent: parent.as_deref().map(Into::into),
            author,
            text,
            created: Timestamp(created),
            modified: modified.map(Timestamp),
            votes: Votes::default(),
            badge: None,
            pinned: false,
            mine: true,
        })
}

proptest! {
    #[test]
    fn earlier_texts_are_read_as_they_were_written(texts in proptest::collection::vec(any::<(String, i64)>(), 0..4)) {
        let version = |(text, at): &(String, i64)| Version { text: text.as_str().into(), at: Timestamp(*at) };
        let versions: Vec<_> = texts.iter().map(version).collect();
        prop_assert_eq!(record::read_earlier("a", &record::write_earlier(&versions)), Ok(versions));
    }

    #[test]
    fn a_comment_is_read_as_it_was_written(comment in any_comment()) {
        let text = record::write_comment(&comment);
        prop_assert_eq!(record::read_comment(comment.id.as_str(), &text), Ok(comment));
    }

    #[test]
    fn a_message_is_heard_by_its_thread_and_by_no_other(comment in any_comment(), thread in "[a-z:/]{1,9}") {
        let message = record::write_message(&thread, &Change::Put(comment.clone()));
        prop_assert_eq!(record::read_message(&thread, &message), Some(Change::Put(comment)));
        prop_assert_eq!(record::read_message("ELSEWHERE", &message), None);
    }

    #[test]
    fn no_text_is_too_strange_to_be_refused(text in any::<String>()) {
        prop_assert!(record::read_comment("a", &text).is_err());
        prop_assert!(record::read_vote("a", &text).is_err());
        prop_assert!(record::read_reaction("a", &text).is_err());
        prop_assert!(record::read_report("a", &text).is_err());
        prop_assert!(record::read_message("a", &text).is_none());
        prop_assert!(version1::read_thread("a", &text).is_err());
    }
}

#[test]
fn the_format_is_the_one_that_is_written_down() {
    let mut reply = comment("b");
    reply.parent = Some("a".into());
    reply.modified = Some(Timestamp(1_700_000_000_001));
    let text = record::write_comment(&reply);
    let expected = serde_json::json!({"v": 2, "comment": {
        "id": "b", "parent": "a", "author": "Ada", "text": "Well said.",
        "created": 1_700_000_000_000_i64, "modified": 1_700_000_000_001_i64,
    }});
    assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), expected);
    let vote = serde_json::from_str::<serde_json::Value>(&record::write_vote(Vote::Down)).unwrap();
    assert_eq!(vote, serde_json::json!({"v": 2, "vote": -1}));
}

#[test]
fn reports_are_read_and_heard_as_they_were_written() {
    for reason in Reason::ALL {
        let report = Report { reason, text: "in \"my\"\nwords".to_owned() };
        assert_eq!(record::read_report("a", &record::write_report(&report)), Ok(report.clone()));
        for change in [Change::Report("a".into(), Some(report)), Change::Report("a".into(), None)] {
            let message = record::write_message("t", &change);
            assert_eq!(record::read_message("t", &message), Some(change));
        }
    }
    for odd in [
        r#"{"v":2,"report":["no such","x"]}"#,
        r#"{"v":2,"report":["spam"]}"#,
        r#"{"v":1,"report":["spam","x"]}"#,
    ] {
        assert!(record::read_report("a", odd).is_err(), "{odd}");
    }
}

#[test]
fn votes_and_reactions_are_read_as_they_were_written() {
    for vote in [Vote::Up, Vote::Down] {
        assert_eq!(record::read_vote("a", &record::write_vote(vote)), Ok(vote));
    }
    assert_eq!(record::read_reaction("t", &record::write_reaction(&"sad".into())), Ok("sad".into()));
}

#[test]
fn every_kind_of_change_survives_the_channel() {
    let changes = [
        Change::Put(comment("a")),
        Change::Delete("a".into()),
        Change::Vote("a".into(), Some(Vote::Up)),
        Change::Vote("a".into(), Some(Vote::Down)),
        Change::Vote("a".into(), None),
        Change::React(Some("happy".into())),
        Change::React(None),
    ];
    for change in changes {
        let message = record::write_message("t", &change);
        assert_eq!(record::read_message("t", &message), Some(change));
    }
}

#[test]
fn a_damaged_record_is_named() {
    let whole = record::write_comment(&comment("a"));
    let damaged = [
        String::new(),
        "{".to_owned(),
        "null".to_owned(),
        whole[..whole.len() - 1].to_owned(),
        whole.replace("\"v\":2", "\"v\":3"),
        whole.replace("\"v\":2", "\"v\":\"2\""),
        whole.replace("\"author\":\"Ada\"", "\"author\":7"),
        whole.replace("1700000000000", "\"yesterday\""),
        whole.replace("\"id\":\"a\"", "\"id\":\"b\""),
    ];
    for text in damaged {
        assert_eq!(
            record::read_comment("a", &text),
            Err(StoreError::Corrupt("comment a".to_owned())),
            "for {text}"
        );
    }
    assert_eq!(record::read_vote("a", r#"{"v":2,"vote":2}"#), Err(StoreError::Corrupt("vote a".to_owned())));
    assert_eq!(record::read_vote("a", r#"{"v":2,"vote":0}"#), Err(StoreError::Corrupt("vote a".to_owned())));
}

#[test]
fn a_message_of_the_wrong_shape_is_passed_over() {
    for rest in
        [r#""put""#, r#""put",{}"#, r#""vote","a""#, r#""vote","a",3"#, r#""react",1"#, r#""sing","a""#]
    {
        let message = [r#"{"v":2,"message":["t","#, rest, "]}"].concat();
        assert_eq!(record::read_message("t", &message), None, "for {message}");
    }
}

#[test]
fn a_comment_that_answers_itself_stands_on_its_own() {
    let mut odd = comment("a");
    odd.parent = Some("a".into());
    let read = record::read_comment("a", &record::write_comment(&odd)).unwrap();
    assert_eq!(read.parent, None);
}

#[test]
fn a_thread_of_version_1_is_read_whole() {
    let carried = version1::read_thread(
        "t",
        r#"{"v":1,"comments":[
            {"id":"a","author":"Ada","text":"Well said.","created":1700000000000},
            {"id":"b","parent":"a","author":"","text":"No","created":5,"modified":6}],
          "votes":{"x":1,"y":-1},"reaction":"happy"}"#,
    )
    .unwrap();
    let mut reply = comment("b");
    reply.parent = Some("a".into());
    reply.author = String::new();
    reply.text = "No".to_owned();
    reply.created = Timestamp(5);
    reply.modified = Some(Timestamp(6));
    let ops = vec![
        Op::Add(comment("a")),
        Op::Add(reply),
        Op::Vote("x".into(), Some(Vote::Up)),
        Op::Vote("y".into(), Some(Vote::Down)),
        Op::React(Some("happy".into())),
    ];
    assert_eq!(carried, Carried { ops, unreadable: 0 });
}

#[test]
fn what_is_damaged_in_a_thread_of_version_1_does_not_take_the_rest_along() {
    let carried = version1::read_thread(
        "t",
        r#"{"v":1,"comments":[{"id":"a"},{"id":"b","author":"","text":"No","created":5},
            {"id":"b","author":"","text":"Again","created":6}],"votes":{"x":7,"y":-1},"reaction":4}"#,
    )
    .unwrap();
    let [Op::Add(comment), Op::Vote(id, Some(Vote::Down))] = &carried.ops[..] else {
        panic!("{:?}", carried.ops)
    };
    assert_eq!((comment.text.as_str(), id.as_str()), ("No", "y"));
    assert_eq!(carried.unreadable, 4);
}

#[test]
fn earlier_texts_that_are_damaged_are_named() {
    for text in [
        "",
        "{}",
        r#"{"v":1,"earlier":[]}"#,
        r#"{"v":2,"earlier":{}}"#,
        r#"{"v":2,"earlier":[["1","x"]]}"#,
        r#"{"v":2,"earlier":[[1]]}"#,
        r#"{"v":2,"earlier":[[1,"x"],[1,"x",1]]}"#,
    ] {
        let error = StoreError::Corrupt("earlier a".to_owned());
        assert_eq!(record::read_earlier("a", text), Err(error), "{text}");
    }
}
