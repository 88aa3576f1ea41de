//! A thread in the browser's `IndexedDB`, each record on its own, so that two tabs never overwrite each other.
//!
//! Database `article-widget`, version 4. Values are JSON texts (see [`super::record`]), but for imports.
//!
//! | object store | key | value |
//! | --- | --- | --- |
//! | `comments` | `[thread, id]` | a comment of the reader's own |
//! | `deleted` | `[thread, id]` | that a comment was taken away |
//! | `votes` | `[thread, id]` | the reader's vote |
//! | `reports` | `[thread, id]` | the reader's report of a comment |
//! | `reactions` | `thread` | the reader's reaction |
//! | `imports` | `[thread, key, number]` | a piece of a document that was brought in, as bytes; before, the whole at `[thread, key]` |
//! | `earlier` | `[thread, id]` | what stood in a comment of the reader's before it was changed |
//! | `unread` | `thread` | what version 1 kept and could not be read |
//!
//! A write answers when its transaction is complete, with the durability that is the browser's default
//! ("relaxed" in all of today's: handed to the operating system, which still has to bring it to the disk).

mod connection;
mod earlier;
pub mod imports;
mod request;
mod upgrade;

use std::rc::Rc;

use idb::{KeyRange, ObjectStore, Query, Transaction, TransactionMode};
use js_sys::Array;
use wasm_bindgen::JsValue;

use super::{
    Answer, Keep, PAGE_SIZE,
    model::{Op, Page, StoreError},
    plan::{self, COMMENTS, DELETED, REACTIONS, STORES, UNREAD, Write},
};
use request::{answer, failed, finish};

/// One thread in `IndexedDB`. All of a page share one connection, opened when it is first needed.
#[derive(Clone, Debug)]
pub struct IndexedDb {
    thread: Rc<str>,
}

impl IndexedDb {
    /// The thread of this id; nothing is opened yet.
    #[must_use]
    pub fn new(thread: &str) -> Self {
        Self { thread: thread.into() }
    }

    async fn read_page(self, after: Option<String>) -> Result<Page, StoreError> {
        let stores = if after.is_none() { &STORES[..] } else { &[COMMENTS] };
        let transaction = begin(stores, TransactionMode::ReadOnly).await?;
        let mut page = Page::default();
        for &store in stores {
            let records = object_store(&transaction, store)?;
            let query = Some(self.query(store, after.as_deref())?);
            let limit = (store == COMMENTS).then_some(PAGE_SIZE);
            let keys = answer(records.get_all_keys(query.clone(), limit).map_err(failed)?);
            let values = answer(records.get_all(query, limit).map_err(failed)?);
            let (keys, values) = (Array::from(&keys.await?), Array::from(&values.await?));
            for (index, value) in values.iter().enumerate() {
                let id = id_in(&keys, index);
                plan::take_in(&mut page, store, &id, &value.as_string().unwrap_or_default());
            }
            if limit == Some(keys.length()) {
                page.next = Some(id_in(&keys, PAGE_SIZE as usize - 1));
            }
        }
        Ok(page)
    }

    async fn write_op(self, op: Op) -> Result<(), StoreError> {
        let transaction = begin(plan::stores(&op), TransactionMode::ReadWrite).await?;
        match self.perform(&transaction, op).await {
            Ok(()) => finish(transaction).await,
            Err(error) => {
                // Undoes what was asked for so far. One that has ended by itself cannot be aborted, nor need it be.
                drop(transaction.abort());
                Err(error)
            }
        }
    }

    async fn perform(&self, transaction: &Transaction, op: Op) -> Result<(), StoreError> {
        let key = self.key(plan::id(&op));
        let (mut stored, mut deleted) = (JsValue::UNDEFINED, false);
        if plan::stores(&op).contains(&COMMENTS) {
            let comment = answer(object_store(transaction, COMMENTS)?.get(key.clone()).map_err(failed)?);
            let mark = answer(object_store(transaction, DELETED)?.get_key(key.clone()).map_err(failed)?);
            stored = comment.await?;
            deleted = !mark.await?.is_undefined();
        }
        // Whatever else than a text is there is a corrupt record, not a missing one.
        let stored = (!stored.is_undefined()).then(|| stored.as_string().unwrap_or_default());
        carry_out(transaction, &key, plan::writes(op, stored.as_deref(), deleted)?)
    }

    fn key(&self, id: Option<&str>) -> JsValue {
        let thread = JsValue::from_str(&self.thread);
        match id {
            Some(id) => Array::of2(&thread, &id.into()).into(),
            None => thread,
        }
    }

    /// All keys of this thread in a store, from behind that of the id.
    fn query(&self, store: &str, after: Option<&str>) -> Result<Query, StoreError> {
        let thread = self.key(None);
        if store == REACTIONS || store == UNREAD {
            return Ok(Query::from(thread));
        }
        let start = after.map_or_else(|| Array::of1(&thread).into(), |after| self.key(Some(after)));
        // An array comes after every string, so this ends behind the last id.
        let end = Array::of2(&thread, &Array::new());
        KeyRange::bound(&start, &end, Some(true), Some(true)).map(Query::from).map_err(failed)
    }
}

impl Keep for IndexedDb {
    fn read(&self, after: Option<String>) -> Answer<Page> {
        Box::pin(self.clone().read_page(after))
    }

    fn write(&self, op: Op) -> Answer<()> {
        Box::pin(self.clone().write_op(op))
    }
}

/// The id in a key that begins with `[thread, id]`, or the thread where that is the key.
fn id_in(keys: &Array, index: usize) -> String {
    let key = u32::try_from(index).map(|index| keys.get(index)).unwrap_or_default();
    key.as_string().or_else(|| Array::from(&key).get(1).as_string()).unwrap_or_default()
}

async fn begin(stores: &[&str], mode: TransactionMode) -> Result<Transaction, StoreError> {
    if let Ok(transaction) = connection::get().await?.transaction(stores, mode) {
        return Ok(transaction);
    }
    // The browser may have closed the connection behind our back: once more with a new one.
    connection::forget();
    connection::get().await?.transaction(stores, mode).map_err(failed)
}

fn object_store(transaction: &Transaction, name: &str) -> Result<ObjectStore, StoreError> {
    transaction.object_store(name).map_err(failed)
}

/// Asks for all of these; the transaction fails as a whole where one of them cannot be done.
fn carry_out(transaction: &Transaction, key: &JsValue, writes: Vec<Write>) -> Result<(), StoreError> {
    for Write { store, text } in writes {
        let store = object_store(transaction, store)?;
        match text {
            Some(text) => store.put(&text.into(), Some(key)).map(drop),
            None => store.delete(key.clone()).map(drop),
        }
        .map_err(failed)?;
    }
    Ok(())
}
