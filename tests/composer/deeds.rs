//! Each tool by examples: a selection stands between ⟦ and ⟧, a caret is |.

use article_widget::{
    comments::composer::{deed::Deed, link},
    markdown::parse,
};

use crate::{make, read, show};

/// The tool makes the second of the first, and the first of the second again.
fn there_and_back(deed: Deed, cases: &[(&str, &str)]) {
    for (before, after) in cases {
        assert_eq!(make(deed, before), *after, "{deed:?} on {before:?}");
        assert_eq!(make(deed, after), *before, "{deed:?} on {after:?}, back");
    }
}

fn once(deed: Deed, cases: &[(&str, &str)]) {
    for (before, after) in cases {
        assert_eq!(make(deed, before), *after, "{deed:?} on {before:?}");
    }
}

#[test]
fn words_become_strong_and_plain_again() {
    there_and_back(
        Deed::Strong,
        &[
            ("a ⟦word⟧ b", "a **⟦word⟧** b"),
            ("⟦all of it⟧", "**⟦all of it⟧**"),
            ("a w|ord b", "a **w|ord** b"),
            ("a | b", "a **|** b"),
            ("|", "**|**"),
            ("*⟦both⟧*", "***⟦both⟧***"),
            ("one\n⟦two⟧\nthree", "one\n**⟦two⟧**\nthree"),
            ("😀 ⟦👩‍👩‍👧 family⟧ 🎉", "😀 **⟦👩‍👩‍👧 family⟧** 🎉"),
            ("هذا ⟦نص⟧ عربي", "هذا **⟦نص⟧** عربي"),
        ],
    );
}

#[test]
fn emphasis_and_strong_do_not_take_each_other_away() {
    there_and_back(
        Deed::Emphasis,
        &[("a ⟦word⟧ b", "a *⟦word⟧* b"), ("**⟦word⟧**", "***⟦word⟧***"), ("a 👍🏽w|ord", "a 👍🏽*w|ord*")],
    );
}

#[test]
fn stars_that_are_selected_too_are_taken_away() {
    once(
        Deed::Strong,
        &[("a ⟦**word**⟧ b", "a ⟦word⟧ b"), ("⟦***word***⟧", "*⟦word⟧*"), ("⟦ word ⟧", " **⟦word⟧** ")],
    );
}

#[test]
fn every_line_is_marked_on_its_own_and_marks_of_lines_stay_outside() {
    there_and_back(
        Deed::Strong,
        &[("⟦one\n\ntwo⟧", "**⟦one**\n\n**two⟧**"), ("- ⟦one\n- two⟧", "- **⟦one**\n- **two⟧**")],
    );
    once(
        Deed::Strong,
        &[
            ("⟦> one\n> two⟧", "> **⟦one**\n> **two⟧**"),
            ("⟦1. one\n2. two⟧", "1. **⟦one**\n2. **two⟧**"),
            ("⟦**one**\ntwo⟧", "**⟦one**\n**two⟧**"),
        ],
    );
}

#[test]
fn lines_become_a_quote_and_plain_again() {
    there_and_back(
        Deed::Quote,
        &[
            ("⟦one⟧", "> ⟦one⟧"),
            ("⟦one\n\ntwo⟧", "> ⟦one\n>\n> two⟧"),
            ("|", "> |"),
            ("a\nb ⟦c⟧\nd", "a\n> b ⟦c⟧\nd"),
            ("نص ⟦عربي⟧", "> نص ⟦عربي⟧"),
        ],
    );
    once(Deed::Quote, &[("> > ⟦deep⟧", "> ⟦deep⟧"), ("⟦> one\ntwo⟧", "> ⟦> one\n> two⟧"), (">|", "|")]);
}

