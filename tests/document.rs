//! What is read from the documents in `tests/fixtures`, and which properties are reported.
#![cfg(not(target_arch = "wasm32"))]

use std::{fs, path::Path};

use article_widget::{
    article::model::{Block, Picture},
    comments::model::{CommentId, Votes},
    document::{
        self, date,
        model::{Document, Problem},
    },
    time::Timestamp,
};

fn fixture(name: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
    fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// Reads a fixture that can be shown: the document, and the properties that are reported.
fn read(name: &str) -> (Document, Vec<String>) {
    let (document, problems) =
        document::read(&fixture(name)).unwrap_or_else(|problem| panic!("{name}: {problem:?}"));
    for Problem { property, message } in &problems {
        assert!(message.starts_with(property.as_str()) && message.ends_with('.'), "{name}: {message}");
    }
    (document, problems.into_iter().map(|problem| problem.property).collect())
}

fn refused(name: &str) -> Problem {
    document::read(&fixture(name)).expect_err(name)
}

fn ids(document: &Document) -> Vec<&str> {
    document.comments.iter().map(|comment| comment.id.as_str()).collect()
}

/// The parent of each comment, `-` where it starts a thread.
fn parents(document: &Document) -> Vec<&str> {
    document.comments.iter().map(|comment| comment.parent.as_ref().map_or("-", CommentId::as_str)).collect()
}

fn at(text: &str) -> Timestamp {
    date::parse(text).expect(text)
}

#[test]
fn every_property_is_read_from_a_full_document() {
    let (document, problems) = read("full.json");
    assert_eq!(problems, [""; 0]);
    let article = &document.article;
    assert_eq!(article.id.as_deref(), Some("https://harrowbend.example/news/library-beans"));
    assert_eq!(article.headline, "Harrow Bend votes with beans for its library");
    assert_eq!(article.subline(), Some("The count came out higher than the town"));
    assert_eq!(
        article.description.as_deref(),
        Some("A library on the river asks its readers how late it should stay open.")
    );
    assert_eq!(article.authors, ["Ines Calloway", "Bo Tran"]);
    assert_eq!(article.publisher.as_deref(), Some("The Harrow Bend Ledger"));
    assert_eq!(article.credit.as_deref(), Some("With reporting by the school newspaper"));
    assert_eq!(article.dateline.as_deref(), Some("HARROW BEND"));
    assert_eq!(article.published, Some(at("2025-03-08T06:30:00Z")));
    assert_eq!(article.modified, Some(at("2025-03-08T12:15:30.25Z")));
    assert_eq!(article.language.as_deref(), Some("en-US"));
    assert_eq!(
        article.picture,
        Some(Picture {
            url: "pictures/beans.svg".into(),
            caption: Some("Two jars, one evening".into()),
            description: Some("Two glass jars on a counter, the left one nearly full of beans".into()),
            credit: Some("Drawing: Ledger".into()),
            width: Some(1200),
            height: Some(800),
        })
    );
    let subheads = article.body.iter().filter(|block| matches!(block, Block::Subhead(_)));
    assert_eq!(subheads.map(Block::text).collect::<Vec<_>>(), ["A vote with two boxes", "What comes next"]);
    assert_eq!(article.body.len(), 6);
    assert_eq!(document.summary.len(), 3);
    assert_eq!(ids(&document), ["c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9", "c10", "c11", "c12"]);
    assert_eq!(parents(&document), ["-", "c1", "c2", "-", "c4", "-", "c6", "c7", "-", "c9", "-", "-"]);
    let eighth = &document.comments[7];
    assert_eq!((eighth.author.as_str(), eighth.votes), ("Hill Farm", Votes { up: 35, down: 0 }));
    assert_eq!(eighth.modified, Some(at("2025-03-08T10:03:00Z")));
    assert_eq!(document.comments[11].author, "");
    let reactions: Vec<_> = document.reactions.iter().map(|(id, count)| (&*id.0, *count)).collect();
    assert_eq!(reactions, [("happy", 120), ("amused", 310), ("inspired", 44), ("annoyed", 7)]);
}

#[test]
fn a_missing_headline_is_made_of_the_first_words() {
    let (document, problems) = read("no-headline.json");
    assert_eq!(problems, ["headline"]);
    let headline = "The lights of the Harrow Bend library stayed on until midnight on Friday, for…";
    assert_eq!(document.article.headline, headline);
}

#[test]
fn what_is_not_json_is_refused_with_its_place() {
    let Problem { property, message } = refused("not-json.json");
    assert_eq!(property, "document");
    assert!(message.contains("line 4 column 3"), "{message}");
}

#[test]
fn json_that_is_nearly_right_is_mended() {
    let (document, problems) = read("not-quite-json.json");
    assert_eq!(problems, ["document", "headline", "comment[0].upvoteCount"]);
    assert_eq!(document.article.headline, "Cut in the middle of an emoji:");
    assert_eq!(
        document.article.body,
        [Block::Paragraph("A raw line break\nstands in this string. 😀".into())]
    );
    assert_eq!(document.comments[0].votes, Votes { up: (1 << 53) - 1, down: 0 });
}

#[test]
fn a_document_without_an_article_is_refused() {
    let Problem { property, message } = refused("wrong-type.json");
    assert_eq!(property, "@type");
    assert!(message.contains("“Recipe”") && message.contains("headline"), "{message}");
}

#[test]
fn an_unknown_type_with_a_headline_is_shown() {
    let (document, problems) = read("unknown-type.json");
    assert_eq!(problems, ["@type"]);
    assert_eq!(document.article.headline, "A work of some kind");
}

#[test]
fn duplicate_ids_keep_the_first_and_derive_the_rest() {
    let (document, problems) = read("duplicate-ids.json");
    assert_eq!(problems, ["comment[1].@id", "comment[3].@id"]);
    assert_eq!(ids(&document), ["same", "comment-1", "reply", "comment-3-2", "comment-3"]);
    assert_eq!(parents(&document)[2], "same");
}

#[test]
fn missing_ids_and_dates_are_derived_and_empty_comments_left_out() {
    let (document, mut problems) = read("missing-ids.json");
    problems.sort();
    let expected =
        ["comment[0].@id", "comment[1].@id", "comment[3].@id", "comment[5].text", "comment[6].dateCreated"];
    assert_eq!(problems, expected);
    assert_eq!(ids(&document), ["comment-0-2", "comment-1", "7", "comment-3", "comment-0", "undated"]);
    assert_eq!(parents(&document)[3], "7");
    assert_eq!(document.comments[5].created, at("2025-03-08"));
}

#[test]
fn circles_of_parents_are_opened_at_their_first_member() {
    let (document, problems) = read("cyclic-parents.json");
    assert_eq!(problems, ["comment[0].parentItem", "comment[2].parentItem"]);
    assert_eq!(ids(&document), ["self", "tail", "one", "two", "three"]);
    assert_eq!(parents(&document), ["-", "two", "-", "one", "two"]);
}

#[test]
fn orphans_start_threads_of_their_own() {
    let (document, mut problems) = read("orphans.json");
    problems.sort();
    assert_eq!(problems, ["comment[0].parentItem", "comment[3].comment[0].parentItem", "comment[3].text"]);
    assert_eq!(ids(&document), ["a", "b", "c", "e"]);
    assert_eq!(parents(&document), ["-", "a", "-", "-"]);
}

#[test]
fn every_shape_of_a_value_is_understood() {
    let (document, problems) = read("lenient.json");
    assert_eq!(problems, [""; 0]);
    let article = &document.article;
    assert_eq!(article.id.as_deref(), Some("https://harrowbend.example/lenient"));
    assert_eq!(article.headline, "A list with one headline");
    assert_eq!(article.subline(), Some("An object with a value"));
    assert_eq!(article.description.as_deref(), Some("1412"));
    assert_eq!(article.dateline.as_deref(), Some("HARROW BEND"));
    assert_eq!(article.language.as_deref(), Some("en"));
    assert_eq!(article.authors, ["Ines Calloway", "Bo Tran"]);
    assert_eq!(article.publisher.as_deref(), Some("The Ledger"));
    assert_eq!(article.credit.as_deref(), Some("Ledger"));
    assert_eq!(article.picture.as_ref().map(|picture| picture.url.as_str()), Some("pictures/a.png"));
    let body = [
        "First paragraph\nwith two lines.",
        "Second.",
        "Subhead",
        "right above its text",
        "Third, from the list.",
    ];
    assert_eq!(article.body.iter().map(Block::text).collect::<Vec<_>>(), body);
    assert_eq!(article.body[2], Block::Subhead("Subhead".into()));
    assert_eq!(document.summary, ["One.", "Two."]);
    assert_eq!(ids(&document), ["1", "nested", "deeper", "string-parent"]);
    assert_eq!(parents(&document), ["-", "1", "nested", "nested"]);
    assert_eq!(document.comments[0].votes, Votes { up: 12, down: 3 });
    assert_eq!(document.comments[1].text, "Nested reply");
    assert_eq!(document.reactions, [("happy".into(), 8)]);
}

#[test]
fn an_article_is_found_in_a_graph_with_what_it_refers_to() {
    let (document, problems) = read("graph.json");
    assert_eq!(problems, [""; 0]);
    assert_eq!(document.article.headline, "An article in a graph");
    assert_eq!(document.article.authors, ["Ines Calloway"]);
    assert_eq!(document.article.publisher.as_deref(), Some("The Harrow Bend Ledger"));
    let picture = document.article.picture.expect("a picture");
    assert_eq!((picture.url.as_str(), picture.caption.as_deref()), ("pictures/beans.svg", Some("Two jars")));
}
