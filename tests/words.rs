//! The widget's words: how they are put together, and that the sources and the files of wording know the same keys.
#![cfg(not(target_arch = "wasm32"))]

#[path = "source/files.rs"]
mod files;
#[path = "source/tokens.rs"]
mod tokens;

use std::collections::{BTreeMap, BTreeSet};

use article_widget::{
    comments::order::Order,
    reactions::model::DEFAULT_REACTIONS,
    words::{ENGLISH, LANGUAGES, Words, first_english, late_english, negotiate},
};
use tokens::{Kind, Token};

type Texts = BTreeMap<String, String>;

/// Endings of keys that are one text in several grammatical numbers: the categories of CLDR.
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

fn pairs(texts: &[(&str, &str)]) -> Vec<(String, String)> {
    texts.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
}

fn english(texts: &[(&str, &str)]) -> Words {
    Words::new("en", pairs(texts), Vec::new())
}

fn parsed(json: &str, name: &str) -> Texts {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{name} is no flat object of texts: {error}"))
}

/// The names in braces.
fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).map(|part| part.split_once('}').expect("a brace is closed").0).collect()
}

/// The key without the grammatical number.
fn family(key: &str) -> &str {
    key.rsplit_once('.').filter(|(_, last)| CATEGORIES.contains(last)).map_or(key, |(family, _)| family)
}

#[test]
fn a_text_is_found_by_its_key_and_a_missing_one_is_the_key() {
    let words = english(&[("a", "one"), ("b", "two")]);
    assert_eq!((words.text("b"), words.text("c")), ("two", "c"));
}

#[test]
fn english_stands_in_for_what_a_translation_lacks() {
    let words = Words::new("de", pairs(&[("a", "eins")]), pairs(&[("a", "one"), ("b", "two")]));
    assert_eq!((words.text("a"), words.text("b"), words.language.as_str()), ("eins", "two", "de"));
}

#[test]
fn placeholders_are_filled_wherever_they_stand() {
    for (text, filled) in [
        ("", ""),
        ("plain", "plain"),
        ("{name}", "Ada"),
        ("By {name}, {count}", "By Ada, 3"),
        ("{name}{name}!", "AdaAda!"),
        ("no {such} value", "no  value"),
        ("left {open", "left {open"),
        ("{name} left {open", "Ada left {open"),
        ("closed} only", "closed} only"),
        ("é{name}é", "éAdaé"),
    ] {
        assert_eq!(english(&[("k", text)]).fill("k", &[("name", "Ada"), ("count", "3")]), filled, "{text:?}");
    }
}

#[test]
fn what_a_reader_wrote_is_no_placeholder() {
    let words = english(&[("k", "{name} and {other}")]);
    assert_eq!(words.fill("k", &[("name", "{other}"), ("other", "x")]), "{other} and x");
}

#[test]
fn a_number_takes_the_text_of_its_category_or_else_of_other() {
    let words = english(&[("n.one", "{count} reply"), ("n.other", "{count} replies")]);
    for (category, count, text) in
        [("one", "1", "1 reply"), ("other", "2", "2 replies"), ("few", "3", "3 replies")]
    {
        assert_eq!(words.plural("n", category, &[("count", count)]), text);
    }
}

#[test]
fn a_tag_finds_its_language_and_the_first_that_is_known_wins() {
    for (wished, found) in [
        (vec![], "en"),
        (vec!["en"], "en"),
        (vec!["EN-gb"], "en"),
        (vec!["en_US"], "en"),
        (vec!["xx-YY", "en-AU"], "en"),
        (vec!["", "-", "tlh"], "en"),
    ] {
        assert_eq!(negotiate(wished.iter().copied()), found, "{wished:?}");
    }
    for language in LANGUAGES {
        let region = format!("{}-XX", language.to_uppercase());
        assert_eq!(negotiate([language]), language);
        assert_eq!(negotiate(["tlh", region.as_str(), "en"]), language);
    }
}

