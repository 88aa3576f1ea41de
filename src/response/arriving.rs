//! A document on its way in: read at once where it is short, and where it is long in slices, so that the page stays
//! alive.

use std::{cell::Cell, rc::Rc, time::Duration};

use yew::{Callback, platform::time::sleep};

use super::elsewhere::Elsewhere;
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
        self, Parts, Reading, Scan, Source, Text, clocks,
        model::{Document, Problem},
    },
    reading::{LONG, Loaded, Rest},
    time::Timestamp,
    ui::slices::{Slice, TELLING},
};

/// How long the comments have the page for themselves, until they are painted.
const FIRST: Duration = Duration::from_millis(50);

/// More comments than these are made a thread in slices.
const MANY: usize = 3_000;

/// How the time is shared out, roughly, in per cent: the text is taken apart until here.
const SCANNED: f64 = 10.0;
/// And understood until here; the rest of the time is for the thread.
const UNDERSTOOD: f64 = 70.0;

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
    let rest = loaded.rest.borrow().clone();
    if Long::of(&rest).is_some() {
        let (article, summary) = (loaded.article.as_ref().clone(), loaded.summary.clone());
        return (Rc::new(Document { article, summary, ..Document::default() }), Vec::new());
    }
    match rest {
        Rest::Read(document) => on_time(Document::clone(&document), Vec::new(), now),
        Rest::Unread(json) | Rest::InParts(json, _) => {
            let (document, problems) = finish(loaded, document::read(&json).unwrap_or_default(), now);
            loaded.rest.replace(Rest::Read(Rc::clone(&document)));
            (document, problems)
        }
        // What is elsewhere is long.
        Rest::Elsewhere(..) => (Rc::default(), Vec::new()),
    }
}

/// Reads what `begin` left, and tells of it for as long as that is wanted. False where nothing is left.
pub(super) fn go_on(
    loaded: &Rc<Loaded>,
    now: Timestamp,
    wanted: Rc<Cell<bool>>,
    send: Callback<Word>,
) -> bool {
    let Some(long) = Long::of(&loaded.rest.borrow()) else {
        return false;
    };
    let loaded = Rc::clone(loaded);
    wasm_bindgen_futures::spawn_local(async move {
        let mut slices = Slices { wanted, slice: Slice::default(), told: 0.0 };
        if let Some((document, problems, thread)) = read(&loaded, long, now, &mut slices, &send).await {
            loaded.rest.replace(Rest::Read(Rc::clone(&document)));
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
        let mut slices = Slices { wanted, slice: Slice::brief(), told: 0.0 };
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
    long: Long,
    now: Timestamp,
    slices: &mut Slices,
    send: &Callback<Word>,
) -> Option<(Rc<Document>, Vec<Problem>, Rc<Thread>)> {
    let (document, problems) = match long {
        Long::Read(document) => on_time(Document::clone(&document), Vec::new(), now),
        Long::Text(json, parts) => match take_apart(&json, parts, slices, send).await? {
            Some(parts) => {
                let text = hand_over(&json, slices).await?;
                loaded.rest.replace(Rest::Elsewhere(Rc::clone(&text), Rc::clone(&parts)));
                drop(json);
                finish(loaded, understand(&*text, &parts, slices, send).await?, now)
            }
            None => finish(loaded, document::read(&json).unwrap_or_default(), now),
        },
        Long::Elsewhere(text, parts) => finish(loaded, understand(&*text, &parts, slices, send).await?, now),
    };
    let mut indexing = Indexing::new(document.comments.clone());
    let thread = loop {
        if let Some(thread) = indexing.step() {
            break thread;
        }
        slices.pause(send, UNDERSTOOD + indexing.done() * (100.0 - UNDERSTOOD)).await?;
    };
    Some((document, problems, Rc::new(thread)))
}

/// Where the comments of a text are; the inner `None` where it has another form. The outer where that is no longer wanted.
async fn take_apart(
    json: &str,
    parts: Option<Rc<Parts>>,
    slices: &mut Slices,
    send: &Callback<Word>,
) -> Option<Option<Rc<Parts>>> {
    if parts.is_some() {
        return Some(parts);
    }
    let mut scan = Scan::new(json);
    loop {
        if let Some(parts) = scan.step() {
            return Some(parts.map(Rc::new));
        }
        slices.pause(send, scan.done() * SCANNED).await?;
    }
}

/// Puts a text where it takes none of the module's memory. `None` where that is no longer wanted.
async fn hand_over(json: &str, slices: &mut Slices) -> Option<Rc<dyn Text>> {
    let text = Elsewhere::with_room(json.len());
    for (number, part) in json.as_bytes().chunks(Elsewhere::PART).enumerate() {
        text.put(number * Elsewhere::PART, part);
        if slices.slice.is_over() && !slices.next().await {
            return None;
        }
    }
    Some(Rc::new(text))
}

/// Makes a document of its text. `None` where that is no longer wanted.
async fn understand(
    text: &dyn Text,
    parts: &Parts,
    slices: &mut Slices,
    send: &Callback<Word>,
) -> Option<(Document, Vec<Problem>)> {
    let mut reading = Reading::new(Source::Elsewhere(text), parts);
    loop {
        if let Some(read) = reading.step() {
            return Some(read.unwrap_or_default());
        }
        slices.pause(send, SCANNED + reading.done() * (UNDERSTOOD - SCANNED)).await?;
    }
}

/// What takes so long that it is done in slices.
enum Long {
    /// Reading a text, taken apart or not.
    Text(Rc<String>, Option<Rc<Parts>>),
    /// The same, handed over already.
    Elsewhere(Rc<dyn Text>, Rc<Parts>),
    /// Making a thread of what is read.
    Read(Rc<Document>),
}

impl Long {
    fn of(rest: &Rest) -> Option<Self> {
        match rest {
            Rest::Unread(json) if json.len() > LONG => Some(Self::Text(Rc::clone(json), None)),
            Rest::InParts(json, parts) if json.len() > LONG => {
                Some(Self::Text(Rc::clone(json), Some(Rc::clone(parts))))
            }
            Rest::Elsewhere(text, parts) => Some(Self::Elsewhere(Rc::clone(text), Rc::clone(parts))),
            Rest::Read(document) if document.comments.len() > MANY => Some(Self::Read(Rc::clone(document))),
            _ => None,
        }
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
    /// When it was last told how far it is, as `Date` counts.
    told: f64,
}

impl Slices {
    /// Lets the page do what waits, when it has waited long enough. `None` where the work is no longer wanted.
    async fn pause(&mut self, send: &Callback<Word>, done: f64) -> Option<()> {
        if !self.slice.is_over() {
            return Some(());
        }
        let now = js_sys::Date::now();
        if now - self.told >= TELLING {
            self.told = now;
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 100")]
            send.emit(Word::Progress(done as u8));
        }
        self.next().await.then_some(())
    }

    /// Lets the page do what waits. False where the work is no longer wanted.
    async fn next(&mut self) -> bool {
        self.slice.next().await;
        self.wanted.get()
    }
}
