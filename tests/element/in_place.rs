//! The host's own markup as the article: it stays where it is, and everything else stands around it.

use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    Seen, Widget, documents,
    page::{element, page},
    post,
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
    until_eq("three sentences", || region.all("link").len(), 3).await;
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
    let exported = widget.view().export_thread().unwrap();
    script.remove();
    let exported: serde_json::Value = serde_json::from_str(&exported).unwrap();
    assert_eq!(exported["headline"], "The mill turns again", "the words on the page are the article's");
    let text = exported["articleBody"].as_str().unwrap();
    assert!(text.starts_with(PARAGRAPHS[0]) && !text.contains("ferry"), "{text}");
}

#[wasm_bindgen_test]
async fn what_was_highlighted_is_not_left_behind() {
    let widget = Widget::mount_in(host("place-left"), None);
    widget.find("button", "Summarize this article with AI").await.click();
    let region = widget.find("region", "Summary").await;
    until_eq("three sentences", || region.all("link").len(), 3).await;
    region.all("link")[0].click();
    until("the highlight", || !highlighted().is_empty()).await;
    drop(widget);
    until_eq("its end", highlighted, String::new()).await;
}
