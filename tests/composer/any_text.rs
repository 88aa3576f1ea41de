//! What holds for any text and any selection.

use article_widget::comments::composer::{
    deed::Deed,
    edit::{Change, bytes, units},
    quoted::{quoted, under},
    typed::{closed, typed},
};
use proptest::prelude::*;

/// Lines of words, marks, and characters of several units.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-z]{1,5}",
        2 => Just(" ".to_owned()),
        1 => Just("\n".to_owned()),
        1 => prop::sample::select(vec!["*", "**", "`", "```", "> ", "- ", "1. ", "[", "](", ")", "https://a.b", "_", ":", "@"]).prop_map(str::to_owned),
        1 => prop::sample::select(vec!["😀", "👩‍👩‍👧", "👍🏽", "é", "e\u{301}", "عربي", "\u{202e}"]).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn with_selection() -> impl Strategy<Value = (String, std::ops::Range<usize>)> {
    (text(), any::<prop::sample::Index>(), any::<prop::sample::Index>()).prop_map(|(text, a, b)| {
        let size = text.encode_utf16().count() + 1;
        let (a, b) = (a.index(size), b.index(size));
        (text, a.min(b)..a.max(b))
    })
}

/// Letters and digits, and all that is not of ASCII: what a reader means by words.
fn words(text: &str) -> String {
    text.chars().filter(|char| char.is_alphanumeric() || !char.is_ascii()).collect()
}

proptest! {
    #[test]
    fn no_tool_loses_a_word((text, selected) in with_selection()) {
        for deed in Deed::ALL {
            let after = deed.on(&text, selected.clone()).applied(&text);
            if deed == Deed::Link {
                // Its place for an address comes and goes.
                let alone = |text: &str| words(&text.replace("](https://)", ""));
                prop_assert_eq!(alone(&after), alone(&text));
            } else {
                prop_assert_eq!(words(&after), words(&text), "{:?}", deed);
            }
        }
    }

    #[test]
    fn a_selection_stays_within_the_text_and_between_characters((text, selected) in with_selection()) {
        for deed in Deed::ALL {
            let change = deed.on(&text, selected.clone());
            let after = change.applied(&text);
            prop_assert!(change.selected.start <= change.selected.end);
            prop_assert_eq!(units(&after, bytes(&after, change.selected.clone())), change.selected);
        }
    }

    #[test]
    fn on_plain_words_a_tool_takes_back_what_it_did(
        line in "[a-zä😀]{1,6}( [a-zع]{1,5}){0,4}", a in any::<prop::sample::Index>(), b in any::<prop::sample::Index>(),
    ) {
        let size = line.encode_utf16().count() + 1;
        let (a, b) = (a.index(size), b.index(size));
        let selected = units(&line, bytes(&line, a.min(b)..a.max(b)));
        for deed in Deed::ALL {
            let change = deed.on(&line, selected.clone());
            let after = change.applied(&line);
            let back = deed.on(&after, change.selected).applied(&after);
            prop_assert_eq!(&back, &line, "{:?} by way of {:?}", deed, after);
        }
    }

    #[test]
    fn a_change_between_two_texts_makes_the_second_of_the_first(old in text(), new in text()) {
        let change = Change::between(&old, &new, 0..0);
        prop_assert_eq!(change.applied(&old), new);
    }

    #[test]
    fn a_quotation_keeps_every_word_and_every_line_is_quoted(text in text(), draft in text()) {
        let quote = quoted(&text);
        prop_assert_eq!(words(&quote), words(&text));
        prop_assert!(quote.lines().all(|line| line.starts_with('>')));
        let whole = under(&draft, &quote);
        prop_assert!(whole.starts_with(draft.trim_end()));
    }

    #[test]
    fn what_can_be_completed_ends_at_the_caret((text, selected) in with_selection()) {
        let caret = bytes(&text, selected).start;
        if let Some((range, _)) = typed(&text, caret) {
            prop_assert_eq!(range.end, caret);
            prop_assert!(text[range].starts_with([':', '@']));
        }
        if let Some((range, name)) = closed(&text, caret) {
            let whole = format!(":{name}:");
            prop_assert_eq!(&text[range], whole.as_str());
        }
    }
}
