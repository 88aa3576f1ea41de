//! The reader's browser as a store: `IndexedDB`, memory where that fails, and word to the other tabs.

use std::{cell::RefCell, rc::Rc};

use super::{
    Answer, Keep, Store,
    fallback::Guarded,
    indexeddb::IndexedDb,
    journal::Journal,
    listen::{Listener, Subscription},
    model::{Change, Op, Page},
    tabs::Channel,
    trouble::OnTrouble,
};

/// Opens a thread in the reader's browser. It always works; what cannot be saved is told once to `on_trouble`
/// and kept as long as the store is.
pub fn open(thread: &str, on_trouble: OnTrouble) -> Rc<dyn Store> {
    let guarded = Guarded::new(Rc::new(IndexedDb::new(thread)), on_trouble);
    let channel = Channel::open(thread).map(Rc::new);
    let hearing = channel.as_ref().map(|channel| {
        let guarded = guarded.clone();
        channel.listen(Rc::new(move |change| guarded.heard(change)))
    });
    let journal = Rc::new(Journal::of(thread));
    let unfinished = RefCell::new(journal.unfinished());
    Rc::new(Local { guarded, channel, journal, unfinished, _hearing: hearing })
}

#[derive(Debug)]
struct Local {
    guarded: Guarded,
    channel: Option<Rc<Channel>>,
    journal: Rc<Journal>,
    /// What an earlier visit had begun and not ended: it is done before anything is read.
    unfinished: RefCell<Vec<(String, Vec<Op>)>>,
    _hearing: Option<Subscription>,
}

impl Keep for Local {
    fn read(&self, after: Option<String>) -> Answer<Page> {
        let (guarded, journal) = (self.guarded.clone(), Rc::clone(&self.journal));
        let unfinished = self.unfinished.take();
        Box::pin(async move {
            for (key, ops) in unfinished {
                for op in ops {
                    // A comment that was deleted meanwhile stays deleted; any other trouble is told by `guarded`.
                    let _ = guarded.write(op).await;
                }
                journal.end(&key);
            }
            guarded.read(after).await
        })
    }

    fn write(&self, op: Op) -> Answer<()> {
        let written = self.guarded.write(op.clone());
        let (channel, journal) = (self.channel.clone(), Rc::clone(&self.journal));
        let key = journal.begin(&op);
        Box::pin(async move {
            let done = written.await;
            journal.end(&key);
            done?;
            // Also what is in memory only: as long as this tab is open, the others show it too.
            if let Some(channel) = channel {
                channel.post(&Change::from(op));
            }
            Ok(())
        })
    }
}

impl Store for Local {
    fn listen(&self, listener: Listener) -> Subscription {
        self.channel.as_ref().map_or_else(Subscription::nothing, |channel| channel.listen(listener))
    }
}
