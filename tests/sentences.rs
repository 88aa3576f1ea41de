//! Where sentences end: a table of hard cases, and what holds for any text.
#![cfg(not(target_arch = "wasm32"))]

use article_widget::summary::sentences::split;
use proptest::prelude::*;

/// Each text has a `|` where one sentence ends and the next starts; the text itself goes without it.
const CASES: &[&str] = &[
    // Plain.
    "One.| Two.",
    "One!| Two?| Three.",
    "No stop at the end",
    "Who knew?!| Nobody.",
    "Really??| Yes!!!",
    "He left.|\nShe stayed.",
    "He left.|  She stayed.",
    // Titles and initials.
    "Mr. Smith met Mrs. Jones and Dr. Who.| They left.",
    "Gov. Gavin Newsom and Sen. Dianne Feinstein met Gen. Mark Milley.",
    "J. K. Rowling wrote it.| She lives in Edinburgh.",
    "George W. Bush spoke.| Few listened.",
    "The author is J.R.R. Tolkien.| He smoked.",
    "J. A. Smith and A. I. Jones won.",
    "It was plan B.| The others failed.| Good.",
    "He lives on St. James Street.| It is quiet.",
    "MR. SMITH LEFT.| HE CAME BACK.",
    "Sgt. Pepper taught the band to play.",
    // Dotted abbreviations.
    "The U.S. Senate voted.| It passed.",
    "He came to the U.S.| The trip was long.",
    "The U.N. Security Council met.| Nothing came of it.",
    "He moved from the U.K. in May.",
    "They live in Washington, D.C.| He hates it.",
    "She has a Ph.D. from Yale.",
    "At 5 p.m. Monday the doors opened.",
    "At 5 p.m. ET the doors opened.",
    "It ended at 5 p.m.| Police cleared the street.",
    "It ended at 5 p.m. and all went home.",
    "Use fruit, e.g. apples, i.e. what grows.| Eat it.",
    "Cats vs. Dogs is a film.",
    // Numbers.
    "It rose 3.5 percent.| Then it fell.",
    "It cost $1.5 million.| 20 people paid.",
    "No. 5 is alive.| No. 10 declined to comment.",
    "He said no.| She said yes.",
    "Did he?| No.| I don't think so.",
    "On Jan. 5 it snowed.| On Feb. 6 it thawed.",
    "It opens in Jan.| The rest follows.",
    "See Fig. 3 and pp. 4 of vol. 2 for more.",
    "1. Wash the rice.",
    "About approx. 40 came.",
    // Companies and places.
    "Apple Inc. Chief Executive Tim Cook spoke.| He smiled.",
    "He worked for Apple Inc.| The company grew.",
    "Warner Bros. Discovery Inc. shares fell.",
    "Martin Luther King Jr. Day is in January.",
    "She was born in Oakland, Calif. in 1964.",
    "Bring pens, paper, etc.| The room is open.",
    // Ellipses.
    "Well... maybe.| Or not.",
    "Well… maybe.| Or not.",
    "He waited...| Nothing came.",
    "It went on . . . and on.",
    "He trailed off…| She laughed.",
    // Quotation marks and brackets.
    "“I am here.”| He left.",
    "\"I am here.\"| He left.",
    "«Je suis là.»| Il part.",
    "‘I am here.’| He left.",
    "'It is true.'| He left.",
    "'It is true that they sent an offer.| 'It is a formal offer.'| He left.",
    "“Really?” he asked.| She nodded.",
    "\"Really?\" she asked.",
    "“Why?” Ann Lee asked.| “Because.”",
    "“Stop!” Smith shouted.| All stopped.",
    "“Stop!”| He ran.",
    "“I will stay,” he said.| “I like it.”",
    "He said: “No.”| Then he left.",
    "(He left.)| She stayed.",
    "He left (or so they say).| She stayed.",
    "She asked (why?) and left.",
    "The bill (backed by the U.S. Senate) failed.",
    "[The editor agreed.]| He left.",
    "They want him in the summer. '| Muto is 22.",
    "“He called it ‘nonsense.’”| Nobody laughed.",
    "She loves the “U.S.”| He does not.",
    "It is over!”).| Next.",
    // Small letters, names and dots within words.
    "The iPhone sold well.| iPhone sales rose.",
    "Visit example.com for more.| It is free.",
    "He runs Node.js at home.| It is slow.",
    "no capitals at all.| the next one starts small.",
    "He called it a win. or did he?",
    // Lines.
    "A headline without a stop|\n\nThe text begins.",
    "Age: 22|\nClub: FC Tokyo|\nGoals: 16",
    "WEATHER|\nIt rains.",
    "a short line,\nwhich goes on.",
    "This line is long enough that it may have been wrapped by the author at\nEdinburgh, where he lives.",
    "One.|\r\n\r\nTwo.",
    // Other scripts.
    "今日は晴れです。|明日は雨でしょう。",
    "「行く。」と言った。|彼は去った。",
    "你好！|你去哪里？|我回家。",
    "Привет.| Как дела?| Хорошо.",
    "هل أنت بخير؟| نعم.",
    "वह गया।| वह आई।",
    "Ça va ?| Oui.",
    // Odd ends.
    "...",
    "?!",
    "Great!| 👍 Next.",
    "It rained.| — Reuters",
];

