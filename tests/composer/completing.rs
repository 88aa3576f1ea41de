//! What can be completed at the caret.

use article_widget::comments::composer::{
    edit::bytes,
    typed::{Typed, closed, typed},
};

use crate::read;

fn at_caret(marked: &str) -> Option<(String, Typed)> {
    let (text, caret) = read(marked);
    let caret = bytes(&text, caret).start;
    typed(&text, caret).map(|(range, what)| (text[range].to_owned(), what))
}

fn emoji(query: &str) -> (String, Typed) {
    (format!(":{query}"), Typed::Emoji(query.to_owned()))
}

fn name(query: &str) -> (String, Typed) {
    (format!("@{query}"), Typed::Name(query.to_owned()))
}

#[test]
fn two_letters_behind_a_colon_ask_for_emoji() {
    assert_eq!(at_caret(":sm|"), Some(emoji("sm")));
    assert_eq!(at_caret("well :thumbs_up|"), Some(emoji("thumbs_up")));
    assert_eq!(at_caret("(:+1|"), Some(emoji("+1")));
    assert_eq!(at_caret("😀:وجه|"), Some(emoji("وجه")));
    for nothing in [":s|", ":|", "at 10:30|", "https://ab|", "a:bc|", "see: it|", "::sm|", ":sm\nile|"] {
        assert_eq!(at_caret(nothing), None, "{nothing}");
    }
}

#[test]
fn a_sign_asks_for_names_from_the_start() {
    assert_eq!(at_caret("@|"), Some(name("")));
    assert_eq!(at_caret("thanks @Tam|"), Some(name("Tam")));
    assert_eq!(at_caret("thanks @Tamsin L|"), Some(name("Tamsin L")));
    assert_eq!(at_caret("@سارة|"), Some(name("سارة")));
    for nothing in ["me@home|", "@ |", "@a\nb|", "none|"] {
        assert_eq!(at_caret(nothing), None, "{nothing}");
    }
}

#[test]
fn a_second_colon_closes_a_name() {
    let found = |marked: &str| {
        let (text, caret) = read(marked);
        closed(&text, bytes(&text, caret).start).map(|(_, name)| name.to_owned())
    };
    assert_eq!(found("so :red_heart:|").as_deref(), Some("red_heart"));
    assert_eq!(found(":+1:| on"), Some("+1".to_owned()));
    for nothing in ["10:30:|", "a:bc:|", "::|", ":a:|", "so :red_heart|", ": it is so:|"] {
        assert_eq!(found(nothing), None, "{nothing}");
    }
}
