//! The ledger in `localStorage`, read anew each time since other tabs write it too.

use std::rc::Rc;

use super::ledger::Ledger;
use crate::{
    store::kept::{self, Kept},
    time::Timestamp,
};

/// See the module.
#[derive(Debug)]
pub(super) struct Memory {
    key: String,
    kept: Kept,
}

impl Memory {
    /// That of a thread at a server.
    pub(super) fn of(address: &str, thread: &str) -> Self {
        let address = kept::escape(address);
        Self {
            key: ["waline:", &address, ":", &kept::escape(thread)].concat(),
            // Where nothing is kept, it lasts as long as the page is open. Drafts tell the reader of that.
            kept: Kept::new(Rc::new(|_trouble| {})),
        }
    }

    /// The ledger as it is now.
    pub(super) fn ledger(&self) -> Ledger {
        self.kept.get(&self.key).and_then(|text| Ledger::read(&text)).unwrap_or_default()
    }

    /// Changes it. Only the one tab that sends, or that reads the thread, does so, and not across an `await`.
    pub(super) fn change<T>(&self, change: impl FnOnce(&mut Ledger) -> T) -> T {
        let before = self.ledger();
        let mut ledger = before.clone();
        let value = change(&mut ledger);
        if ledger != before {
            self.kept.set(&self.key, &ledger.write());
        }
        value
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the clock counts whole milliseconds below 2^53")]
pub(super) fn now() -> Timestamp {
    Timestamp(js_sys::Date::now() as i64)
}
