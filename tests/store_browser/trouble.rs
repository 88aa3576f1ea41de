//! A disk that is missing, full, too new or blocked: memory serves, and it is said once.

use article_widget::{
    comments::model::Vote,
    store::{
        self,
        indexeddb::IndexedDb,
        model::{Page, StoreError},
    },
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{collector, comment, edited, js, read, texts};

#[wasm_bindgen_test]
async fn without_indexeddb_the_thread_lives_in_memory_and_trouble_is_told_once() {
    // The connection that earlier tests opened is closed first.
    js("await new Promise(ok => indexedDB.deleteDatabase('article-widget').onsuccess = ok);
        window.honest = Object.getOwnPropertyDescriptor(window, 'indexedDB');
        Object.defineProperty(window, 'indexedDB', { configurable: true, get() {
            throw new DOMException('blocked', 'SecurityError') } });")
    .await;
    let (troubles, on_trouble) = collector();
    let store = store::open("private", on_trouble);
    let empty = read(&*store).await;
    store.add(comment("a", "one")).await.unwrap();
    store.edit(edited("a", "two", 5)).await.unwrap();
    store.vote("x".into(), Some(Vote::Up)).await.unwrap();
    let page = read(&*store).await;
    js("delete window.indexedDB; if (window.honest) Object.defineProperty(window, 'indexedDB', window.honest)").await;

    assert_eq!(empty, Page::default());
    assert_eq!(texts(&page), ["two"]);
    assert_eq!(page.votes, [("x".into(), Vote::Up)]);
    assert_eq!(*troubles.borrow(), [StoreError::Unavailable("blocked".to_owned())]);

    // It works again: what was in memory only is saved with the next write.
    store.react(Some("sad".into())).await.unwrap();
    assert_eq!(read(&IndexedDb::new("private")).await, read(&*store).await);
    assert_eq!(texts(&read(&IndexedDb::new("private")).await), ["two"]);
}

#[wasm_bindgen_test]
async fn a_full_disk_loses_nothing_and_is_told_once() {
    let (troubles, on_trouble) = collector();
    let store = store::open("full", on_trouble);
    store.add(comment("a", "one")).await.unwrap();
    js("window.honestPut = IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError') };")
    .await;
    store.add(comment("b", "two")).await.unwrap();
    store.edit(edited("a", "edited", 5)).await.unwrap();
    store.delete("b".into()).await.unwrap();
    store.add(comment("c", "three")).await.unwrap();
    let (seen, saved) = (read(&*store).await, read(&IndexedDb::new("full")).await);
    js("IDBObjectStore.prototype.put = window.honestPut").await;

    assert_eq!(texts(&seen), ["edited", "three"]);
    assert_eq!(texts(&saved), ["one"], "a write that fails is undone as a whole");
    assert_eq!(*troubles.borrow(), [StoreError::Full]);
    store.vote("x".into(), Some(Vote::Up)).await.unwrap();
    assert_eq!(read(&IndexedDb::new("full")).await, read(&*store).await);
    assert_eq!(texts(&read(&*store).await), ["edited", "three"]);
}

#[wasm_bindgen_test]
async fn a_transaction_that_the_browser_gives_up_loses_nothing() {
    let (troubles, on_trouble) = collector();
    let store = store::open("aborted", on_trouble);
    js("window.honestPut = IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = function (value, key) {
            const request = window.honestPut.call(this, value, key);
            this.transaction.abort();
            return request };")
    .await;
    store.vote("x".into(), Some(Vote::Up)).await.unwrap();
    store.add(comment("a", "one")).await.unwrap();
    js("IDBObjectStore.prototype.put = window.honestPut").await;
    assert_eq!(read(&IndexedDb::new("aborted")).await, Page::default());
    assert_eq!(texts(&read(&*store).await), ["one"]);
    assert_eq!(troubles.borrow().len(), 1);
    store.react(Some("sad".into())).await.unwrap();
    assert_eq!(read(&IndexedDb::new("aborted")).await, read(&*store).await);
}

#[wasm_bindgen_test]
async fn a_newer_widget_on_the_page_sends_this_one_to_memory() {
    let (troubles, on_trouble) = collector();
    let store = store::open("newer", on_trouble);
    store.add(comment("a", "one")).await.unwrap();
    read(&*store).await;
    // The upgrade is not blocked: our connection makes way.
    js("const request = indexedDB.open('article-widget', 5);
        await new Promise((ok, no) => { request.onsuccess = ok; request.onblocked = no; request.onerror = no });
        request.result.close();")
    .await;
    store.add(comment("b", "two")).await.unwrap();
    assert_eq!(texts(&read(&*store).await), ["one", "two"]);
    assert!(matches!(troubles.borrow()[..], [StoreError::Unavailable(_)]), "{troubles:?}");
    js("await new Promise(ok => indexedDB.deleteDatabase('article-widget').onsuccess = ok)").await;
}

#[wasm_bindgen_test]
async fn while_another_tab_blocks_the_upgrade_memory_serves_and_later_the_disk_does() {
    // An older widget that does not make way.
    js("await new Promise(ok => indexedDB.deleteDatabase('article-widget').onsuccess = ok);
        const request = indexedDB.open('article-widget', 1);
        request.onupgradeneeded = () => request.result.createObjectStore('threads');
        await new Promise(ok => request.onsuccess = ok);
        window.stubborn = request.result;")
    .await;
    let (troubles, on_trouble) = collector();
    let store = store::open("blocked", on_trouble);
    store.add(comment("a", "one")).await.unwrap();
    assert_eq!(texts(&read(&*store).await), ["one"]);
    assert!(matches!(troubles.borrow()[..], [StoreError::Unavailable(_)]), "{troubles:?}");

    // The same opening that was blocked goes on when the other tab is closed; this one queues behind it.
    js("window.stubborn.close();
        const request = indexedDB.open('article-widget');
        await new Promise(ok => request.onsuccess = ok); request.result.close();")
    .await;
    store.react(Some("sad".into())).await.unwrap();
    assert_eq!(texts(&read(&IndexedDb::new("blocked")).await), ["one"]);
    assert_eq!(troubles.borrow().len(), 1);
}
