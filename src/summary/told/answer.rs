//! What an OpenAI-compatible service answers: `chat.completion.chunk`s in a stream, one `chat.completion` from a
//! service that streams nothing, or an error.

use serde_json::Value;

use super::text::one_line;
use crate::{
    net::events::{Event, Events},
    summary::model::Failure,
};

/// The longest answer in bytes of its text; more is no summary.
pub const MOST: usize = 64 * 1024;
/// The most bytes of an answer that is one JSON object.
pub const MOST_JSON: usize = 512 * 1024;
/// The most characters of what a service says of a failure.
const MOST_WORDS: usize = 300;

/// Reads an answer as it comes.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    kind: Option<Kind>,
    events: Events,
    json: Vec<u8>,
    text: String,
    refusal: String,
    is_over: bool,
}

/// What its first byte says that it is.
#[derive(Clone, Copy, Debug)]
enum Kind {
    Stream,
    Json,
}

impl Answer {
    /// Takes the next bytes, cut anywhere.
    ///
    /// # Errors
    /// As soon as it is clear that the answer is an error, is refused or cut, or is none.
    pub fn feed(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        if self.kind.is_none() {
            // Of a byte order mark only single bytes may be there, and they are no letters of either kind.
            let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace() && byte.is_ascii());
            self.kind = match first {
                Some(b'{') => Some(Kind::Json),
                Some(b'<') => return Err(Failure::Unreadable),
                first => first.map(|_| Kind::Stream),
            };
        }
        if let Some(Kind::Json) = self.kind {
            self.json.extend_from_slice(bytes);
            return limit(self.json.len(), MOST_JSON);
        }
        let mut events = Vec::new();
        let fed = self.events.feed(bytes, &mut |event| events.push(event));
        for event in events {
            self.hear(&event)?;
        }
        // What came before an event that is too long may have ended the answer.
        if self.is_over { Ok(()) } else { fed.ok().ok_or(Failure::Unreadable) }
    }

    /// The text so far.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether the answer said that it ends: nothing more needs to be read.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.is_over
    }

    /// The whole text, once nothing more comes.
    ///
    /// # Errors
    /// Where it has no words, broke off, was refused, or is no such answer.
    pub fn end(mut self) -> Result<String, Failure> {
        match self.kind {
            Some(Kind::Json) => {
                let json = std::mem::take(&mut self.json);
                let json = json.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&json);
                self.read(&object(json)?)?;
            }
            Some(Kind::Stream) if !self.events.is_stream() => return Err(Failure::Unreadable),
            Some(Kind::Stream) if !self.is_over => return Err(Failure::Cut),
            _ => {}
        }
        if !self.refusal.is_empty() {
            return Err(Failure::Refused(one_line(&self.refusal, MOST_WORDS)));
        }
        if self.text.trim().is_empty() { Err(Failure::Empty) } else { Ok(self.text) }
    }

    fn hear(&mut self, event: &Event) -> Result<(), Failure> {
        let data = event.data.trim();
        if self.is_over || data.is_empty() {
            return Ok(());
        }
        if data == "[DONE]" {
            self.is_over = true;
            return Ok(());
        }
        match event.name.as_str() {
            "" | "message" | "error" => {}
            // Such as "ping"; but some name every event by its kind of object.
            _ if !data.contains("\"choices\"") => return Ok(()),
            _ => {}
        }
        let object = object(data.as_bytes())?;
        if event.name == "error" {
            return Err(failed(object.get("error").unwrap_or(&object), None));
        }
        self.read(&object)
    }

    /// Reads a chunk, or the whole as one.
    fn read(&mut self, object: &Value) -> Result<(), Failure> {
        if let Some(error) = object.get("error").filter(|error| !error.is_null()) {
            return Err(failed(error, None));
        }
        let choices = object.get("choices").and_then(Value::as_array).ok_or(Failure::Unreadable)?;
        // Some chunks have none: what was spent, or what a filter thinks.
        let is_first = |choice: &&Value| choice.get("index").and_then(Value::as_u64).unwrap_or(0) == 0;
        let Some(choice) = choices.iter().find(is_first) else { return Ok(()) };
        for message in ["delta", "message"].into_iter().filter_map(|name| choice.get(name)) {
            push(&mut self.text, message.get("content"));
            push(&mut self.refusal, message.get("refusal"));
        }
        limit(self.text.len() + self.refusal.len(), MOST)?;
        match choice.get("finish_reason").and_then(Value::as_str).unwrap_or_default() {
            "" => Ok(()),
            "length" | "max_tokens" => Err(Failure::Cut),
            "content_filter" | "error" => Err(Failure::Refused(one_line(&self.refusal, MOST_WORDS))),
            "tool_calls" | "function_call" => Err(Failure::Unreadable),
            // "stop", and whatever other services call it.
            _ => {
                self.is_over = true;
                Ok(())
            }
        }
    }
}

/// What an answer with an HTTP status of failure means, with the service's own words where it has some.
#[must_use]
pub fn failure(status: u16, body: &[u8]) -> Failure {
    let body = object(body).unwrap_or_default();
    let failure = failed(body.get("error").unwrap_or(&body), Some(status));
    if status == 413 { Failure::TooLong } else { failure }
}

/// What an error object means. One that came with no status of HTTP may name it by itself.
fn failed(error: &Value, status: Option<u16>) -> Failure {
    let named = |name: &str| error.get(name).or_else(|| error.get("error")?.get(name));
    if named("code").and_then(Value::as_str) == Some("context_length_exceeded") {
        return Failure::TooLong;
    }
    let words = [Some(error), named("message"), named("detail")];
    let words = words.into_iter().flatten().find_map(Value::as_str);
    let words = words.and_then(|words| one_line(words, MOST_WORDS));
    let code = ["status", "code"].into_iter().find_map(|name| named(name)?.as_u64());
    let code = code.and_then(|code| u16::try_from(code).ok()).filter(|code| (400..600).contains(code));
    match status.or(code) {
        Some(status) => Failure::Status(status, words),
        None => Failure::Refused(words),
    }
}

/// A JSON object, and nothing else.
fn object(json: &[u8]) -> Result<Value, Failure> {
    let value: Option<Value> = serde_json::from_slice(json).ok();
    value.filter(Value::is_object).ok_or(Failure::Unreadable)
}

/// Adds a text, or the texts of a list of parts.
fn push(text: &mut String, content: Option<&Value>) {
    match content {
        Some(Value::String(content)) => text.push_str(content),
        Some(Value::Array(parts)) => {
            for part in parts.iter().filter_map(|part| part.get("text")?.as_str()) {
                text.push_str(part);
            }
        }
        _ => {}
    }
}

fn limit(length: usize, most: usize) -> Result<(), Failure> {
    if length > most { Err(Failure::Unreadable) } else { Ok(()) }
}
