//! A service over a network that the test plays: what is sent to it, and what becomes of all that it may answer.

use std::cell::RefCell;

use article_widget::{
    article::model::{Article, Block},
    summary::{
        Ask, Failure,
        service::{self, Patience},
        told::{Heard, prompt},
    },
};
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::AbortController;

use crate::double::Double;

const SCRIPT: &str = include_str!("fetch.js");
const URL: &str = "https://service.example/v1/chat/completions?tenant=7#model=small";
const LONG: Patience = Patience { first: 5000, next: 5000, whole: 5000 };

fn article() -> Article {
    Article {
        headline: "Bridge closes".to_owned(),
        body: vec![Block::Paragraph("It is old.".to_owned())],
        ..Article::default()
    }
}

/// The outcome, and the texts that were heard on the way to it.
async fn write(patience: Patience) -> (Result<String, Failure>, Vec<String>) {
    let heard = RefCell::new(Vec::new());
    let controller = AbortController::new().unwrap();
    let hear = |news: Heard<'_>| heard.borrow_mut().push(text(news));
    let outcome =
        service::write_within(patience, URL, &article(), Ask::default(), &controller.signal(), &hear).await;
    (outcome, heard.into_inner())
}

fn text(news: Heard<'_>) -> String {
    let Heard::Text(text) = news else { panic!("a service downloads nothing: {news:?}") };
    text.to_owned()
}

/// An answer that comes in parts of so many bytes.
fn plan(status: u16, answer: &str, size: usize, end: &str) -> Value {
    let parts: Vec<&[u8]> = answer.as_bytes().chunks(size).collect();
    json!({ "status": status, "parts": parts, "end": end })
}

fn chunk(text: &str) -> String {
    format!("data: {}\n\n", json!({ "choices": [{ "delta": { "content": text }, "finish_reason": null }] }))
}

async fn outcome(plan: &Value) -> Result<String, Failure> {
    let _double = Double::install(SCRIPT, plan);
    write(LONG).await.0
}

#[wasm_bindgen_test]
async fn an_answer_is_told_as_it_streams() {
    let stream = [&chunk("The cafés "), &chunk("北京 "), &chunk("close."), "data: [DONE]\n\n"].concat();
    for size in [5, 7, 10_000] {
        let double = Double::install(SCRIPT, &plan(200, &stream, size, "close"));
        let (outcome, heard) = write(LONG).await;
        assert_eq!(outcome, Ok("The cafés 北京 close.".to_owned()));
        let whole = ["The cafés ", "The cafés 北京 ", "The cafés 北京 close."];
        assert_eq!(heard, if size < 100 { &whole[..] } else { &whole[2..] }, "parts of {size}");
        drop(double);
    }
}

#[wasm_bindgen_test]
async fn the_request_says_what_it_must_and_no_more() {
    let double = Double::install(SCRIPT, &plan(200, "data: [DONE]\n\n", 99, "close"));
    write(LONG).await.0.unwrap_err();
    let requests = double.list("requests");
    let [request] = &requests[..] else { panic!("{requests:?}") };
    let body = prompt::body(&article(), Ask::default(), "small");
    assert_eq!(
        *request,
        json!({
            "url": URL,
            "method": "POST",
            "headers": { "content-type": "application/json", "accept": "text/event-stream, application/json" },
            "body": body,
            "credentials": "same-origin",
            "redirect": "error",
            "referrerPolicy": "strict-origin",
        })
    );
}

#[wasm_bindgen_test]
async fn a_stream_that_said_its_end_is_not_read_further() {
    for end in ["hangs", "pings", "cut"] {
        let stream = chunk("Closed.") + "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
        let double = Double::install(SCRIPT, &plan(200, &stream, 10, end));
        assert_eq!(write(LONG).await.0, Ok("Closed.".to_owned()), "{end}");
        assert_eq!(double.read("aborted"), 1, "the line is hung up");
    }
}

