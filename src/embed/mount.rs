//! The border to JavaScript: the element class holds a `View`, and calls it.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode};
use yew::AppHandle;

use super::{
    config::{ATTRIBUTES, Config},
    events,
};
use crate::{
    app::{App, AppProps, Msg},
    document,
    reactions::model::ReactionId,
    state::{Loaded, action::Action},
};

const STYLE: &str = include_str!("../../style.css");

thread_local! {
    /// One style sheet for all widgets of the page.
    static SHEET: RefCell<Option<JsValue>> = const { RefCell::new(None) };
    /// Whom to tell of a panic.
    static PANIC: RefCell<Option<Function>> = const { RefCell::new(None) };
    /// What attribute values were already complained about.
    static SAID: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// A widget that is on a page. Opaque to JavaScript, but for its methods.
#[wasm_bindgen]
pub struct View {
    app: AppHandle<App>,
    host: HtmlElement,
    base: String,
    place: Element,
}

/// Puts a widget into an element. `base` is the URL of the folder of the widget's files, `article` the property as
/// JSON text.
///
/// # Errors
/// Where the element can have no shadow root.
#[wasm_bindgen]
pub fn mount(host: HtmlElement, base: String, article: Option<String>) -> Result<View, JsValue> {
    let root = match host.shadow_root() {
        Some(root) => root,
        None => host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))?,
    };
    adopt_style(&root)?;
    let document = host.owner_document().ok_or("the element belongs to no document")?;
    let place = document.create_element("div")?;
    root.replace_children_with_node_1(&place);
    let props =
        AppProps { config: Rc::new(config(&host, article)), host: host.clone(), base: base.clone().into() };
    let app = yew::Renderer::<App>::with_root_and_props(place.clone(), props).render();
    Ok(View { app, host, base, place })
}

/// Names the attributes that the element observes.
#[wasm_bindgen]
#[must_use]
pub fn attributes() -> Vec<String> {
    ATTRIBUTES.map(str::to_owned).to_vec()
}

/// Has `callback` called with the message of a panic, before the module is dead.
#[wasm_bindgen(js_name = onPanic)]
pub fn on_panic(callback: Function) {
    PANIC.replace(Some(callback));
    yew::set_custom_panic_hook(Box::new(move |info| {
        let message = info.to_string();
        web_sys::console::error_1(&message.as_str().into());
        PANIC.with_borrow(|panic| {
            if let Some(callback) = panic {
                // Nothing is left that could act on a failure to tell of a failure.
                let _ = callback.call1(&JsValue::NULL, &message.as_str().into());
            }
        });
    }));
}

#[wasm_bindgen]
impl View {
    /// Attributes or the property `article` changed.
    pub fn update(&mut self, article: Option<String>) {
        let props = AppProps {
            config: Rc::new(config(&self.host, article)),
            host: self.host.clone(),
            base: self.base.clone().into(),
        };
        self.app.update(props);
    }

    /// Asks for the summary.
    pub fn summarize(&self) {
        self.act(Action::Summarize);
    }

    /// Chooses a mood, or takes the choice back.
    ///
    /// # Errors
    /// Where the mood is not one of those offered.
    pub fn react(&self, id: Option<String>) -> Result<(), JsValue> {
        let choice = id.map(|id| ReactionId::from(id.as_str()));
        let offered = self.app.get_component().is_some_and(|app| {
            let counts = &app.state().tally.counts;
            choice.as_ref().is_none_or(|choice| counts.iter().any(|(id, _)| id == choice))
        });
        if !offered {
            return Err(
                js_sys::RangeError::new("react(): the id is not one of the attribute reactions").into()
            );
        }
        self.act(Action::React(choice));
        Ok(())
    }

    /// Gets the article again.
    pub fn refresh(&self) {
        self.act(Action::Load);
    }

    /// The whole thread, as JSON text of the contract's document.
    #[must_use]
    pub fn export_thread(&self) -> Option<String> {
        self.app.get_component().map(|app| document::write(&app.state().export()))
    }

    /// Shows a document, given as JSON text, in place of the present one.
    ///
    /// # Errors
    /// Where it cannot be read; nothing has changed then.
    pub fn import_thread(&self, json: &str) -> Result<(), JsValue> {
        let (document, problems) = document::read(json).map_err(|problem| {
            js_sys::SyntaxError::new(&format!("importThread(): {}: {}", problem.property, problem.message))
        })?;
        self.act(Action::Loaded(Rc::new(Loaded { document, problems, in_place: false })));
        Ok(())
    }

    /// Takes the widget out of the element and frees it.
    pub fn unmount(self) {
        self.app.destroy();
        self.place.remove();
    }

    fn act(&self, action: Action) {
        self.app.send_message(Msg::Act(action));
    }
}

fn config(host: &HtmlElement, article: Option<String>) -> Config {
    let (mut config, bad) = Config::read(|name| host.get_attribute(name));
    config.article = article;
    SAID.with_borrow_mut(|said| {
        for line in bad {
            if !said.contains(&line) {
                events::warn(std::slice::from_ref(&line));
                said.push(line);
            }
        }
    });
    config
}

/// By `adoptedStyleSheets`, which no content security policy forbids, unlike a `<style>`.
fn adopt_style(root: &ShadowRoot) -> Result<(), JsValue> {
    let sheet = SHEET.with_borrow_mut(|kept| {
        if kept.is_none() {
            let sheet = web_sys::CssStyleSheet::new()?;
            sheet.replace_sync(STYLE)?;
            *kept = Some(sheet.into());
        }
        Ok::<_, JsValue>(kept.clone())
    })?;
    if let Some(sheet) = sheet {
        Reflect::set(root, &"adoptedStyleSheets".into(), &Array::of1(&sheet))?;
    }
    Ok(())
}
