//! The summary that this device makes, in slices, so that the page stays alive and the reader can call it off.

use std::rc::Rc;

use web_sys::AbortSignal;

use super::{
    Centrality, Learned, NoSummary, Progress, Ranker, Summarizer, fetched,
    language::is_english,
    mend::mend,
    model::{Length, Note, Stage, Summary, Work},
    prepare::Splitting,
    segmenter::segmenter,
};
use crate::{
    article::model::{Article, Block},
    ui::slices::Slice,
};

/// Makes a summary of the article; `None` where it was no longer wanted. `base` is the folder of the model's file.
pub(super) async fn make(
    article: Rc<Article>,
    length: Length,
    base: &str,
    signal: &AbortSignal,
    tell: impl Fn(Work),
) -> Option<Result<Summary, NoSummary>> {
    tell(Work { stage: Stage::Downloading, ..Work::default() });
    let mut notes = Vec::new();
    let mut splitting = Splitting::English;
    let language = article.language.clone().or_else(page_language);
    if !is_english(language.as_deref(), article.body.iter().map(Block::text)) {
        notes.push(Note::NotEnglish);
        if let Some(split) = segmenter(language.as_deref().unwrap_or("und")) {
            let article = Rc::clone(&article);
            splitting =
                Splitting::By(Box::new(move |text| mend(text, split(text), article.language.as_deref())));
        }
    }
    let model = fetched::model(base, signal).await;
    let made = if let Some(model) = model {
        run(Summarizer::with(article, length, Learned::new(model), splitting), signal, tell).await
    } else {
        notes.push(Note::NoModel);
        run(Summarizer::with(article, length, Centrality, splitting), signal, tell).await
    };
    Some(made?.map(|summary| Summary { notes, ..summary }))
}

async fn run<R: Ranker>(
    mut summarizer: Summarizer<R>,
    signal: &AbortSignal,
    tell: impl Fn(Work),
) -> Option<Result<Summary, NoSummary>> {
    let mut slice = Slice::brief();
    loop {
        // The page paints first: the reader sees that something began.
        slice.next().await;
        while !slice.is_over() {
            if signal.aborted() {
                return None;
            }
            match summarizer.step() {
                Progress::Working(part) => {
                    tell(Work { stage: Stage::Reading, done: Some(percent(part)), sentences: Vec::new() });
                }
                Progress::Done(result) => return Some(result),
            }
        }
    }
}

/// The language that the page says it is in.
fn page_language() -> Option<String> {
    let root = web_sys::window()?.document()?.document_element()?;
    root.get_attribute("lang")
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a part of 1, made 0 to 100")]
fn percent(part: f32) -> u8 {
    (part.clamp(0.0, 1.0) * 100.0) as u8
}
