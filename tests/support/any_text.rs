//! What holds for any article and any text, however odd, long or hostile.

use std::time::{Duration, Instant};

use article_widget::{
    article::model::Article,
    summary::{sentences::split, support::Checker},
    time::Timestamp,
};
use proptest::prelude::*;

use crate::{article, doubts};

/// A generous bound for machines under load; what is quadratic takes minutes.
const SOON: Duration = Duration::from_secs(20);

#[test]
fn empty_and_odd_texts_are_answered() {
    let nothing = Checker::new(&Article::default());
    for text in ["", " ", "…", "\"", "'", "“”", "[", "...", "$", "5", "\u{301}", "👍", "A", "not", "don't"]
    {
        let sentence = nothing.check(text);
        assert_eq!((sentence.text.as_str(), sentence.source), (text, None));
    }
    assert_eq!(doubts(&nothing, "Ann Lee paid 5 dollars."), ["number 5 dollars", "most"]);
}

#[test]
fn a_long_article_and_a_long_sentence_are_checked_soon() {
    let start = Instant::now();
    let words =
        ["Ann", "Lee", "paid", "7", "dollars", "on", "Monday", "and", "\"not", "much\"", "in", "Lyon", "A"];
    let stop = |at: usize| if at.is_multiple_of(17) { ". " } else { " " };
    let mixed: String = (0..40_000).flat_map(|at| [words[at * 7 % 13], stop(at)]).collect();
    let numbered: Vec<String> = (0..30_000).map(|at| format!("Name{at} said {at} in Town{at}. ")).collect();
    let repeated = ["a ", "'a", "A.", "9,", "“", "not "].map(|part| part.repeat(200_000 / part.len()));
    for text in [mixed, numbered.concat()].iter().chain(&repeated) {
        let checker = Checker::new(&article(Some("en"), &[text]));
        let tail: String = text.chars().rev().take(20_000).collect();
        for claim in [&tail, text, &format!("“{tail}”"), &"Xa5 \"b\" Yo zu7, 'c' ".repeat(9_000)] {
            assert_eq!(checker.check(claim).text, *claim);
        }
    }
    assert!(start.elapsed() < SOON, "{:?}", start.elapsed());
}

/// What the checks look for, so that random texts are full of it.
const PIECES: &[&str] = &[
    "not ",
    "never ",
    "Ann ",
    "Lee",
    "’s ",
    "\"",
    "“",
    "”",
    "‘",
    "’",
    "'",
    "...",
    "…",
    "[",
    "]",
    "$",
    "3.5",
    " million ",
    "1,000",
    "% ",
    "per cent ",
    "Monday",
    " May ",
    "Dec. ",
    "18",
    " 2015 ",
    "twenty-",
    "one ",
    "hundred ",
    "and ",
    "U.S. ",
    ". ",
    ", ",
    "\n",
    "\n\n",
    "-",
    "the ",
    "House ",
    "voted ",
    "5pm ",
    "٣",
    "é",
    "市",
    "。",
    "\u{a0}",
    "a dozen ",
];

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![9 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => "\\PC{0,6}"]
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_sentence_of_an_article_is_ever_doubted(
        paragraphs in prop::collection::vec(text(), 1..4),
        language in prop::option::of(prop::sample::select(&["en", "de", "fr", "ja", "en-GB", ""][..])),
    ) {
        let parts: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
        let article = article(language, &parts);
        let checker = Checker::new(&article);
        for paragraph in &paragraphs {
            for range in split(paragraph) {
                let text = &paragraph[range];
                let sentence = checker.check(text);
                prop_assert!(sentence.doubts.is_empty(), "{text:?}: {:?}", sentence.doubts);
                prop_assert!(sentence.source.is_some());
            }
        }
    }

    #[test]
    fn any_text_is_checked_against_any_article(body in text(), claim in text(), language in "[a-z]{0,3}") {
        let article = Article {
            headline: claim.clone(),
            published: Some(Timestamp(i64::MIN)),
            modified: Some(Timestamp(i64::MAX)),
            ..article(Some(&language), &[&body])
        };
        let sentence = Checker::new(&article).check(&claim);
        prop_assert_eq!(&sentence.text, &claim);
        if let Some(source) = sentence.source {
            prop_assert!(article.body[source.block].text().get(source.start..source.end).is_some());
        }
    }
}
