//! What services answer: streams, one object, errors, refusals and rubbish.

use article_widget::summary::{
    Failure,
    told::answer::{Answer, MOST, failure},
};
use proptest::prelude::*;
use serde_json::json;

fn read(answer: &[u8], size: usize) -> Result<String, Failure> {
    let mut reader = Answer::default();
    for part in answer.chunks(size) {
        reader.feed(part)?;
    }
    reader.end()
}

/// The answer, whether it comes in one part or in many.
#[track_caller]
fn answered(answer: &str) -> Result<String, Failure> {
    let whole = read(answer.as_bytes(), usize::MAX);
    for size in [1, 2, 3, 7, 64] {
        assert_eq!(read(answer.as_bytes(), size), whole, "in parts of {size}");
    }
    whole
}

fn chunk(text: &str) -> String {
    let choice = json!({ "index": 0, "delta": { "content": text }, "finish_reason": null });
    data(&json!({ "object": "chat.completion.chunk", "choices": [choice] }).to_string())
}

fn finish(reason: &str) -> String {
    data(&json!({ "choices": [{ "index": 0, "delta": {}, "finish_reason": reason }] }).to_string())
}

fn data(data: &str) -> String {
    format!("data: {data}\n\n")
}

fn refused(words: &str) -> Result<String, Failure> {
    Err(Failure::Refused(Some(words.to_owned())))
}

