//! The loader and the controller behind it, with the real widget, and the network in the test's hands.

use std::cell::Cell;

use article_widget::embed::mount::{View, mount};
use js_sys::{Array, Function, Object, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use crate::{
    Seen,
    page::{body, element},
    wait::{frame, until},
};

thread_local! {
    static STAGES: Cell<u32> = const { Cell::new(0) };
}

#[wasm_bindgen]
extern "C" {
    type Props;
    /// How often the module was asked to mount a widget.
    #[wasm_bindgen(method, getter)]
    fn mounts(this: &Props) -> u32;
    /// How often the module was fetched.
    #[wasm_bindgen(method, getter)]
    fn fetched(this: &Props) -> u32;
    #[wasm_bindgen(method, setter)]
    fn set_offline(this: &Props, offline: bool);
    #[wasm_bindgen(method)]
    fn hold(this: &Props);
    #[wasm_bindgen(method)]
    fn release(this: &Props);
    /// The addresses of the script that were asked for, one after the other.
    #[wasm_bindgen(method, getter)]
    fn imported(this: &Props) -> Vec<String>;
    #[wasm_bindgen(method)]
    fn stop(this: &Props, error: &JsValue);
    #[wasm_bindgen(method, catch)]
    fn define(this: &Props) -> Result<(), JsValue>;

    /// The element's own methods and its one property that is no attribute.
    #[wasm_bindgen(extends = HtmlElement, extends = web_sys::Element, extends = web_sys::Node)]
    #[derive(Clone)]
    pub(crate) type Widget;
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_article(this: &Widget, article: &JsValue);
    #[wasm_bindgen(method, getter)]
    pub(crate) fn article(this: &Widget) -> JsValue;
    #[wasm_bindgen(method)]
    pub(crate) fn summarize(this: &Widget) -> Promise;
    #[wasm_bindgen(method)]
    pub(crate) fn refresh(this: &Widget) -> Promise;
    #[wasm_bindgen(method)]
    pub(crate) fn react(this: &Widget, id: &JsValue) -> Promise;
    #[wasm_bindgen(method, js_name = exportThread)]
    pub(crate) fn export_thread(this: &Widget) -> Promise;
    #[wasm_bindgen(method, js_name = importThread)]
    pub(crate) fn import_thread(this: &Widget, article: &JsValue) -> Promise;
}

type Mount = dyn Fn(HtmlElement, String, Option<Vec<u8>>, bool) -> Result<View, JsValue>;

/// A document as the module takes it: in pieces, here in one.
pub(crate) fn pieces(json: &str) -> Object {
    let whole = Array::of2(&Uint8Array::from(json.as_bytes()), &1.into());
    Array::of1(&whole).values().unchecked_into()
}

/// See the module.
pub(crate) struct Stage {
    pub(crate) tag: String,
    props: Props,
}

impl Stage {
    /// A class that is not defined yet.
    pub(crate) fn new() -> Self {
        let tag = format!("article-widget-{}", STAGES.replace(STAGES.get() + 1));
        let element = include_str!("../../src/embed/element.js");
        let controller = include_str!("../../src/embed/controller.js");
        let mount: Closure<Mount> = Closure::new(mount);
        let given = [element.into(), controller.into(), JsValue::from_str(&tag), mount.into_js_value()];
        let props = Function::new_with_args("element, controller, tag, mount", include_str!("stage.js"))
            .apply(&JsValue::UNDEFINED, &given.iter().collect())
            .unwrap();
        Self { tag, props: props.unchecked_into() }
    }

    /// A class that is defined.
    pub(crate) fn defined() -> Self {
        let stage = Self::new();
        stage.define();
        stage
    }

    /// Runs the loader.
    pub(crate) fn define(&self) {
        self.props.define().unwrap();
    }

    /// An element of the class, not on the page.
    pub(crate) fn element(&self, thread: &str) -> Widget {
        let element = element(&self.tag);
        element.set_attribute("thread", thread).unwrap();
        element.unchecked_into()
    }

    /// How often a widget was mounted.
    pub(crate) fn mounts(&self) -> u32 {
        self.props.mounts()
    }

    /// How often the module was fetched.
    pub(crate) fn fetched(&self) -> u32 {
        self.props.fetched()
    }

    /// The addresses of the script that were asked for, one after the other.
    pub(crate) fn imported(&self) -> Vec<String> {
        self.props.imported()
    }

    /// The module is told to have stopped.
    pub(crate) fn stop(&self) {
        self.props.stop(&js_sys::Error::new("unreachable"));
    }

    /// The network is there, or not.
    pub(crate) fn set_offline(&self, offline: bool) {
        self.props.set_offline(offline);
    }

    /// From now on the module does not come.
    pub(crate) fn hold(&self) {
        self.props.hold();
    }

    /// It comes.
    pub(crate) fn release(&self) {
        self.props.release();
    }
}

impl Widget {
    /// What a test sees of it.
    pub(crate) fn seen(&self) -> Seen {
        Seen(self.clone().unchecked_into())
    }

    /// Puts it at the top of the page.
    pub(crate) fn show(&self) {
        body().prepend_with_node_1(self).unwrap();
        web_sys::window().unwrap().scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// What a promise comes to; a test fails where that takes too long.
pub(crate) async fn settled(promise: Promise) -> Result<JsValue, JsValue> {
    let result = std::rc::Rc::new(std::cell::RefCell::new(None));
    let into = std::rc::Rc::clone(&result);
    wasm_bindgen_futures::spawn_local(async move {
        let settled = wasm_bindgen_futures::JsFuture::from(promise).await;
        into.replace(Some(settled));
    });
    until("an answer", || result.borrow().is_some()).await;
    result.take().unwrap()
}

/// Waits until all that was on its way has come: some frames.
pub(crate) async fn quiet() {
    for _ in 0..10 {
        frame().await;
    }
}
