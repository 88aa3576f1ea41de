//! A summary by a model, as the panel shows it: it comes as it is written, is looked up, kept, and replaced where it
//! fails.

use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    Seen, Widget,
    documents::plain,
    double::Double,
    page::wait::{frame, until},
};

const ASK: &str = "Summarize this article with AI";
const NETWORK: &str = include_str!("fetch.js");
const SUMMARIZER: &str = include_str!("summarizer.js");
const URL: &str = "https://service.example/v1/chat/completions";
/// The second sentence has a number that the article has not.
const ANSWER: &str =
    "- The ferry crossed the river 58 times.\n- Charging takes fifteen minutes at the eastern landing.\n";

fn forget() {
    web_sys::window().unwrap().session_storage().unwrap().unwrap().clear().unwrap();
}

fn chunk(text: &str) -> String {
    format!("data: {}\n\n", json!({ "choices": [{ "delta": { "content": text }, "finish_reason": null }] }))
}

/// A service that sends this text in one piece for each word.
fn sends(text: &str, end: &str) -> Value {
    let mut parts: Vec<String> = text.split_inclusive(' ').map(chunk).collect();
    if end == "ends" {
        parts.push("data: [DONE]\n\n".to_owned());
    }
    let bytes: Vec<&[u8]> = parts.iter().map(String::as_bytes).collect();
    json!({ "status": 200, "parts": bytes, "end": end })
}

fn fails(status: u16, answer: &str) -> Value {
    json!({ "status": status, "parts": [answer.as_bytes()], "end": "ends" })
}

fn mount(thread: &str, from: &str) -> Widget {
    Widget::mount(thread, Some(&plain()), &[("show", "article summary"), ("summary", from)])
}

/// Asks, and waits for the end.
async fn summarized(widget: &Widget) -> Seen {
    widget.find("button", ASK).await.click();
    let region = widget.find("region", "Summary").await;
    region.find("button", "Ask again").await;
    region
}

fn items(region: &Seen) -> Vec<String> {
    region.all("listitem").iter().map(Seen::text).collect()
}

#[wasm_bindgen_test]
async fn what_a_service_writes_leads_to_its_sources_and_what_nothing_bears_out_is_named() {
    forget();
    let network = Double::install(NETWORK, &sends(ANSWER, "ends"));
    let widget = mount("writer-service", URL);
    let region = summarized(&widget).await;
    let links = region.all("link");
    assert_eq!(
        links.iter().map(Seen::text).collect::<Vec<_>>(),
        ["The ferry crossed the river 58 times.", "Charging takes fifteen minutes at the eastern landing."]
    );
    let items = items(&region);
    assert_eq!(items[0], links[0].text(), "the article bears it out");
    let warning = "“fifteen minutes” does not appear in the article.";
    assert!(items[1].contains(warning), "{items:?}");
    let described = links[1].attribute("aria-describedby");
    let described = widget.root().get_element_by_id(&described).unwrap();
    assert_eq!(described.text_content().as_deref(), Some(warning));
    region.says("Written by the service at service.example, which was sent the article.").await;
    region.says("This is AI generated summarization").await;
    links[1].click();
    until("the mark", || widget.all("mark").iter().any(|mark| mark.text().contains("nine minutes"))).await;
    assert_eq!(network.list("requests")[0]["url"], URL);
}

#[wasm_bindgen_test]
async fn sentences_stand_there_as_they_come_and_the_rest_can_be_called_off() {
    forget();
    let text = "- The ferry crossed the river 58 times.\n- Charging takes nine minutes at the ea";
    let network = Double::install(NETWORK, &sends(text, "hangs"));
    let widget = mount("writer-stream", URL);
    widget.find("button", ASK).await.click();
    let region = widget.find("region", "Summary").await;
    until("the first sentence", || items(&region) == ["The ferry crossed the river 58 times."]).await;
    region.find("progressbar", "Writing the summary").await;
    assert_eq!(region.attribute("aria-busy"), "true");
    region.find("button", "Cancel").await.click();
    widget.find("button", ASK).await;
    until("the end of the request", || network.count("aborted") > 0.0).await;
    for _ in 0..10 {
        frame().await;
        assert!(widget.all("region").is_empty(), "what was called off comes no more");
    }
}

#[wasm_bindgen_test]
async fn where_a_service_fails_this_device_steps_in_and_says_why() {
    let own = json!({ "error": { "message": "The key is <b>used up</b>." } }).to_string();
    for (plan, why) in [
        (json!({ "network": "down" }), "The service could not be reached, so this device picked sentences"),
        (
            fails(429, &own),
            "(429), so this device picked sentences from the article. It said: “The key is <b>used up</b>.”",
        ),
        (fails(200, "{}"), "so this device picked sentences from the article."),
        (sends("- The ferry cro", "cut"), "The answer broke off, so this device picked sentences"),
        (sends("", "ends"), "The answer was empty, so this device picked sentences"),
    ] {
        forget();
        let _network = Double::install(NETWORK, &plan);
        let widget = mount("writer-failed", URL);
        let region = summarized(&widget).await;
        region.says(why).await;
        region.says("Picked from the article by this device.").await;
        let links = region.all("link");
        assert!(!links.is_empty() && links.iter().all(|link| plain().contains(&link.text())), "{plan}");
    }
}