#[test]
fn every_language_has_its_file_and_every_file_its_language() {
    let mut files: Vec<String> = files::below("locales")
        .iter()
        .filter_map(|path| path.strip_prefix("locales/")?.strip_suffix(".json").map(str::to_owned))
        .collect();
    let mut languages = LANGUAGES.map(str::to_owned).to_vec();
    files.sort();
    languages.sort();
    assert_eq!(files, languages);
}

#[test]
fn every_language_has_the_texts_and_placeholders_of_english() {
    let english = parsed(ENGLISH, "locales/en.json");
    let families: BTreeSet<&str> = english.keys().map(|key| family(key)).collect();
    for language in LANGUAGES {
        let path = format!("locales/{language}.json");
        let texts = parsed(&files::text(&path).unwrap_or_else(|| panic!("{path} is no text")), &path);
        assert_eq!(texts.keys().map(|key| family(key)).collect::<BTreeSet<_>>(), families, "{path}");
        for (key, text) in &texts {
            // The one reader of "one" may be written out; every other number has to be named.
            let of_other = [family(key), ".other"].concat();
            let same = english
                .get(key)
                .or_else(|| english.get(&of_other))
                .unwrap_or_else(|| panic!("{path}: {key}"));
            let optional = matches!(key.rsplit('.').next(), Some("zero" | "one" | "two"));
            let (ours, theirs) = (placeholders(text), placeholders(same));
            assert!(ours == theirs || (optional && ours.is_subset(&theirs)), "{path}: {key}: {ours:?}");
            assert_eq!(text.trim(), text, "{path}: {key}");
            assert!(!text.is_empty(), "{path}: {key} is empty");
        }
        for key in texts.keys().filter(|key| family(key) != *key) {
            assert!(texts.contains_key(&[family(key), ".other"].concat()), "{path}: {key} has no .other");
        }
    }
}

#[test]
fn english_has_no_key_twice() {
    let keys = ENGLISH.lines().filter_map(|line| line.trim().strip_prefix('"')?.split_once("\": "));
    let mut seen = BTreeSet::new();
    for (key, _) in keys {
        assert!(seen.insert(key), "{key} stands twice in locales/en.json");
    }
    assert_eq!(seen.len(), parsed(ENGLISH, "locales/en.json").len());
}

/// A call of a locale's method with a key written out: `fill("key", &[("name", …)])`.
struct Call {
    place: String,
    method: String,
    key: String,
    /// The placeholders that are given values.
    names: BTreeSet<String>,
}

fn calls(path: &str, tokens: &[Token]) -> Vec<Call> {
    let mut calls = Vec::new();
    for (at, window) in tokens.windows(5).enumerate() {
        let [locale, dot, method, open, key] = window else { continue };
        let known = ["text", "fill", "count", "plural"].iter().any(|name| method.is(name));
        if !(locale.is("locale") && dot.is(".") && known && open.is("(") && key.kind == Kind::Text) {
            continue;
        }
        let mut depth = 1;
        let rest = tokens[at + 4..].windows(3).take_while(|tokens| {
            depth += i32::from(tokens[0].is("(")) - i32::from(tokens[0].is(")"));
            depth > 0
        });
        let named = rest.filter(|pair| pair[0].is("(") && pair[1].kind == Kind::Text && pair[2].is(","));
        calls.push(Call {
            place: format!("{path}:{}", key.line),
            method: method.text.clone(),
            key: key.text.clone(),
            names: named.map(|pair| pair[1].text.clone()).collect(),
        });
    }
    calls
}

/// Every token of the sources that may name a key, with the file it is in.
fn sources() -> Vec<(String, Vec<Token>)> {
    files::rust("src").into_iter().map(|(path, text)| (path, tokens::tokens(&text))).collect()
}

