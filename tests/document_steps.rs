//! A document that is read in steps is the document that is read at once, whatever its form.
#![cfg(not(target_arch = "wasm32"))]

use std::{cell::Cell, ops::Range};

use article_widget::document::{
    Reading, Scan, Source, Text,
    model::{Document, Problem},
    read,
};
use proptest::{collection::vec, prelude::*};
use serde_json::{Value, json};

/// What came out, and whether the document was taken apart.
fn in_steps(text: &str) -> (Result<(Document, Vec<Problem>), Problem>, bool) {
    let mut scan = Scan::new(text);
    let parts = loop {
        if let Some(parts) = scan.step() {
            break parts;
        }
    };
    let Some(parts) = parts else { return (read(text), false) };
    let here = to_the_end(Reading::new(text, &parts));
    let kept = Kept { text: text.to_owned(), most: Cell::new(0) };
    assert_eq!(to_the_end(Reading::new(Source::Elsewhere(&kept), &parts)), here, "{text}");
    for most in [1, 100] {
        let reading = Reading::new(Source::Elsewhere(&kept), &parts).at_most(most);
        assert_eq!(to_the_end(reading), here, "{most} bytes at most, {text}");
    }
    (here, true)
}

fn to_the_end(mut reading: Reading<'_>) -> Result<(Document, Vec<Problem>), Problem> {
    loop {
        if let Some(read) = reading.step() {
            return read;
        }
    }
}

/// A text that is elsewhere, and how much of it was asked for at once.
#[derive(Debug)]
struct Kept {
    text: String,
    most: Cell<usize>,
}

impl Text for Kept {
    fn bytes(&self) -> usize {
        self.text.len()
    }

    fn part(&self, place: Range<usize>) -> String {
        self.most.set(self.most.get().max(place.len()));
        self.text[place].to_owned()
    }
}

fn assert_same(text: &str) -> bool {
    let (steps, apart) = in_steps(text);
    assert_eq!(steps, read(text), "{text}");
    apart
}

fn comment(number: usize) -> Value {
    json!({
        "@id": format!("c{number}"), "text": format!("Words \"of\" \\ [{number}], {{really}}"),
        "dateCreated": "2024-05-01T10:00:00Z", "author": {"name": "Ada"},
        "parentItem": (number % 3 == 2).then(|| json!({"@id": format!("c{}", number - 1)})),
        "comment": number.is_multiple_of(5).then(|| json!([{"text": "inside"}, "plain"])),
    })
}

#[test]
fn a_long_document_is_taken_apart_and_read_whole() {
    for count in [0, 1, 2, 511, 512, 513, 3_000] {
        let comments: Vec<Value> = (0..count).map(comment).collect();
        let text =
            json!({"@type": "NewsArticle", "headline": "News", "comment": comments, "abstract": "Short."});
        assert!(assert_same(&text.to_string()), "{count}");
        assert!(assert_same(&format!("\u{feff} {text:#}")), "{count}");
    }
}

#[test]
fn wherever_the_comments_stand_they_are_read_as_deep_as_at_once() {
    for around in [0, 1, 3] {
        for deep in [40, 41, 42, 43, 60, 61, 62, 63, 64, 65, 126] {
            let comments = (0..deep)
                .fold(json!([]), |within, number| json!([{"text": format!("{number}"), "comment": within}]));
            let article = json!({"@type": "NewsArticle", "headline": "News", "comment": comments});
            let text =
                (0..around).fold(article, |within, _| json!({"@type": "WebPage", "mainEntity": within}));
            assert!(assert_same(&text.to_string()), "{deep} in {around}");
        }
    }
}

#[test]
fn of_long_comments_a_step_reads_fewer() {
    let comments: Vec<Value> =
        (0..600).map(|number| json!({"@id": number.to_string(), "text": "x".repeat(9_000)})).collect();
    let text = json!({"@type": "NewsArticle", "headline": "News", "comment": comments}).to_string();
    let mut scan = Scan::new(&text);
    let parts = std::iter::repeat_with(|| scan.step()).flatten().next().flatten().expect("it has parts");
    let kept = Kept { text: text.clone(), most: Cell::new(0) };
    let read = to_the_end(Reading::new(Source::Elsewhere(&kept), &parts)).expect("it is a document");
    assert_eq!(read.0.comments.len(), 600);
    assert!(kept.most.get() <= 1 << 18, "{}", kept.most.get());
}

#[test]
fn a_comment_with_many_in_it_is_read_in_steps_too() {
    let reply = |number: usize| json!({"@id": format!("r{number}"), "text": "x".repeat(400), "comment": [comment(number)]});
    let replies: Vec<Value> = (0..4_000).map(reply).collect();
    let comments = json!([comment(1), {"@id": "top", "comment": replies, "text": "It"}, {"text": "last"}]);
    let text = json!({"@type": "NewsArticle", "headline": "News", "comment": comments}).to_string();
    assert!(assert_same(&text));
    let mut scan = Scan::new(&text);
    let parts = std::iter::repeat_with(|| scan.step()).flatten().next().flatten().expect("it has parts");
    let mut reading = Reading::new(text.as_str(), &parts);
    let (mut steps, mut done) = (0, 0.0);
    while reading.step().is_none() {
        assert!(reading.done() >= done, "a bar goes forward");
        (steps, done) = (steps + 1, reading.done());
    }
    assert!(steps > 10, "{steps} steps");
}

