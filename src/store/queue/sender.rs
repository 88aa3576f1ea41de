//! Sends what waits, one thing after the other, from one tab of this browser.

use std::{
    cell::RefCell,
    rc::{Rc, Weak},
};

use web_sys::AbortSignal;

use super::{
    Remote,
    desk::Desk,
    entry::{Deed, Entry},
    line::{self, Line},
    lock::{self, Lock},
    pause,
};
use crate::store::{
    model::{Op, StoreError},
    news::News,
};

/// How long to wait where nothing is to be done, in milliseconds: whoever puts something there wakes the sender.
const IDLE: u32 = 10 * 60_000;

/// How long another tab has the turn, where all that waits here is another account's, in milliseconds.
const TURN: u32 = 5_000;

/// The turn of this tab among all of this browser: asked for at once, and here when the lock is.
#[derive(Default)]
struct Turn(Rc<RefCell<Option<Lock>>>);

impl Turn {
    fn ask(name: &str, end: &AbortSignal, desk: &Weak<Desk>) -> Self {
        let turn = Self::default();
        let (place, name, end, desk) = (Rc::downgrade(&turn.0), name.to_owned(), end.clone(), desk.clone());
        wasm_bindgen_futures::spawn_local(async move {
            let lock = lock::take(&name, &end).await;
            if let (Some(place), Some(desk)) = (place.upgrade(), desk.upgrade()) {
                place.replace(lock);
                desk.wake();
            }
        });
        turn
    }

    fn is_here(&self) -> bool {
        self.0.borrow().is_some()
    }
}

/// Sends for as long as the desk is open: everything once no other tab does, until then what no other tab can.
pub(super) fn start(desk: &Rc<Desk>, remote: &Rc<dyn Remote>) {
    let (desk, remote, end, name) =
        (Rc::downgrade(desk), Rc::downgrade(remote), desk.end(), desk.name().to_owned());
    wasm_bindgen_futures::spawn_local(async move {
        let Some(end) = end else { return };
        let mut turn = Turn::ask(&name, &end, &desk);
        loop {
            let all = turn.is_here();
            let Some((resting, is_done)) = step(&desk, &remote, all).await else { return };
            // It came while something was sent: then nobody rested who could have been woken.
            if turn.is_here() != all {
                continue;
            }
            if is_done {
                drop(std::mem::take(&mut turn));
            }
            resting.await;
            if is_done {
                turn = Turn::ask(&name, &end, &desk);
            }
        }
    });
}

/// Sends what is next, of all or of what is here alone, and gives the pause after it, and whether another tab may send
/// meanwhile; `None` where nobody wants it any more.
async fn step(
    desk: &Weak<Desk>,
    remote: &Weak<dyn Remote>,
    all: bool,
) -> Option<(impl Future<Output = ()> + use<>, bool)> {
    let (desk, remote) = (desk.upgrade()?, remote.upgrade()?);
    if desk.is_closed() {
        return None;
    }
    let mut line = match all {
        true => desk.line(),
        // Another widget on this page sees what this one holds, and sends it.
        false if lock::is_here(desk.name()) => Line::default(),
        false => desk.own_line(),
    };
    for write in line.settle() {
        desk.write(write);
    }
    desk.look();
    // A host page may have signed in on the other tab who wrote what waits.
    let is_done = all && line.next().is_none() && line.entries().iter().any(|entry| entry.is_locked);
    let wait = match line.next() {
        Some(entry) => send(&desk, &*remote, entry.clone()).await,
        None if is_done => TURN,
        None => IDLE,
    };
    Some((desk.rest(wait), is_done))
}

/// What a server says that breaks at one thing, and only there.
const BROKE: &str = "status 500";

/// Sends one entry, and gives the pause after it.
async fn send(desk: &Desk, remote: &dyn Remote, mut entry: Entry) -> u32 {
    let Deed::Do(op) = entry.deed.clone() else { return 0 };
    let answer = if entry.is_doubtful {
        // The answer was lost, or the page went away before it came.
        match remote.has_arrived(&op).await {
            Ok(true) => Ok(Vec::new()),
            Ok(false) => remote.write(op.clone(), entry.by.clone()).await,
            Err(error) => Err(error),
        }
    } else {
        entry.is_doubtful = true;
        desk.write((entry.key.clone(), Some(entry.write())));
        remote.write(op.clone(), entry.by.clone()).await
    };
    let answer = match answer {
        Err(error) if line::may_be_at_fault(&entry, &error) && remote.is_well().await == Ok(true) => {
            Err(StoreError::Refused(BROKE.to_owned()))
        }
        answer => answer,
    };
    desk.write(line::answered(&entry, answer.as_ref().map(drop)));
    desk.look();
    match answer {
        Ok(news) => {
            desk.tell(News::Link(Ok(())));
            for news in news {
                desk.hear(news);
            }
            0
        }
        Err(error) if error.may_pass() => {
            desk.tell(News::Link(Err(error.clone())));
            pause::before(entry.failures, &error, js_sys::Math::random())
        }
        Err(error) => {
            refused(desk, remote, &entry, &op, error);
            0
        }
    }
}

/// Words that were refused wait for the reader. Anything else is as the server has it.
fn refused(desk: &Desk, remote: &dyn Remote, entry: &Entry, op: &Op, error: StoreError) {
    if line::keeps_words(entry) {
        return;
    }
    for news in remote.instead(op) {
        desk.hear(news);
    }
    desk.tell(News::TakenBack(entry.comment().cloned(), error));
}
