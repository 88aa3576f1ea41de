//! What holds for any comment: it is read in time, loses no letter, and links nowhere it should not.

use article_widget::markdown::{Block, Inline, parse, plain};
use proptest::prelude::*;

use crate::show::show;

/// A megabyte takes well under a second even unoptimized; quadratic work on it would take hours.
#[test]
fn a_megabyte_of_anything_is_read_in_linear_time() {
    let hostile = [
        "[",
        "]",
        "*",
        "`",
        ">",
        "- ",
        "_a",
        "*a",
        "**a*",
        "a**b_",
        "[a](",
        "](",
        "](<",
        "<",
        "<http:",
        "\\",
        "\n",
        "> \n",
        "- a\n",
        "1. a\n\n",
        "```\n",
        "```a",
        "(",
        "http://",
        "http:///",
        "ahttp://a",
        "https://a)",
        "[a](b",
        "[ ](http://a",
        "[a](http://b)",
        "![",
        "`a``b```c",
        "*_",
        "_*a ",
        "[`",
        "\u{301}*",
        " ",
        "  - a\n",
    ];
    for piece in hostile {
        let text = piece.repeat(1_000_000 / piece.len());
        assert_eq!(parse(&text).is_empty(), text.trim().is_empty(), "{piece:?}");
    }
    let growing: String = (1..1_400).map(|length| "`".repeat(length) + "a").collect();
    assert_eq!(parse(&growing).len(), 1);
    let lengths: String = (0..300_000).map(|at| if at % 3 == 0 { "**a" } else { "_b_*c" }).collect();
    assert_eq!(parse(&lengths).len(), 1);
}

fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|char| char.is_alphabetic())
}

fn holds_in_order(all: &str, part: &str) -> bool {
    let mut all = letters(all);
    letters(part).all(|wanted| all.any(|char| char == wanted))
}

/// All that the blocks show, in order; with `targets`, also where links lead to.
fn shown(blocks: &[Block], targets: bool) -> String {
    blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph(inlines) => shown_inlines(inlines, targets),
            Block::Code { text, language } => language.clone().unwrap_or_default() + text,
            Block::Quote(inner) => shown(inner, targets),
            Block::List { items, .. } => items.iter().map(|item| shown(item, targets)).collect(),
        })
        .collect()
}

fn shown_inlines(inlines: &[Inline], targets: bool) -> String {
    inlines
        .iter()
        .map(|inline| match inline {
            Inline::Text(text) | Inline::Code(text) | Inline::Mention(text) => text.clone(),
            Inline::Emphasis(inner) | Inline::Strong(inner) => shown_inlines(inner, targets),
            Inline::Link { href, text } => {
                shown_inlines(text, targets) + if targets { href.as_str() } else { "" }
            }
            Inline::Break => String::new(),
        })
        .collect()
}

fn each_link(blocks: &[Block], check: &mut dyn FnMut(&str)) {
    fn inlines(list: &[Inline], check: &mut dyn FnMut(&str)) {
        for inline in list {
            match inline {
                Inline::Emphasis(inner) | Inline::Strong(inner) => inlines(inner, check),
                Inline::Link { href, text } => {
                    check(href);
                    inlines(text, &mut |nested| panic!("{nested} within {href}"));
                }
                _ => {}
            }
        }
    }
    for block in blocks {
        match block {
            Block::Paragraph(list) => inlines(list, check),
            Block::Quote(inner) => each_link(inner, check),
            Block::List { items, .. } => items.iter().for_each(|item| each_link(item, check)),
            Block::Code { .. } => {}
        }
    }
}

/// Text made of what matters to the parser, and of anything else.
fn comment() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "a",
        "b c",
        "Ж",
        "👍",
        " ",
        "  ",
        "\n",
        "\n\n",
        "\t",
        "*",
        "**",
        "***",
        "_",
        "__",
        "`",
        "``",
        "```",
        "> ",
        "- ",
        "+ ",
        "1. ",
        "[",
        "]",
        "](",
        "(",
        ")",
        "<",
        ">",
        "\\",
        "https://x.y",
        "http://z",
        "mailto:w",
        "javascript:",
        "//h",
        "!",
        ".",
        "\r\n",
        "\u{0}",
        "\u{200b}",
    ]);
    let piece = prop_oneof![9 => known.prop_map(str::to_owned), 1 => any::<String>()];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_text_loses_letters_or_makes_up_new_ones(typed in comment()) {
        let blocks = parse(&typed);
        let (text, all) = (shown(&blocks, false), shown(&blocks, true));
        prop_assert!(holds_in_order(&typed, &text), "made up: {}", show(&blocks));
        prop_assert!(holds_in_order(&all, &typed), "lost: {}", show(&blocks));
        let plain = plain(&blocks);
        prop_assert!(holds_in_order(&typed, &plain) && !plain.contains("  ") && plain.trim() == plain);
    }

    #[test]
    fn every_link_is_safe(typed in comment()) {
        each_link(&parse(&typed), &mut |href| {
            let scheme = href.split(':').next().unwrap_or_default().to_ascii_lowercase();
            assert!(["http", "https", "mailto"].contains(&scheme.as_str()), "{href:?}");
            assert!(!href.chars().any(|char| char.is_whitespace() || char.is_control()), "{href:?}");
        });
    }

    #[test]
    fn words_without_marks_stay_as_they_are(words in "[a-zA-Z0-9 ,.;?]{0,80}") {
        prop_assume!(!words.contains(". "));
        let expected = words.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert_eq!(plain(&parse(&words)), expected);
    }
}
