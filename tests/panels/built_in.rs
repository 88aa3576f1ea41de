//! The browser's own model: a double of the Summarizer interface on the page, and what becomes of all it may do.

use std::cell::RefCell;

use article_widget::{
    article::model::{Article, Block},
    summary::{Ask, Failure, Form, Length, built_in, told::Heard},
};
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::AbortController;

use crate::double::Double;

const SCRIPT: &str = include_str!("summarizer.js");

fn article() -> Article {
    Article {
        headline: "Bridge closes".to_owned(),
        language: Some("en-US".to_owned()),
        body: vec![Block::Paragraph("It is old.".to_owned())],
        ..Article::default()
    }
}

/// The outcome, and what was heard on the way to it.
struct Told {
    outcome: Result<String, Failure>,
    heard: Vec<String>,
}

async fn write(ask: Ask, patience: u32) -> Told {
    let heard = RefCell::new(Vec::new());
    let controller = AbortController::new().unwrap();
    let hear = |news: Heard<'_>| heard.borrow_mut().push(shown(news));
    let outcome = built_in::write_within(patience, &article(), ask, &controller.signal(), &hear).await;
    Told { outcome, heard: heard.into_inner() }
}

fn shown(news: Heard<'_>) -> String {
    match news {
        Heard::Downloading(share) => format!("{share} %"),
        Heard::Text(text) => text.to_owned(),
    }
}

/// The outcome with a model that goes by this plan. Whatever happens, a session that was made is let go.
async fn outcome(plan: Value) -> Result<String, Failure> {
    let double = Double::install(SCRIPT, &plan);
    let told = write(Ask::default(), 5000).await;
    let made = double.list("create").len() - usize::from(plan.get("createFails").is_some());
    let is_ours = plan.get("session").is_none();
    assert!(!is_ours || double.read("destroyed") == u32::try_from(made).unwrap(), "{plan}");
    told.outcome
}

#[wasm_bindgen_test]
async fn a_model_that_is_there_writes_piece_by_piece() {
    let double = Double::install(SCRIPT, &json!({ "pieces": ["The bridge ", "is ", "closed."] }));
    let told = write(Ask::default(), 5000).await;
    assert_eq!(told.outcome, Ok("The bridge is closed.".to_owned()));
    assert_eq!(told.heard, ["The bridge ", "The bridge is ", "The bridge is closed."]);
    assert_eq!(double.list("inputs"), [json!("Bridge closes\n\nIt is old.")]);
    assert_eq!(double.read("destroyed"), 1);
}

#[wasm_bindgen_test]
async fn it_is_asked_in_the_words_of_the_interface() {
    for (form, kind) in [(Form::Points, "key-points"), (Form::Paragraph, "tldr")] {
        for (length, name) in [(Length::Short, "short"), (Length::Medium, "medium"), (Length::Long, "long")] {
            let double = Double::install(SCRIPT, &json!({ "pieces": ["It is."] }));
            write(Ask { length, form }, 5000).await.outcome.unwrap();
            let core = json!({
                "type": kind, "length": name, "format": "plain-text",
                "expectedInputLanguages": ["en"], "outputLanguage": "en",
            });
            assert_eq!(double.list("availability"), std::slice::from_ref(&core));
            let created = double.list("create");
            for (option, value) in core.as_object().unwrap() {
                assert_eq!(created[0].get(option), Some(value), "the same is asked for as was looked for");
            }
            let context = created[0]["sharedContext"].as_str().unwrap();
            assert!(context.contains("news article"), "{context}");
        }
    }
}

#[wasm_bindgen_test]
async fn a_download_is_told_in_per_cent() {
    let plan =
        json!({ "availability": "downloadable", "progress": [0, 0.256, 0.5, 1], "pieces": ["It is."] });
    let _double = Double::install(SCRIPT, &plan);
    let told = write(Ask::default(), 5000).await;
    assert_eq!(told.heard, ["0 %", "25 %", "50 %", "100 %", "It is."]);
    assert_eq!(told.outcome, Ok("It is.".to_owned()));
}

#[wasm_bindgen_test]
async fn a_page_without_a_model_says_so() {
    for plan in [
        json!({ "availability": "unavailable" }),
        json!({ "availability": "perhaps" }),
        json!({ "availability": 5 }),
        json!({ "availabilityFails": "InvalidStateError" }),
        json!({ "createFails": "OperationError" }),
        json!({ "global": {} }),
        json!({ "global": "a text" }),
        json!({ "global": 1 }),
    ] {
        assert_eq!(outcome(plan.clone()).await, Err(Failure::NoBrowserModel), "{plan}");
    }
}

