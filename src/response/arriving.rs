//! A document on its way in: read at once where it is short, and where it is long in slices, so that the page stays
//! alive.

use std::{cell::Cell, rc::Rc, time::Duration};

use yew::{Callback, platform::time::sleep};

use crate::{
    comments::{
        order::Order,
        thread::{
            Thread,
            indexing::Indexing,
            sorting::{Sorted, Sorting},
        },
    },
    document::{
        self, Reading, Scan, clocks,
        model::{Document, Problem},
    },
    reading::{LONG, Loaded, Rest},
    time::Timestamp,
    ui::slices::Slice,
};

/// How long the comments have the page for themselves, until they are painted.
const FIRST: Duration = Duration::from_millis(50);

/// What is told of a long document and of a long thread.
pub enum Word {
    /// So much of the work is done, in per cent.
    Progress(u8),
    /// Here it is, with what was wrong with the comments and counts in it.
    Here(Rc<Document>, Vec<Problem>, Rc<Thread>),
    /// The comments in an order, as they were a while ago.
    Sorted(Box<Sorted>),
}

/// The document as far as it is known at once: whole, or the article alone where it is long. And what was wrong in the
/// part that was not read before.
pub(super) fn begin(loaded: &Loaded, now: Timestamp) -> (Rc<Document>, Vec<Problem>) {
    match &loaded.rest {
        Rest::Read(document) => on_time(Document::clone(document), Vec::new(), now),
        rest if long(rest).is_some() => {
            let (article, summary) = (loaded.article.as_ref().clone(), loaded.summary.clone());
            (Rc::new(Document { article, summary, ..Document::default() }), Vec::new())
        }
        Rest::Unread(json) | Rest::InParts(json, _) => {
            finish(loaded, document::read(json).unwrap_or_default(), now)
        }
    }
}

/// Reads what `begin` left, and tells of it for as long as that is wanted. False where nothing is left.
pub(super) fn go_on(
    loaded: &Rc<Loaded>,
    now: Timestamp,
    wanted: Rc<Cell<bool>>,
    send: Callback<Word>,
) -> bool {
    if long(&loaded.rest).is_none() {
        return false;
    }
    let loaded = Rc::clone(loaded);
    wasm_bindgen_futures::spawn_local(async move {
        let mut slices = Slices { wanted, slice: Slice::default() };
        if let Some((document, problems, thread)) = read(&loaded, now, &mut slices, &send).await {
            send.emit(Word::Here(document, problems, thread));
        }
    });
    true
}

/// Puts a thread into an order, and tells of it if that is wanted then.
pub(super) fn sort(thread: &Rc<Thread>, order: Order, wanted: Rc<Cell<bool>>, send: Callback<Word>) {
    let thread = Rc::clone(thread);
    wasm_bindgen_futures::spawn_local(async move {
        sleep(FIRST).await;
        let mut slices = Slices { wanted, slice: Slice::default() };
        let mut sorting = Sorting::new(&thread, order);
        drop(thread);
        loop {
            if slices.slice.is_over() && !slices.next().await {
                return;
            }
            if let Some(sorted) = sorting.step() {
                return send.emit(Word::Sorted(Box::new(sorted)));
            }
        }
    });
}

async fn read(
    loaded: &Loaded,
    now: Timestamp,
    slices: &mut Slices,
    send: &Callback<Word>,
) -> Option<(Rc<Document>, Vec<Problem>, Rc<Thread>)> {
    // Roughly how the time is shared out.
    let (scanned, understood) = (10.0, 70.0);
    let json = long(&loaded.rest)?;
    let parts = if let Rest::InParts(_, parts) = &loaded.rest {
        Some(Rc::clone(parts))
    } else {
        let mut scan = Scan::new(json);
        loop {
            if let Some(parts) = scan.step() {
                break parts.map(Rc::new);
            }
            slices.pause(send, scan.done() * scanned).await?;
        }
    };
    let read = match &parts {
        None => document::read(json),
        Some(parts) => {
            let mut reading = Reading::new(json, parts);
            loop {
                if let Some(read) = reading.step() {
                    break read;
                }
                slices.pause(send, scanned + reading.done() * (understood - scanned)).await?;
            }
        }
    };
    let (document, problems) = finish(loaded, read.unwrap_or_default(), now);
    let mut indexing = Indexing::new(document.comments.clone());
    let thread = loop {
        if let Some(thread) = indexing.step() {
            break thread;
        }
        slices.pause(send, understood + indexing.done() * (100.0 - understood)).await?;
    };
    Some((document, problems, Rc::new(thread)))
}

/// The text of a long document that is not read.
fn long(rest: &Rest) -> Option<&str> {
    match rest {
        Rest::Unread(json) | Rest::InParts(json, _) if json.len() > LONG => Some(json),
        _ => None,
    }
}

/// The article is the one that is shown, which may be the host's own markup.
fn finish(loaded: &Loaded, read: (Document, Vec<Problem>), now: Timestamp) -> (Rc<Document>, Vec<Problem>) {
    let (mut document, problems) = read;
    document.article = loaded.article.as_ref().clone();
    document.summary.clone_from(&loaded.summary);
    // The article's own problems were told when it was shown.
    let new: Vec<Problem> =
        problems.into_iter().filter(|problem| !loaded.problems.contains(problem)).collect();
    on_time(document, new, now)
}

/// No comment of it is from the future.
fn on_time(document: Document, mut problems: Vec<Problem>, now: Timestamp) -> (Rc<Document>, Vec<Problem>) {
    let (document, problem) = clocks::set(document, now);
    problems.extend(problem);
    (Rc::new(document), problems)
}

/// Work that stops in between.
struct Slices {
    wanted: Rc<Cell<bool>>,
    slice: Slice,
}

impl Slices {
    /// Lets the page do what waits, when it has waited long enough. `None` where the work is no longer wanted.
    async fn pause(&mut self, send: &Callback<Word>, done: f64) -> Option<()> {
        if !self.slice.is_over() {
            return Some(());
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 100")]
        send.emit(Word::Progress(done as u8));
        self.next().await.then_some(())
    }

    /// Lets the page do what waits. False where the work is no longer wanted.
    async fn next(&mut self) -> bool {
        self.slice.next().await;
        self.wanted.get()
    }
}
