//! Waits for requests and transactions of `IndexedDB`.

use std::future::Future;

use idb::{Error, Transaction};
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbRequest, IdbTransaction};

use crate::store::{fault, model::StoreError};

/// The result of a request. It is listened for at once, so that several can be on their way.
///
/// The next step of a transaction has to be asked for before anything else is awaited: a transaction without a
/// request ends by itself.
pub(super) fn answer<R: Into<IdbRequest>>(
    request: R,
) -> impl Future<Output = Result<JsValue, StoreError>> + use<R> {
    wait(request.into())
}

fn wait(request: IdbRequest) -> impl Future<Output = Result<JsValue, StoreError>> {
    let promise = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    let settled = JsFuture::from(promise);
    async move {
        if settled.await.is_ok() {
            return request.result().map_err(|error| fault::from_js(&error));
        }
        Err(request.error().ok().flatten().map_or_else(aborted, |error| fault::from_js(&error)))
    }
}

/// Waits until all that the transaction wrote is durable.
pub(super) async fn finish(transaction: Transaction) -> Result<(), StoreError> {
    let transaction = IdbTransaction::from(transaction);
    let promise = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    match JsFuture::from(promise).await {
        Ok(_) => Ok(()),
        Err(_) => Err(transaction.error().map_or_else(aborted, |error| fault::from_js(&error))),
    }
}

/// What an error of the `idb` crate means.
pub(super) fn failed(error: Error) -> StoreError {
    match error {
        Error::DomException(error) => fault::from_js(&error),
        Error::IndexedDbNotFound(error) if error.is_undefined() => {
            StoreError::Unavailable("no IndexedDB".to_owned())
        }
        Error::IndexedDbNotFound(error)
        | Error::IndexedDbOpenFailed(error)
        | Error::TransactionOpenFailed(error)
        | Error::ObjectStoreNotFound(error)
        | Error::ObjectStoreCreateFailed(error)
        | Error::ObjectStoreDeleteFailed(error)
        | Error::GetFailed(error)
        | Error::GetKeyFailed(error)
        | Error::GetAllKeysFailed(error)
        | Error::UpdateFailed(error)
        | Error::DeleteFailed(error)
        | Error::KeyRangeCreateFailed(error) => fault::from_js(&error),
        // Its own words would bring forty messages into the download.
        _ => StoreError::Failed("an unexpected answer of IndexedDB".to_owned()),
    }
}

fn aborted() -> StoreError {
    StoreError::Failed("the transaction was aborted".to_owned())
}
