//! Documents that were brought in: each is written in one transaction, so that it is kept whole or not at all, and two tabs
//! that bring one in at the same time have both. Its pieces are records of their own: to copy a long one for the disk, or
//! back, in one go would stop the page.

use idb::{KeyRange, Query, Transaction, TransactionMode};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use super::{
    IndexedDb, begin, id_in, object_store,
    request::{answer, failed, finish},
};
use crate::store::{model::StoreError, plan::IMPORTS};

/// A document's key, and its bytes: a list of `Uint8Array`.
pub type Import = (String, Array);

impl IndexedDb {
    /// The documents that were brought in, in the order of their keys.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub async fn imports(&self) -> Result<Vec<Import>, StoreError> {
        let transaction = begin(&[IMPORTS], TransactionMode::ReadOnly).await?;
        let records = object_store(&transaction, IMPORTS)?;
        let query = self.query(IMPORTS, None)?;
        let keys = Array::from(&answer(records.get_all_keys(Some(query), None).map_err(failed)?).await?);
        let mut imports: Vec<Import> = Vec::new();
        for (index, place) in keys.iter().enumerate() {
            let piece = answer(records.get(place).map_err(failed)?).await?;
            let Ok(piece) = piece.dyn_into::<Uint8Array>() else { continue };
            let key = id_in(&keys, index);
            match imports.last().filter(|(last, _)| *last == key) {
                Some((_, pieces)) => {
                    pieces.push(&piece);
                }
                None => imports.push((key, Array::of1(&piece))),
            }
        }
        Ok(imports)
    }

    /// Keeps a document that is brought in, a list of `Uint8Array`; answers when that is durable. As bytes: a private window
    /// may keep no files.
    ///
    /// # Errors
    /// Where it is not kept.
    pub async fn keep_import(&self, key: &str, pieces: &Array) -> Result<(), StoreError> {
        let transaction = begin(&[IMPORTS], TransactionMode::ReadWrite).await?;
        match self.put_pieces(&transaction, key, pieces).await {
            Ok(()) => finish(transaction).await,
            Err(error) => {
                // One that has ended by itself cannot be aborted, nor need it be.
                drop(transaction.abort());
                Err(error)
            }
        }
    }

    async fn put_pieces(
        &self,
        transaction: &Transaction,
        key: &str,
        pieces: &Array,
    ) -> Result<(), StoreError> {
        let records = object_store(transaction, IMPORTS)?;
        for (number, piece) in (0_u32..).zip(pieces.iter()) {
            let place: JsValue = Array::of3(&self.key(None), &key.into(), &number.into()).into();
            answer(records.put(&piece, Some(&place)).map_err(failed)?).await?;
        }
        Ok(())
    }

    /// Forgets one.
    ///
    /// # Errors
    /// Where it is still kept.
    pub async fn forget_import(&self, key: &str) -> Result<(), StoreError> {
        let transaction = begin(&[IMPORTS], TransactionMode::ReadWrite).await?;
        let start = self.key(Some(key));
        // An array comes after every number, so this ends behind the last piece.
        let end = Array::of3(&self.key(None), &key.into(), &Array::new());
        let pieces = KeyRange::bound(&start, &end, None, None).map(Query::from).map_err(failed)?;
        drop(object_store(&transaction, IMPORTS)?.delete(pieces).map_err(failed)?);
        finish(transaction).await
    }
}
