//! Hears of what others do: by the server's stream of events, and by asking every now and then for what changed.
//!
//! The stream tells of comments only: who voted for what is nobody's business, so votes and moods are counted by the
//! server and asked for. What was missed while there was no stream is asked for likewise.

use std::rc::{Rc, Weak};

use js_sys::Uint8Array;
use serde_json::Value;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

use super::{answer, ask, record, server::Server};
use crate::{
    net::{
        events::{Event, Events},
        pieces::Pieces,
    },
    store::{model::StoreError, news::News, queue::pause},
};

/// How long from one question for changes to the next, in milliseconds.
const EVERY: u32 = 8_000;
/// A stream on which nothing comes is ended by the server after five minutes, and by us a little later.
const SILENCE: u32 = 6 * 60_000;

/// Hears for as long as the server is held.
pub(super) fn start(server: &Rc<Server>) {
    spawn_local(listen(Rc::downgrade(server)));
    spawn_local(ask_again(Rc::downgrade(server)));
}

/// One stream after the other.
async fn listen(server: Weak<Server>) {
    let mut failures = 0;
    loop {
        let result = one_stream(&server, &mut failures).await;
        let error = result.err().unwrap_or(StoreError::Busy);
        let wait =
            if failures == 0 { 1_000 } else { pause::before(failures, &error, js_sys::Math::random()) };
        failures += 1;
        let Some(resting) = server.upgrade().map(|server| server.bell.rest(wait)) else { return };
        resting.await;
    }
}

/// Hears a stream to its end. Nothing holds the server while nothing comes.
async fn one_stream(server: &Weak<Server>, failures: &mut u32) -> Result<(), StoreError> {
    let closed = || StoreError::Away("closed".to_owned());
    let http = server.upgrade().ok_or_else(closed)?.http()?.clone();
    let signal = http.end();
    let pieces = http.stream("/api/realtime", &signal).await?;
    let (mut events, mut heard) = (Events::default(), Vec::new());
    while let Some(bytes) = next(&pieces, &signal).await? {
        let too_long = |_| StoreError::Broken("an event without end".to_owned());
        events.feed(&bytes, &mut |event| heard.push(event)).map_err(too_long)?;
        let server = server.upgrade().ok_or_else(closed)?;
        for event in heard.drain(..) {
            if take(&server, &event).await? {
                *failures = 0;
            }
        }
    }
    Ok(())
}

/// Takes in one event; true where from now on the stream tells of the thread.
async fn take(server: &Server, event: &Event) -> Result<bool, StoreError> {
    let topic = ask::topic(&server.thread);
    if event.name == topic {
        server.know_me();
        let news = server.book.borrow_mut().hear(&event.data);
        tell(server, news);
    }
    if event.name != "PB_CONNECT" {
        return Ok(false);
    }
    let stream = serde_json::from_str::<Value>(&event.data).ok();
    let stream = stream.as_ref().and_then(|value| value.get("clientId")?.as_str());
    let stream = stream.ok_or_else(|| StoreError::Broken("a stream without a name".to_owned()))?;
    answer::value(&server.ask(&ask::subscribe(stream, &topic)).await?)?;
    // What came while nobody listened.
    catch_up(server).await?;
    Ok(true)
}

async fn next(pieces: &Pieces, signal: &web_sys::AbortSignal) -> Result<Option<Vec<u8>>, StoreError> {
    let piece = pieces.next(SILENCE, signal).await;
    let piece = piece.map_err(|_stop| StoreError::Away("the stream of events broke off".to_owned()))?;
    let bytes = piece.map(JsCast::dyn_into::<Uint8Array>).transpose();
    Ok(bytes
        .map_err(|_other| StoreError::Broken("a stream of no bytes".to_owned()))?
        .map(|bytes| bytes.to_vec()))
}

/// Asks for changes every now and then, while somebody looks at the page.
async fn ask_again(server: Weak<Server>) {
    let mut failures = 0;
    loop {
        let Some(this) = server.upgrade() else { return };
        let wait = match &failures {
            0 => EVERY,
            failures => pause::before(*failures, &StoreError::Busy, js_sys::Math::random()),
        };
        let resting = this.bell.rest(wait);
        drop(this);
        resting.await;
        let Some(this) = server.upgrade() else { return };
        if web_sys::window().and_then(|window| window.document()).is_some_and(|document| document.hidden()) {
            continue;
        }
        match catch_up(&this).await {
            Ok(()) => {
                failures = 0;
                (this.ear)(News::Link(Ok(())));
            }
            Err(error) => {
                failures += 1;
                (this.ear)(News::Link(Err(error)));
            }
        }
    }
}

/// Asks for what changed since it was last heard of.
async fn catch_up(server: &Server) -> Result<(), StoreError> {
    // Before the thread was read there is nothing to catch up with.
    let Some(mut since) = server.book.borrow().since() else { return catch_up_counts(server).await };
    loop {
        let changed = server.list(&ask::changed_comments(&server.thread, &since), record::comment).await?;
        let last = changed.items.last().filter(|_| changed.came >= ask::PAGE);
        let last =
            last.map(|last| ask::Mark { date: last.updated_text.clone(), id: last.id.as_str().to_owned() });
        let newest = changed.items.iter().map(|record| record.updated_text.clone()).max();
        let news = {
            let mut book = server.book.borrow_mut();
            if newest.is_some() {
                book.is_whole_until(newest.as_deref());
            }
            changed.items.into_iter().filter_map(|record| book.take(record)).flatten().collect()
        };
        tell(server, news);
        match last {
            Some(last) => since = last,
            None => break,
        }
    }
    catch_up_counts(server).await
}

async fn catch_up_counts(server: &Server) -> Result<(), StoreError> {
    let before = *server.writing.borrow();
    server.know_own().await?;
    let moods = server.list(&ask::mood_counts(&server.thread), record::mood).await?;
    let since = server.book.borrow().counted_since();
    let counts = server.list(&ask::vote_counts(&server.thread, since.as_deref(), 1), record::votes).await?;
    // While this reader's own vote is on its way, it is not known whether it is counted already.
    if *server.writing.borrow() != before || before % 2 == 1 {
        return Ok(());
    }
    let news = {
        let mut book = server.book.borrow_mut();
        let mut news = Vec::from_iter(book.counts.take_moods(moods.items));
        news.extend(book.counts.take_votes(counts.items));
        news
    };
    tell(server, news);
    Ok(())
}

fn tell(server: &Server, news: Vec<News>) {
    for news in news {
        (server.ear)(news);
    }
}
