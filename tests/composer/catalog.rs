//! The emoji by name, from the files that are shipped.

use std::fs;

use article_widget::{comments::composer::catalog::Catalog, words::LANGUAGES};

fn catalog(language: &str) -> Catalog {
    let path = format!("{}/emoji/{language}.txt", env!("CARGO_MANIFEST_DIR"));
    Catalog::read(&fs::read_to_string(path).expect("it is there")).expect("it can be read")
}

fn found(catalog: &Catalog, query: &str) -> Vec<String> {
    catalog.search(query, 8).iter().map(|emoji| emoji.glyph.clone()).collect()
}

#[test]
fn every_language_has_the_same_emoji_in_the_same_groups() {
    let english = catalog("en");
    assert_eq!(english.groups(), 9);
    for language in LANGUAGES {
        let other = catalog(language);
        for group in 0..9 {
            let glyphs =
                |catalog: &Catalog| catalog.group(group).map(|emoji| emoji.glyph.clone()).collect::<Vec<_>>();
            assert_eq!(glyphs(&other), glyphs(&english), "{language}, group {group}");
            assert!(other.group(group).all(|emoji| !emoji.name.trim().is_empty()));
        }
    }
}

#[test]
fn the_best_fit_comes_first() {
    let english = catalog("en");
    assert_eq!(found(&english, "red heart")[0], "❤️");
    assert_eq!(found(&english, "smi").len(), 8);
    assert!(found(&english, "thumbs").starts_with(&["👍".to_owned(), "👎".to_owned()]));
    assert_eq!(found(&english, "grinning face with smiling")[0], "😄");
    assert!(found(&english, "smile").contains(&"😀".to_owned()));
    assert_eq!(found(&english, ""), [""; 0]);
    assert_eq!(found(&english, "no such thing"), [""; 0]);
}

#[test]
fn a_name_is_that_of_cldr_or_one_of_its_keywords() {
    let english = catalog("en");
    let named = |name: &str| english.named(name).map(|emoji| emoji.glyph.clone());
    assert_eq!(named("thumbs_up").as_deref(), Some("👍"));
    assert_eq!(named("+1").as_deref(), Some("👍"));
    assert_eq!(named("Red_Heart").as_deref(), Some("❤️"));
    assert_eq!(named("thumbs_u"), None);
}

#[test]
fn other_languages_know_the_english_names_too() {
    let german = catalog("de");
    assert!(found(&german, "daumen").contains(&"👍".to_owned()));
    assert!(found(&german, "thumbs").contains(&"👍".to_owned()));
    assert!(found(&catalog("ar"), "قلب").len() == 8);
}

#[test]
fn what_is_no_catalog_is_none() {
    for file in ["", "<!DOCTYPE html>\n<p>Not found</p>", "= Group\n", "😀\tgrinning face\n"] {
        assert_eq!(Catalog::read(file), None, "{file}");
    }
}
