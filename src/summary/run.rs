//! Gets a summary from the writer that the host named, and from this device where that one cannot.

use std::{cell::RefCell, rc::Rc};

use web_sys::AbortController;

use super::{
    built_in, device,
    kept::{self, Key},
    model::{Failure, Maker, Note, Sentence, Stage, Summary, Work},
    service,
    support::Checker,
    told::{self, Heard},
};
use crate::{
    embed::config::SummaryFrom,
    late::Task,
    reading::{Action, load},
};

/// Where the texts of models are kept in `sessionStorage`.
const KEPT: &str = "article-widget:summaries";

/// Starts a summary. It ends by itself as soon as it is no longer wanted.
pub fn start(task: Task) {
    wasm_bindgen_futures::spawn_local(async move {
        let result = make(&task).await;
        if is_wanted(&task)
            && let Some(result) = result
        {
            task.send.emit(Action::Summarized(result.map(Rc::new)));
        }
    });
}

async fn make(task: &Task) -> Option<Result<Summary, String>> {
    let maker = match &task.from {
        SummaryFrom::BuiltIn => Some(Maker::Browser),
        SummaryFrom::Service(_) => Some(Maker::Service),
        _ => None,
    };
    let mut notes = Vec::new();
    if let Some(maker) = maker {
        match written(task, maker).await {
            Ok(summary) => return Some(Ok(summary)),
            Err(failure) => notes.push(Note::Instead(failure)),
        }
    }
    let tell = |work| tell(task, work);
    let signal = match &task.signal {
        Some(signal) => signal.clone(),
        None => AbortController::new().ok()?.signal(),
    };
    let made = device::make(Rc::clone(&task.article), task.ask.length, &task.base, &signal, tell).await?;
    Some(made.map_err(|why| why.to_string()).map(|mut summary| {
        notes.append(&mut summary.notes);
        Summary { notes, ..summary }
    }))
}

/// What a model writes, sentence by sentence as they come, each looked up in the article.
async fn written(task: &Task, maker: Maker) -> Result<Summary, Failure> {
    let url = match &task.from {
        SummaryFrom::Service(url) => Some(endpoint(url).ok_or(Failure::Unreachable)?),
        _ => None,
    };
    let key = Key::new(&task.article, url.as_deref().unwrap_or("built-in"), task.ask);
    let checker = Checker::new(&task.article);
    let summary = |sentences| Summary { sentences, maker, notes: Vec::new() };
    let check = |sentences: &[String]| sentences.iter().map(|sentence| checker.check(sentence)).collect();
    if let Some(sentences) = kept().filter(|_| !task.is_fresh).and_then(|kept| kept::find(&kept, &key)) {
        return Ok(summary(check(&sentences)));
    }
    let so_far = RefCell::new(Vec::<Sentence>::new());
    let heard = |heard: Heard<'_>| {
        let (stage, done) = match heard {
            Heard::Downloading(part) => (Stage::Downloading, Some(part)),
            Heard::Text(text) => {
                let mut so_far = so_far.borrow_mut();
                let finished = told::finished(text);
                // What was complete before is the same now, and was looked up.
                let known = so_far.len();
                so_far.extend(finished.iter().skip(known).map(|text| checker.check(text)));
                (Stage::Writing, None)
            }
        };
        tell(task, Work { stage, done, sentences: so_far.borrow().clone() });
    };
    heard(Heard::Text(""));
    let signal = task.signal.clone().ok_or(Failure::Unreachable)?;
    let text = match &url {
        Some(url) => service::write(url, &task.article, task.ask, &signal, &heard).await?,
        None => built_in::write(&task.article, task.ask, &signal, &heard).await?,
    };
    let sentences = told::lines(&text);
    if sentences.is_empty() {
        return Err(Failure::Empty);
    }
    keep(&kept::with(&kept().unwrap_or_default(), &key, &sentences));
    Ok(summary(check(&sentences)))
}

fn is_wanted(task: &Task) -> bool {
    task.signal.as_ref().is_none_or(|signal| !signal.aborted())
}

fn tell(task: &Task, work: Work) {
    if is_wanted(task) {
        task.send.emit(Action::Summarizing(work));
    }
}

/// The address of the service; only http and https.
fn endpoint(url: &str) -> Option<String> {
    let address = load::address(url)?;
    matches!(address.protocol().as_str(), "http:" | "https:").then(|| address.href())
}

/// What is kept of this visit. A browser that keeps nothing asks again.
fn kept() -> Option<String> {
    web_sys::window()?.session_storage().ok()??.get_item(KEPT).ok()?
}

fn keep(texts: &str) {
    let storage = web_sys::window().and_then(|window| window.session_storage().ok()?);
    if let Some(storage) = storage {
        // A second look then asks again.
        let _ = storage.set_item(KEPT, texts);
    }
}
