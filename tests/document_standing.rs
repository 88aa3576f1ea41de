//! What a document says of a comment that its author cannot: the badge, and that it is pinned.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test may fail at any step")]

use std::rc::Rc;

use article_widget::{
    comments::model::{Comment, MAX_BADGE},
    document::{self, model::Problem},
};
use serde_json::{Value, json};

fn read_with_problems(author: &Value, status: &Value) -> (Comment, Vec<Problem>) {
    let document = json!({
        "@type": "NewsArticle",
        "headline": "H",
        "comment": {
            "@id": "a", "text": "T", "dateCreated": "2025-01-01", "author": author, "creativeWorkStatus": status,
        },
    });
    let (document, problems) = document::read(&document.to_string()).unwrap();
    (Comment::clone(&document.comments[0]), problems)
}

fn badge(author: &Value) -> Option<Rc<str>> {
    let (comment, problems) = read_with_problems(author, &Value::Null);
    assert!(problems.is_empty(), "{problems:?}");
    comment.badge
}

#[test]
fn the_job_title_of_the_author_is_the_badge_in_every_shape() {
    let editor = Some("Editor".into());
    assert_eq!(badge(&json!({"name": "Ada", "jobTitle": "Editor"})), editor);
    assert_eq!(badge(&json!({"name": "Ada", "jobTitle": ["Editor", "Writer"]})), editor);
    assert_eq!(
        badge(&json!({"name": "Ada", "jobTitle": {"@type": "DefinedTerm", "name": "Editor"}})),
        editor
    );
    assert_eq!(
        badge(&json!([{"name": "Ada", "jobTitle": " Editor\n"}, {"name": "Bo", "jobTitle": "No"}])),
        editor
    );
    for none in [
        json!("Ada"),
        json!({"name": "Ada"}),
        json!({"name": "Ada", "jobTitle": ""}),
        json!({"name": "Ada", "jobTitle": null}),
        json!(["Ada", {"name": "Bo", "jobTitle": "Editor"}]),
    ] {
        assert_eq!(badge(&none), None, "{none}");
    }
}

#[test]
fn a_guest_has_no_badge() {
    let (comment, _) = read_with_problems(&json!({"jobTitle": "Editor"}), &Value::Null);
    assert_eq!((comment.author.as_str(), comment.badge), ("", None));
}

#[test]
fn a_badge_neither_grows_nor_turns_the_text_around_it() {
    let (comment, problems) =
        read_with_problems(&json!({"name": "Ada", "jobTitle": "E".repeat(10_000)}), &Value::Null);
    assert_eq!(comment.badge.unwrap().chars().count(), MAX_BADGE);
    assert_eq!(problems[0].property, "comment[0].author.jobTitle");
    let (comment, problems) = read_with_problems(
        &json!({"name": "Ada", "jobTitle": "\u{202e}rotidE\u{0}\nin chief"}),
        &Value::Null,
    );
    assert_eq!(comment.badge.as_deref(), Some("rotidE in chief"));
    assert_eq!(problems.len(), 1, "{problems:?}");
    let (comment, problems) =
        read_with_problems(&json!({"name": "Ada", "jobTitle": {"other": true}}), &Value::Null);
    assert_eq!((comment.author.as_str(), comment.badge), ("Ada", None));
    assert_eq!(problems.len(), 1, "{problems:?}");
}

#[test]
fn the_status_pinned_pins_a_comment_whatever_else_it_is() {
    let pinned = |status: Value| {
        let (comment, problems) = read_with_problems(&json!("Ada"), &status);
        assert!(problems.is_empty(), "{problems:?}");
        comment.pinned
    };
    for status in
        [json!("Pinned"), json!(" pinned"), json!(["Published", "Pinned"]), json!({"name": "Pinned"})]
    {
        assert!(pinned(status.clone()), "{status}");
    }
    for status in [json!(null), json!("Published"), json!("Unpinned"), json!(true), json!({"text": "Pinned"})]
    {
        assert!(!pinned(status.clone()), "{status}");
    }
}
