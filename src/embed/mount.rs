//! The border to JavaScript: the element class holds a `View`, and calls it.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Function, Object, Promise};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, ShadowRootInit, ShadowRootMode};
use yew::{AppHandle, Callback};

use super::{config::Config, events};
use crate::{
    app::{App, AppProps, Msg},
    reactions::model::ReactionId,
    reading::{Action, load},
    response::{Handle, Request},
    ui::style,
};

thread_local! {
    /// What attribute values were already complained about.
    static SAID: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// A widget that is on a page. Opaque to JavaScript, but for its methods.
#[wasm_bindgen]
pub struct View {
    app: Option<AppHandle<App>>,
    host: HtmlElement,
    base: String,
    /// The property `article`.
    article: Option<Rc<String>>,
    /// It is on its way.
    awaited: bool,
    place: Element,
    /// The entry to what comes late, once it is there.
    handle: Rc<RefCell<Option<Handle>>>,
    waiting: Rc<Waiting>,
}

/// Those who wait for what comes late: what to call once it is there, and with the reason where it cannot be had.
type Waiting = RefCell<Vec<(Function, Function)>>;

/// Puts a widget into an element. `base` is the URL of the folder of the widget's files, `article` the property as
/// JSON text in UTF-8: bytes, since a long text is copied into the module many times faster so. Where it is `awaited`,
/// [`View::set_article`] gives it later, and there is nothing to show until then.
///
/// # Errors
/// Where the element can have no shadow root.
#[wasm_bindgen]
pub fn mount(
    host: HtmlElement,
    base: String,
    article: Option<Vec<u8>>,
    awaited: bool,
) -> Result<View, JsValue> {
    let root = match host.shadow_root() {
        Some(root) => root,
        None => host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))?,
    };
    style::adopt(&root, None)?;
    let document = host.owner_document().ok_or("the element belongs to no document")?;
    let place = document.create_element("div")?;
    root.replace_children_with_node_1(&place);
    let mut view = View {
        app: None,
        host,
        base,
        article: text(article),
        awaited,
        place: place.clone(),
        handle: Rc::default(),
        waiting: Rc::default(),
    };
    let props = view.props();
    view.app = Some(yew::Renderer::<App>::with_root_and_props(place, props).render());
    Ok(view)
}

#[wasm_bindgen]
impl View {
    /// Attributes changed.
    pub fn update(&mut self) {
        let props = self.props();
        if let Some(app) = &mut self.app {
            app.update(props);
        }
    }

    /// The property `article` changed.
    pub fn set_article(&mut self, article: Option<Vec<u8>>) {
        (self.article, self.awaited) = (text(article), false);
        self.update();
    }

    /// Asks for the summary.
    pub fn summarize(&self) {
        self.send(Msg::Act(Action::Summarize));
    }

    /// Gets the article again.
    pub fn refresh(&self) {
        self.send(Msg::Act(Action::Load));
    }

    /// Brings in the comments of a document, given as an iterator over pieces of its JSON text: each a list of bytes in
    /// UTF-8, which end with a letter, and of how much has come then, from 0 to 1. A promise of what that changed.
    pub fn import_thread(&self, pieces: &Object) -> Promise {
        Promise::new(&mut |resolve, reject| {
            if let Err(error) = self.request(Request::Import(pieces.clone(), resolve, reject.clone())) {
                // A promise's own functions do not throw.
                drop(reject.call1(&JsValue::UNDEFINED, &error));
            }
        })
    }

    /// Asks for what comes late, and calls `done` once it is there, so that `react` and the like can be called; or `failed`
    /// with the reason.
    pub fn whole(&self, done: Function, failed: Function) {
        self.waiting.borrow_mut().push((done, failed));
        if self.handle.borrow().is_some() {
            answer(&self.waiting, None);
        } else {
            self.send(Msg::Want);
        }
    }

    /// Chooses a mood, or takes the choice back.
    ///
    /// # Errors
    /// Where the mood is not one of those offered.
    pub fn react(&self, id: Option<String>) -> Result<(), JsValue> {
        self.request(Request::React(id.map(|id| ReactionId::from(id.as_str())))).map(|_| ())
    }

    /// The whole thread, once all of it is here. A promise of a list of texts: one after the other they are the contract's
    /// document in JSON. The first ends where its list of comments begins, each other one with a comment or the document.
    pub fn export_thread(&self) -> Promise {
        Promise::new(&mut |resolve, reject| {
            if let Err(error) = self.request(Request::Export(resolve, reject.clone())) {
                // A promise's own functions do not throw.
                drop(reject.call1(&JsValue::UNDEFINED, &error));
            }
        })
    }

    /// Takes the widget out of the element and frees it.
    pub fn unmount(self) {
        if let Some(app) = self.app {
            app.destroy();
        }
        self.place.remove();
        answer(&self.waiting, Some("the widget is gone"));
    }
}

impl View {
    fn props(&self) -> AppProps {
        let (handle, waiting, lost) =
            (Rc::clone(&self.handle), Rc::clone(&self.waiting), Rc::clone(&self.waiting));
        AppProps {
            config: Rc::new(config(&self.host, self.article.clone(), self.awaited)),
            host: self.host.clone(),
            base: self.base.clone().into(),
            on_handle: Callback::from(move |ready| {
                handle.replace(Some(ready));
                answer(&waiting, None);
            }),
            on_lost: Callback::from(move |why: String| answer(&lost, Some(&why))),
        }
    }

    fn send(&self, message: Msg) {
        if let Some(app) = &self.app {
            app.send_message(message);
        }
    }

    fn request(&self, request: Request) -> Result<String, JsValue> {
        let handle = self.handle.borrow().clone().ok_or("the widget is not complete yet")?;
        handle(request).map_err(|why| js_sys::Error::new(&why).into())
    }
}

fn answer(waiting: &Waiting, lost: Option<&str>) {
    for (done, failed) in waiting.take() {
        // A promise's own functions do not throw.
        drop(match lost {
            None => done.call0(&JsValue::UNDEFINED),
            Some(why) => failed.call1(&JsValue::UNDEFINED, &js_sys::Error::new(why)),
        });
    }
}

fn config(host: &HtmlElement, article: Option<Rc<String>>, awaited: bool) -> Config {
    let (mut config, bad) = Config::read(|name| host.get_attribute(name));
    (config.article, config.awaited) = (article, awaited);
    SAID.with_borrow_mut(|said| {
        for line in bad {
            if !said.contains(&line) {
                events::warn([line.as_str()]);
                said.push(line);
            }
        }
    });
    config
}

fn text(bytes: Option<Vec<u8>>) -> Option<Rc<String>> {
    bytes.map(|bytes| Rc::new(load::utf8(bytes)))
}