#[test]
fn every_key_in_a_call_has_its_text_and_all_placeholders_a_value() {
    let english = parsed(ENGLISH, "locales/en.json");
    let mut seen = 0;
    for Call { place, method, key, names } in sources().iter().flat_map(|(path, tokens)| calls(path, tokens))
    {
        seen += 1;
        let counted = method == "count" || method == "plural";
        let full = if counted { [&key, ".other"].concat() } else { key.clone() };
        let text = english.get(&full).unwrap_or_else(|| panic!("{place}: {full} is not in locales/en.json"));
        let wanted: BTreeSet<String> = placeholders(text).into_iter().map(str::to_owned).collect();
        match method.as_str() {
            "text" => assert!(wanted.is_empty(), "{place}: {key} needs {wanted:?}"),
            "fill" => assert_eq!(names, wanted, "{place}: {key}"),
            _ => assert!(wanted.iter().all(|name| name == "count"), "{place}: {key} needs {wanted:?}"),
        }
    }
    assert!(seen > 50, "only {seen} calls were found: the way to call has changed");
}

#[test]
fn every_text_that_looks_like_a_key_is_one() {
    let english = parsed(ENGLISH, "locales/en.json");
    let parts: BTreeSet<&str> = english.keys().filter_map(|key| key.split('.').next()).collect();
    let is_part = |part: &str| {
        !part.is_empty() && part.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-')
    };
    for (path, tokens) in sources() {
        for token in tokens.iter().filter(|token| token.kind == Kind::Text) {
            let key = token.text.as_str();
            let mut split = key.split('.');
            let looks = split.next().is_some_and(|first| parts.contains(first))
                && key.contains('.')
                && split.all(is_part);
            let known = english.contains_key(key) || english.contains_key(&[key, ".other"].concat());
            assert!(!looks || known, "{path}:{}: {key} is not in locales/en.json", token.line);
        }
    }
}

#[test]
fn every_order_and_every_mood_has_its_word() {
    let english = parsed(ENGLISH, "locales/en.json");
    let orders = Order::ALL.map(|order| format!("sort.{}", order.id()));
    let moods = DEFAULT_REACTIONS.map(|mood| format!("mood.{mood}"));
    let known = |prefix: &str| english.keys().filter(|key| key.starts_with(prefix)).count();
    for key in orders.iter().chain(&moods) {
        assert!(english.contains_key(key), "{key} is not in locales/en.json");
    }
    // "Sort by" itself is there as well.
    assert_eq!((known("sort."), known("mood.")), (orders.len() + 1, moods.len()));
}

#[test]
fn every_text_is_used_somewhere() {
    let english = parsed(ENGLISH, "locales/en.json");
    let sources = sources();
    let written: BTreeSet<&str> = sources
        .iter()
        .flat_map(|(_, tokens)| tokens.iter().filter(|token| token.kind == Kind::Text))
        .map(|token| token.text.as_str())
        .collect();
    let made = ["sort.{}", "mood.{}"].map(|format| {
        assert!(written.contains(format), "{format} makes no key any more");
        format.trim_end_matches("{}")
    });
    let unused: Vec<&String> = english
        .keys()
        .filter(|key| !written.contains(family(key)) && !written.contains(key.as_str()))
        .filter(|key| !made.iter().any(|prefix| key.starts_with(prefix)))
        .collect();
    assert!(unused.is_empty(), "every reader downloads these for nothing: {unused:?}");
}

/// The sources that speak before the code that comes late is there.
const FIRST: [&str; 5] = ["src/app.rs", "src/reading/", "src/article/", "src/summary/panel.rs", "src/ui/"];

#[test]
fn the_first_download_has_the_english_that_it_needs() {
    let english = parsed(ENGLISH, "locales/en.json");
    let (first, late) =
        (parsed(&first_english(), "the first part"), parsed(&late_english(), "the late part"));
    assert_eq!(first.clone().into_iter().chain(late.clone()).collect::<Texts>(), english);
    assert_eq!(first.len() + late.len(), english.len(), "nothing is in both");
    let mut needed = 0;
    for (path, tokens) in
        sources().iter().filter(|(path, _)| FIRST.iter().any(|first| path.starts_with(first)))
    {
        for token in tokens.iter().filter(|token| token.kind == Kind::Text) {
            let key = token.text.as_str();
            if english.keys().any(|known| family(known) == key) {
                needed += 1;
                let there = first.keys().any(|known| family(known) == key);
                assert!(there, "{path}:{}: {key} comes late: see locales/en.json", token.line);
            }
        }
    }
    assert!(needed > 20, "only {needed} keys were found");
}