#[test]
fn hard_cases_split_where_the_table_says() {
    let mut wrong = Vec::new();
    for case in CASES {
        let text = case.replace('|', "");
        let expected: Vec<&str> = case.split('|').map(str::trim).filter(|part| !part.is_empty()).collect();
        let found: Vec<&str> = split(&text).into_iter().map(|range| &text[range]).collect();
        if found != expected {
            wrong.push(format!("{found:?}\n    instead of {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {} are wrong:\n{}", wrong.len(), CASES.len(), wrong.join("\n"));
}

#[test]
fn nothing_has_no_sentences() {
    assert!(split("").is_empty());
    assert!(split(" \n\t\u{a0} ").is_empty());
}

/// Quadratic work on any of these would take hours.
#[test]
fn a_megabyte_of_anything_is_split_in_linear_time() {
    let hostile = [
        "a",
        " ",
        ".",
        ". ",
        "a.",
        "a. ",
        "A. ",
        ".)",
        ".' ",
        "\n",
        "\n ",
        "a\n",
        "U.S. ",
        "“",
        "?” A a ",
        "。",
        "。」",
        "1.",
        "… ",
        "Mr. ",
        "a b c d e f g h i j k l m n o p.\n",
        "A.\n \n",
        "'",
        "' ",
        ".A",
    ];
    for piece in hostile {
        let text = piece.repeat(1_000_000 / piece.len());
        assert_eq!(split(&text).is_empty(), text.trim().is_empty(), "{piece:?}");
    }
}

fn prose() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "He", "left", "Mr", "U.S", "p.m", "5", "A", "é", "今", "👍", ".", ". ", "?", "!", "…", "。", "。」",
        "’", "”", "'", "\"", ")", "“", "(", "\n", "\n\n", " ", "\u{a0}", "\r\n", "—", ",", "\u{301}", "i",
    ]);
    let piece = prop_oneof![9 => known.prop_map(str::to_owned), 1 => any::<String>()];
    prop::collection::vec(piece, 0..50).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn sentences_are_trimmed_in_order_and_hold_all_but_the_space(text in prose()) {
        let mut at = 0;
        for range in split(&text) {
            prop_assert!(at <= range.start && range.start < range.end && range.end <= text.len());
            prop_assert!(text.is_char_boundary(range.start) && text.is_char_boundary(range.end));
            prop_assert_eq!(text[at..range.start].trim(), "");
            prop_assert_eq!(text[range.clone()].trim(), &text[range.clone()]);
            at = range.end;
        }
        prop_assert_eq!(text[at..].trim(), "");
    }

    #[test]
    fn plain_sentences_come_apart_again(sentences in prop::collection::vec("[A-Z][a-z]{2,8}( [a-z]{2,9}){2,6}[!?]", 1..20)) {
        let text = sentences.join(" ");
        let found: Vec<&str> = split(&text).into_iter().map(|range| &text[range]).collect();
        prop_assert_eq!(found, sentences);
    }
}