#[wasm_bindgen_test]
async fn a_language_that_it_does_not_know_is_named_as_the_reason() {
    assert_eq!(outcome(json!({ "isForeign": true })).await, Err(Failure::Language));
    assert_eq!(outcome(json!({ "createFails": "NotSupportedError" })).await, Err(Failure::Language));
}

#[wasm_bindgen_test]
async fn each_error_of_the_interface_has_its_meaning() {
    for (error, means) in [
        ("NotAllowedError", Failure::NotActivated),
        ("NetworkError", Failure::Unreachable),
        ("QuotaExceededError", Failure::TooLong),
    ] {
        assert_eq!(outcome(json!({ "createFails": error })).await, Err(means), "{error}");
    }
    for (error, means) in [
        ("QuotaExceededError", Failure::TooLong),
        ("NotSupportedError", Failure::Language),
        ("NotReadableError", Failure::Refused(None)),
        ("UnknownError", Failure::Unreadable),
        ("AbortError", Failure::Cut),
    ] {
        let plan = json!({ "pieces": ["The"], "fails": error });
        assert_eq!(outcome(plan).await, Err(means.clone()), "{error}");
        let plan = json!({ "pieces": ["The"], "fails": error, "lacks": ["summarizeStreaming"] });
        assert_eq!(outcome(plan).await, Err(means), "{error}, not streaming");
    }
}

#[wasm_bindgen_test]
async fn an_article_beyond_the_quota_is_not_sent() {
    let plan = json!({ "quota": 5, "pieces": ["It is."] });
    let double = Double::install(SCRIPT, &plan);
    assert_eq!(write(Ask::default(), 5000).await.outcome, Err(Failure::TooLong));
    assert!(double.list("inputs").is_empty() && double.read("destroyed") == 1);
}

#[wasm_bindgen_test]
async fn an_older_interface_does_as_well() {
    for lacks in [["summarizeStreaming", ""], ["measureInputUsage", ""], ["summarizeStreaming", "destroy"]] {
        let double = Double::install(SCRIPT, &json!({ "pieces": ["It ", "is."], "lacks": lacks }));
        assert_eq!(write(Ask::default(), 5000).await.outcome, Ok("It is.".to_owned()), "{lacks:?}");
        drop(double);
    }
}

#[wasm_bindgen_test]
async fn rubbish_is_not_taken_for_a_summary() {
    let long = "x".repeat(100_000);
    for plan in [
        json!({ "session": {} }),
        json!({ "session": null }),
        json!({ "session": "a text" }),
        json!({ "pieces": [5] }),
        json!({ "pieces": [null] }),
        json!({ "pieces": [{ "text": "x" }] }),
        json!({ "pieces": [long] }),
        json!({ "pieces": [long], "lacks": ["summarizeStreaming"] }),
    ] {
        let outcome = outcome(plan.clone()).await;
        assert_eq!(outcome, Err(Failure::Unreadable), "{:.60}", plan.to_string());
    }
    for pieces in [json!([]), json!([" ", "\n"])] {
        assert_eq!(outcome(json!({ "pieces": pieces })).await, Err(Failure::Empty));
    }
}

#[wasm_bindgen_test]
async fn who_calls_it_off_hears_no_more_of_it() {
    let double = Double::install(SCRIPT, &json!({ "pieces": ["The ", "bridge ", "is ", "closed."] }));
    let (controller, heard) = (AbortController::new().unwrap(), RefCell::new(Vec::new()));
    let hear = |news: Heard<'_>| {
        heard.borrow_mut().push(shown(news));
        controller.abort();
    };
    let outcome = built_in::write(&article(), Ask::default(), &controller.signal(), &hear).await;
    assert!(outcome.is_err());
    assert_eq!(heard.into_inner(), ["The "]);
    assert!(double.read("aborted") == 1 && double.read("destroyed") == 1);
}

#[wasm_bindgen_test]
async fn a_download_can_be_called_off() {
    let plan = json!({ "progress": [0.1, 0.2], "createFails": "AbortError" });
    let _double = Double::install(SCRIPT, &plan);
    let controller = AbortController::new().unwrap();
    let hear = |_: Heard<'_>| controller.abort();
    let outcome = built_in::write(&article(), Ask::default(), &controller.signal(), &hear).await;
    assert_eq!(outcome, Err(Failure::Cut));
}

#[wasm_bindgen_test]
async fn a_model_that_falls_silent_is_not_waited_for() {
    let double = Double::install(SCRIPT, &json!({ "pieces": ["The "], "hangs": true }));
    let told = write(Ask::default(), 100).await;
    assert_eq!((told.outcome, told.heard), (Err(Failure::TimedOut), vec!["The ".to_owned()]));
    assert_eq!(double.read("destroyed"), 1);
}
