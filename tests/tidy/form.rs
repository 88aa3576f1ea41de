//! How source files begin, how long they are, and what stands in two of them alike.

use article_widget::embed::config::ATTRIBUTES;

use crate::files;

/// Where our Rust is.
const FOLDERS: [&str; 3] = ["src", "xtask", "tests"];
/// A file is read as a whole: longer ones are two things.
const MOST_LINES: usize = 300;
/// Half of the files of `src` are at most this long.
const MEDIAN_LINES: usize = 100;

fn rust() -> Vec<(String, String)> {
    FOLDERS.iter().flat_map(|folder| files::rust(folder)).collect()
}

/// The first paragraph of the `//!` lines at the head of a file.
fn head(text: &str) -> String {
    let lines = text.lines().map_while(|line| line.strip_prefix("//!"));
    lines.map(str::trim).take_while(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_file_begins_with_a_sentence_that_says_what_it_is() {
    let mut broken = Vec::new();
    for (path, text) in rust() {
        let head = head(&text);
        if head.is_empty() {
            broken.push(format!("{path}:1: no `//!` sentence"));
        } else if !head.trim_end_matches('"').ends_with(['.', ':', '?']) {
            broken.push(format!("{path}:1: no whole sentence: {head}"));
        }
    }
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
}

#[test]
fn no_file_is_too_long_to_be_read_as_a_whole() {
    let mut broken = Vec::new();
    for (path, text) in rust() {
        let lines = text.lines().count();
        if lines > MOST_LINES {
            broken.push(format!("{path}:{MOST_LINES}: {lines} lines, {MOST_LINES} at most"));
        }
    }
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
}

#[test]
fn half_of_the_files_are_short() {
    let mut lengths: Vec<usize> = files::rust("src").iter().map(|(_, text)| text.lines().count()).collect();
    lengths.sort_unstable();
    let median = lengths[lengths.len() / 2];
    assert!(
        median <= MEDIAN_LINES,
        "half of the files of src have {median} lines or more, {MEDIAN_LINES} at most"
    );
}

#[test]
fn the_element_observes_the_attributes_that_the_config_reads() {
    let script = files::text("src/embed/element.js").expect("the script is text");
    let (_, rest) =
        script.split_once("const attributes = (").expect("src/embed/element.js lists its attributes");
    let (list, _) = rest.split_once(").split").expect("the list has an end");
    let observed: Vec<&str> = list.split(['"', '+', ' ', '\n']).filter(|name| !name.is_empty()).collect();
    assert_eq!(observed, ATTRIBUTES, "src/embed/element.js against src/embed/config.rs");
}

/// What stands in a text between each `before` and the next `after`.
fn between(text: &str, before: &str, after: char) -> std::collections::BTreeSet<String> {
    text.split(before).skip(1).filter_map(|rest| rest.split(after).next()).map(str::to_owned).collect()
}

#[test]
fn the_readme_names_every_part_and_every_property() {
    let readme = files::text("README.md").expect("it is text");
    let parts =
        files::rust("src").iter().flat_map(|(_, text)| between(text, "part=\"", '"')).collect::<Vec<_>>();
    assert!(parts.len() > 20, "{parts:?}");
    for part in parts {
        assert!(readme.contains(&format!("`{part}`")), "::part({part})");
    }
    let style = files::text("style.css").expect("it is text");
    for property in between(&style, "var(--article-", ',') {
        assert!(readme.contains(&format!("`--article-{property}`")), "--article-{property}");
    }
}
