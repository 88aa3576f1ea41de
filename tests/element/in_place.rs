//! The host's own markup as the article: it stays where it is, and everything else stands around it.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    Seen, Widget, documents,
    page::{element, page},
    post,
    stage::settled,
    wait::{until, until_eq},
};

const PARAGRAPHS: [&str; 4] = [
    "The mill at Low Fenner turned for the first time in 40 years on Sunday. Some 300 people came to watch it.",
    "Its wheel was carved from three oaks that the storm of 2019 had felled. The millwright is 81 years old.",
    "Flour from the mill will be sold at the market. A bag of two kilos costs four crowns.",
    "The next open day is in May, when the swallows are back.",
];

fn host(thread: &str) -> web_sys::HtmlElement {
    let host = element("article-widget");
    host.set_attribute("thread", thread).unwrap();
    for (tag, text) in [("h1", "The mill turns again")].into_iter().chain(PARAGRAPHS.map(|text| ("p", text)))
    {
        let child = element(tag);
        child.set_text_content(Some(text));
        host.append_child(&child).unwrap();
    }
    host
}

/// The text that the browser highlights; empty where there is none.
fn highlighted() -> String {
    let code = "return [...CSS.highlights.get('article-widget-source') ?? []].join()";
    js_sys::Function::new_no_args(code).call0(&JsValue::UNDEFINED).unwrap().as_string().unwrap()
}

#[wasm_bindgen_test]
async fn the_words_stay_in_the_hosts_elements() {
    let host = host("place-children");
    let first = host.first_element_child().unwrap();
    let widget = Widget::mount_in(host, None);
    widget.complete().await;
    assert_eq!(widget.first_element_child(), Some(first), "nothing of it was moved");
    let headlines = widget.named("heading", "The mill turns again");
    assert_eq!(headlines.len(), 1, "it stands there once");
    post(&widget, "A comment under the host's own words").await;
}

#[wasm_bindgen_test]
async fn a_sentence_of_the_summary_leads_into_the_hosts_words_and_escape_leads_back() {
    let widget = Widget::mount_in(host("place-summary"), None);
    widget.find("button", "Summarize this article with AI").await.click();
    let region = widget.find("region", "Summary").await;
    until("sentences", || region.all("link").len() > 1).await;
    for link in region.all("link") {
        let sentence = link.text();
        assert!(PARAGRAPHS.concat().contains(&sentence), "{sentence}");
        link.click();
        until_eq("the highlight", highlighted, sentence).await;
        Seen(crate::page::body()).press("Escape");
        until_eq("its end", highlighted, String::new()).await;
        until("the focus on the link", || link.has_focus()).await;
    }
}

#[wasm_bindgen_test]
async fn the_pages_own_data_gives_the_comments() {
    let script = page().create_element("script").unwrap();
    script.set_attribute("type", "application/ld+json").unwrap();
    let comment = documents::comment("ld", None, 8, (2, 0), "From the data of the page");
    script.set_text_content(Some(&documents::article(&[comment]).to_string()));
    page().body().unwrap().append_child(&script).unwrap();
    let widget = Widget::mount_in(host("place-data"), None);
    widget.complete().await;
    crate::comment(&widget, "From the data of the page").await;
    let exported: js_sys::Array = settled(widget.view().export_thread()).await.unwrap().unchecked_into();
    script.remove();
    let exported: serde_json::Value = serde_json::from_str(&String::from(exported.join(""))).unwrap();
    assert_eq!(exported["headline"], "The mill turns again", "the words on the page are the article's");
    let text = exported["articleBody"].as_str().unwrap();
    assert!(text.starts_with(PARAGRAPHS[0]) && !text.contains("ferry"), "{text}");
}

#[wasm_bindgen_test]
async fn what_was_highlighted_is_not_left_behind() {
    let widget = Widget::mount_in(host("place-left"), None);
    widget.find("button", "Summarize this article with AI").await.click();
    let region = widget.find("region", "Summary").await;
    until("sentences", || region.all("link").len() > 1).await;
    region.all("link")[0].click();
    until("the highlight", || !highlighted().is_empty()).await;
    drop(widget);
    until_eq("its end", highlighted, String::new()).await;
}