#[wasm_bindgen_test]
async fn a_browser_without_a_model_says_so_and_one_with_a_model_writes() {
    forget();
    let widget = mount("writer-none", "built-in");
    let none = Double::install(SUMMARIZER, &json!({ "availability": "unavailable" }));
    let region = summarized(&widget).await;
    region
        .says("The browser has no summary model here, so this device picked sentences from the article.")
        .await;
    drop((widget, none));
    let pieces = ["- The crew of four trained in the pool", " of the school.\n"];
    let progress: Vec<f64> = (0..100).map(|part| f64::from(part) / 100.0).collect();
    let _model = Double::install(SUMMARIZER, &json!({ "pieces": pieces, "progress": progress }));
    let widget = mount("writer-browser", "built-in");
    widget.find("button", ASK).await.click();
    let region = widget.find("region", "Summary").await;
    region.find("progressbar", "Downloading the browser’s model").await;
    region.find("button", "Ask again").await;
    assert_eq!(region.all("link").len(), 1, "{}", region.text());
    region.says("Written by the model in this browser. Nothing was sent anywhere.").await;
}

#[wasm_bindgen_test]
async fn a_second_look_costs_nothing_and_asking_again_does() {
    forget();
    let network = Double::install(NETWORK, &sends(ANSWER, "ends"));
    let asked = || network.list("requests").len();
    let widget = mount("writer-kept", URL);
    let region = summarized(&widget).await;
    let first = items(&region);
    region.find("button", "Hide summary").await.click();
    let region = summarized(&widget).await;
    assert_eq!((items(&region), asked()), (first.clone(), 1));
    drop(widget);
    let widget = mount("writer-kept", URL);
    let region = summarized(&widget).await;
    assert_eq!((items(&region), asked()), (first, 1), "kept across a reload, with its doubts");
    region.find("button", "Ask again").await.click();
    until("another request", || asked() == 2).await;
    region.find("button", "Ask again").await;
    region.find("button", "Paragraph").await.click();
    until("a request for a paragraph", || asked() == 3).await;
    until("the paragraph", || region.all("list").is_empty() && region.all("link").len() == 2).await;
    region.says("“fifteen minutes” does not appear in the article.").await;
    region.find("button", "Key points").await.click();
    region.find("list", "").await;
    assert_eq!(asked(), 3, "the points were there already");
}

#[wasm_bindgen_test]
async fn what_was_kept_is_dropped_when_the_article_changes() {
    forget();
    let network = Double::install(NETWORK, &sends(ANSWER, "ends"));
    let mut widget = mount("writer-changed", URL);
    summarized(&widget).await;
    widget.set_article(Some(&plain().replace("58 times", "59 times")));
    let region = summarized(&widget).await;
    assert_eq!(network.list("requests").len(), 2);
    assert!(items(&region)[0].contains("“58 times” does not appear in the article."), "{:?}", items(&region));
    let kept = web_sys::window().unwrap().session_storage().unwrap().unwrap();
    let kept = kept.get_item("article-widget:summaries").unwrap().unwrap();
    assert_eq!(kept.matches("58 times").count(), 1, "nothing of the older words is left: {kept}");
}

#[wasm_bindgen_test]
async fn several_things_that_are_not_in_the_article_stand_in_one_warning() {
    forget();
    let answer = "- The ferry crossed the river 85 times with Gudrun Aldous, who has steered the ferry for 31 years.\n";
    let _network = Double::install(NETWORK, &sends(answer, "ends"));
    let widget = mount("writer-several", URL);
    let region = summarized(&widget).await;
    region.says("These do not appear in the article: ").await;
    for part in ["“85 times”", "“Gudrun Aldous”", "“31 years”"] {
        assert_eq!(region.text().matches(part).count(), 1, "{part}: {}", region.text());
    }
}

#[wasm_bindgen_test]
async fn while_another_one_is_made_the_one_before_stays_and_comes_back_when_nobody_waits() {
    forget();
    let network = Double::install(NETWORK, &sends(ANSWER, "ends"));
    let widget = mount("writer-before", URL);
    let region = summarized(&widget).await;
    let before = items(&region);
    drop(network);
    let _network = Double::install(NETWORK, &json!({ "network": "silent" }));
    let short = region.find("button", "Short").await;
    short.focus().unwrap();
    short.click();
    region.find("progressbar", "Writing the summary").await;
    let list = widget.root().query_selector("ul").unwrap().unwrap();
    assert!(list.text_content().unwrap().contains("58 times"), "it is still there to be seen");
    assert!(
        list.closest("[inert]").unwrap().is_some() && region.all("link").is_empty(),
        "and no more than that"
    );
    assert!(short.has_focus() && short.attribute("aria-pressed") == "true");
    region.find("button", "Cancel").await.click();
    region.find("button", "Ask again").await;
    assert_eq!(items(&region), before);
    assert_eq!(region.find("button", "Medium").await.attribute("aria-pressed"), "true");
}
