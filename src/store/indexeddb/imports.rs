//! Documents that were brought in: each is one record, so that it is kept whole or not at all, and two tabs that bring
//! one in at the same time have both.

use idb::TransactionMode;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;

use super::{
    IndexedDb, begin, id_in, object_store,
    request::{answer, failed, finish},
};
use crate::store::{model::StoreError, plan::IMPORTS};

impl IndexedDb {
    /// The documents that were brought in, with their keys, in the order of these.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub async fn imports(&self) -> Result<Vec<(String, Uint8Array)>, StoreError> {
        let transaction = begin(&[IMPORTS], TransactionMode::ReadOnly).await?;
        let records = object_store(&transaction, IMPORTS)?;
        let query = Some(self.query(IMPORTS, None)?);
        let keys = answer(records.get_all_keys(query.clone(), None).map_err(failed)?);
        let values = answer(records.get_all(query, None).map_err(failed)?);
        let (keys, values) = (Array::from(&keys.await?), Array::from(&values.await?));
        let files = values
            .iter()
            .enumerate()
            .filter_map(|(index, value)| Some((id_in(&keys, index), value.dyn_into::<Uint8Array>().ok()?)));
        Ok(files.collect())
    }

    /// Keeps a document that is brought in; answers when that is durable. As bytes: a private window may keep no files.
    ///
    /// # Errors
    /// Where it is not kept.
    pub async fn keep_import(&self, key: &str, file: &Uint8Array) -> Result<(), StoreError> {
        let transaction = begin(&[IMPORTS], TransactionMode::ReadWrite).await?;
        let records = object_store(&transaction, IMPORTS)?;
        drop(records.put(file, Some(&self.key(Some(key)))).map_err(failed)?);
        finish(transaction).await
    }

    /// Forgets one.
    ///
    /// # Errors
    /// Where it is still kept.
    pub async fn forget_import(&self, key: &str) -> Result<(), StoreError> {
        let transaction = begin(&[IMPORTS], TransactionMode::ReadWrite).await?;
        drop(object_store(&transaction, IMPORTS)?.delete(self.key(Some(key))).map_err(failed)?);
        finish(transaction).await
    }
}
