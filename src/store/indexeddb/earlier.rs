//! What stood in the reader's comments before they were changed: a record for each comment that was.

use idb::TransactionMode;
use js_sys::Array;
use wasm_bindgen::JsValue;

use super::{
    IndexedDb, begin, id_in, object_store,
    request::{answer, failed, finish},
};
use crate::{
    comments::{
        earlier::{self, Step, Versions},
        model::CommentId,
    },
    store::{model::StoreError, plan::EARLIER, record},
};

impl IndexedDb {
    /// The earlier texts of all comments of the thread that have some. Records that cannot be read are left as they are.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub async fn earlier(&self) -> Result<Vec<(CommentId, Versions)>, StoreError> {
        let transaction = begin(&[EARLIER], TransactionMode::ReadOnly).await?;
        let records = object_store(&transaction, EARLIER)?;
        let query = Some(self.query(EARLIER, None)?);
        let keys = answer(records.get_all_keys(query.clone(), None).map_err(failed)?);
        let values = answer(records.get_all(query, None).map_err(failed)?);
        let (keys, values) = (Array::from(&keys.await?), Array::from(&values.await?));
        let texts = values.iter().enumerate().filter_map(|(index, value)| {
            let id = id_in(&keys, index);
            let versions = record::read_earlier(&id, &value.as_string()?).ok()?;
            Some((id.as_str().into(), versions))
        });
        Ok(texts.collect())
    }

    /// Takes a step with those of one comment; answers when that is durable. Another tab's step is never overwritten: each
    /// is taken with what the database holds then.
    ///
    /// # Errors
    /// Where it is not kept.
    pub async fn keep_earlier(&self, id: &CommentId, step: &Step) -> Result<(), StoreError> {
        let transaction = begin(&[EARLIER], TransactionMode::ReadWrite).await?;
        let (records, key) = (object_store(&transaction, EARLIER)?, self.key(Some(id.as_str())));
        let stored = answer(records.get(key.clone()).map_err(failed)?).await?;
        let stored = stored.as_string().map(|text| record::read_earlier(id.as_str(), &text));
        let mut versions = stored.transpose()?.unwrap_or_default();
        earlier::take(&mut versions, step);
        if versions.is_empty() {
            drop(records.delete(key).map_err(failed)?);
        } else {
            let text = JsValue::from(record::write_earlier(&versions));
            drop(records.put(&text, Some(&key)).map_err(failed)?);
        }
        finish(transaction).await
    }
}
