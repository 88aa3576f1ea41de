//! The reader of JSON takes what serde's takes, reads what that reads, and refuses the rest with its place.
#![cfg(not(target_arch = "wasm32"))]

use article_widget::document::{
    self,
    model::{Document, Problem},
};
use proptest::prelude::*;
use serde::de::IgnoredAny;
use serde_json::Value;

type Read = Result<(Document, Vec<Problem>), Problem>;

/// An article with this under a key that is read, and the same under one that is skipped.
fn places(json: &str) -> [String; 2] {
    ["abstract", "unknown"].map(|key| format!(r#"{{"@type":"Article","headline":"H","{key}":{json}}}"#))
}

/// Whether it is JSON, as far as the reader says.
fn is_json(read: &Read) -> bool {
    match read {
        Ok((_, problems)) => !problems.iter().any(|problem| problem.message.contains("not quite JSON")),
        Err(problem) => !problem.message.contains("is not JSON"),
    }
}

/// Bits of JSON and of what is nearly JSON.
fn bits() -> impl Strategy<Value = String> {
    let bits = [
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        " ",
        "\n",
        "\"a\"",
        "\"\"",
        "\"text\":",
        "\"text\"",
        "\"é\\n\"",
        "\"\\u00e9\\ud83d\\ude00\"",
        "\"\\q\"",
        "\"\\u12g4\"",
        "\"",
        "\\",
        "0",
        "-",
        "-0",
        "01",
        "1.5",
        "1.",
        ".5",
        "1e5",
        "1E+2",
        "1e-2",
        "1e",
        "12",
        "true",
        "false",
        "null",
        "nul",
        "truefalse",
        "{}",
        "[]",
        "é",
    ];
    prop::collection::vec(prop::sample::select(bits.to_vec()), 1..9).prop_map(|bits| bits.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn what_is_json_for_serde_is_json(text in bits()) {
        let [read, skipped] = places(&text);
        let wanted = serde_json::from_str::<Value>(&read).is_ok();
        prop_assert_eq!(is_json(&document::read(&read)), wanted, "{}", read);
        // A number that no `f64` holds is well formed, and is skipped by both.
        let wanted = serde_json::from_str::<IgnoredAny>(&skipped).is_ok();
        prop_assert_eq!(is_json(&document::read(&skipped)), wanted, "{}", skipped);
    }

    #[test]
    fn every_letter_is_read_however_it_is_written(text in "[A-Za-zäß€😀𝄞\"\\\\/]{1,40}", escaped in any::<bool>()) {
        let written = if escaped {
            let units: Vec<_> = text.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
            let units = units.concat();
            format!("\"{units}\"")
        } else {
            serde_json::to_string(&text).expect("a text")
        };
        let read = document::read(&format!(r#"{{"@type":"Article","headline":{written}}}"#));
        prop_assert_eq!(read.expect("an article").0.article.headline, text);
    }

    #[test]
    fn whole_numbers_are_read_to_the_last_digit(number in 0..1_u64 << 53, zeros in 0..4_u32) {
        let comment = |number: &str| {
            let json = format!(r#"{{"@type":"Article","headline":"H","comment":[{{"text":"T","upvoteCount":{number}}}]}}"#);
            document::read(&json).expect("an article").0.comments[0].votes.up
        };
        prop_assert_eq!(comment(&number.to_string()), number);
        let fraction = "0".repeat(zeros as usize + 1);
        prop_assert_eq!(comment(&format!("{number}.{fraction}e+0")), number);
        let small = number % 1_000_000;
        prop_assert_eq!(comment(&format!("{small}e{zeros}")), small * 10_u64.pow(zeros));
    }
}

#[test]
fn what_is_wrong_is_named_with_its_place() {
    for (json, told) in [
        ("", "a value is expected at line 1 column 1"),
        ("{\"a\":1,}", "a name in quotation marks is expected at line 1 column 8"),
        ("{\"a\" 1}", "“:” is expected at line 1 column 6"),
        ("{\n \"é\": [1 2]}", "“,” or “]” is expected at line 2 column 10"),
        ("{\"headline\":\"a\" \"b\"}", "“,” or “}” is expected at line 1 column 17"),
        ("{\"headline\":\"\\x\"}", "an escape is not known at line 1 column 15"),
        ("{\"headline\":012}", "a number begins with 0 at line 1 column 16"),
        ("{\"headline\":-}", "a digit is expected at line 1 column 14"),
        ("{\"headline\":\"abc", "a text is not ended, or has a control character in it at line 1 column 17"),
        ("{} {}", "the end is expected at line 1 column 4"),
    ] {
        let problem = document::read(json).expect_err(json);
        assert_eq!(problem.message, format!("document is not JSON: {told}; nothing can be shown."), "{json}");
    }
}

#[test]
fn numbers_of_every_size_are_numbers() {
    for number in [
        "1e308",
        "0e999999999999",
        "1e-999999999999",
        "-0.0",
        &"9".repeat(308),
        &format!("0.{}1", "0".repeat(500)),
    ] {
        let (document, problems) = document::read(&places(number)[1]).expect("an article");
        assert!(problems.is_empty(), "{number}: {problems:?}");
        assert_eq!(document.article.headline, "H");
        let read = document::read(&places(number)[0]);
        assert!(is_json(&read), "{number}: {read:?}");
    }
    for number in ["1e309", "-1e309", &"9".repeat(400), "1e999999999999"] {
        assert!(!is_json(&document::read(&places(number)[0])), "{number} is mended");
        assert!(is_json(&document::read(&places(number)[1])), "nobody reads it: {number}");
    }
}