#[test]
fn of_a_text_that_is_elsewhere_no_more_is_fetched_than_a_step_reads() {
    let comments: Vec<Value> = (0..5_000).map(comment).collect();
    let text = json!({"@type": "NewsArticle", "headline": "News", "comment": comments}).to_string();
    let mut scan = Scan::new(&text);
    let parts = std::iter::repeat_with(|| scan.step()).flatten().next().flatten().expect("it has parts");
    let kept = Kept { text: text.clone(), most: Cell::new(0) };
    let read = to_the_end(Reading::new(Source::Elsewhere(&kept), &parts)).expect("it is a document");
    assert_eq!(read.0.comments.len(), 7_000);
    assert!(kept.most.get() < text.len() / 8, "{} of {}", kept.most.get(), text.len());
}

#[test]
fn other_forms_are_read_as_ever() {
    for (text, apart) in [
        ("", false),
        ("[", false),
        ("{", false),
        ("}", false),
        (r#"{"headline":"a"}"#, false),
        (r#"{"headline":"a","comment":"one"}"#, false),
        (r#"{"headline":"a","comment":{"text":"one"}}"#, false),
        (r#"[{"headline":"a","comment":[{"text":"one"}]}]"#, true),
        (r#"[{"headline":"a","comment":[{"text":"one","comment":[{"text":"in it"}]}]}]"#, true),
        (
            r#"{"@graph":[{"@type":"Person"},{"@type":"Article","headline":"a","comment":[{"text":"one"}, 2]}]}"#,
            true,
        ),
        (
            r#"{"@type":"WebPage","mainEntity":{"@type":"Article","headline":"a","comment":[{"text":"one"}]}}"#,
            true,
        ),
        // Whose comments they are is looked at: of two such lists, that of the outer object is taken out.
        (
            r#"{"comment":[{"text":"one"}],"mainEntity":{"@type":"Article","headline":"a","comment":[]}}"#,
            true,
        ),
        (
            r#"{"mainEntity":{"@type":"Article","headline":"a","comment":[{"text":"one"}]},"comment":[{"text":"two"}]}"#,
            true,
        ),
        (
            r#"{"@type":"Article","headline":"a","mainEntity":{"comment":[{"text":"one"}]},"comment":[{"text":"two"}]}"#,
            true,
        ),
        (
            r#"[{"@type":"Article","headline":"a","comment":[]},{"headline":"b","comment":[{"text":"one"}]}]"#,
            false,
        ),
        (
            r#"[{"@type":"Article","headline":"a","comment":[]},{"headline":"b","x":{"comment":[{"text":"one"}]}}]"#,
            true,
        ),
        (r#"{"headline":"a","comment":["the comments of this document"]}"#, true),
        (r#"{"headline":"a","x":["comment",[{"text":"one"}]]}"#, false),
        (r#"{"headline":"a","comment" : 5 [{"text":"one"}]}"#, false),
        (r#"{"headline":"a","comment":[{"text":"one"}],"comment":[{"text":"two"}]}"#, false),
        (r#"{"headline":"a","comment":[{"text":"one"}],"comment":"two"}"#, true),
        (r#"{"headline":"a","comment":[{"text":"one"},]}"#, true),
        (r#"{"headline":"a","comment":[,{"text":"one"}]}"#, true),
        (r#"{"headline":"a","comment":[{"text":"one"} {"text":"two"}]}"#, true),
        (r#"{"headline":"a","comment":[{"text":"one"}], "x"}"#, true),
        (r#"{"headline":"a","comment":[{"text":"one"}]}}"#, false),
        (r#"{"headline":"a","comment":[1,null,"a, b",["c"],true]}"#, true),
        (r#"{"name":"comment","list":[1],"headline":"a","schema:comment":[{"text":"one"}]}"#, true),
        (r#"{"@graph":[{"@type":"Article","headline":"a"}],"comment":[{"text":"one"}]}"#, true),
        (r#"{"comment":[{"text":"one"}]}"#, true),
    ] {
        assert_eq!(assert_same(text), apart, "{text}");
    }
}

#[test]
fn the_fixtures_are_read_in_steps_as_at_once() {
    for entry in std::fs::read_dir("tests/fixtures").expect("the folder is there") {
        let path = entry.expect("it can be listed").path();
        if path.extension().is_some_and(|ending| ending == "json") {
            assert_same(&std::fs::read_to_string(path).expect("fixtures are text"));
        }
    }
}

proptest! {
    #[test]
    fn whatever_is_cut_away_or_put_in_reading_in_steps_changes_nothing(
        count in 0..4usize, form in 0..3, cuts in vec((any::<prop::sample::Index>(), "[\\[\\]{},:\"\\\\a ]{0,3}"), 0..3),
    ) {
        let comments: Vec<Value> = (0..count).map(comment).collect();
        let article = json!({"headline": "News", "comment": comments});
        let mut text = match form {
            0 => article,
            1 => json!([{"name": "comment", "comment": 1}, article]),
            _ => json!({"@graph": [article, {"mainEntity": {"comment": []}}]}),
        }.to_string();
        for (at, put) in cuts {
            let at = at.index(text.len());
            text.replace_range(at..=at, &put);
        }
        assert_same(&text);
    }
}
