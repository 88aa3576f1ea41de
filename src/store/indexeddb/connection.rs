//! The page's one connection to the database: opened when it is needed, again when it was closed.

use std::cell::RefCell;

use idb::{Database, Factory};
use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Event, IdbDatabase, IdbOpenDbRequest};

use super::{request::failed, upgrade};
use crate::store::{fault, model::StoreError};

const NAME: &str = "article-widget";
const VERSION: u32 = 4;

thread_local! {
    /// Settles with the database. A refusal stays only while another tab blocks the opening.
    static CONNECTION: RefCell<Option<Promise>> = const { RefCell::new(None) };
}

/// The open database.
pub(super) async fn get() -> Result<Database, StoreError> {
    let promise = if let Some(promise) = CONNECTION.with_borrow(Clone::clone) {
        promise
    } else {
        let request = Factory::new().and_then(|factory| factory.open(NAME, Some(VERSION))).map_err(failed)?;
        let request = IdbOpenDbRequest::from(request);
        let promise = Promise::new(&mut |resolve, reject| {
            spawn_local(live(request.clone(), resolve, reject));
        });
        CONNECTION.set(Some(promise.clone()));
        promise
    };
    let database = JsFuture::from(promise).await.map_err(|error| fault::from_js(&error))?;
    Database::try_from(database).map_err(failed)
}

/// Has the next one who needs the database open it anew.
pub(super) fn forget() {
    CONNECTION.take();
}

/// The life of a connection, from its opening to its end.
///
/// What it does for an event happens in a microtask of that event, while the upgrade's transaction still listens.
async fn live(request: IdbOpenDbRequest, resolve: Function, reject: Function) {
    loop {
        let event = next(&|listener| {
            request.set_onupgradeneeded(listener);
            request.set_onblocked(listener);
            request.set_onsuccess(listener);
            request.set_onerror(listener);
        });
        match event.await.map(kind).unwrap_or_default().as_str() {
            "upgradeneeded" => upgrade::run(&request).await,
            // The request goes on, and lets everyone in once the other tab has closed.
            "blocked" => settle(&reject, &interrupted("another tab holds an older version open")),
            "success" => break,
            _ => {
                forget();
                let error = request.error().ok().flatten().map(JsValue::from);
                return settle(&reject, &error.unwrap_or_else(|| interrupted("the database did not open")));
            }
        }
    }
    let Ok(database) = request.result() else { return };
    CONNECTION.set(Some(Promise::resolve(&database)));
    settle(&resolve, &database);

    // The browser closed it, or another tab wants to upgrade: out of its way. The next call opens it again, or
    // learns that it is too old.
    let database: IdbDatabase = database.unchecked_into();
    let end = next(&|listener| {
        database.set_onversionchange(listener);
        database.set_onclose(listener);
    });
    drop(end.await);
    forget();
    database.close();
}

/// The next event that the listener is set for.
fn next(set: &dyn Fn(Option<&Function>)) -> JsFuture {
    JsFuture::from(Promise::new(&mut |resolve, _| set(Some(&resolve))))
}

fn kind(event: JsValue) -> String {
    event.unchecked_into::<Event>().type_()
}

fn settle(function: &Function, value: &JsValue) {
    // A promise's own functions do not throw.
    drop(function.call1(&JsValue::UNDEFINED, value));
}

fn interrupted(why: &str) -> JsValue {
    let error = js_sys::Error::new(why);
    error.set_name("InvalidStateError");
    error.into()
}
