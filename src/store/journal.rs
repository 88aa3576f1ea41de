//! What is on its way to the disk, written down at once: a page that goes away in that very moment loses nothing.

use std::{cell::Cell, rc::Rc};

use super::{
    kept::{self, Kept},
    model::{Change, Op},
    record,
};

thread_local! {
    /// Tells apart what is written within one millisecond.
    static SERIAL: Cell<u32> = const { Cell::new(0) };
}

/// The unfinished operations of one thread, in `localStorage`, which writes before the call returns.
#[derive(Debug)]
pub struct Journal {
    kept: Kept,
    thread: String,
    prefix: String,
}

impl Journal {
    /// The journal of a thread.
    #[must_use]
    pub fn of(thread: &str) -> Self {
        // Where nothing can be written down, the disk itself tells of the trouble.
        let kept = Kept::new(Rc::new(|_trouble| {}));
        let prefix = format!("doing:{}:", kept::escape(thread));
        Self { kept, thread: thread.to_owned(), prefix }
    }

    /// Notes what is begun; the key ends it.
    #[must_use]
    pub fn begin(&self, op: &Op) -> String {
        let serial = SERIAL.replace(SERIAL.get().wrapping_add(1)) % 10_000;
        #[expect(clippy::cast_possible_truncation, reason = "the clock counts whole milliseconds below 2^53")]
        let now = js_sys::Date::now() as i64;
        let key = format!("{}{now:015}{serial:04}", self.prefix);
        self.kept.set(&key, &record::write_message(&self.thread, &Change::from(op.clone())));
        key
    }

    /// It is done, or need not be done any more.
    pub fn end(&self, key: &str) {
        self.kept.remove(key);
    }

    /// What was begun and not ended, in that order, as operations that change nothing where they were done after all.
    #[must_use]
    pub fn unfinished(&self) -> Vec<(String, Vec<Op>)> {
        let mut keys = self.kept.keys(&self.prefix);
        keys.sort_unstable();
        keys.into_iter()
            .map(|key| {
                let change = self.kept.get(&key).and_then(|text| record::read_message(&self.thread, &text));
                (key, change.map_or_else(Vec::new, again))
            })
            .collect()
    }
}

fn again(change: Change) -> Vec<Op> {
    match change {
        // Adding leaves a comment that is there as it is; editing then brings it up to date.
        Change::Put(comment) => vec![Op::Add(comment.clone()), Op::Edit(comment)],
        Change::Delete(id) => vec![Op::Delete(id)],
        Change::Vote(id, vote) => vec![Op::Vote(id, vote)],
        Change::Report(id, report) => vec![Op::Report(id, report)],
        Change::React(reaction) => vec![Op::React(reaction)],
    }
}
