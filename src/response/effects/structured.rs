//! What machines read (`jsonld`): the document as a data block, and the meta tags of the app stores, in the page's head for
//! as long as the widget is there.

use std::{
    cell::{OnceCell, RefCell},
    rc::Rc,
};

use gloo::timers::callback::Timeout;
use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document as Page, Element};

use crate::{
    document::{self, model::Document},
    embed::config::Config,
    response::{exchange::Ask, state::State, store_ids},
    summary::reflect,
};

/// How long changes are gathered, in milliseconds.
const PAUSE: u32 = 300;
/// So many comments stand in the data block; `commentCount` counts all of them.
const MOST: usize = 500;
const BLOCKS: &str = "script[type='application/ld+json']";
/// What tells a widget's block from the page's.
const MARK: &str = "data-article-widget";

/// See the module.
#[derive(Default)]
pub(in crate::response) struct Structured {
    ours: Rc<RefCell<Ours>>,
    later: Option<Timeout>,
}

/// What of the page's head is this widget's.
#[derive(Default)]
struct Ours {
    /// The data block.
    block: Option<Element>,
    /// The `@id` of the article, where the page tells of it itself and the block of what readers added only.
    about: Option<String>,
    metas: Vec<Element>,
}

impl Structured {
    /// Something changed: what is in the head follows. `ask` gives what is known then.
    pub(in crate::response) fn follow(&mut self, config: &Config, ask: &Ask) {
        if !config.jsonld {
            self.later = None;
            self.ours.take().remove();
            return;
        }
        let (ours, ask) = (Rc::clone(&self.ours), ask.clone());
        self.later = Some(Timeout::new(PAUSE, move || {
            let known = ask.emit(()).filter(|(state, ..)| state.reading.is_none());
            let page = web_sys::window().and_then(|window| window.document());
            if let (Some((state, document, _)), Some(page)) = (known, page) {
                // What a page does not let us add it goes without.
                let _ = ours.borrow_mut().write(&page, &state, &document);
            }
        }));
    }
}

impl Drop for Structured {
    fn drop(&mut self) {
        self.ours.take().remove();
    }
}

impl Ours {
    fn remove(self) {
        self.block.into_iter().chain(self.metas).for_each(|element| element.remove());
    }

    fn write(&mut self, page: &Page, state: &State, document: &Document) -> Option<()> {
        let app = state.config.app.as_ref();
        let ids = [
            ("apple-itunes-app", app.and_then(|app| store_ids::ios(app.ios.as_deref()?))),
            ("google-play-app", app.and_then(|app| store_ids::android(app.android.as_deref()?))),
        ];
        self.metas.drain(..).for_each(|meta| meta.remove());
        for (name, id) in ids {
            let is_there = || page.query_selector(&["meta[name=", name, "]"].concat()).ok().flatten();
            if let Some(id) = id
                && is_there().is_none()
            {
                let meta = page.create_element("meta").ok()?;
                meta.set_attribute("name", name).ok()?;
                meta.set_attribute("content", &["app-id=", id].concat()).ok()?;
                page.head()?.append_child(&meta).ok()?;
                self.metas.push(meta);
            }
        }
        let block = if let Some(block) = &self.block {
            block
        } else {
            // An article without an `@id` cannot be added to, only told twice.
            self.about = of_page(page).ok()?;
            let block = page.create_element("script").ok()?;
            block.set_attribute("type", "application/ld+json").ok()?;
            block.set_attribute(MARK, "").ok()?;
            page.head()?.append_child(&block).ok()?;
            self.block.insert(block)
        };
        let text = written(state, document, self.about.as_deref());
        if trusted(block, &text).is_none() {
            // The text of a script that is in the page already: to what has words when it is put there, a browser that
            // asks for trusted types says no, data block or not.
            let empty = || block.append_child(&page.create_text_node("")).ok();
            block.first_child().or_else(empty)?.set_node_value(Some(&text));
        }
        Some(())
    }
}

/// Fills the block with a text that the browser trusts; `None` where it knows no trust, or the page lets nobody give it.
fn trusted(block: &Element, text: &str) -> Option<()> {
    thread_local! {
        static POLICY: OnceCell<Option<JsValue>> = const { OnceCell::new() };
    }
    let policy = POLICY.with(|policy| policy.get_or_init(policy_of_ours).clone())?;
    let script = reflect::call(&policy, "createScript", &[&text.into()]).ok()?;
    Reflect::set(block, &"text".into(), &script).ok().map(drop)
}

/// A policy that takes any text for a script. Only data blocks get what comes of it: nothing in them is run.
fn policy_of_ours() -> Option<JsValue> {
    let window = JsValue::from(web_sys::window()?);
    let factory = reflect::get(&window, "trustedTypes").ok().filter(JsValue::is_object)?;
    let rules = Object::new();
    Reflect::set(&rules, &"createScript".into(), &reflect::get(&window, "String").ok()?).ok()?;
    reflect::call(&factory, "createPolicy", &[&"article-widget".into(), &rules]).ok()
}

/// The article is told of, and there is no way to add to that.
struct IsTold;

/// The `@id` of the article that the page tells of itself, if it does: it is not told twice. Where another widget tells of
/// one, there is nothing to add.
fn of_page(page: &Page) -> Result<Option<String>, IsTold> {
    let Ok(blocks) = page.query_selector_all(BLOCKS) else {
        return Ok(None);
    };
    let told = (0..blocks.length()).filter_map(|index| blocks.get(index)).find_map(|block| {
        let block = block.dyn_into::<Element>().ok()?;
        if block.has_attribute(MARK) {
            return Some(Err(IsTold));
        }
        let (document, problems) = document::read_article(&block.text_content()?).ok()?;
        if problems.iter().any(|problem| problem.property == "@type") {
            return None;
        }
        Some(document.article.id.ok_or(IsTold))
    });
    told.transpose()
}

/// The document, or what readers added to the article with this `@id`; harmless also where the page is written out as HTML
/// one day.
fn written(state: &State, document: &Document, about: Option<&str>) -> String {
    let (part, count) = state.export_first(document, MOST);
    let count = count as u64;
    let text = about
        .map_or_else(|| document::write_counted(&part, count), |id| document::write_about(id, &part, count));
    text.replace('<', "\\u003c")
}
