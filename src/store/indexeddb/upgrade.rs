//! Brings the database of an older widget to today's version, within the browser's own upgrade transaction.

use idb::{Database, ObjectStoreParams, Transaction};
use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::IdbOpenDbRequest;

use super::{
    IndexedDb, carry_out, object_store,
    request::{answer, failed},
};
use crate::store::{
    model::StoreError,
    plan::{self, EARLIER, IMPORTS, STORES, UNREAD},
    version1,
};

/// Where version 1 kept a thread each.
const VERSION_1: &str = "threads";

/// Makes the stores and carries over what version 1 kept. On any error the database stays as it was.
pub(super) async fn run(request: &IdbOpenDbRequest) {
    let Some(transaction) = request.transaction().map(Transaction::from) else { return };
    if carry_over(&transaction.database(), &transaction).await.is_err() {
        drop(transaction.abort());
    }
}

async fn carry_over(database: &Database, transaction: &Transaction) -> Result<(), StoreError> {
    let there = database.store_names();
    for name in
        STORES.into_iter().chain([IMPORTS, EARLIER]).filter(|name| !there.iter().any(|store| store == name))
    {
        database.create_object_store(name, ObjectStoreParams::new()).map_err(failed)?;
    }
    if !there.iter().any(|name| name == VERSION_1) {
        return Ok(());
    }
    let old = object_store(transaction, VERSION_1)?;
    let keys = answer(old.get_all_keys(None, None).map_err(failed)?);
    let values = answer(old.get_all(None, None).map_err(failed)?);
    let (keys, values) = (Array::from(&keys.await?), Array::from(&values.await?));
    for (key, value) in keys.iter().zip(values.iter()) {
        if !carry_thread(transaction, &key, &value)? {
            object_store(transaction, UNREAD)?.put(&value, Some(&key)).map_err(failed)?;
        }
    }
    database.delete_object_store(VERSION_1).map_err(failed)
}

/// Writes what can be read of a thread, and says whether that was all of it.
fn carry_thread(transaction: &Transaction, key: &JsValue, value: &JsValue) -> Result<bool, StoreError> {
    let Some((thread, text)) = key.as_string().zip(value.as_string()) else { return Ok(false) };
    let Ok(carried) = version1::read_thread(&thread, &text) else { return Ok(false) };
    let thread = IndexedDb::new(&thread);
    for op in carried.ops {
        let key = thread.key(plan::id(&op));
        carry_out(transaction, &key, plan::writes(op, None, false)?)?;
    }
    Ok(carried.unreadable == 0)
}
