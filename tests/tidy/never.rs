//! What never stands in the sources. The words are put together here, so that this file does not hold them.

use crate::{
    files,
    tokens::{Kind, tokens},
};

/// What makes markup of a text: in parts, and why not.
const MARKUP: [(&[&str], &str); 6] = [
    (&["inner", "HTML"], "what a reader wrote never becomes markup"),
    (&["outer", "HTML"], "what a reader wrote never becomes markup"),
    (&["insertAdjacent", "HTML"], "what a reader wrote never becomes markup"),
    (&["inner", "_html"], "what a reader wrote never becomes markup"),
    (&["from_html", "_unchecked"], "what a reader wrote never becomes markup"),
    (&["VR", "aw"], "what a reader wrote never becomes markup"),
];

/// What stops the widget: the tokens one after the other, and why not.
const STOPS: [(&[&str], &str); 5] = [
    (&[".", "unwrap", "("], "a panic stops every widget of the page"),
    (&["panic", "!"], "a panic stops every widget of the page"),
    (&["todo", "!"], "what is not done is an issue"),
    (&["unimplemented", "!"], "what is not done is an issue"),
    (&["dbg", "!"], "a look at a value is not left behind"),
];

/// What names the machine that something was made on: in parts, and why not.
const MACHINE: [(&[&str], &str); 9] = [
    (&["/ro", "ot/"], "a path of one machine"),
    (&["/ho", "me/"], "a path of one machine"),
    (&["/wo", "rk/"], "a path of one machine"),
    (&["/tmp/", "target-"], "a path of one machine"),
    (&["crates", ".io"], "where packages come from is each machine's own setting"),
    (&["npmjs", ".org"], "where packages come from is each machine's own setting"),
    (&["pypi", ".org"], "where packages come from is each machine's own setting"),
    (&["python", "hosted"], "where packages come from is each machine's own setting"),
    (&["proxy.go", "lang"], "where packages come from is each machine's own setting"),
];

/// Files that a tool writes with such a name in them, and which.
const WRITTEN_BY_TOOLS: [(&str, &str); 2] = [("Cargo.lock", "crates"), ("tests/fuzz/Cargo.lock", "crates")];

fn hold(broken: &[String]) {
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
}

/// A line for each place in a text where one of the words stands.
fn found(path: &str, text: &str, words: &[(&[&str], &str)]) -> Vec<String> {
    let mut found = Vec::new();
    for (parts, why) in words {
        if WRITTEN_BY_TOOLS.iter().any(|(file, part)| path == *file && parts[0] == *part) {
            continue;
        }
        let word = parts.concat();
        let lines = text.lines().enumerate().filter(|(_, line)| line.contains(&word));
        found.extend(lines.map(|(number, _)| format!("{path}:{}: `{word}`: {why}", number + 1)));
    }
    found
}

#[test]
fn no_text_ever_becomes_markup() {
    let mut broken = Vec::new();
    for path in files::below("src") {
        broken.extend(found(&path, &files::text(&path).unwrap_or_default(), &MARKUP));
    }
    hold(&broken);
}

#[test]
fn nothing_stops_the_widget() {
    let mut broken = Vec::new();
    for (path, text) in files::rust("src") {
        let tokens = tokens(&text);
        for (stop, why) in STOPS {
            for at in tokens.windows(stop.len()) {
                if at.iter().zip(stop).all(|(token, word)| token.kind != Kind::Text && token.text == *word) {
                    broken.push(format!("{path}:{}: `{}`: {why}", at[0].line, stop.concat()));
                }
            }
        }
    }
    hold(&broken);
}

#[test]
fn no_file_knows_the_machine_it_was_made_on() {
    let mut broken = Vec::new();
    for path in files::below(".") {
        if let Some(text) = files::text(&path) {
            broken.extend(found(&path, &text, &MACHINE));
        }
    }
    hold(&broken);
}
