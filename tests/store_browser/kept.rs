//! Drafts and choices in `localStorage`, and what happens where it refuses.

use article_widget::{
    store::{kept::Kept, model::StoreError},
    time::{DAY, Timestamp},
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{collector, js, never};

#[wasm_bindgen_test]
fn drafts_and_choices_are_kept_before_the_call_returns() {
    let kept = Kept::new(never());
    kept.set("draft:a", "first");
    kept.set("draft:b", "second");
    kept.set_name("Ada");
    kept.set_sort("newest");
    let other = Kept::new(never());
    assert_eq!(other.get("draft:a").as_deref(), Some("first"));
    let mut keys = other.keys("draft:");
    keys.sort();
    assert_eq!(keys, ["draft:a", "draft:b"]);
    assert_eq!((other.name().as_deref(), other.sort().as_deref()), (Some("Ada"), Some("newest")));
    kept.remove("draft:a");
    kept.set_name("");
    assert_eq!((other.get("draft:a"), other.name()), (None, None));
    let storage = web_sys::window().unwrap().local_storage().unwrap().unwrap();
    assert_eq!(storage.get_item("article-widget:draft:b").unwrap().as_deref(), Some("second"));
    storage.clear().unwrap();
}

#[wasm_bindgen_test]
fn the_app_call_stays_closed_for_90_days() {
    let kept = Kept::new(never());
    let closed = Timestamp(1_700_000_000_000);
    assert!(!kept.app_closed(closed));
    kept.close_app(closed);
    assert!(kept.app_closed(closed));
    assert!(kept.app_closed(Timestamp(closed.0 + 90 * DAY - 1)));
    assert!(!kept.app_closed(Timestamp(closed.0 + 90 * DAY)));
    assert!(!kept.app_closed(Timestamp(closed.0 - 1)), "a clock that was wrong does not hide it for good");
    kept.open_app();
    assert!(!kept.app_closed(closed));
}

#[wasm_bindgen_test]
async fn what_local_storage_does_not_take_is_held_for_all_of_the_page() {
    let (troubles, on_trouble) = collector();
    let kept = Kept::new(on_trouble);
    kept.set("old", "1");
    kept.set("older", "1");
    js("window.honestSet = Storage.prototype.setItem; window.honestRemove = Storage.prototype.removeItem;
        Storage.prototype.setItem = Storage.prototype.removeItem = () => {
            throw new DOMException('full', 'QuotaExceededError') };")
    .await;
    kept.set("old", "2");
    kept.set("new", "3");
    kept.remove("older");
    js("Storage.prototype.setItem = window.honestSet; Storage.prototype.removeItem = window.honestRemove")
        .await;
    let other = Kept::new(never());
    assert_eq!(other.get("old").as_deref(), Some("2"));
    assert_eq!(other.get("new").as_deref(), Some("3"));
    assert_eq!(other.get("older"), None);
    let mut keys = other.keys("");
    keys.sort();
    assert_eq!(keys, ["new", "old"]);
    assert_eq!(*troubles.borrow(), [StoreError::Full]);
    kept.set("old", "4");
    let keys = web_sys::window().unwrap().local_storage().unwrap().unwrap();
    assert_eq!(keys.get_item("article-widget:old").unwrap().as_deref(), Some("4"));
    keys.clear().unwrap();
}
