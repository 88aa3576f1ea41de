//! Hears the keys that are pressed in the comments, and only those that are nobody else's.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::Callback;

use super::{Key, Press, With, read};
use crate::comments::layout;

/// Where letters are typed, and where keys have a meaning of their own.
const FIELDS: &str = "input, textarea, select, dialog, [contenteditable], [role=menu], [role=listbox], \
                      [role=combobox], [role=textbox], [role=dialog], [role=tree], [role=grid]";
/// What takes the focus without being given a place in the order.
const STOPS: &str = "a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), \
                     textarea:not([disabled]), summary, [tabindex='0']";

/// Hears keys anywhere in the comments panel around this list, for as long as the listener is held; those that type
/// something only with `letters`: nobody who speaks to a computer is bothered by the others.
#[must_use = "the listener hears only as long as it is held"]
pub fn listen(list: &HtmlElement, letters: bool, send: Callback<Key>) -> Option<EventListener> {
    let panel = list.closest(".aw-comments").ok().flatten()?;
    let (here, options) = (list.clone(), EventListenerOptions::enable_prevent_default());
    Some(EventListener::new_with_options(&panel.clone(), "keydown", options, move |event| {
        let event_of_key = event.dyn_ref::<KeyboardEvent>().filter(|event| letters || !types(event));
        let Some((key, target)) = event_of_key.and_then(ours) else {
            return;
        };
        let done = match key {
            // See `listen_for_undo`.
            Key::Undo => false,
            Key::Find => go(panel.query_selector("[part~=find] input").ok().flatten()),
            Key::Before => leave(&here, false),
            Key::After => leave(&here, true),
            Key::Next | Key::Previous if scrolls(&here, &target, event, key) => false,
            Key::Open if follow(&target) => true,
            _ => {
                send.emit(key);
                true
            }
        };
        if done {
            event.prevent_default();
        }
    }))
}

/// Hears the key that takes back what was just done, anywhere in the widget around this element.
#[must_use = "the listener hears only as long as it is held"]
pub fn listen_for_undo(within: &HtmlElement, undo: Callback<()>) -> Option<EventListener> {
    let (root, options) = (layout::root(within)?, EventListenerOptions::enable_prevent_default());
    Some(EventListener::new_with_options(&root, "keydown", options, move |event| {
        if event.dyn_ref::<KeyboardEvent>().and_then(ours).is_some_and(|(key, _)| key == Key::Undo) {
            event.prevent_default();
            undo.emit(());
        }
    }))
}

/// It types a letter or a sign.
fn types(event: &KeyboardEvent) -> bool {
    event.key().chars().count() == 1
}

/// The key, where no field, menu, or input method wants it.
fn ours(event: &KeyboardEvent) -> Option<(Key, Element)> {
    // What an input method is busy with comes as number 229 from browsers that do not say so.
    if event.default_prevented() || event.is_composing() || event.key_code() == 229 {
        return None;
    }
    let target: Element = event.target()?.dyn_into().ok()?;
    if target.closest(FIELDS).ok()?.is_some() {
        return None;
    }
    let (key, code) = (event.key(), event.code());
    let press = Press {
        key: &key,
        code: &code,
        with: match (event.shift_key(), event.ctrl_key(), event.alt_key() || event.meta_key()) {
            (false, false, false) => With::Nothing,
            (true, false, false) => With::Shift,
            (false, true, false) => With::Ctrl,
            _ => With::Other,
        },
        on_row: target.has_attribute("aria-posinset"),
    };
    Some((read(press)?, target))
}

/// A comment that is higher than the screen is read to its end before a key goes on to the next; and after the last
/// one the page goes on.
fn scrolls(list: &HtmlElement, target: &Element, event: &web_sys::Event, key: Key) -> bool {
    let letter = event.dyn_ref::<KeyboardEvent>().is_some_and(types);
    let Some(row) = layout::row_of(list, target).filter(|_| !letter) else {
        return false;
    };
    let (Some((_, screen)), place) = (layout::place(list), row.get_bounding_client_rect()) else {
        return false;
    };
    let goes_on = if key == Key::Next { place.bottom() > screen + 1.0 } else { place.top() < -1.0 };
    let is_last = key == Key::Next && row.get_attribute("aria-posinset") == row.get_attribute("aria-setsize");
    is_last || goes_on && place.height() > screen
}

/// Follows the way to the rest of a thread that is cut off here.
fn follow(row: &Element) -> bool {
    let link = row.query_selector("[part~=continue]").ok().flatten();
    link.and_then(|link| link.dyn_into::<HtmlElement>().ok()).map(|link| link.click()).is_some()
}

/// Puts the focus on what can take it next to the list: in the widget, else on the page around it.
fn leave(list: &HtmlElement, forward: bool) -> bool {
    let Some(root) = layout::root(list) else {
        return false;
    };
    let page = list.owner_document().and_then(|page| page.query_selector_all(STOPS).ok());
    let inside = root.query_selector_all(STOPS).ok();
    [(inside, list.clone().into()), (page, root.host())].into_iter().any(|(stops, around): (_, Element)| {
        let stops =
            stops.into_iter().flat_map(|stops| (0..stops.length()).filter_map(move |at| stops.get(at)));
        let mut stops = stops.filter_map(|stop| stop.dyn_into::<HtmlElement>().ok()).filter(|stop| {
            let side = if forward { FOLLOWING } else { PRECEDING };
            around.compare_document_position(stop) & (side | INSIDE) == side && stop.offset_width() > 0
        });
        go(if forward { stops.next() } else { stops.last() }.map(Element::from))
    })
}

/// `Node.DOCUMENT_POSITION_PRECEDING`.
const PRECEDING: u16 = 2;
/// `Node.DOCUMENT_POSITION_FOLLOWING`.
const FOLLOWING: u16 = 4;
/// `Node.DOCUMENT_POSITION_CONTAINED_BY`.
const INSIDE: u16 = 16;

fn go(to: Option<Element>) -> bool {
    to.and_then(|to| to.dyn_into::<HtmlElement>().ok()).is_some_and(|to| to.focus().is_ok())
}
