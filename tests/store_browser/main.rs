//! The store in a real browser: `IndexedDB`, two tabs, the upgrade from version 1, damage, no storage at all.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a test may fail at any step")]

pub mod disk;
pub mod imports;
pub mod kept;
pub mod queue;
pub mod tabs;
pub mod trouble;

use std::{cell::RefCell, rc::Rc};

use article_widget::{
    comments::model::{Comment, Votes},
    store::{self, Keep, Store, model::Page, trouble::OnTrouble},
    time::Timestamp,
};
use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);

/// Runs the body of an async function in the page.
async fn js(body: &str) -> JsValue {
    let function = Function::new_no_args(&format!("return (async () => {{ {body} }})()"));
    let promise: Promise = function.call0(&JsValue::UNDEFINED).unwrap().unchecked_into();
    JsFuture::from(promise).await.unwrap()
}

/// Opens the database as it is, in JavaScript: `db` is open and `done(transaction)` waits for one.
const OPENED: &str = "
    const done = one => new Promise((ok, no) => {
        one.oncomplete = one.onsuccess = () => ok(one.result); one.onabort = one.onerror = () => no(one.error) });
    const db = await done(indexedDB.open('article-widget'));
";

/// Runs the body with the database open.
async fn with_database(body: &str) -> JsValue {
    js(&format!("{OPENED} try {{ {body} }} finally {{ db.close() }}")).await
}

fn comment(id: &str, text: &str) -> Comment {
    Comment {
        id: id.into(),
        parent: None,
        author: "Ada".to_owned(),
        text: text.to_owned(),
        created: Timestamp(1),
        modified: None,
        votes: Votes::default(),
        badge: None,
        pinned: false,
        mine: true,
    }
}

fn edited(id: &str, text: &str, at: i64) -> Comment {
    Comment { modified: Some(Timestamp(at)), ..comment(id, text) }
}

type Collected<T> = Rc<RefCell<Vec<T>>>;

/// Collects what it is called with.
fn collector<T: 'static>() -> (Collected<T>, Rc<dyn Fn(T)>) {
    let all = Collected::default();
    let into = all.clone();
    (all, Rc::new(move |one| into.borrow_mut().push(one)))
}

fn never() -> OnTrouble {
    Rc::new(|error| panic!("trouble: {error}"))
}

fn open(thread: &str) -> Rc<dyn Store> {
    store::open(thread, never())
}

async fn read(store: &dyn Keep) -> Page {
    store.read(None).await.unwrap()
}

fn texts(page: &Page) -> Vec<&str> {
    page.comments.iter().map(|comment| comment.text.as_str()).collect()
}
