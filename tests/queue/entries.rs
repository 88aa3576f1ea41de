//! What is written down is read again, and nothing else is.

use article_widget::{
    comments::model::{Comment, Reason, Report, Vote},
    store::{
        model::{Op, StoreError},
        queue::entry::{Deed, Entry},
    },
    time::Timestamp,
};

use crate::world::comment;

#[test]
fn every_entry_comes_back_as_it_was() {
    let edited = Comment {
        modified: Some(Timestamp(2)),
        author: "Ann".to_owned(),
        ..comment("a", Some("b"), "\"x\"\n")
    };
    let deeds = [
        Deed::Do(Op::Add(comment("a", None, ""))),
        Deed::Do(Op::Edit(edited)),
        Deed::Do(Op::Delete("a".into())),
        Deed::Do(Op::Vacate(comment("a", Some("b"), "words"))),
        Deed::Do(Op::Vote("a".into(), Some(Vote::Up))),
        Deed::Do(Op::Vote("a".into(), Some(Vote::Down))),
        Deed::Do(Op::Vote("a".into(), None)),
        Deed::Do(Op::React(Some("happy".into()))),
        Deed::Do(Op::React(None)),
        Deed::Do(Op::Report("a".into(), None)),
        Deed::Do(Op::Report("a".into(), Some(Report { reason: Reason::Spam, text: "\"x\"".to_owned() }))),
        Deed::Discard("a".into()),
    ];
    for deed in deeds {
        let entry = Entry::new("k".to_owned(), deed);
        let failed = Entry { is_doubtful: true, failures: 7, ..entry.clone() };
        let refused = Entry { refused: Some(StoreError::Refused("no".to_owned())), ..entry.clone() };
        let gone = Entry { refused: Some(StoreError::Gone), ..entry.clone() };
        for entry in [entry, failed, refused, gone] {
            assert_eq!(Entry::read("k", &entry.write()), Some(entry));
        }
    }
}

#[test]
fn what_is_none_of_ours_is_no_entry() {
    for text in [
        "",
        "null",
        "[]",
        "{}",
        "{\"v\":2,\"deed\":\"delete\",\"id\":\"a\"}",
        "{\"v\":1,\"deed\":\"delete\"}",
        "{\"v\":1,\"deed\":\"drop\",\"id\":\"a\"}",
        "{\"v\":1,\"deed\":\"add\",\"comment\":{\"id\":\"\"}}",
        "{\"v\":1,\"deed\":\"vote\",\"id\":\"a\",\"vote\":5}",
        "{\"v\":1,\"deed\":\"react\",\"mood\":5}",
    ] {
        assert_eq!(Entry::read("k", text), None, "{text}");
    }
}
