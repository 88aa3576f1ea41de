//! Where the marks stand in a comment's Markdown.

use article_widget::{
    comments::find::{Query, marks},
    markdown::{self, Block, Inline, Leaves},
};
use proptest::prelude::*;

/// The text of a comment with its marks in brackets and its leaves parted by a bar.
fn marked(text: &str, query: &str) -> String {
    let blocks = markdown::parse(text);
    let leaves = Leaves::of(&blocks);
    let marks = marks::in_blocks(&blocks, &Query::of(query));
    assert_eq!(marks.len(), leaves.places.len());
    let show = |(place, marks): (&std::ops::Range<usize>, &Vec<std::ops::Range<usize>>)| {
        let mut leaf = leaves.text[place.clone()].to_owned();
        for mark in marks.iter().rev() {
            leaf.insert(mark.end, ']');
            leaf.insert(mark.start, '[');
        }
        leaf
    };
    leaves.places.iter().zip(&marks).map(show).collect::<Vec<_>>().join("|")
}

#[test]
fn every_word_is_marked_wherever_it_stands() {
    assert_eq!(marked("The ferry, the Ferryman.", "ferry"), "The [ferry], the [Ferry]man.");
    assert_eq!(marked("The ferry is late.", "LATE the"), "[The] ferry is [late].");
}

#[test]
fn a_word_is_marked_across_emphasis_links_and_code() {
    assert_eq!(marked("The fer**ryman** waits", "ferryman"), "The [fer]|[ryman]| waits");
    assert_eq!(marked("*a*b`c`[d](https://x.example)e", "abcde"), "[a]|[b]|[c]|[d]|[e]");
    assert_eq!(marked("[the ferry](https://ferry.example)", "ferry"), "the [ferry]");
}

#[test]
fn no_word_reaches_over_the_end_of_a_line_or_a_block() {
    assert_eq!(marked("fer\nry\n\n> fer\n\n- ry", "ferry"), "fer|ry|fer|ry");
}

#[test]
fn code_quotes_and_lists_are_marked_too() {
    let text = "> a quoted word\n\n1. a listed word\n\n```\na word in code\n```";
    assert_eq!(marked(text, "word"), "a quoted [word]|a listed [word]|a [word] in code");
}

#[test]
fn what_is_not_read_is_not_marked() {
    assert_eq!(marked("**bold** [link](https://strong.example)", "strong"), "bold| |link");
    assert_eq!(marked("nothing", ""), "nothing");
}

fn texts(blocks: &[Block], into: &mut Vec<String>) {
    fn inlines(list: &[Inline], into: &mut Vec<String>) {
        for inline in list {
            match inline {
                Inline::Text(text) | Inline::Code(text) | Inline::Mention(text) => into.push(text.clone()),
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link { text: inner, .. } => {
                    inlines(inner, into);
                }
                Inline::Break => {}
            }
        }
    }
    for block in blocks {
        match block {
            Block::Paragraph(list) => inlines(list, into),
            Block::Code { text, .. } => into.push(text.clone()),
            Block::Quote(inner) => texts(inner, into),
            Block::List { items, .. } => items.iter().for_each(|item| texts(item, into)),
        }
    }
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

proptest! {
    #[test]
    fn leaves_are_what_the_page_shows(text in "[a-c*_`>\\-1. \\[\\]()\\\\<\n]{0,60}") {
        let blocks = markdown::parse(&text);
        let leaves = Leaves::of(&blocks);
        let mut shown = Vec::new();
        texts(&blocks, &mut shown);
        let parts: Vec<String> = leaves.places.iter().map(|place| leaves.text[place.clone()].to_owned()).collect();
        prop_assert_eq!(parts, shown);
    }

    #[test]
    fn a_text_that_cannot_be_markdown_is_read_as_it_was_typed(text in "[a-c+.,:/h1*_>\\- \n\t\u{a0}]{0,40}|\\PC{0,40}|(https?://[a-z./()]{1,9} ?){1,3}") {
        if markdown::is_plain(&text) {
            let read = Leaves::of(&markdown::parse(&text)).text;
            prop_assert_eq!(words(&read), words(&text));
        }
    }
}
