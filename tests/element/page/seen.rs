//! A part of the page as an assistive technology sees it: found by role and name, read, typed into, pressed.

use std::ops::Deref;

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, Node};

use super::wait::{frame, until, until_some};

#[wasm_bindgen]
extern "C" {
    type Senses;
    #[wasm_bindgen(method)]
    fn find(this: &Senses, within: &HtmlElement, role: &str, name: Option<&str>) -> Vec<HtmlElement>;
    #[wasm_bindgen(method)]
    fn outline(this: &Senses) -> String;
    #[wasm_bindgen(method)]
    fn text(this: &Senses, element: &HtmlElement) -> String;
    #[wasm_bindgen(method)]
    fn name(this: &Senses, element: &HtmlElement) -> String;
    #[wasm_bindgen(method)]
    fn value(this: &Senses, element: &HtmlElement) -> String;
    #[wasm_bindgen(method)]
    fn checked(this: &Senses, element: &HtmlElement) -> bool;
    #[wasm_bindgen(method)]
    fn focused(this: &Senses, element: &HtmlElement) -> bool;
    #[wasm_bindgen(method)]
    fn show(this: &Senses, element: &HtmlElement);
    #[wasm_bindgen(method)]
    fn choose(this: &Senses, element: &HtmlElement, value: &str);
    #[wasm_bindgen(method)]
    fn press(this: &Senses, element: &HtmlElement, key: &str, ctrl: bool) -> bool;
    #[wasm_bindgen(method, js_name = type)]
    fn type_in(this: &Senses, element: &HtmlElement, text: &str);
    #[wasm_bindgen(method)]
    fn dangers(this: &Senses, node: &Node) -> Vec<String>;
    #[wasm_bindgen(method)]
    fn plain(this: &Senses, value: &JsValue) -> bool;
    #[wasm_bindgen(method)]
    fn style(this: &Senses, element: &HtmlElement, property: &str) -> String;
}

thread_local! {
    static SENSES: Senses = {
        let code = [include_str!("../../browser/src/eyes.js"), include_str!("senses.js"), "return senses;"];
        Function::new_no_args(&code.concat()).call0(&JsValue::UNDEFINED).unwrap().unchecked_into()
    };
}

/// Every role and name on the page, for a message.
pub(crate) fn outline() -> String {
    SENSES.with(Senses::outline)
}

/// What under the node could run script.
pub(crate) fn dangers(node: &Node) -> Vec<String> {
    SENSES.with(|senses| senses.dangers(node))
}

/// The value is plain data.
pub(crate) fn is_plain(value: &JsValue) -> bool {
    SENSES.with(|senses| senses.plain(value))
}

/// See the module.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Seen(pub(crate) HtmlElement);

impl Deref for Seen {
    type Target = HtmlElement;

    fn deref(&self) -> &HtmlElement {
        &self.0
    }
}

impl Seen {
    /// All of this role in it, as they stand on the page.
    pub(crate) fn all(&self, role: &str) -> Vec<Self> {
        SENSES.with(|senses| senses.find(self, role, None)).into_iter().map(Self).collect()
    }

    /// All of this role and name; where there are none, those whose name goes on after it.
    pub(crate) fn named(&self, role: &str, name: &str) -> Vec<Self> {
        SENSES.with(|senses| senses.find(self, role, Some(name))).into_iter().map(Self).collect()
    }

    /// The only one of this role and name, once it is there.
    pub(crate) async fn find(&self, role: &str, name: &str) -> Self {
        let found = until_some(&format!("{role} {name:?}"), || {
            let found = self.named(role, name);
            (!found.is_empty()).then_some(found)
        })
        .await;
        assert_eq!(found.len(), 1, "{role} {name:?} is there more than once:\n{}", outline());
        found.into_iter().next().unwrap()
    }

    /// Waits until nothing of this role and name is left.
    pub(crate) async fn gone(&self, role: &str, name: &str) {
        until(&format!("no {role} {name:?}"), || self.named(role, name).is_empty()).await;
    }

    /// Waits until its text has these words.
    pub(crate) async fn says(&self, words: &str) {
        until(&format!("{words:?}"), || self.text().contains(words)).await;
    }

    /// The words that a reader sees in it.
    pub(crate) fn text(&self) -> String {
        SENSES.with(|senses| senses.text(self))
    }

    /// Its accessible name.
    pub(crate) fn name(&self) -> String {
        SENSES.with(|senses| senses.name(self))
    }

    /// What is typed or chosen in it.
    pub(crate) fn value(&self) -> String {
        SENSES.with(|senses| senses.value(self))
    }

    /// It is checked.
    pub(crate) fn is_checked(&self) -> bool {
        SENSES.with(|senses| senses.checked(self))
    }

    /// It has the focus.
    pub(crate) fn has_focus(&self) -> bool {
        SENSES.with(|senses| senses.focused(self))
    }

    /// It cannot be used.
    pub(crate) fn is_disabled(&self) -> bool {
        self.has_attribute("disabled")
    }

    /// The value of an attribute; empty where it is not there.
    pub(crate) fn attribute(&self, name: &str) -> String {
        self.get_attribute(name).unwrap_or_default()
    }

    /// Brings it to the top of the screen.
    pub(crate) fn show(&self) {
        SENSES.with(|senses| senses.show(self));
    }

    /// Types a text in place of what is there, and takes as long as a reader does until the next thing: two frames.
    pub(crate) async fn type_in(&self, text: &str) {
        self.type_at_once(text);
        frame().await;
        frame().await;
    }

    /// Types a text in place of what is there.
    pub(crate) fn type_at_once(&self, text: &str) {
        SENSES.with(|senses| senses.type_in(self, text));
    }

    /// Chooses an option by its value.
    pub(crate) fn choose(&self, value: &str) {
        SENSES.with(|senses| senses.choose(self, value));
    }

    /// Presses a key in it.
    pub(crate) fn press(&self, key: &str) {
        SENSES.with(|senses| senses.press(self, key, false));
    }

    /// Presses a key in it while Ctrl is held.
    pub(crate) fn press_with_ctrl(&self, key: &str) {
        SENSES.with(|senses| senses.press(self, key, true));
    }

    /// How a property of CSS came out.
    pub(crate) fn style(&self, property: &str) -> String {
        SENSES.with(|senses| senses.style(self, property))
    }
}
