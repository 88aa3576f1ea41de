//! The article on the page: every part of the document, in its role.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    Widget,
    documents::{FULL, plain},
};

#[wasm_bindgen_test]
async fn every_part_of_the_document_is_shown() {
    let widget = Widget::mount("article-parts", Some(FULL), &[("show", "article")]);
    let headline = widget.find("heading", "Harrow Bend votes with beans for its library").await;
    assert_eq!(headline.tag_name(), "H1");
    for words in [
        "By Ines Calloway, Bo Tran · The Harrow Bend Ledger",
        "The count came out higher than the town",
        "Mar 8, 2025",
        "Updated Mar 8, 2025",
        "1 minute to read",
        "HARROW BEND – The lights of the Harrow Bend library stayed on",
        "Two jars, one evening Picture: Drawing: Ledger",
        "With reporting by the school newspaper",
    ] {
        widget.says(words).await;
    }
    assert!(
        !widget.text().contains("A library on the river"),
        "the line under the headline has its own text"
    );
    assert_eq!(widget.all("article")[0].attribute("lang"), "en-US");
    let subheads: Vec<String> =
        widget.all("heading").into_iter().skip(1).map(|subhead| subhead.text()).collect();
    assert_eq!(subheads, ["A vote with two boxes", "What comes next"]);
    for subhead in widget.all("heading").into_iter().skip(1) {
        assert_eq!(subhead.tag_name(), "H2");
    }
    let dates: Vec<String> = widget.all("time").iter().map(|time| time.attribute("datetime")).collect();
    assert_eq!(dates, ["2025-03-08T06:30:00Z", "2025-03-08T12:15:30.250Z"]);
}

#[wasm_bindgen_test]
async fn the_parts_stand_in_the_order_of_the_page() {
    let widget = Widget::mount("article-order", Some(FULL), &[("show", "article summary")]);
    widget.find("region", "Summary").await;
    let text = widget.text();
    let parts = [
        "Harrow Bend votes with beans",
        "By Ines Calloway",
        "The library stayed open until midnight.",
        "The count came out higher",
        "minute to read",
        "Two jars, one evening",
        "HARROW BEND",
        "A vote with two boxes",
        "With reporting by",
    ];
    let places: Vec<usize> = parts
        .iter()
        .map(|part| text.find(part).unwrap_or_else(|| panic!("{part:?} is missing in {text}")))
        .collect();
    assert!(places.is_sorted(), "{text}");
}

#[wasm_bindgen_test]
async fn the_picture_has_its_words_and_its_size_before_it_comes() {
    let widget = Widget::first_visit("article-picture", FULL, &[]).await;
    let picture = widget.find("img", "Two glass jars on a counter, the left one nearly full of beans").await;
    assert_eq!(picture.attribute("src"), "pictures/beans.svg");
    assert_eq!((picture.attribute("width"), picture.attribute("height")), ("1200".into(), "800".into()));
    let figure = &widget.all("figure")[0];
    assert!(figure.contains(Some(&picture)) && figure.name().starts_with("Two jars, one evening"));
}

#[wasm_bindgen_test]
async fn the_headline_is_as_high_as_the_host_says() {
    let mut widget = Widget::first_visit("article-level", &plain(), &[("heading-level", "2")]).await;
    let level = |widget: &Widget| {
        let found = widget.named("heading", "A ferry without a sound");
        found.first().map(|headline| headline.tag_name())
    };
    assert_eq!(level(&widget).as_deref(), Some("H2"));
    widget.set("heading-level", None);
    crate::page::wait::until_eq("the level", || level(&widget), Some("H1".to_owned())).await;
    widget.set("heading-level", Some("7"));
    crate::page::wait::frame().await;
    assert_eq!(level(&widget).as_deref(), Some("H1"));
}

#[wasm_bindgen_test]
async fn what_a_document_does_not_say_leaves_no_hole() {
    let widget = Widget::mount("article-bare", Some(&plain()), &[("show", "article")]);
    widget.find("heading", "A ferry without a sound").await;
    assert!(widget.all("figure").is_empty() && widget.all("time").is_empty());
    let root = widget.root();
    for part in ["source", "subline", "dateline", "picture", "credit"] {
        assert!(root.query_selector(&format!("[part={part}]")).unwrap().is_none(), "{part}");
    }
    assert!(!widget.text().contains("By "));
}
