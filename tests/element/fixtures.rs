//! Every fixture, hostile ones too, gives a page that can be read, and nothing of it runs.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    Seen, Widget,
    page::seen::dangers,
    stage::{pieces, settled},
    wait::{frame, until},
};

macro_rules! fixtures {
    ($($name:literal),*) => { [$(($name, include_str!(concat!("../fixtures/", $name, ".json")))),*] };
}

/// They are shown; what is wrong in them is told under the article.
const SHOWN: [(&str, &str); 13] = fixtures![
    "cyclic-parents",
    "dates",
    "duplicate-ids",
    "full",
    "graph",
    "hostile",
    "lenient",
    "missing-ids",
    "no-headline",
    "not-quite-json",
    "orphans",
    "unknown-type",
    "votes"
];

/// They are refused, with what names the place.
const REFUSED: [(&str, &str); 2] = fixtures!["not-json", "wrong-type"];

fn nothing_runs(widget: &Widget, name: &str) {
    assert_eq!(dangers(&widget.root()), Vec::<String>::new(), "{name}");
    let set = js_sys::Reflect::get(&web_sys::window().unwrap(), &"__xss".into()).unwrap();
    assert!(set.is_undefined(), "{name}");
}

#[wasm_bindgen_test]
async fn what_can_be_read_is_shown() {
    for (name, text) in SHOWN {
        let widget = Widget::first_visit(&format!("fixtures-{name}"), text, &[]).await;
        let headline = widget.all("heading").first().map(Seen::text).unwrap_or_default();
        assert!(!headline.is_empty(), "{name}");
        widget.find("region", "Comments").await;
        assert!(widget.all("alert").is_empty(), "{name}: {}", widget.text());
        frame().await;
        nothing_runs(&widget, name);
    }
}

#[wasm_bindgen_test]
async fn what_cannot_be_read_says_why() {
    for (name, text) in REFUSED {
        let widget = Widget::mount(&format!("fixtures-{name}"), Some(text), &[]);
        let place = if name == "not-json" { "document" } else { "@type" };
        widget.find("alert", "").await.says(place).await;
        nothing_runs(&widget, name);
    }
}

#[wasm_bindgen_test]
async fn what_is_hostile_is_words_on_the_page() {
    let hostile = include_str!("../fixtures/hostile.json");
    let widget = Widget::first_visit("fixtures-words", hostile, &[]).await;
    let headline = "Headline <script>window.__xss = 1</script>";
    assert_eq!(widget.all("heading")[0].text(), headline);
    widget.says("Paragraph <img src=x onerror=\"window.__xss = 1\">").await;
    widget.says("Subline <img src=x onerror=\"window.__xss = 1\">").await;
    until("the comments", || crate::comments(&widget).len() == 2).await;
    for seen in crate::comments(&widget) {
        for link in seen.all("link") {
            assert!(link.attribute("href").starts_with("#comment-"), "{}", link.attribute("href"));
        }
    }
    for letter in widget.text().chars() {
        let hides = matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\0');
        assert!(!hides, "{letter:?} is still there");
    }
    for _ in 0..10 {
        frame().await;
        nothing_runs(&widget, "hostile");
    }
}

#[wasm_bindgen_test]
async fn one_after_the_other_they_take_each_others_place() {
    let mut widget = Widget::first_visit("fixtures-next", SHOWN[0].1, &[]).await;
    for (name, text) in SHOWN.into_iter().chain(REFUSED) {
        widget.set_article(Some(text));
        frame().await;
        nothing_runs(&widget, name);
    }
}

#[wasm_bindgen_test]
async fn brought_in_one_after_the_other_they_run_nothing() {
    let widget = Widget::first_visit("fixtures-import", SHOWN[0].1, &[]).await;
    for (name, text) in SHOWN.into_iter().chain(REFUSED) {
        let brought = settled(widget.view().import_thread(&pieces(text))).await;
        assert!(brought.is_err() || REFUSED.iter().all(|(refused, _)| *refused != name), "{name}");
        frame().await;
        nothing_runs(&widget, name);
    }
}