#[test]
fn the_text_of_a_stream_is_that_of_its_chunks() {
    let role =
        data(r#"{"choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}"#);
    let usage = data(r#"{"choices":[],"usage":{"total_tokens":9}}"#);
    let stream =
        [role, chunk("The cafés "), chunk("of 北京 close."), finish("stop"), usage, data("[DONE]")].concat();
    assert_eq!(answered(&stream), Ok("The cafés of 北京 close.".to_owned()));
}

#[test]
fn an_answer_ends_with_a_reason_or_with_the_word_done() {
    for end in [data("[DONE]"), finish("stop"), finish("eos_token")] {
        assert_eq!(answered(&(chunk("Words.") + &end)), Ok("Words.".to_owned()), "{end}");
        let more = [&chunk("Words."), &end, &chunk(" More."), "data: rubbish\n\n"].concat();
        assert_eq!(answered(&more), Ok("Words.".to_owned()), "what comes later is not the answer's");
    }
    let mut reader = Answer::default();
    reader.feed(chunk("Words.").as_bytes()).unwrap();
    assert!(!reader.is_over() && reader.text() == "Words.");
    reader.feed(finish("stop").as_bytes()).unwrap();
    assert!(reader.is_over());
}

#[test]
fn a_stream_without_an_end_was_cut() {
    assert_eq!(answered(&chunk("The council")), Err(Failure::Cut));
    assert_eq!(answered(": still thinking\n\n"), Err(Failure::Cut));
    assert_eq!(answered(&(chunk("The council") + "data: {\"choi")), Err(Failure::Cut));
    assert_eq!(answered(&(chunk("The council") + &finish("length"))), Err(Failure::Cut));
}

#[test]
fn an_answer_without_words_is_empty() {
    for answer in ["", "\n\n", "data: [DONE]\n\n", "{\"choices\":[]}", "{\"choices\":[{\"message\":{}}]}"] {
        assert_eq!(answered(answer), Err(Failure::Empty), "{answer:?}");
    }
    assert_eq!(answered(&(chunk(" \n ") + &finish("stop"))), Err(Failure::Empty));
    assert_eq!(answered(&finish("stop")), Err(Failure::Empty));
}

#[test]
fn a_service_that_streams_nothing_is_understood() {
    let message = |message: serde_json::Value| {
        json!({ "object": "chat.completion", "choices": [{ "message": message, "finish_reason": "stop" }] })
            .to_string()
    };
    let answer = message(json!({ "role": "assistant", "content": "All of it.", "refusal": null }));
    assert_eq!(answered(&answer), Ok("All of it.".to_owned()));
    assert_eq!(answered(&format!("\u{feff}\r\n {answer}\n")), Ok("All of it.".to_owned()));
    assert_eq!(answered(&answer[..answer.len() - 1]), Err(Failure::Unreadable));
    let parts = message(json!({ "content": [{ "type": "text", "text": "In " }, { "text": "parts." }] }));
    assert_eq!(answered(&parts), Ok("In parts.".to_owned()));
    assert_eq!(answered(&message(json!({ "content": null, "refusal": "I can’t." }))), refused("I can’t."));
}

#[test]
fn a_refusal_is_told_in_the_models_own_words() {
    let part = |text: &str| data(&json!({ "choices": [{ "delta": { "refusal": text } }] }).to_string());
    let stream = [part("I cannot "), part("do that."), finish("stop"), data("[DONE]")].concat();
    assert_eq!(answered(&stream), refused("I cannot do that."));
    assert_eq!(answered(&(chunk("The") + &finish("content_filter"))), Err(Failure::Refused(None)));
}

#[test]
fn an_error_within_a_stream_ends_it() {
    let error =
        |error: serde_json::Value| answered(&(chunk("The") + &data(&json!({ "error": error }).to_string())));
    assert_eq!(error(json!({ "message": "overloaded" })), refused("overloaded"));
    assert_eq!(error(json!("overloaded")), refused("overloaded"));
    assert_eq!(error(json!({})), Err(Failure::Refused(None)));
    assert_eq!(
        error(json!({ "message": "slow", "code": 429 })),
        Err(Failure::Status(429, Some("slow".to_owned())))
    );
    assert_eq!(error(json!({ "message": "no", "code": "context_length_exceeded" })), Err(Failure::TooLong));
    assert_eq!(answered("event: error\ndata: {\"message\":\"gone\"}\n\n"), refused("gone"));
}

#[test]
fn what_is_none_of_this_is_unreadable() {
    let tool = finish("tool_calls");
    for answer in [
        "<!DOCTYPE html><h1>Welcome</h1>",
        "Bad Gateway",
        "Bad Gateway\n",
        "[1, 2]",
        "{\"response\":\"Hello\"}",
        "{\"choices\":\"many\"}",
        "data: rubbish\n\n",
        "data: [1]\n\n",
        "data: {\"candidates\":[]}\n\n",
        &tool,
    ] {
        assert_eq!(answered(answer), Err(Failure::Unreadable), "{answer:?}");
    }
}

#[test]
fn other_events_and_other_choices_are_passed_over() {
    let ping = "event: ping\ndata: {}\n\n";
    let named = chunk("Named.").replace("data:", "event: chat.completion.chunk\ndata:");
    let other = data(r#"{"choices":[{"index":1,"delta":{"content":"Other."},"finish_reason":"stop"}]}"#);
    assert_eq!(answered(&[ping, &other, &named, &finish("stop")].concat()), Ok("Named.".to_owned()));
}

#[test]
fn an_endless_answer_is_given_up() {
    let mut reader = Answer::default();
    let part = chunk(&"word ".repeat(200));
    let fed = (0..MOST).map(|_| reader.feed(part.as_bytes())).take_while(Result::is_ok).count();
    assert_eq!(fed, MOST / 1000);
    let (mut reader, mut size) = (Answer::default(), 0);
    while reader.feed(&[b'{'; 1000]).is_ok() {
        size += 1;
        assert!(size < 1000, "an object without an end");
    }
}

#[test]
fn a_status_of_failure_comes_with_the_services_words() {
    let status = |status, words: Option<&str>| Failure::Status(status, words.map(str::to_owned));
    for (code, body, means) in [
        (401, r#"{"error":{"message":"Wrong key","type":"auth"}}"#, status(401, Some("Wrong key"))),
        (404, r#"{"error":"no such model"}"#, status(404, Some("no such model"))),
        (422, r#"{"detail":"model is missing"}"#, status(422, Some("model is missing"))),
        (429, r#"{"message":"slow down"}"#, status(429, Some("slow down"))),
        (500, r#"{"error":{"message":"  "}}"#, status(500, None)),
        (502, "<h1>Bad Gateway</h1>", status(502, None)),
        (503, "", status(503, None)),
        (400, r#"{"error":{"message":"long","code":"context_length_exceeded"}}"#, Failure::TooLong),
        (413, "", Failure::TooLong),
    ] {
        assert_eq!(failure(code, body.as_bytes()), means, "{code} {body}");
    }
    let hostile =
        json!({ "error": { "message": format!("one\n\u{202e}two{}", " x".repeat(900)) } }).to_string();
    let Failure::Status(_, Some(words)) = failure(500, hostile.as_bytes()) else { panic!("no words") };
    assert!(words.starts_with("one two x") && words.chars().count() <= 300, "{words}");
}

proptest! {
    #[test]
    fn any_text_comes_back_however_it_is_cut(text in "\\PC{1,60}", size in 1_usize..40) {
        prop_assume!(!text.trim().is_empty());
        let stream: String = text.chars().map(|letter| chunk(&letter.to_string())).collect();
        prop_assert_eq!(read((stream + &finish("stop")).as_bytes(), size), Ok(text));
    }

    #[test]
    fn any_bytes_have_an_outcome(bytes in prop::collection::vec(any::<u8>(), 0..200), size in 1_usize..40) {
        prop_assert!(read(&bytes, size).is_err());
    }
}
