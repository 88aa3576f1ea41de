//! Names within sentences: readable, in their own direction, and not too long.
#![cfg(not(target_arch = "wasm32"))]

use article_widget::comments::called::called;

#[test]
fn a_name_stands_as_it_is() {
    for name in ["Ada", "Łukasz Ó Súilleabháin", "أحمد", "👩\u{200d}🚀"] {
        assert_eq!(called(name, "Guest"), name);
    }
}

#[test]
fn who_has_no_name_is_a_guest() {
    assert_eq!((called("", "Guest"), called(" \n", "Guest")), ("Guest".to_owned(), "Guest".to_owned()));
}

#[test]
fn nothing_turns_or_smears_what_stands_around_it() {
    assert_eq!(called("\u{202e}adA", "Guest"), "adA");
    let smeared = ["A", &"\u{301}".repeat(200), "da"].concat();
    assert!(called(&smeared, "Guest").chars().count() < 12);
}

#[test]
fn a_long_name_is_cut() {
    let cut = called(&"Llanfair ".repeat(30), "Guest");
    assert!(cut.ends_with('…') && cut.chars().count() <= 61, "{cut}");
    assert_eq!(called(&"a".repeat(61), "Guest"), "a".repeat(61), "one letter more is no shorter as a sign");
}
