//! Texts of models kept for a second look: found by article, words, writer and question, and few.

use article_widget::{
    article::model::{Article, Block},
    summary::{
        kept::{Key, MOST, find, with},
        model::{Ask, Form, Length},
    },
};

const WRITER: &str = "https://api.example/chat";

fn article(headline: &str, text: &str) -> Article {
    let body = vec![Block::Paragraph(text.to_owned())];
    Article { headline: headline.to_owned(), body, ..Article::default() }
}

fn key(headline: &str, text: &str) -> Key {
    Key::new(&article(headline, text), WRITER, Ask::default())
}

fn sentences(words: &[&str]) -> Vec<String> {
    words.iter().map(|words| (*words).to_owned()).collect()
}

#[test]
fn what_was_kept_is_found_again() {
    let kept = with("", &key("News", "Words."), &sentences(&["One.", "Two."]));
    assert_eq!(find(&kept, &key("News", "Words.")), Some(sentences(&["One.", "Two."])));
    assert_eq!(find("", &key("News", "Words.")), None);
}

#[test]
fn another_article_another_writer_or_another_question_is_another_key() {
    let kept = with("", &key("News", "Words."), &sentences(&["One."]));
    let of = |writer, ask| Key::new(&article("News", "Words."), writer, ask);
    let short = Ask { length: Length::Short, ..Ask::default() };
    let paragraph = Ask { form: Form::Paragraph, ..Ask::default() };
    for (other, what) in [
        (key("Other", "Words."), "article"),
        (key("News", "Other words."), "words"),
        (of("built-in", Ask::default()), "writer"),
        (of(WRITER, short), "length"),
        (of(WRITER, paragraph), "form"),
    ] {
        assert_eq!(find(&kept, &other), None, "{what}");
    }
}

#[test]
fn text_does_not_run_from_one_block_into_the_next() {
    let of = |blocks: &[&str]| {
        let body = blocks.iter().map(|text| Block::Paragraph((*text).to_owned())).collect();
        Key::new(&Article { body, ..Article::default() }, WRITER, Ask::default())
    };
    assert_ne!(of(&["ab", "c"]), of(&["a", "bc"]));
}

#[test]
fn other_words_of_the_same_article_take_the_place_of_the_older_ones() {
    let kept = with("", &key("News", "Old words."), &sentences(&["Old."]));
    let kept = with(&kept, &key("Other", "Words."), &sentences(&["Other."]));
    let kept = with(&kept, &key("News", "New words."), &sentences(&["New."]));
    assert_eq!(find(&kept, &key("News", "Old words.")), None);
    assert_eq!(find(&kept, &key("News", "New words.")), Some(sentences(&["New."])));
    assert_eq!(find(&kept, &key("Other", "Words.")), Some(sentences(&["Other."])));
}

#[test]
fn a_new_answer_takes_the_place_of_the_old_one() {
    let kept = with("", &key("News", "Words."), &sentences(&["Old."]));
    let kept = with(&kept, &key("News", "Words."), &sentences(&["New."]));
    assert_eq!(find(&kept, &key("News", "Words.")), Some(sentences(&["New."])));
    assert!(!kept.contains("Old."));
}

#[test]
fn only_the_newest_few_are_kept() {
    let name = |index: usize| format!("News {index}");
    let kept = (0..=MOST).fold(String::new(), |kept, index| {
        with(&kept, &key(&name(index), "Words."), &sentences(&[&name(index)]))
    });
    assert_eq!(find(&kept, &key(&name(0), "Words.")), None);
    for index in 1..=MOST {
        assert_eq!(find(&kept, &key(&name(index), "Words.")), Some(sentences(&[&name(index)])));
    }
}

#[test]
fn whatever_is_kept_under_the_key_breaks_nothing() {
    let hostile = "News\n\u{1e}\u{1e}rubbish\n1";
    let odd = key("News\n\u{1e}", "Words.");
    assert_eq!(find(hostile, &odd), None);
    let kept = with(hostile, &odd, &sentences(&["One\u{1e}two.\nthree."]));
    assert_eq!(find(&kept, &odd), Some(sentences(&["One two. three."])));
}
