//! The learned model: what its file may be, and what it picks from good and bad articles.
#![cfg(not(target_arch = "wasm32"))]

use std::rc::Rc;

use article_widget::{
    article::model::{Article, Block},
    document,
    summary::{Learned, Length, Model, NoSummary, Progress, Summarizer, Summary},
};
use proptest::prelude::*;

const FILE: &[u8] = include_bytes!("../summary-model.bin");

fn model() -> Rc<Model> {
    thread_local!(static MODEL: Rc<Model> = Rc::new(Model::read(FILE).expect("the project's own model")));
    MODEL.with(Rc::clone)
}

fn article(paragraphs: &[&str]) -> Rc<Article> {
    let body = paragraphs.iter().map(|text| Block::Paragraph((*text).to_owned())).collect();
    Rc::new(Article { body, ..Article::default() })
}

fn summarize(article: &Rc<Article>, length: Length) -> Result<Summary, NoSummary> {
    let mut summarizer = Summarizer::new(Rc::clone(article), length, Learned::new(model()));
    loop {
        if let Progress::Done(result) = summarizer.step() {
            return result;
        }
    }
}

fn demo() -> Rc<Article> {
    let (document, _) = document::read(include_str!("../demo/story.json")).expect("the demo story");
    Rc::new(document.article)
}

/// The sentences stand in the article word for word, in its order, none twice.
fn are_its_own(summary: &Summary, article: &Article) -> bool {
    let source = |sentence: &article_widget::summary::Sentence| sentence.source.expect("a place");
    let places: Vec<_> =
        summary.sentences.iter().map(source).map(|source| (source.block, source.start)).collect();
    let is_own = |sentence: &article_widget::summary::Sentence| {
        let source = source(sentence);
        article.body[source.block].text().get(source.start..source.end) == Some(sentence.text.as_str())
    };
    places.is_sorted_by(|one, next| one < next) && summary.sentences.iter().all(is_own)
}

#[test]
fn each_length_has_its_number_of_sentences() {
    let article = demo();
    for (length, counts) in [(Length::Short, 2..=2), (Length::Medium, 2..=3), (Length::Long, 5..=5)] {
        let summary = summarize(&article, length).unwrap();
        assert!(counts.contains(&summary.sentences.len()), "{length:?}: {}", summary.sentences.len());
        assert!(are_its_own(&summary, &article));
        assert_eq!(summarize(&article, length), Ok(summary), "the same again");
    }
}

#[test]
fn a_notice_or_a_scrap_is_not_picked_where_there_is_a_story() {
    let story = [
        "Scroll down for video of the bridge.",
        "The city council voted on Monday to close the old harbor bridge after engineers found cracks in its cables.",
        "Sad.",
        "The bridge carries 40,000 cars a day, and repairs will cost the city $3.5 million and take two years.",
        "Read more about the bridge and the council here.",
        "Shops near the bridge fear for their trade, and the mayor said that the city would help them.",
    ];
    let article = article(&story);
    for sentence in summarize(&article, Length::Medium).unwrap().sentences {
        assert!(![story[0], story[2], story[4]].contains(&sentence.text.as_str()), "{}", sentence.text);
    }
}

#[test]
fn the_mark_of_an_agency_is_left_out() {
    let article = article(&["LONDON (Reuters) - The bridge is closed. It rains.", "(AP) stands here."]);
    let summary = summarize(&article, Length::Long).unwrap();
    assert_eq!(summary.sentences[0].text, "The bridge is closed.");
    assert_eq!(summary.sentences[2].text, "(AP) stands here.");
    assert!(are_its_own(&summary, &article));
}

#[test]
fn bad_articles_give_an_answer_or_a_plain_reason() {
    let capitals = "THE COUNCIL MET. IT VOTED TO CLOSE THE BRIDGE. NOBODY SPOKE. THE MAYOR LEFT.";
    let unpunctuated = "the council met in the rain and then it voted and then ".repeat(200);
    let table = "City\tPeople\tCars\n".repeat(50) + "Total\t7\t9";
    let names = "Ann Lee, Bob Ray, Cy Orr, Di May, Ed Poe, ".repeat(100);
    let quotes = "“No,” he said. ".repeat(40) + "“Yes.” “Why?” “Because.”";
    let letters = "x".repeat(200_000);
    let chinese =
        "市议会周一投票决定关闭旧桥。工程师上周发现缆绳有裂缝。这座桥每天有四万辆车通过。市长表示没有选择。";
    let texts = [capitals, &unpunctuated, &table, &names, &quotes, &letters, chinese];
    for text in texts {
        let article = article(&[text]);
        let summary = summarize(&article, Length::Medium).expect("an answer");
        assert!((1..=3).contains(&summary.sentences.len()) && are_its_own(&summary, &article));
    }
    assert_eq!(summarize(&article(&["", " … "]), Length::Medium), Err(NoSummary::NoText));
}

#[test]
fn a_megabyte_is_read_step_by_step() {
    let sentences = (0..20_000).map(|day| format!("On day {day} the ferry crossed the river {day} times."));
    let article = article(&[&sentences.collect::<Vec<_>>().join(" ")]);
    let mut summarizer = Summarizer::new(Rc::clone(&article), Length::Medium, Learned::new(model()));
    let mut steps = 0;
    let summary = loop {
        steps += 1;
        if let Progress::Done(result) = summarizer.step() {
            break result.unwrap();
        }
    };
    assert!(are_its_own(&summary, &article) && steps > 200, "{steps} steps");
}

#[test]
fn a_damaged_file_is_refused() {
    assert!(Model::read(&[]).is_err());
    assert!(Model::read(&[FILE, &[0]].concat()).is_err(), "something after it");
    for length in (0..FILE.len()).step_by(97) {
        assert!(Model::read(&FILE[..length]).is_err(), "the first {length} bytes");
    }
    let mut other = FILE.to_vec();
    other[7] += 1;
    assert!(Model::read(&other).is_err(), "another version");
}

proptest! {
    #[test]
    fn any_bytes_are_a_model_or_none_and_never_harm(at in 8..FILE.len(), byte: u8) {
        let mut bytes = FILE.to_vec();
        bytes[at] = byte;
        if let Ok(model) = Model::read(&bytes) {
            let article = demo();
            let mut summarizer = Summarizer::new(article, Length::Medium, Learned::new(Rc::new(model)));
            while !matches!(summarizer.step(), Progress::Done(_)) {}
        }
    }

    #[test]
    fn any_text_gives_its_own_sentences_or_a_reason(paragraphs in prop::collection::vec("(?s)([A-Za-z“”’'?!.\n ]|.){0,200}", 0..8)) {
        let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
        let article = article(&paragraphs);
        match summarize(&article, Length::Medium) {
            Ok(summary) => prop_assert!(are_its_own(&summary, &article)),
            Err(reason) => prop_assert_eq!(reason, NoSummary::NoText),
        }
    }
}
