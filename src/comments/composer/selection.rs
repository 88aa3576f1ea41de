//! The words that a reader selected in the comment above a composer.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node};

/// The words that are selected in the comment that this composer stands under.
pub(super) fn words_above(composer: &Element) -> Option<String> {
    let text = composer.closest(".aw-comment").ok()??.query_selector(".aw-text").ok()??;
    let root = composer.get_root_node();
    // Chromium tells a shadow root what is selected in it, the others tell the page.
    let selection = match call(&root, "getSelection", &[]) {
        Some(selection) => selection,
        None => call(web_sys::window()?.as_ref(), "getSelection", &[])?,
    };
    let words = call(&selection, "toString", &[])?.as_string()?;
    if words.trim().is_empty() {
        return None;
    }
    let range = range(&selection, &root)?;
    let within = |key: &str| {
        let node = get(&range, key).and_then(|node| node.dyn_into::<Node>().ok());
        node.is_some_and(|node| text.contains(Some(&node)))
    };
    // A paragraph that is selected by three clicks ends where the next element begins.
    let ends =
        within("endContainer") || get(&range, "endOffset").is_some_and(|offset| offset.as_f64() == Some(0.0));
    (within("startContainer") && ends).then_some(words)
}

fn range(selection: &JsValue, root: &Node) -> Option<JsValue> {
    let options = Object::new();
    // Setting a property of a plain object cannot fail.
    let _ = Reflect::set(&options, &"shadowRoots".into(), &Array::of1(root));
    let composed = call(selection, "getComposedRanges", &[options.into()]);
    match composed.and_then(|ranges| get(&ranges, "0")) {
        Some(range) if range.is_object() => Some(range),
        _ => call(selection, "getRangeAt", &[0.into()]),
    }
}

fn get(object: &JsValue, key: &str) -> Option<JsValue> {
    Reflect::get(object, &key.into()).ok()
}

/// Calls a method; `None` where it is missing, refuses or gives nothing.
fn call(object: &JsValue, name: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let method = get(object, name)?.dyn_into::<Function>().ok()?;
    let answer = Reflect::apply(&method, object, &arguments.iter().collect()).ok()?;
    (!answer.is_null() && !answer.is_undefined()).then_some(answer)
}
