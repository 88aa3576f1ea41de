//! A quotation in a reply.

use article_widget::comments::composer::quoted::{quoted, under};

#[test]
fn every_line_is_quoted_and_blank_ones_keep_it_together() {
    assert_eq!(quoted("one\ntwo\n\n\nthree\n"), "> one\n> two\n>\n> three\n");
    assert_eq!(quoted("  \n "), "");
}

#[test]
fn quotes_within_are_bounded() {
    assert_eq!(quoted("> > > > > deep"), "> > > deep\n");
    let thousand = "> ".repeat(1_000) + "end";
    assert_eq!(quoted(&thousand), "> > > end\n");
}

#[test]
fn a_whole_book_is_cut() {
    let quote = quoted(&"word ".repeat(10_000));
    assert!(quote.chars().count() < 2_010 && quote.ends_with(" …\n"), "{}", quote.len());
}

#[test]
fn it_stands_under_what_was_written() {
    let quote = quoted("one");
    assert_eq!(under("", &quote), "> one\n\n");
    assert_eq!(under("A start", &quote), "A start\n\n> one\n\n");
}
