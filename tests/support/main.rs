//! Whether an article bears a sentence out.
#![cfg(not(target_arch = "wasm32"))]

mod any_text;
mod demo;
mod forms;

use article_widget::{
    article::model::{Article, Block},
    summary::{Doubt, Sentence, support::Checker},
};

pub(crate) fn article(language: Option<&str>, paragraphs: &[&str]) -> Article {
    let body = paragraphs.iter().map(|text| Block::Paragraph((*text).to_owned())).collect();
    Article { body, language: language.map(str::to_owned), ..Article::default() }
}

pub(crate) fn english(text: &str) -> Checker {
    Checker::new(&article(Some("en"), &[text]))
}

/// The doubts in short: `number 15 people`.
pub(crate) fn doubts(checker: &Checker, text: &str) -> Vec<String> {
    let name = |doubt: &Doubt| match doubt {
        Doubt::Number(words) => format!("number {words}"),
        Doubt::Date(words) => format!("date {words}"),
        Doubt::Name(words) => format!("name {words}"),
        Doubt::Quotation(words) => format!("quotation {words}"),
        Doubt::Negation(word) => format!("negation {word}"),
        Doubt::Most => "most".to_owned(),
    };
    checker.check(text).doubts.iter().map(name).collect()
}

pub(crate) fn source<'a>(article: &'a Article, sentence: &Sentence) -> &'a str {
    sentence.source.map_or("", |source| &article.body[source.block].text()[source.start..source.end])
}

/// Fails with a line for each case that has other doubts than those told.
pub(crate) fn hold(checker: &Checker, cases: &[(&str, &[&str])]) {
    let told = |(text, wanted): &(&str, &[&str])| {
        let found = doubts(checker, text);
        (found != *wanted).then(|| format!("{text}\n  wanted {wanted:?}\n  found {found:?}"))
    };
    let wrong: Vec<String> = cases.iter().filter_map(told).collect();
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}