#[test]
fn lines_become_a_list_and_plain_again() {
    there_and_back(
        Deed::List,
        &[
            ("⟦one\ntwo⟧", "- ⟦one\n- two⟧"),
            ("⟦one\n\ntwo⟧", "- ⟦one\n\n- two⟧"),
            ("|", "- |"),
            ("> ⟦one⟧", "> - ⟦one⟧"),
        ],
    );
    once(Deed::List, &[("⟦* one\n+ two⟧", "⟦one\ntwo⟧"), ("⟦- one\ntwo⟧", "⟦- one\n- two⟧")]);
}

#[test]
fn code_has_as_many_backticks_as_it_needs() {
    there_and_back(
        Deed::Code,
        &[
            ("a ⟦word⟧ b", "a `⟦word⟧` b"),
            ("⟦a`b⟧", "``⟦a`b⟧``"),
            ("|", "`|`"),
            ("⟦one\ntwo⟧", "```\n⟦one\ntwo⟧\n```"),
            ("⟦a\n```\nb⟧", "````\n⟦a\n```\nb⟧\n````"),
        ],
    );
    once(
        Deed::Code,
        &[
            ("⟦`word`⟧", "⟦word⟧"),
            ("⟦```\none\ntwo\n```⟧", "⟦one\ntwo⟧"),
            ("⟦```rust\none\n```⟧", "````\n⟦```rust\none\n```⟧\n````"),
        ],
    );
}

#[test]
fn words_become_a_link_whose_address_is_typed_next() {
    there_and_back(
        Deed::Link,
        &[("a ⟦word⟧ b", "a [word](⟦https://⟧) b")].map(|(before, after)| (before, after)),
    );
}

#[test]
fn a_link_is_taken_apart_without_losing_its_address() {
    once(
        Deed::Link,
        &[
            ("see [the ⟦text⟧](https://a.b/c) now", "see ⟦the text⟧ https://a.b/c now"),
            ("see ⟦https://a.b/c⟧ now", "see [|](https://a.b/c) now"),
            ("|", "[|](https://)"),
            ("a w|ord", "a [word](⟦https://⟧)"),
            ("⟦one\ntwo⟧", "[one](⟦https://⟧)\ntwo"),
            ("[|](https://a.b)", "|https://a.b"),
        ],
    );
}

#[test]
fn what_the_tools_make_is_read_as_what_they_are_called() {
    for (deed, mark) in [
        (Deed::Strong, "Strong"),
        (Deed::Emphasis, "Emphasis"),
        (Deed::Quote, "Quote"),
        (Deed::List, "List"),
        (Deed::Code, "Code"),
    ] {
        let (text, selected) = read("say ⟦it 👋🏽 so⟧ please");
        let change = deed.on(&text, selected);
        let read = format!("{:?}", parse(&change.applied(&text)));
        assert!(read.contains(mark), "{deed:?}: {read}");
    }
}

#[test]
fn a_link_pasted_over_words_becomes_a_link() {
    let cases = [
        ("see ⟦the text⟧ now", "https://a.b/c", Some("see [the text](https://a.b/c)| now")),
        ("see ⟦the text ⟧now", " https://a.b/c\n", Some("see [the text](https://a.b/c) |now")),
        ("⟦x⟧", "https://a.b/c_(d)", Some("[x](<https://a.b/c_(d)>)|")),
        ("⟦x⟧", "mailto:a@b.c", Some("[x](mailto:a@b.c)|")),
        ("⟦x⟧", "javascript:alert(1)", None),
        ("⟦x⟧", "two https://a.b", None),
        ("x|", "https://a.b", None),
        ("⟦a\nb⟧", "https://a.b", None),
        ("⟦https://c.d⟧", "https://a.b", None),
        ("[⟦x⟧](https://c.d)", "https://a.b", None),
    ];
    for (before, address, after) in cases {
        let (text, selected) = read(before);
        let change = link::pasted(&text, selected, address);
        let made = change.map(|change| show(&change.applied(&text), change.selected));
        assert_eq!(made.as_deref(), after, "{before:?} and {address:?}");
    }
}
