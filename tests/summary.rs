//! The summary made on the device: what comes out for which article, in which steps.
#![cfg(not(target_arch = "wasm32"))]

use std::rc::Rc;

use article_widget::{
    article::model::{Article, Block},
    summary::{
        Centrality, Length, Maker, NoSummary, Prepared, Progress, Ranker, Source, Summarizer, Summary,
    },
};
use proptest::prelude::*;

const STORY: [&str; 5] = [
    "The city council voted on Monday to close the old harbor bridge. Engineers found cracks in its main cables last \
     week, Mr. Lee said.",
    "“We had no choice,” the mayor said. Did anyone expect it? It was a shock.",
    "The bridge carries 40,000 cars a day across the harbor. Repairs of the cables will cost the city $3.5 million and \
     take two years.",
    "Shops near the bridge fear for their trade. A baker sells bread there.",
    "The council will meet again in May. The harbor festival goes on as planned.",
];

fn article(paragraphs: &[&str]) -> Rc<Article> {
    let body = paragraphs.iter().map(|text| Block::Paragraph((*text).to_owned())).collect();
    Rc::new(Article {
        headline: "City closes harbor bridge over cracks".to_owned(),
        body,
        ..Article::default()
    })
}

fn finish<R: Ranker>(mut summarizer: Summarizer<R>) -> (Result<Summary, NoSummary>, usize) {
    let mut last = 0.0;
    for steps in 1..100_000 {
        match summarizer.step() {
            Progress::Working(share) => {
                assert!(share >= last && share <= 1.0, "{share} after {last}");
                last = share;
            }
            Progress::Done(result) => {
                assert_eq!(summarizer.step(), Progress::Done(result.clone()), "says the same again");
                return (result, steps);
            }
        }
    }
    panic!("never done");
}

fn summarize(article: &Rc<Article>, length: Length) -> Result<Summary, NoSummary> {
    finish(Summarizer::new(Rc::clone(article), length, Centrality)).0
}

fn texts(summary: &Summary) -> Vec<&str> {
    summary.sentences.iter().map(|sentence| sentence.text.as_str()).collect()
}

fn at(source: Option<Source>) -> (usize, usize, usize) {
    let source = source.expect("each sentence of an article has its place");
    (source.block, source.start, source.end)
}

/// Says what it was made with.
struct Fixed(Vec<usize>);

impl Ranker for Fixed {
    fn step(&mut self, _: &Prepared, _: usize) -> Option<Vec<usize>> {
        Some(self.0.clone())
    }
}

#[test]
fn each_length_gives_its_number_of_sentences_word_for_word_and_in_reading_order() {
    let article = article(&STORY);
    for (length, count) in [(Length::Short, 2), (Length::Medium, 3), (Length::Long, 5)] {
        let summary = summarize(&article, length).unwrap();
        assert_eq!((summary.sentences.len(), summary.maker), (count, Maker::Device));
        let places: Vec<_> = summary.sentences.iter().map(|sentence| at(sentence.source)).collect();
        assert!(places.is_sorted());
        for (sentence, (block, start, end)) in summary.sentences.iter().zip(places) {
            assert_eq!(sentence.text, article.body[block].text()[start..end]);
        }
    }
}

#[test]
fn what_the_story_is_about_is_picked_and_asides_are_not() {
    let summary = summarize(&article(&STORY), Length::Medium).unwrap();
    assert_eq!(texts(&summary)[0], "The city council voted on Monday to close the old harbor bridge.");
    for aside in ["Did anyone expect it?", "It was a shock.", "A baker sells bread there."] {
        assert!(!texts(&summary).contains(&aside), "{aside}");
    }
}

#[test]
fn subheads_are_no_sentences() {
    let body = vec![
        Block::Subhead("A subhead first.".to_owned()),
        Block::Paragraph("The bridge is closed.".to_owned()),
        Block::Subhead("Another subhead.".to_owned()),
    ];
    let summary = summarize(&Rc::new(Article { body, ..Article::default() }), Length::Long).unwrap();
    assert_eq!(texts(&summary), ["The bridge is closed."]);
    assert_eq!(at(summary.sentences[0].source), (1, 0, 21));
}

#[test]
fn a_short_article_gives_all_it_has() {
    let summary = summarize(&article(&["One bridge closed. Why?", "Nobody knows."]), Length::Long).unwrap();
    assert_eq!(texts(&summary), ["One bridge closed.", "Why?", "Nobody knows."]);
}

#[test]
fn a_sentence_said_twice_is_picked_once() {
    let summary =
        summarize(&article(&["It is closed. It is closed!", "IT IS  CLOSED.", "So it is."]), Length::Long);
    assert_eq!(texts(&summary.unwrap()), ["It is closed.", "So it is."]);
}

#[test]
fn an_article_without_words_says_why_there_is_no_summary() {
    for empty in [&[][..], &[""], &[" \n ", "..."], &["* * *", "👍"]] {
        assert_eq!(summarize(&article(empty), Length::Medium), Err(NoSummary::NoText), "{empty:?}");
    }
    assert_eq!(NoSummary::NoText.to_string(), "The article has no text to summarize.");
}

#[test]
fn whatever_a_ranker_picks_comes_out_once_in_order_and_no_more_than_asked() {
    let picked = |picks: &[usize]| {
        let summarizer = Summarizer::new(article(&STORY), Length::Medium, Fixed(picks.to_vec()));
        finish(summarizer).0.map(|summary| summary.sentences.len())
    };
    assert_eq!(picked(&[4, 1, 0]), Ok(3));
    assert_eq!(picked(&[0, 0, 1, 1, 2, 3]), Ok(3));
    assert_eq!(picked(&[0, usize::MAX]), Ok(1));
    assert_eq!(picked(&[]), Err(NoSummary::NothingPicked));
}

#[test]
fn a_long_article_takes_many_short_steps() {
    let sentences = (0..20_000).map(|number| format!("The council met for the {number}th time today."));
    let text = sentences.collect::<Vec<_>>().join(" ");
    let (summary, steps) = finish(Summarizer::new(article(&[&text]), Length::Medium, Centrality));
    assert_eq!(summary.unwrap().sentences.len(), 3);
    assert!(steps > text.len() / 20_000, "{steps} steps for {} bytes", text.len());
}

#[test]
fn the_same_article_always_gives_the_same_summary() {
    let article = article(&STORY);
    assert_eq!(summarize(&article, Length::Medium), summarize(&article, Length::Medium));
}

proptest! {
    #[test]
    fn any_text_gives_its_own_sentences_or_a_reason(paragraphs in prop::collection::vec("(?s)([A-Za-z“”’'?!.\n ]|.){0,200}", 0..8)) {
        let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
        let article = article(&paragraphs);
        match summarize(&article, Length::Medium) {
            Ok(summary) => {
                let mut last = (0, 0, 0);
                for sentence in &summary.sentences {
                    let (block, start, end) = at(sentence.source);
                    prop_assert_eq!(&sentence.text, &paragraphs[block][start..end]);
                    prop_assert!((block, start, end) > last);
                    last = (block, start, end);
                }
            }
            Err(reason) => {
                prop_assert_eq!(reason, NoSummary::NoText);
                prop_assert!(paragraphs.iter().all(|text| !text.contains(char::is_alphanumeric)));
            }
        }
    }
}
