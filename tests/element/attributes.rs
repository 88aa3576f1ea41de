//! Attributes change while a reader reads and writes: what is asked for comes at once, what was typed stays.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    Seen, Widget, comment, comments,
    documents::{FULL, plain},
    post,
    wait::{frame, until, until_eq},
};

const BOX: &str = "Add a comment";

/// A reader in the middle of everything: a draft, an open reply, a folded thread, a choice.
async fn busy(thread: &str) -> Widget {
    let attributes = [("sort", "oldest"), ("show", "reactions comments summary")];
    let widget = Widget::first_visit(thread, FULL, &attributes).await;
    widget.find("radio", "Sad").await.click();
    widget.find("combobox", "Sort by").await.show();
    widget.find("textbox", BOX).await.type_in("half a thought").await;
    comment(&widget, "I cast two beans").await.find("button", "Hide 2 replies").await.click();
    widget.find("button", "Show 2 replies").await;
    let answered = comment(&widget, "Why not both?").await;
    answered.find("button", "Reply").await.click();
    answered.find("textbox", "Reply to R. Okafor").await.type_in("half an answer").await;
    widget
}

async fn still_busy(widget: &Widget, after: &str) {
    assert_eq!(widget.find("textbox", BOX).await.value(), "half a thought", "{after}");
    let reply = widget.find("textbox", "Reply to R. Okafor").await;
    assert_eq!(reply.value(), "half an answer", "{after}");
    widget.find("button", "Show 2 replies").await;
    assert!(widget.find("radio", "Sad").await.is_checked(), "{after}");
}

#[wasm_bindgen_test]
async fn a_change_of_sort_theme_language_or_reactions_loses_nothing() {
    let mut widget = busy("attributes-busy").await;
    let text = widget.find("textbox", BOX).await;
    widget.set("theme", Some("dark"));
    assert_eq!(widget.style("colorScheme"), "dark");
    still_busy(&widget, "theme").await;
    widget.set("lang", Some("en-GB"));
    frame().await;
    still_busy(&widget, "lang").await;
    widget.set("reactions", Some("happy sad"));
    until_eq("two moods", || widget.all("radio").len(), 2).await;
    still_busy(&widget, "reactions").await;
    widget.set("summary", Some("off"));
    until("no summary", || widget.named("region", "Summary").is_empty()).await;
    widget.set("heading-level", Some("2"));
    frame().await;
    still_busy(&widget, "summary and heading-level").await;
    widget.set("sort", Some("newest"));
    widget.find("combobox", "Sort by").await.show();
    until_eq("the order", || widget.all("combobox")[0].value(), "newest".to_owned()).await;
    comment(&widget, "Thank you, Ottoline").await;
    assert_eq!(widget.find("textbox", BOX).await, text, "it is the very same field");
    widget.set("sort", None);
    until_eq("the order", || widget.all("combobox")[0].value(), "best".to_owned()).await;
    widget.set("sort", Some("oldest"));
    comment(&widget, "Why not both?").await;
    still_busy(&widget, "sort").await;
}

#[wasm_bindgen_test]
async fn what_show_hides_comes_back_as_it_was() {
    let mut widget = busy("attributes-show").await;
    for show in ["comments", "article summary", "reactions", "app", "comments reactions"] {
        widget.set("show", Some(show));
        let shows = |panel: &str| show.split(' ').any(|word| word == panel);
        until_eq(show, || !widget.named("region", "Comments").is_empty(), shows("comments")).await;
        until_eq(show, || !widget.all("radiogroup").is_empty(), shows("reactions")).await;
        assert_eq!(widget.text().contains("HARROW BEND"), shows("article"), "{show}");
        assert_eq!(!widget.named("region", "Summary").is_empty(), shows("summary"), "{show}");
    }
    still_busy(&widget, "show").await;
}

#[wasm_bindgen_test]
async fn another_thread_has_its_own_comments_votes_and_choice() {
    let mut widget = Widget::first_visit("attributes-thread-a", &plain(), &[]).await;
    post(&widget, "Only in the first").await;
    widget.find("radio", "Sad").await.click();
    until("the choice", || widget.named("radio", "Sad, 100%").len() == 1).await;
    until("the store", || !widget.text().contains("Saving")).await;
    widget.set("thread", Some("attributes-thread-b"));
    until("an empty thread", || comments(&widget).is_empty()).await;
    until("no choice", || widget.all("radio").iter().all(|radio| !radio.is_checked())).await;
    post(&widget, "Only in the second").await;
    widget.set("thread", Some("attributes-thread-a"));
    comment(&widget, "Only in the first").await;
    until("its comments alone", || comments(&widget).len() == 1).await;
    until("its choice", || widget.named("radio", "Sad, 100%").iter().all(Seen::is_checked)).await;
}

#[wasm_bindgen_test]
async fn another_source_takes_the_place_of_the_article() {
    let data = |headline: &str| {
        format!("data:application/json,{{\"headline\":\"{headline}\",\"articleBody\":\"X.\"}}")
    };
    let mut widget = Widget::mount("attributes-src", None, &[("src", &data("One"))]);
    widget.find("heading", "One").await;
    widget.complete().await;
    widget.find("textbox", BOX).await.type_in("half a thought").await;
    widget.set("src", Some(&data("Two")));
    widget.find("heading", "Two").await;
    widget.gone("heading", "One").await;
    assert_eq!(widget.find("textbox", BOX).await.value(), "half a thought");
    widget.set_article(Some(&plain()));
    widget.find("heading", "A ferry without a sound").await;
    widget.set_article(None);
    widget.find("heading", "Two").await;
}

