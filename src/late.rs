//! The code that comes late: what stands below the article, and the summarizer.
//!
//! With the feature `split`, the release build cuts everything that only [`load`] reaches into a file of its own.
//! So the first download must name nothing of it but through [`Late`].

use std::{any::Any, rc::Rc};

use web_sys::{AbortSignal, Element, HtmlElement};
use yew::{Callback, Html};

use crate::{
    account::{self, form::FormProps},
    article::model::Article,
    document::{
        self,
        model::{Document, Problem, Shown},
    },
    embed::config::SummaryFrom,
    reading::{Action, State},
    response::{self, ResponseProps},
    store::{self, Store, account::Host, news::Ear},
    summary::{self, model::Ask, panel::Sheet},
    ui::style,
    words,
};

/// Entries into the code that comes late.
#[derive(Clone, Copy)]
pub struct Late {
    /// Reactions, comments and the call to action.
    pub response: fn(ResponseProps) -> Html,
    /// Reads a whole document, see [`document::read`].
    pub read: Read,
    /// What of a document is shown first. A copy, the code for which would stand in the first download.
    pub shown: fn(&Document) -> Shown,
    /// The English words for what comes late, as JSON.
    pub english: fn() -> String,
    /// The style of what comes late.
    pub style: fn() -> &'static str,
    /// A summary with its doubts, notes and tools, as the panel shows it under its heading.
    pub sheet: Sheet,
    /// Shows where a sentence stands in the host's own markup, for as long as what it gives back is kept.
    pub reveal: Reveal,
    /// Puts a text into the clipboard and tells by an action whether it is there.
    pub copy: fn(&str, &HtmlElement, Callback<Action>),
}

/// See [`Late::reveal`].
pub type Reveal = fn(&[Element], &HtmlElement, &State, &Callback<Action>) -> Option<Box<dyn Any>>;

/// A summary that is to be made.
pub struct Task {
    /// Of this article.
    pub article: Rc<Article>,
    /// By this writer first.
    pub from: SummaryFrom,
    /// What the reader asks for.
    pub ask: Ask,
    /// What was kept of an earlier visit is no answer.
    pub is_fresh: bool,
    /// The folder of the widget's own files, as a URL that ends with a slash.
    pub base: String,
    /// Aborted where it is no longer wanted.
    pub signal: Option<AbortSignal>,
    /// Where word of it goes.
    pub send: Callback<Action>,
}

/// Reads a document, or says why it cannot.
pub type Read = fn(&str) -> Result<(Document, Vec<Problem>), Problem>;

const fn late() -> Late {
    Late {
        response: response::view,
        read: document::read,
        shown: |document| Shown { article: document.article.clone(), summary: document.summary.clone() },
        english: words::late_english,
        style: style::late,
        sheet: Sheet { view: summary::sheet::view, said: summary::sheet::said },
        reveal: summary::reveal::reveal,
        copy: summary::copy::copy,
    }
}

/// What is said where the code does not come.
pub const MISSING: &str = "a part of the widget could not be fetched";

/// Why the code did not come.
#[derive(Debug)]
pub struct LateError;

impl std::fmt::Display for LateError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(MISSING)
    }
}

/// Opens the thread of this name at the server with this address as whom the host page says, and tells of what happens
/// there. Held by nobody, it ends.
pub type OpenServer = fn(&str, &str, Ear, Host) -> Rc<dyn Store>;

/// The form at a server's door.
pub type Form = fn(FormProps) -> Html;

/// What speaks with a server.
#[derive(Clone, Copy)]
pub struct ServerPart {
    /// See [`OpenServer`].
    pub open: OpenServer,
    /// See [`Form`].
    pub form: Form,
}

/// Makes a summary for as long as it is wanted, and tells of it by actions.
pub type Summarize = fn(Task);

/// Fetches the code, once for the page; after a failure, another call tries again.
///
/// # Errors
/// Where the file cannot be fetched or run.
#[cfg(not(feature = "split"))]
#[expect(clippy::unused_async, reason = "the split build awaits a download here")]
pub async fn load() -> Result<Box<Late>, LateError> {
    Ok(Box::new(late()))
}

/// Fetches the code that makes summaries, likewise.
///
/// # Errors
/// Where the file cannot be fetched or run.
#[cfg(not(feature = "split"))]
#[expect(clippy::unused_async, reason = "the split build awaits a download here")]
pub async fn load_summarizer() -> Result<Box<Summarize>, LateError> {
    Ok(Box::new(summary::run::start))
}

/// Fetches the code that speaks with `PocketBase`, likewise.
///
/// # Errors
/// Where the file cannot be fetched or run.
#[cfg(not(feature = "split"))]
#[expect(clippy::unused_async, reason = "the split build awaits a download here")]
pub async fn load_server() -> Result<Box<ServerPart>, LateError> {
    Ok(Box::new(ServerPart { open: store::pocketbase::open, form: account::form::view }))
}

/// Fetches the code that speaks with Waline, likewise.
///
/// # Errors
/// Where the file cannot be fetched or run.
#[cfg(not(feature = "split"))]
#[expect(clippy::unused_async, reason = "the split build awaits a download here")]
pub async fn load_waline() -> Result<Box<ServerPart>, LateError> {
    Ok(Box::new(ServerPart { open: store::waline::open, form: account::form::view }))
}

#[cfg(feature = "split")]
mod split {
    #![expect(unsafe_code, reason = "the macro declares the border between the files as foreign functions")]

    use super::{Late, LateError, ServerPart, Summarize, account, late, store, summary};

    impl From<wasm_split_helpers::SplitLoaderError> for LateError {
        fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
            Self
        }
    }

    /// Fetches the code, once for the page; after a failure, another call tries again.
    ///
    /// # Errors
    /// Where the file cannot be fetched or run.
    #[wasm_split_helpers::wasm_split(late, fallible)]
    pub fn load() -> Result<Box<Late>, LateError> {
        Ok(Box::new(late()))
    }

    /// Fetches the code that makes summaries, likewise.
    ///
    /// # Errors
    /// Where the file cannot be fetched or run.
    #[wasm_split_helpers::wasm_split(summary, fallible)]
    pub fn load_summarizer() -> Result<Box<Summarize>, LateError> {
        Ok(Box::new(summary::run::start as Summarize))
    }

    /// Fetches the code that speaks with `PocketBase`, likewise.
    ///
    /// # Errors
    /// Where the file cannot be fetched or run.
    #[wasm_split_helpers::wasm_split(server, fallible)]
    pub fn load_server() -> Result<Box<ServerPart>, LateError> {
        Ok(Box::new(ServerPart { open: store::pocketbase::open, form: account::form::view }))
    }

    /// Fetches the code that speaks with Waline, likewise.
    ///
    /// # Errors
    /// Where the file cannot be fetched or run.
    #[wasm_split_helpers::wasm_split(waline, fallible)]
    pub fn load_waline() -> Result<Box<ServerPart>, LateError> {
        Ok(Box::new(ServerPart { open: store::waline::open, form: account::form::view }))
    }
}

#[cfg(feature = "split")]
pub use split::{load, load_server, load_summarizer, load_waline};
