//! The queue where the browser refuses what it stands on: locks, and a place to keep what waits.

use std::{cell::RefCell, rc::Rc};

use article_widget::store::{
    Answer, Keep,
    model::{Op, Page},
    news::News,
    queue::{Queued, Remote},
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{comment, js};

/// A server that takes everything, and tells what came in which order.
#[derive(Default)]
struct Taker(RefCell<Vec<String>>);

impl Remote for Taker {
    fn read(&self, _: Option<String>) -> Answer<Page> {
        Box::pin(std::future::ready(Ok(Page { shared: true, ..Page::default() })))
    }

    fn write(&self, op: Op, _: Option<Rc<str>>) -> Answer<Vec<News>> {
        if let Op::Add(comment) = op {
            self.0.borrow_mut().push(comment.text);
        }
        Box::pin(std::future::ready(Ok(Vec::new())))
    }

    fn instead(&self, _: &Op) -> Vec<News> {
        Vec::new()
    }
}

fn queue(place: &str) -> (Queued, Rc<Taker>) {
    let taker = Rc::new(Taker::default());
    let remote = Rc::clone(&taker);
    (Queued::new(place, Rc::new(|_news| {}), move |_ear| remote), taker)
}

async fn came(taker: &Taker) -> Vec<String> {
    js("await new Promise(ok => setTimeout(ok, 300))").await;
    taker.0.borrow().clone()
}

#[wasm_bindgen_test]
async fn where_locks_are_refused_what_is_written_is_sent_all_the_same() {
    js("window.honestRequest = LockManager.prototype.request;
        LockManager.prototype.request = () => Promise.reject(new DOMException('opaque', 'SecurityError'))")
    .await;
    let (queued, taker) = queue("no locks");
    queued.write(Op::Add(comment("a", "sent"))).await.unwrap();
    let sent = came(&taker).await;
    js("LockManager.prototype.request = window.honestRequest").await;
    assert_eq!(sent, ["sent"]);
}

#[wasm_bindgen_test]
async fn while_another_tab_sends_this_one_sends_only_what_nothing_was_kept_of() {
    js("await new Promise(ok => {
        navigator.locks.request('queue:another sends:', () => { ok(); return new Promise(end => window.end = end) }) })")
    .await;
    let (queued, taker) = queue("another sends");
    queued.write(Op::Add(comment("a", "kept"))).await.unwrap();
    assert!(came(&taker).await.is_empty(), "the other sends it");
    js("window.honestSet = Storage.prototype.setItem;
        Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }")
    .await;
    queued.write(Op::Add(comment("b", "only here"))).await.unwrap();
    let sent = came(&taker).await;
    js("Storage.prototype.setItem = window.honestSet").await;
    assert_eq!(sent, ["only here"]);
    js("window.end()").await;
    assert_eq!(came(&taker).await, ["only here", "kept"], "its turn has come");
}
