//! Two tabs on one thread: they tell each other, and neither overwrites the other.

use std::rc::Rc;

use article_widget::{
    comments::model::Vote,
    store::{model::Change, tabs::Channel},
};
use js_sys::{Array, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{collector, comment, edited, js, open, read, texts};

/// Waits until another end of the channel posted `mark`, so that all that was posted before it has arrived.
async fn until_heard(thread: &str, mark: impl FnOnce()) {
    let channel = Channel::open(thread).unwrap();
    let mut subscription = None;
    let heard = Promise::new(&mut |resolve, _| {
        subscription = Some(channel.listen(Rc::new(move |_| drop(resolve.call0(&JsValue::UNDEFINED)))));
    });
    mark();
    JsFuture::from(heard).await.unwrap();
    drop(subscription);
}

#[wasm_bindgen_test]
async fn two_tabs_tell_each_other_and_overwrite_nothing() {
    let (one, other) = (open("tabs"), open("tabs"));
    let (heard_by_one, listener) = collector();
    let _one = one.listen(listener);
    let (heard_by_other, listener) = collector();
    let _other = other.listen(listener);
    let (heard_elsewhere, listener) = collector::<Change>();
    let elsewhere = open("tab");
    let _elsewhere = elsewhere.listen(listener);

    // All are on their way at the same time.
    let all = [
        one.add(comment("a", "from one")),
        other.add(comment("b", "from the other")),
        one.vote("x".into(), Some(Vote::Up)),
        other.vote("y".into(), Some(Vote::Down)),
        one.edit(edited("b", "edited by one", 7)),
        other.edit(edited("a", "edited by the other", 8)),
        other.react(Some("sad".into())),
    ];
    let running = Array::new();
    for answer in all {
        running.push(&wasm_bindgen_futures::future_to_promise(async {
            answer.await.unwrap();
            Ok(JsValue::UNDEFINED)
        }));
    }
    JsFuture::from(Promise::all(&running)).await.unwrap();

    for store in [&one, &other] {
        let page = read(&**store).await;
        assert_eq!(texts(&page), ["edited by the other", "edited by one"]);
        assert_eq!(page.votes, [("x".into(), Vote::Up), ("y".into(), Vote::Down)]);
        assert_eq!(page.reaction, Some("sad".into()));
    }
    let mark = Channel::open("tabs").unwrap();
    until_heard("tabs", || mark.post(&Change::React(None))).await;
    let last = Change::React(None);
    let (votes, others): (Vec<_>, Vec<_>) =
        heard_by_other.take().into_iter().partition(|change| matches!(change, Change::Vote(..)));
    assert_eq!(votes, [Change::Vote("x".into(), Some(Vote::Up))]);
    assert_eq!(
        others,
        [Change::Put(comment("a", "from one")), Change::Put(edited("b", "edited by one", 7)), last.clone(),]
    );
    assert_eq!(heard_by_one.borrow().len(), 5);
    assert_eq!(heard_by_one.borrow().last(), Some(&last));
    assert_eq!(*heard_elsewhere.borrow(), []);
}

#[wasm_bindgen_test]
async fn what_is_posted_on_the_channel_by_others_is_passed_over() {
    let store = open("strangers");
    let (heard, listener) = collector();
    let _subscription = store.listen(listener);
    js("const channel = new BroadcastChannel('article-widget');
        for (const what of [5, null, {}, '', '{\"v\":2}', '{\"v\":2,\"message\":[\"strangers\",\"put\",{}]}'])
            channel.postMessage(what);")
    .await;
    let mark = Channel::open("strangers").unwrap();
    until_heard("strangers", || mark.post(&Change::Delete("a".into()))).await;
    assert_eq!(*heard.borrow(), [Change::Delete("a".into())]);
}