#[wasm_bindgen_test]
async fn one_object_does_as_well_as_a_stream() {
    let answer = json!({ "choices": [{ "message": { "content": "Closed." }, "finish_reason": "stop" }] });
    assert_eq!(outcome(&plan(200, &answer.to_string(), 20, "close")).await, Ok("Closed.".to_owned()));
}

#[wasm_bindgen_test]
async fn a_status_of_failure_is_told_with_the_words_of_the_service() {
    let key = r#"{"error":{"message":"Wrong key"}}"#;
    for (status, answer, end, words) in [
        (401, key, "close", Some("Wrong key")),
        (429, key, "cut", Some("Wrong key")),
        (400, "{\"error\":", "cut", None),
        (500, "<h1>Internal Server Error</h1>", "close", None),
        (503, "", "close", None),
    ] {
        let outcome = outcome(&plan(status, answer, 8, end)).await;
        assert_eq!(outcome, Err(Failure::Status(status, words.map(str::to_owned))), "{status}");
    }
    assert_eq!(outcome(&plan(204, "", 8, "close")).await, Err(Failure::Empty));
    let _double = Double::install(SCRIPT, &plan(502, "", 8, "pings"));
    let endless = write(Patience { first: 50, ..LONG }).await.0;
    assert_eq!(endless, Err(Failure::Status(502, None)), "endless words are not waited for");
}

#[wasm_bindgen_test]
async fn what_breaks_off_was_cut() {
    let stream = chunk("The bridge ");
    assert_eq!(outcome(&plan(200, &stream, 8, "cut")).await, Err(Failure::Cut));
    assert_eq!(outcome(&plan(200, &stream, 8, "close")).await, Err(Failure::Cut));
}

#[wasm_bindgen_test]
async fn what_is_no_answer_is_named_as_such() {
    assert_eq!(outcome(&plan(200, "<!DOCTYPE html>", 4, "close")).await, Err(Failure::Unreadable));
    assert_eq!(outcome(&plan(200, "", 4, "close")).await, Err(Failure::Empty));
    assert_eq!(outcome(&json!({ "network": "down" })).await, Err(Failure::Unreachable));
}

#[wasm_bindgen_test]
async fn silence_is_not_waited_for() {
    let short = |first, next, whole| Patience { first, next, whole };
    let part = chunk("The ");
    for (plan, patience, texts) in [
        (json!({ "network": "silent" }), short(50, 5000, 5000), 0),
        (plan(200, "", 9, "hangs"), short(50, 5000, 5000), 0),
        (plan(200, &part, 999, "hangs"), short(5000, 50, 5000), 1),
        (plan(200, &part, 999, "pings"), short(5000, 5000, 100), 1),
    ] {
        let double = Double::install(SCRIPT, &plan);
        let (outcome, heard) = write(patience).await;
        assert_eq!((outcome, heard.len()), (Err(Failure::TimedOut), texts), "{plan}");
        assert_eq!(double.read("aborted"), 1, "the line is hung up");
    }
}

#[wasm_bindgen_test]
async fn who_calls_it_off_hears_no_more_of_it() {
    let stream = [chunk("The "), chunk("bridge "), chunk("closes.")].concat();
    let double = Double::install(SCRIPT, &plan(200, &stream, chunk("The ").len(), "close"));
    let (controller, heard) = (AbortController::new().unwrap(), RefCell::new(Vec::new()));
    let hear = |news: Heard<'_>| {
        heard.borrow_mut().push(text(news));
        controller.abort();
    };
    let outcome = service::write(URL, &article(), Ask::default(), &controller.signal(), &hear).await;
    assert!(outcome.is_err());
    assert_eq!(heard.into_inner(), ["The "]);
    assert_eq!(double.read("aborted"), 1);
}

#[wasm_bindgen_test]
async fn what_was_called_off_before_is_not_waited_for() {
    let _double = Double::install(SCRIPT, &json!({ "network": "silent" }));
    let controller = AbortController::new().unwrap();
    controller.abort();
    let hear = |_: Heard<'_>| panic!("nothing is to be heard");
    assert!(service::write(URL, &article(), Ask::default(), &controller.signal(), &hear).await.is_err());
}
