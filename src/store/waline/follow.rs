//! Asks every now and then what others did: cheaply, since the server makes HTML of every comment that it gives.

use std::rc::{Rc, Weak};

use wasm_bindgen_futures::spawn_local;

use super::{ask, record, server::Server};
use crate::store::{model::StoreError, news::News, queue::pause};

/// How long from one question to the next, in milliseconds, and as much again at random in the longest case.
const EVERY: u32 = 8_000;
/// The first page is read anew each so many questions: nothing else tells of likes, edits and deletions.
const WHOLE: u32 = 6;

/// Asks for as long as the server is held.
pub(super) fn start(server: &Rc<Server>) {
    spawn_local(ask_again(Rc::downgrade(server)));
}

async fn ask_again(server: Weak<Server>) {
    let (mut failures, mut round) = (0, 0);
    loop {
        let Some(this) = server.upgrade() else { return };
        let chance = js_sys::Math::random();
        let wait = match failures {
            0 => EVERY + pause::spread(EVERY / 4, chance),
            failures => pause::before(failures, &StoreError::Busy, chance),
        };
        let resting = this.bell.rest(wait);
        drop(this);
        resting.await;
        let Some(this) = server.upgrade() else { return };
        if web_sys::window().and_then(|window| window.document()).is_some_and(|document| document.hidden()) {
            continue;
        }
        round += 1;
        match catch_up(&this, round % WHOLE == 0).await {
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
async fn catch_up(server: &Server, whole: bool) -> Result<(), StoreError> {
    let writing = server.writing.get();
    // A database of an older Waline has none, and the rest of it can be followed all the same.
    let moods = server.ask(&ask::moods(&server.thread), record::moods).await;
    // Before the thread was read there is nothing to catch up with.
    let Some(known) = server.book.borrow().count() else { return Ok(moods.map(drop)?) };
    // A comma parts two names there.
    let count = if server.thread.contains(',') {
        known
    } else {
        server.ask(&ask::count(&server.thread), record::count).await?
    };
    let is_still = || server.writing.get() == writing && writing.is_multiple_of(2);
    // While this reader's own deed is on its way, it is not known whether it is in what came.
    if !is_still() {
        return Ok(());
    }
    if let Ok(moods) = moods {
        let moods = server.book.borrow_mut().take_moods(moods, &server.memory.ledger());
        server.tell(moods);
    }
    let mut first = whole || count < known;
    if count > known && !first {
        let (newest, _) = server.newest().await?;
        if !is_still() {
            return Ok(());
        }
        let (news, all) = server.take_newest(newest);
        server.tell(news);
        server.book.borrow_mut().set_count(count);
        // More than the newest tell of.
        first = !all || count - known >= ask::NEWEST as u64;
    }
    if first {
        let list = server.list(1).await?;
        if !is_still() {
            return Ok(());
        }
        server.tell(server.take(&list, 1));
        server.tell(server.take_missing(&list));
    }
    Ok(())
}
