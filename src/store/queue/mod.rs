//! A layer over any server: what a reader does is written down in this browser first, then sent in order, once.
//!
//! [`entry`] is what is written down, [`line`] what becomes of it, [`pause`] when it is tried again: these know no
//! browser. [`desk`] keeps the entries in `localStorage` and tells of them, [`sender`] sends them, from one tab only; what
//! the browser does not keep is sent by the tab that has it.

mod desk;
pub mod entry;
pub mod line;
mod lock;
pub mod pause;
mod sender;

use std::rc::Rc;

use super::{
    Answer, Keep, Store,
    account::{Denied, Door},
    listen::{Listener, Subscription},
    memory,
    model::{Op, Page},
    news::{Ear, News},
};
use crate::comments::model::CommentId;
use desk::Desk;
use entry::Deed;

/// A server that keeps one thread for everybody.
///
/// An error that [may pass](StoreError::may_pass) leaves open whether the server did what it was asked for; any other
/// one says that it did not.
pub trait Remote {
    /// Reads a page of the thread, from the start or from where the last page ended.
    fn read(&self, after: Option<String>) -> Answer<Page>;
    /// Does one thing as this account, or as a guest, and tells what it made of it. What was done before changes nothing
    /// if done again.
    fn write(&self, op: Op, by: Option<Rc<str>>) -> Answer<Vec<News>>;
    /// Who does what the reader does now: an account, or a guest; an account that is still asked for has a name of this
    /// page's.
    fn who(&self) -> Option<Rc<str>> {
        None
    }
    /// Whether this account can be had here; `None` where that is not known yet. Guests always can.
    fn can_be(&self, by: &str) -> Option<bool> {
        let _ = by;
        Some(false)
    }
    /// Somebody stands at the door.
    fn door(&self, door: Door) -> Answer<Option<Denied>> {
        drop(door);
        Box::pin(std::future::ready(Ok(Some(Denied::NotAllowed))))
    }
    /// What is true at the server of the place that `op` would have changed, for an op that was refused.
    fn instead(&self, op: &Op) -> Vec<News>;
    /// Whether an op whose answer was lost has arrived after all. Where writing is harmless to repeat, nobody need know.
    fn has_arrived(&self, op: &Op) -> Answer<bool> {
        let _ = op;
        Box::pin(std::future::ready(Ok(false)))
    }
    /// Whether it answers those who read. Asked where it breaks at one thing again and again.
    fn is_well(&self) -> Answer<bool> {
        Box::pin(std::future::ready(Ok(false)))
    }
    /// The browser is online again, or the reader wants to know: whatever waits need wait no longer.
    fn wake(&self) {}
}

/// A store of what a server holds with what waits here over it.
pub struct Queued {
    remote: Rc<dyn Remote>,
    desk: Rc<Desk>,
}

impl Queued {
    /// The queue for this thread of the server that `open` opens, whose name here is `place`. It sends as long as the
    /// store is held. The server is given an ear for what it has to tell by itself.
    #[must_use]
    pub fn new(place: &str, ear: Ear, open: impl FnOnce(Ear) -> Rc<dyn Remote>) -> Self {
        let desk = Desk::open(place, ear);
        let hears = Rc::downgrade(&desk);
        let remote = open(Rc::new(move |news| {
            if let Some(desk) = hears.upgrade() {
                desk.hear(news);
            }
        }));
        desk.serve(&remote);
        sender::start(&desk, &remote);
        Self { remote, desk }
    }
}

impl Drop for Queued {
    fn drop(&mut self) {
        self.desk.close();
    }
}

impl Keep for Queued {
    /// Waits for the server as long as it takes, and says by [`News::Link`] that it does.
    fn read(&self, after: Option<String>) -> Answer<Page> {
        let (remote, desk) = (Rc::clone(&self.remote), Rc::clone(&self.desk));
        Box::pin(async move {
            let mut failures = 0;
            loop {
                match remote.read(after.clone()).await {
                    Ok(mut page) => {
                        desk.tell(News::Link(Ok(())));
                        if after.is_none() {
                            // A comment that waits is in the state already, and is not overwritten there.
                            for op in
                                desk.ops().into_iter().filter(|op| !matches!(op, Op::Add(_) | Op::Edit(_)))
                            {
                                drop(memory::apply(&mut page, op));
                            }
                        }
                        return Ok(page);
                    }
                    Err(error) if error.may_pass() && !desk.is_closed() => {
                        desk.tell(News::Link(Err(error.clone())));
                        desk.rest(pause::before(failures, &error, js_sys::Math::random())).await;
                        failures += 1;
                    }
                    Err(error) => return Err(error),
                }
            }
        })
    }

    /// Answers when it is written down here; what the server says of it comes as news.
    fn write(&self, op: Op) -> Answer<()> {
        let desk = Rc::clone(&self.desk);
        Box::pin(async move {
            desk.put(Deed::Do(op));
            Ok(())
        })
    }
}

impl Store for Queued {
    fn listen(&self, _: Listener) -> Subscription {
        Subscription::nothing()
    }

    fn discard(&self, id: CommentId) {
        self.desk.put(Deed::Discard(id));
    }

    fn door(&self, door: Door) -> Answer<Option<Denied>> {
        self.remote.door(door)
    }

    fn wake(&self) {
        self.desk.wake();
        self.remote.wake();
    }
}

impl std::fmt::Debug for Queued {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Queued")
    }
}
