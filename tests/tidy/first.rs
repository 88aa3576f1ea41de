//! The first download: it names nothing that comes late, or the linker would put that into it.

use crate::graph::{any, arrows, fits};

/// What a reader gets before touching anything.
const FIRST: [&str; 17] = [
    "main",
    "app",
    "reading::*",
    "article::*",
    "summary::panel",
    "summary::model",
    "embed::*",
    "ui",
    "cut",
    "ui::icon",
    "ui::locale",
    "ui::style",
    "words",
    "time",
    "comments::model",
    "comments::order",
    "reactions::model",
];

/// What comes late, and may be named by `late` alone.
const LATE: [(&str, &str); 10] = [
    ("account::*", "the form at a server's door comes with what speaks with it"),
    ("comments::*", "the comments come late"),
    ("reactions::*", "the reaction picker comes late"),
    ("response::*", "what stands below the article comes late"),
    ("markdown::*", "only comments are Markdown"),
    ("ui::rich_text::*", "only comments are Markdown"),
    ("store::*", "the store is opened by what comes late"),
    ("summary::*", "the summarizer comes late"),
    ("document::read", "the whole document is read by what comes late"),
    ("document::write", "the document is written by what comes late"),
];

/// What of it is small, or a mere type: named, nothing but that is downloaded.
const BUT: [(&str, &str); 8] = [
    ("comments::model::*", "types"),
    ("comments::order::*", "the attribute `sort` takes the ids of the orders"),
    ("reactions::model::*", "the attribute `reactions` takes ids"),
    ("summary::model::*", "types that the reading state holds"),
    ("summary::panel::*", "the panel with its button stands in the article"),
    ("response::ResponseProps", "what the late part is given"),
    ("response::Handle", "how the element's methods ask the late part"),
    ("response::Request", "what they ask"),
];

#[test]
fn the_first_download_names_nothing_that_comes_late() {
    let mut broken = Vec::new();
    for arrow in arrows().iter().filter(|arrow| any(&FIRST, &arrow.from)) {
        let inside = BUT
            .iter()
            .any(|(pattern, _)| fits(pattern, &arrow.to) || fits(&format!("{pattern}::*"), &arrow.to));
        for (late, why) in LATE {
            if fits(late, &arrow.to) && !inside {
                broken.push(format!("{}: `{}` names `{}`: {why}", arrow.place, arrow.from, arrow.to));
            }
        }
    }
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
}

#[test]
fn what_comes_late_is_entered_in_late_alone() {
    let entries = ["response::view", "summary::run::*"];
    let named: Vec<String> = arrows()
        .into_iter()
        .filter(|arrow| {
            any(&entries, &arrow.to)
                && !fits("response::*", &arrow.from)
                && !fits("summary::run", &arrow.from)
        })
        .map(|arrow| arrow.from)
        .collect();
    assert!(!named.is_empty(), "the entries have other names now");
    assert!(named.iter().all(|from| from == "late"), "{named:?}");
}