#[wasm_bindgen_test]
async fn inline_tags_and_line_breaks_of_the_host_are_no_hindrance() {
    let host = host("place-inline");
    // Few enough sentences that a long summary has them all.
    host.children().item(1).unwrap().remove();
    // As a host would write it: emphasis, a link, and lines that are broken in the source.
    let paragraph = host.last_element_child().unwrap();
    paragraph.set_text_content(Some("The next\n      "));
    for (tag, text, after) in [
        ("em", "open day", " is \u{1f985} in "),
        ("a", "May", ",\n      when the "),
        ("b", "swallows are", " back. Come all."),
    ] {
        let child = element(tag);
        child.set_text_content(Some(text));
        paragraph.append_child(&child).unwrap();
        paragraph.append_child(&page().create_text_node(after)).unwrap();
    }
    let widget = Widget::mount_in(host, None);
    let before = widget.children().length();
    widget.find("button", "Summarize this article with AI").await.click();
    let region = widget.find("region", "Summary").await;
    region.find("button", "Long").await.click();
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let wanted = "The next open day is \u{1f985} in May, when the swallows are back.";
    let found = || region.all("link").into_iter().find(|link| words(&link.text()) == wanted);
    region.find("button", "Short").await;
    let link = crate::wait::until_some("the sentence", found).await;
    link.click();
    until("the highlight", || words(&highlighted()) == wanted).await;
    assert_eq!(
        (widget.children().length(), widget.query_selector_all("mark").unwrap().length()),
        (before, 0)
    );
}

#[wasm_bindgen_test]
async fn of_two_widgets_each_has_its_own_mark() {
    let widgets = [Widget::mount_in(host("place-one"), None), Widget::mount_in(host("place-two"), None)];
    let mut links = Vec::new();
    for (index, widget) in widgets.iter().enumerate() {
        widget.find("button", "Summarize this article with AI").await.click();
        let region = widget.find("region", "Summary").await;
        until("sentences", || region.all("link").len() > index).await;
        links.push(region.all("link").swap_remove(index));
    }
    let (one, two) = (links[0].text(), links[1].text());
    for link in &links {
        link.focus().unwrap();
        link.click();
    }
    let both = || [one.as_str(), two.as_str()].iter().all(|text| highlighted().contains(text));
    until("both marks", both).await;
    links[0].press("Escape");
    until_eq("the mark of the second", highlighted, two.clone()).await;
    until("the focus on the first link", || links[0].has_focus()).await;
    links[1].press("Escape");
    until_eq("no mark", highlighted, String::new()).await;
}

#[wasm_bindgen_test]
async fn a_browser_without_highlights_selects_the_sentence() {
    let hide = "const before = Object.getOwnPropertyDescriptor(CSS, 'highlights') \
                ?? Object.getOwnPropertyDescriptor(Object.getPrototypeOf(CSS), 'highlights'); \
                Object.defineProperty(CSS, 'highlights', { configurable: true, value: undefined }); \
                return () => { delete CSS.highlights; \
                if (!('highlights' in CSS)) Object.defineProperty(CSS, 'highlights', before); };";
    let show: js_sys::Function =
        js_sys::Function::new_no_args(hide).call0(&JsValue::UNDEFINED).unwrap().unchecked_into();
    let selected = || {
        let code = "return getSelection().toString()";
        js_sys::Function::new_no_args(code).call0(&JsValue::UNDEFINED).unwrap().as_string().unwrap()
    };
    let widget = Widget::mount_in(host("place-selected"), None);
    widget.find("button", "Summarize this article with AI").await.click();
    let region = widget.find("region", "Summary").await;
    until("sentences", || !region.all("link").is_empty()).await;
    let link = region.all("link").swap_remove(0);
    link.click();
    until_eq("the selection", selected, link.text()).await;
    Seen(crate::page::body()).press("Escape");
    until_eq("its end", selected, String::new()).await;
    show.call0(&JsValue::UNDEFINED).unwrap();
}

#[wasm_bindgen_test]
async fn the_hosts_words_stay_whatever_else_is_shown() {
    let host = host("place-show");
    host.set_attribute("show", "comments").unwrap();
    let mut widget = Widget::mount_in(host, None);
    widget.complete().await;
    for show in ["comments", "summary reactions", "article"] {
        widget.set("show", Some(show));
        crate::wait::frame().await;
        widget.find("heading", "The mill turns again").await;
    }
}

#[wasm_bindgen_test]
async fn of_the_pages_data_only_its_own_of_an_article_counts() {
    let block = |json: serde_json::Value, mark: bool| {
        let script = page().create_element("script").unwrap();
        script.set_attribute("type", "application/ld+json").unwrap();
        if mark {
            script.set_attribute("data-article-widget", "").unwrap();
        }
        script.set_text_content(Some(&json.to_string()));
        page().body().unwrap().append_child(&script).unwrap();
        script
    };
    let comment = |text| documents::comment("ld", None, 8, (2, 0), text);
    let mut recipe = documents::article(&[comment("Of a recipe")]);
    recipe["@type"] = "Recipe".into();
    let blocks = [
        block(documents::article(&[comment("Of another widget")]), true),
        block(recipe, false),
        block(documents::article(&[comment("Of the article")]), false),
    ];
    let widget = Widget::mount_in(host("place-own-data"), None);
    widget.complete().await;
    crate::comment(&widget, "Of the article").await;
    for block in blocks {
        block.remove();
    }
}
