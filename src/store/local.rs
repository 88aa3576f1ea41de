//! The reader's browser as a store: `IndexedDB`, memory where that fails, and word to the other tabs.

use std::rc::Rc;

use super::{
    Answer, Keep, Store,
    fallback::Guarded,
    indexeddb::IndexedDb,
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
    Rc::new(Local { guarded, channel, _hearing: hearing })
}

#[derive(Debug)]
struct Local {
    guarded: Guarded,
    channel: Option<Rc<Channel>>,
    _hearing: Option<Subscription>,
}

impl Keep for Local {
    fn read(&self, after: Option<String>) -> Answer<Page> {
        self.guarded.read(after)
    }

    fn write(&self, op: Op) -> Answer<()> {
        let written = self.guarded.write(op.clone());
        let channel = self.channel.clone();
        Box::pin(async move {
            written.await?;
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