#[wasm_bindgen_test]
async fn bad_values_count_as_none() {
    let bad = [
        ("show", "nothing at all"),
        ("theme", "pink"),
        ("sort", "random"),
        ("summary", "by hand"),
        ("reactions", "<b> \"x\""),
        ("heading-level", "0"),
        ("loading", "never"),
        ("app-name", ""),
        ("lang", "not a language"),
    ];
    let widget = Widget::first_visit("attributes-bad", FULL, &bad).await;
    assert_eq!(widget.find("heading", "Harrow Bend votes").await.tag_name(), "H1");
    assert_eq!(widget.all("radio").len(), 8);
    assert_eq!(widget.find("combobox", "Sort by").await.value(), "best");
    widget.find("region", "Summary").await;
    assert!(widget.all("complementary").is_empty());
}

#[wasm_bindgen_test]
async fn another_language_changes_the_words_and_nothing_else() {
    let mut widget = Widget::first_visit("attributes-lang", &plain(), &[("show", "comments")]).await;
    let words = |json: &str| {
        let words: serde_json::Value = serde_json::from_str(json).unwrap();
        words["composer.label"].as_str().unwrap().to_owned()
    };
    let texts = [
        ("de-AT", "ltr", words(include_str!("../../locales/de.json"))),
        ("ar", "rtl", words(include_str!("../../locales/ar.json"))),
        ("xx", "ltr", BOX.to_owned()),
    ];
    let text = widget.find("textbox", BOX).await;
    text.type_in("half a thought").await;
    for (lang, direction, label) in texts {
        widget.set("lang", Some(lang));
        until_eq(lang, || text.name(), label).await;
        assert_eq!(text.value(), "half a thought", "{lang}");
        let root = widget.root().query_selector("[part=widget]").unwrap().unwrap();
        assert_eq!(root.get_attribute("dir").as_deref(), Some(direction), "{lang}");
    }
}

/// The lines of the console's warnings while this is kept.
fn warnings() -> js_sys::Array {
    let code = "const lines = []; const warn = console.warn; \
                console.warn = (line) => { lines.push(String(line)); warn.call(console, line); }; return lines";
    js_sys::Function::new_no_args(code).call0(&wasm_bindgen::JsValue::UNDEFINED).unwrap().into()
}

#[wasm_bindgen_test]
async fn the_console_says_which_attribute_is_wrong_and_what_it_takes() {
    let lines = warnings();
    let mut widget = Widget::first_visit("attributes-told", &plain(), &[("sort", "by shoe size")]).await;
    widget.set("lang", Some("no tag"));
    let told: Vec<String> = lines.iter().filter_map(|line| line.as_string()).collect();
    for (name, value, takes) in [("sort", "by shoe size", "best worst newest"), ("lang", "no tag", "BCP 47")]
    {
        let start = format!("<article-widget>: {name}=\"{value}\" is not understood; it takes ");
        let line = told.iter().find(|line| line.starts_with(&start));
        assert!(line.is_some_and(|line| line.contains(takes)), "{name}: {told:?}");
    }
}

#[wasm_bindgen_test]
async fn the_language_is_that_of_the_nearest_part_of_the_page_with_words() {
    let label = |json: &str| {
        let words: serde_json::Value = serde_json::from_str(json).unwrap();
        words["composer.label"].as_str().unwrap().to_owned()
    };
    let german = label(include_str!("../../locales/de.json"));
    let section = crate::page::element("section");
    section.set_lang("de");
    crate::page::body().prepend_with_node_1(&section).unwrap();
    let mut widget = Widget::first_visit("attributes-near", &plain(), &[("show", "comments")]).await;
    section.append_child(&widget).unwrap();
    // What has no words here leaves it to the page.
    widget.set("lang", Some("tlh"));
    widget.find("textbox", &german).await;
    // The page around it speaks what there are no words in: the browser's language is left.
    section.set_lang("tlh");
    widget.set("lang", Some("xx"));
    widget.find("textbox", BOX).await;
    drop(widget);
    section.remove();
}

#[wasm_bindgen_test]
async fn the_language_that_was_asked_for_last_is_spoken() {
    let hold = "const { fetch } = window; let release; const held = new Promise((done) => release = done); \
                window.fetch = async (...given) => { const answer = await fetch(...given); \
                if (String(given[0]).endsWith('ar.json')) await held; return answer; }; \
                return () => { window.fetch = fetch; release(); };";
    let none = wasm_bindgen::JsValue::UNDEFINED;
    let release = js_sys::Function::new_no_args(hold).call0(&none).unwrap();
    let release: js_sys::Function = wasm_bindgen::JsCast::unchecked_into(release);
    let mut widget = Widget::first_visit("attributes-last", &plain(), &[("show", "comments")]).await;
    let text = widget.find("textbox", BOX).await;
    for lang in ["ar", "en"] {
        widget.set("lang", Some(lang));
        crate::stage::quiet().await;
    }
    release.call0(&none).unwrap();
    crate::stage::quiet().await;
    assert_eq!(text.name(), BOX, "the words of the first came last");
}

#[wasm_bindgen_test]
async fn the_same_address_written_in_two_ways_is_one_discussion() {
    let mount = |src: &str| {
        let host = crate::page::element("article-widget");
        host.set_attribute("src", src).unwrap();
        Widget::mount_in(host, None)
    };
    let first = mount("tests/fixtures/full.json");
    first.complete().await;
    post(&first, "By the short way").await;
    until("the store", || !first.text().contains("Saving")).await;
    drop(first);
    let second = mount("./tests/../tests/fixtures/full.json");
    second.complete().await;
    second.find("combobox", "Sort by").await.choose("newest");
    comment(&second, "By the short way").await;
}
