//! A widget that is taken off the page is freed: 500 come and go, and the page holds no more than before.

use js_sys::{Function, Reflect, WebAssembly};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    Widget,
    documents::FULL,
    page::page,
    wait::{frame, until},
};

const ROUNDS: usize = 50;
const AT_ONCE: usize = 10;

/// What 500 widgets may leave behind in the module's memory: 6.5 KB each. Yew never frees the listeners that it sets at
/// the root of an application, nor the emptied table in which it had noted the listeners of every element under it: so
/// what stays grows with the rows that were on the screen. Measured: 6.0 KB each with this document's twelve comments
/// and what stands above them; memory grows by whole pages of 64 KB.
const BYTES: f64 = 500.0 * 6.5 * 1024.0;
/// What each may leave behind of the browser's objects that the module holds: Yew's listeners at the root, one for each of
/// the eleven kinds of event that the widget listens to there, and twice the `div` that was their root. Measured: 13.
const OBJECTS_EACH: u32 = 13;
/// How many places each may leave taken in the module's table of objects: those, and some that hold `undefined`.
/// Measured: 14.9.
const PLACES_EACH: u32 = 15;

/// How many objects of the browser the module holds: its table of them is among what it exports.
const HELD: &str = r"
    let held = 0;
    for (const table of Object.values(exports)) {
        if (!(table instanceof WebAssembly.Table)) continue;
        for (let at = 0; at < table.length; at++) if (table.get(at) != null) held++;
    }
    return held;
";

/// Counts what holds on to a widget from outside: listeners of the page, timers, channels.
const LEDGER: &str = r"
    const held = { listeners: 0, timers: 0, channels: 0 };
    const wrap = (owner, name, done) => {
        const own = owner[name];
        owner[name] = function (...given) { done(...given); return own.apply(this, given); };
    };
    for (const target of [window, document]) {
        wrap(target, 'addEventListener', () => held.listeners++);
        wrap(target, 'removeEventListener', () => held.listeners--);
    }
    wrap(window, 'setInterval', () => held.timers++);
    wrap(window, 'clearInterval', () => held.timers--);
    window.BroadcastChannel = class extends BroadcastChannel {
        constructor(name) { super(name); held.channels++; }
        close() { super.close(); held.channels--; }
    };
    return held;
";

fn counts(ledger: &JsValue) -> [i32; 3] {
    ["listeners", "timers", "channels"].map(|name| {
        let count = Reflect::get(ledger, &name.into()).unwrap().as_f64().unwrap();
        count.to_string().parse().unwrap()
    })
}

fn memory() -> f64 {
    let memory: WebAssembly::Memory = wasm_bindgen::memory().unchecked_into();
    Reflect::get(&memory.buffer(), &"byteLength".into()).unwrap().as_f64().unwrap()
}

fn held() -> u32 {
    let held = Function::new_with_args("exports", HELD)
        .call1(&JsValue::UNDEFINED, &wasm_bindgen::exports())
        .unwrap();
    held.as_f64().unwrap().to_string().parse().unwrap()
}

fn nodes() -> u32 {
    page().get_elements_by_tag_name("*").length()
}

/// Some widgets come, show everything, and go. Gives what was held while they were there.
async fn come_and_go(ledger: &JsValue) -> [i32; 3] {
    let mut widgets = Vec::new();
    for place in 0..AT_ONCE {
        widgets.push(Widget::mount(&format!("freed-{place}"), Some(FULL), &[]));
    }
    for widget in &widgets {
        widget.complete().await;
        until("the comments", || !crate::comments(widget).is_empty()).await;
    }
    let held = counts(ledger);
    drop(widgets);
    // What the stores answer after the end comes to nothing.
    for _ in 0..3 {
        frame().await;
    }
    held
}

/// The stores of those that went answer when they can, and let go of their channels then.
async fn rest() {
    for _ in 0..30 {
        frame().await;
    }
}

#[wasm_bindgen_test]
async fn five_hundred_come_and_go_without_growth() {
    // What the test before this one took away is still on its way out, and would be counted here.
    rest().await;
    let ledger = Function::new_no_args(LEDGER).call0(&JsValue::UNDEFINED).unwrap();
    // The first ones fill what is there once for the page: the database, the style sheet, the room for work.
    let held_meanwhile = come_and_go(&ledger).await;
    rest().await;
    let (held_before, nodes_before) = (counts(&ledger), nodes());
    for (meanwhile, before) in held_meanwhile.into_iter().zip(held_before) {
        let each = i32::try_from(AT_ONCE).unwrap();
        assert!(meanwhile - before >= each, "the ledger misses something: {held_meanwhile:?}");
    }
    let (memory_before, objects_before, places_before) =
        (memory(), held(), wasm_bindgen::externref_heap_live_count());
    for _ in 0..ROUNDS {
        come_and_go(&ledger).await;
    }
    assert_eq!(nodes(), nodes_before, "elements on the page");
    rest().await;
    let as_before = format!("{held_before:?} listeners, timers and channels, and not {:?},", counts(&ledger));
    until(&as_before, || counts(&ledger) == held_before).await;
    let objects = held().saturating_sub(objects_before);
    let places = wasm_bindgen::externref_heap_live_count().saturating_sub(places_before);
    let each = u32::try_from(ROUNDS * AT_ONCE).unwrap();
    let bytes = memory() - memory_before;
    assert!(objects <= OBJECTS_EACH * each, "{objects} objects are still held");
    assert!(places <= PLACES_EACH * each, "{places} places for objects are still taken");
    assert!(bytes <= BYTES, "the memory grew by {bytes} bytes");
}
