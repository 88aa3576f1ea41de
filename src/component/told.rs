//! What the events tell, as Rust has it.

use std::collections::BTreeMap;

use gloo::events::EventListener;
use serde::{Deserialize, de::DeserializeOwned};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, EventTarget, HtmlElement};
use yew::Callback;

use super::ArticleWidgetProps;

/// A listener, until it is dropped.
pub(super) type Ear = EventListener;

const EVENTS: [&str; 8] = [
    "article-ready",
    "article-summary",
    "article-summary-feedback",
    "article-reaction",
    "article-comment",
    "article-report",
    "article-sort",
    "article-error",
];

/// The article is there.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Ready {
    /// Its headline.
    pub headline: String,
}

/// A summary is there.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Made {
    /// Who wrote it: `publisher on-device built-in service`.
    pub source: String,
    /// Its sentences, in their order.
    pub sentences: Vec<String>,
}

/// The reader answered to "Was this useful?".
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Judged {
    /// Yes or no.
    pub useful: bool,
    /// Who wrote the summary: `publisher on-device built-in service`.
    pub source: String,
}

/// The reader chose a mood or took it back.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Felt {
    /// The id of the mood before.
    pub previous: Option<String>,
    /// The id of the mood now.
    pub current: Option<String>,
    /// How many readers chose each mood.
    pub counts: BTreeMap<String, u64>,
}

/// A comment as events tell of it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ToldComment {
    /// Its id.
    pub id: String,
    /// The id of the comment that it answers.
    pub parent: Option<String>,
    /// Empty for a guest.
    pub author: String,
    /// Markdown as the reader typed it.
    pub text: String,
}

/// The reader did something to a comment.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Commented {
    /// What: `add edit delete like dislike unvote`.
    pub action: String,
    /// To which.
    pub comment: ToldComment,
}

/// A reader reported a comment, or took that back.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Reported {
    /// Which.
    pub comment: Option<ToldComment>,
    /// Why: `spam hate false private violence other`; `None` where it was taken back.
    pub reason: Option<String>,
    /// The same in the reader's words; may be empty.
    pub text: String,
}

/// The reader chose another order.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Sorted {
    /// The id of the order.
    pub sort: String,
}

/// Something went wrong.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Failed {
    /// Where: `loading article summary store`.
    #[serde(rename = "where")]
    pub place: String,
    /// What, as a sentence.
    pub message: String,
    /// Another try may go well.
    pub retryable: bool,
}

/// Listens to the events of the element around a widget.
pub(super) fn hear(host: &HtmlElement, on_event: &Callback<CustomEvent>) -> Vec<Ear> {
    let listen = |name| {
        let (own, on_event) = (EventTarget::from(host.clone()), on_event.clone());
        EventListener::new(host, name, move |event| {
            // They bubble: those of a widget among the children are not this one's.
            let event = event.dyn_ref::<CustomEvent>().filter(|event| event.target().as_ref() == Some(&own));
            if let Some(event) = event {
                on_event.emit(event.clone());
            }
        })
    };
    EVENTS.into_iter().map(listen).collect()
}

/// Calls the callback for an event.
pub(super) fn tell(event: &CustomEvent, props: &ArticleWidgetProps) {
    match event.type_().as_str() {
        "article-ready" => emit(event, &props.on_ready),
        "article-summary" => emit(event, &props.on_summary),
        "article-summary-feedback" => emit(event, &props.on_feedback),
        "article-reaction" => emit(event, &props.on_reaction),
        "article-comment" => emit(event, &props.on_comment),
        "article-report" => emit(event, &props.on_report),
        "article-sort" => emit(event, &props.on_sort),
        _ => emit(event, &props.on_error),
    }
}

fn emit<T: DeserializeOwned>(event: &CustomEvent, callback: &Callback<T>) {
    if let Some(told) = data(&event.detail()) {
        callback.emit(told);
    }
}

/// Plain data is the same as JSON.
pub(super) fn data<T: DeserializeOwned>(plain: &JsValue) -> Option<T> {
    let text = String::from(js_sys::JSON::stringify(plain).ok()?);
    serde_json::from_str(&text).ok()
}
