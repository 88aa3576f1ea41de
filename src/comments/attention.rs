//! Where on the page the reader's focus and selection are.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, Node, ShadowRoot};

use super::{feed::held::Held, layout, model::CommentId};

/// What has the focus in the list.
#[must_use]
pub fn focused(list: &HtmlElement) -> Option<HtmlElement> {
    let element = layout::root(list)?.active_element()?;
    list.contains(Some(&element)).then(|| element.dyn_into().ok())?
}

/// Nothing in the widget has the focus.
#[must_use]
pub fn is_lost(list: &HtmlElement) -> bool {
    layout::root(list).is_some_and(|root| root.active_element().is_none())
}

/// The comments that the focus and the selection are in.
#[must_use]
pub fn held(list: &HtmlElement) -> Held {
    let selection = layout::root(list).map_or([None, None], |root| selection(list, &root));
    let within = |node: Node| list.contains(Some(&node)).then(|| id_around(list, &node))?;
    Held {
        focus: focused(list).and_then(|element| id_around(list, &element)),
        selection: selection.map(|end| end.and_then(within)),
    }
}

fn id_around(list: &HtmlElement, node: &Node) -> Option<CommentId> {
    let id = layout::row_of(list, node)?.get_attribute("data-id")?;
    Some(id.as_str().into())
}

/// The nodes in which the selected text begins and ends. Three engines have three ways of seeing into a shadow root.
fn selection(list: &HtmlElement, root: &ShadowRoot) -> [Option<Node>; 2] {
    let of_page = || web_sys::window().and_then(|window| call(&window, "getSelection", &Array::new()));
    let Some(selection) = call(root, "getSelection", &Array::new()).or_else(of_page) else {
        return [None, None];
    };
    let is_there = |name: &str| get(&selection, name).and_then(|flag| flag.as_bool()) == Some(false);
    let ends = ["anchorNode", "focusNode"].map(|name| node(&selection, name));
    if is_there("isCollapsed") && ends.iter().flatten().any(|end| list.contains(Some(end))) {
        return ends;
    }
    let roots = Object::new();
    // Setting a property of a plain object cannot fail.
    let _ = Reflect::set(&roots, &"shadowRoots".into(), &Array::of1(root));
    let range =
        call(&selection, "getComposedRanges", &Array::of1(&roots)).map(|all| Array::from(&all).get(0));
    let range = range.filter(|range| get(range, "collapsed").and_then(|flag| flag.as_bool()) == Some(false));
    ["startContainer", "endContainer"].map(|name| node(range.as_ref()?, name))
}

fn node(of: &JsValue, name: &str) -> Option<Node> {
    get(of, name)?.dyn_into().ok()
}

fn get(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into()).ok()
}

/// Calls a method that a browser may not have.
fn call(of: &JsValue, name: &str, arguments: &Array) -> Option<JsValue> {
    let method: Function = get(of, name)?.dyn_into().ok()?;
    method.apply(of, arguments).ok().filter(JsValue::is_object)
}

/// Puts the focus on an element without scrolling to it.
pub fn focus(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    // What cannot take the focus is still there.
    let _ = element.focus_with_options(&options);
}

/// The list goes: the focus that was in it goes to where one writes a comment.
pub fn leave(list: &HtmlElement) {
    if focused(list).is_none() {
        return;
    }
    let panel: Option<Element> = list.closest(".aw-comments").ok().flatten();
    let field = panel.and_then(|panel| panel.query_selector("textarea").ok().flatten());
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        focus(&field);
    }
}
