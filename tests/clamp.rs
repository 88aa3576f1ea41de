//! How much of a long comment is shown first.
#![cfg(not(target_arch = "wasm32"))]

use article_widget::comments::clamp::beginning;
use proptest::prelude::*;

#[test]
fn a_text_that_is_not_much_longer_than_its_beginning_is_shown_whole() {
    for text in ["", "Short.", &"word ".repeat(500), &"word ".repeat(599), &"line\n".repeat(24)] {
        assert_eq!(beginning(text), None, "{} characters", text.len());
    }
}

#[test]
fn many_lines_are_cut_after_twenty() {
    let text = "line\n".repeat(40);
    assert_eq!(beginning(&text), Some(&"line\n".repeat(20)[..99]));
}

#[test]
fn many_words_are_cut_at_the_end_of_a_line_a_sentence_or_a_word() {
    let words = "word ".repeat(1_000);
    assert!(beginning(&words).is_some_and(|text| text.len() <= 2_500 && text.ends_with("word")));
    let sentences = "A few words here. ".repeat(300);
    assert!(beginning(&sentences).is_some_and(|text| text.len() > 2_400 && text.ends_with("here.")));
    let lines = format!("{}\n{}", "word ".repeat(400), "word ".repeat(400));
    assert_eq!(beginning(&lines).map(str::len), Some(2_000));
    let no_end = "\u{1f600}".repeat(5_000);
    assert_eq!(beginning(&no_end).map(|text| text.chars().count()), Some(2_500));
}

proptest! {
    #[test]
    fn a_beginning_is_the_texts_own_and_never_too_long(text in "([a-zé\u{1f600}] ?\n?){0,9000}") {
        if let Some(beginning) = beginning(&text) {
            prop_assert!(text.starts_with(beginning));
            prop_assert!(beginning.chars().count() <= 2_500 && beginning.lines().count() <= 20);
            prop_assert!(beginning.len() < text.len() && !beginning.is_empty());
        }
    }
}
