//! A widget on the test page, mounted as the element class does it, and what a test sees of it and does to it.

pub(crate) mod documents;
pub(crate) mod seen;
pub(crate) mod wait;

use std::{cell::Cell, ops::Deref, rc::Rc};

use article_widget::embed::mount::{View, mount};
use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement, ShadowRoot, Storage};

pub(crate) use seen::Seen;
use wait::until;

/// See the module. Dropping it takes it off the page.
pub(crate) struct Widget {
    host: Seen,
    view: Option<View>,
}

impl Deref for Widget {
    type Target = Seen;

    fn deref(&self) -> &Seen {
        &self.host
    }
}

impl Widget {
    /// Mounts a widget at the top of the page. Every test has a thread of its own, so that no test sees what
    /// another one left in the browser.
    pub(crate) fn mount(thread: &str, article: Option<&str>, attributes: &[(&str, &str)]) -> Self {
        let host = element("article-widget");
        host.set_attribute("thread", thread).unwrap();
        for (name, value) in attributes {
            host.set_attribute(name, value).unwrap();
        }
        Self::mount_in(host, article)
    }

    /// Mounts a widget in this element.
    pub(crate) fn mount_in(host: HtmlElement, article: Option<&str>) -> Self {
        body().prepend_with_node_1(&host).unwrap();
        // The browser keeps on the screen what was there before: the widget would stand above it.
        web_sys::window().unwrap().scroll_to_with_x_and_y(0.0, 0.0);
        let article = article.map(|text| text.as_bytes().to_vec());
        let view = mount(host.clone(), "./".to_owned(), article, false).unwrap();
        Self { host: Seen(host), view: Some(view) }
    }

    /// A reader comes to this thread for the first time: nothing is kept but what stores hold of other threads.
    pub(crate) async fn first_visit(thread: &str, article: &str, attributes: &[(&str, &str)]) -> Self {
        storage().clear().unwrap();
        Self::visit(thread, article, attributes).await
    }

    /// A reader comes to this thread, and all parts of the widget have come.
    pub(crate) async fn visit(thread: &str, article: &str, attributes: &[(&str, &str)]) -> Self {
        let widget = Self::mount(thread, Some(article), attributes);
        widget.complete().await;
        widget
    }

    /// Waits until all parts have come.
    pub(crate) async fn complete(&self) {
        let whole = js_sys::Promise::new(&mut |done, failed| self.view().whole(done, failed));
        let came = Rc::new(Cell::new(false));
        let into = Rc::clone(&came);
        wasm_bindgen_futures::spawn_local(async move {
            into.set(wasm_bindgen_futures::JsFuture::from(whole).await.is_ok());
        });
        until("the parts that come late", || came.get()).await;
    }

    /// What the element class holds.
    pub(crate) fn view(&self) -> &View {
        self.view.as_ref().unwrap()
    }

    /// The root of what the widget draws.
    pub(crate) fn root(&self) -> ShadowRoot {
        self.host.shadow_root().unwrap()
    }

    /// Sets attributes, as a host does; `None` removes one.
    pub(crate) fn set(&mut self, name: &str, value: Option<&str>) {
        match value {
            Some(value) => self.host.set_attribute(name, value).unwrap(),
            None => self.host.remove_attribute(name).unwrap(),
        }
        self.view.as_mut().unwrap().update();
    }

    /// Gives the widget another article by the property.
    pub(crate) fn set_article(&mut self, article: Option<&str>) {
        self.view.as_mut().unwrap().set_article(article.map(|text| text.as_bytes().to_vec()));
    }
}

impl Drop for Widget {
    fn drop(&mut self) {
        if let Some(view) = self.view.take() {
            view.unmount();
        }
        self.host.remove();
    }
}

/// The test page.
pub(crate) fn page() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// Its body.
pub(crate) fn body() -> HtmlElement {
    page().body().unwrap()
}

/// A new element, not on the page yet.
pub(crate) fn element(tag: &str) -> HtmlElement {
    page().create_element(tag).unwrap().unchecked_into()
}

/// What the browser keeps between visits.
pub(crate) fn storage() -> Storage {
    web_sys::window().unwrap().local_storage().unwrap().unwrap()
}

/// The values that are kept under keys with this in them.
pub(crate) fn kept(part: &str) -> Vec<String> {
    let storage = storage();
    let keys = (0..storage.length().unwrap()).filter_map(|index| storage.key(index).unwrap());
    keys.filter(|key| key.contains(part)).filter_map(|key| storage.get_item(&key).unwrap()).collect()
}
