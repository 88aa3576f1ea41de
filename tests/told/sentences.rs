//! Text that a model wrote as sentences: without its marks and openings, within limits, and while it still grows.

use article_widget::summary::told::{
    finished, lines,
    lines::{MOST, MOST_CHARS},
};
use proptest::prelude::*;

const PLAIN: [&str; 2] = ["The council closed the bridge.", "Repairs cost $3.5 million, Mr. Lee said."];

#[test]
fn whatever_a_model_puts_around_its_sentences_goes() {
    for text in [
        "The council closed the bridge. Repairs cost $3.5 million, Mr. Lee said.",
        "- The council closed the bridge.\n- Repairs cost $3.5 million, Mr. Lee said.",
        "* The council closed the bridge.\n* Repairs cost $3.5 million, Mr. Lee said.\n",
        "  • The council closed the bridge.\r\n\r\n  • Repairs cost $3.5 million, Mr. Lee said.",
        "1. The council closed the bridge.\n2. Repairs cost $3.5 million, Mr. Lee said.",
        "1) The council closed the bridge.\n\n2) Repairs cost $3.5 million, Mr. Lee said.",
        "Here is a summary:\n\n- The council closed the bridge.\n- Repairs cost $3.5 million, Mr. Lee said.",
        "Sure! Here is a summary of the article:\nThe council closed the bridge. Repairs cost $3.5 million, Mr. Lee said.",
        "**Summary:** The council closed the bridge. Repairs cost $3.5 million, Mr. Lee said.",
        "Summary:\nThe council closed the bridge.\nRepairs cost $3.5 million, Mr. Lee said.",
        "TL;DR: The council closed the bridge. Repairs cost $3.5 million, Mr. Lee said.",
        "## Key points\n\n- The **council** closed the *bridge*.\n- Repairs cost `$3.5 million`, __Mr. Lee__ said.",
        "**Key points**\n\n- The council closed the bridge.\n- Repairs cost \\$3.5 million, Mr. Lee said.",
        "```markdown\nThe council closed the bridge. Repairs cost $3.5 million, Mr. Lee said.\n```",
        "> The council closed the bridge.\n> Repairs cost $3.5 million, Mr. Lee said.",
        "<think>\nThe user wants a summary. I will write it.\n</think>\n\nThe council closed the bridge. Repairs cost $3.5 million, Mr. Lee said.",
        "The council closed the bridge.\n\n---\n\nRepairs cost $3.5 million, Mr. Lee said.\n\n***",
        "The council closed the bridge.\u{2028}\u{202e}Repairs cost\u{0} $3.5\tmillion, Mr. Lee said.",
        "Résumé : The council closed the bridge. Repairs cost $3.5 million, Mr. Lee said.",
    ] {
        assert_eq!(lines(text), PLAIN, "{text}");
    }
}

#[test]
fn what_is_the_models_own_words_stays() {
    for (text, sentences) in [
        ("- 12. Mai: Die Brücke schließt.", &["12. Mai: Die Brücke schließt."][..]),
        ("The file a_b_c has 5 * 3 lines.", &["The file a_b_c has 5 * 3 lines."]),
        ("<script>alert(1)</script> closed.", &["<script>alert(1)</script> closed."]),
        ("- One: two.\n- Three: four.", &["One: two.", "Three: four."]),
        ("- No stop here\n- Nor here", &["No stop here", "Nor here"]),
        ("市議会は橋を閉鎖した。修理には三年かかる。", &["市議会は橋を閉鎖した。", "修理には三年かかる。"]),
        ("Hereford closed it. It is old.", &["Hereford closed it.", "It is old."]),
        ("Summary courts met. They were short.", &["Summary courts met.", "They were short."]),
        ("", &[]),
        (" \n - \n ** \n…", &[]),
        ("Here is a summary:", &[]),
        ("<think>It never ends.", &[]),
    ] {
        assert_eq!(lines(text), sentences, "{text}");
    }
}

#[test]
fn there_is_a_limit_to_everything() {
    let many = "- It rained all day long.\n".repeat(40);
    assert_eq!((lines(&many).len(), finished(&many).len()), (MOST, MOST));
    let long = lines(&"word ".repeat(5000));
    assert_eq!(long.len(), 1);
    assert!(long[0].chars().count() <= MOST_CHARS && long[0].ends_with("word…"), "{}", long[0]);
    assert_eq!(lines(&"字".repeat(5000))[0].chars().count(), MOST_CHARS);
}

#[test]
fn sentences_are_told_as_soon_as_they_are_complete() {
    for (text, complete) in [
        ("The council closed the bridge", 0),
        ("The council closed the bridge.", 0),
        ("The council closed the bridge. Repairs cost $3.5 million, Mr. Lee", 1),
        ("- The council closed the bridge.\n- Re", 1),
        ("- The council closed the bridge.\n\nRe", 1),
        ("Here is a summary of it. It says what the article says", 0),
        ("Here is a summary:\n- One is here.\n- T", 1),
        ("市議会は橋を閉鎖した。修", 1),
    ] {
        assert_eq!(finished(text).len(), complete, "{text}");
    }
}

/// Fails where a sentence was told of a part of the text and is none of the whole.
fn grows(text: &str) -> Result<(), TestCaseError> {
    let whole = lines(text);
    for (end, _) in text.char_indices() {
        let early = finished(&text[..end]);
        prop_assert!(whole.starts_with(&early), "{:?} tells\n{early:#?}\nof\n{whole:#?}", &text[..end]);
    }
    Ok(())
}

/// What model's texts are made of, and what splitters find hard.
const PIECES: &[&str] = &[
    "The council ",
    "closed ",
    "it",
    "Mr. ",
    "U.S. ",
    "No. ",
    "5 ",
    "a ",
    "A ",
    "B. ",
    "Here ",
    "Sure",
    "Summary: ",
    "said ",
    "said. ",
    ". ",
    ".",
    "! ",
    "?",
    "… ",
    ": ",
    ":",
    "\n",
    "\n\n",
    "\n- ",
    "\n* ",
    "\n1. ",
    "\n2. ",
    "\n## ",
    "**",
    "*",
    "_",
    "`",
    "\\",
    "\n```",
    "> ",
    "“",
    "”",
    "\" ",
    "'",
    "。",
    "字",
    "北",
    "\r",
    "\r\n",
    "<think>",
    "</think>",
    "---",
    "—",
    "word word word word ",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]
    #[test]
    fn what_was_told_while_it_grew_is_the_beginning_of_the_whole(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..30),
    ) {
        grows(&pieces.concat())?;
    }
}

proptest! {
    #[test]
    fn any_text_gives_sentences_within_the_limits(text in "\\PC{0,200}") {
        grows(&text)?;
        let found = lines(&text);
        prop_assert!(found.len() <= MOST);
        for sentence in found {
            prop_assert!(sentence.chars().count() <= MOST_CHARS);
            prop_assert!(!sentence.contains(char::is_control) && sentence.trim() == sentence);
            prop_assert!(sentence.contains(char::is_alphanumeric));
        }
    }
}
