//! The host's own markup as the article: its words are read, nothing of it is changed.

use gloo::events::EventListener;
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, Node, Range};
use yew::Callback;

use super::{Action, State};
use crate::{
    article::model::Block,
    document::{
        self,
        model::{Problem, Shown},
    },
};

/// The name of the highlight that marks a sentence (CSS Custom Highlight API).
const HIGHLIGHT: &str = "article-widget-source";

/// The article that stands in the element's children.
pub(super) struct InPlace {
    /// What the page says of it, with the words of its markup.
    pub(super) shown: Shown,
    /// The page's JSON-LD; empty where it has none.
    pub(super) json: String,
    /// What was wrong with the page's JSON-LD.
    pub(super) problems: Vec<Problem>,
    /// The element of each block of the article's body.
    elements: Vec<Element>,
    escape: std::cell::RefCell<Option<EventListener>>,
}

impl InPlace {
    /// Reads the children of the element; `None` where there are none with words in them.
    #[must_use]
    pub(super) fn read(host: &HtmlElement) -> Option<Self> {
        let headline = host.query_selector("h1, h2").ok().flatten();
        let found = host.query_selector_all("p, h2, h3, h4, blockquote > :not(p), li").ok()?;
        let mut elements = Vec::new();
        let mut body = Vec::new();
        for index in 0..found.length() {
            let Some(element) = found.get(index).and_then(|node| node.dyn_into::<Element>().ok()) else {
                continue;
            };
            let text = element.text_content().unwrap_or_default();
            if text.trim().is_empty() || headline.as_ref() == Some(&element) {
                continue;
            }
            let is_subhead = element.tag_name().starts_with('H');
            body.push(if is_subhead { Block::Subhead(text) } else { Block::Paragraph(text) });
            elements.push(element);
        }
        if body.is_empty() && headline.is_none() {
            return None;
        }
        let (json, mut shown, problems) = page_document();
        shown.article.body = body;
        if let Some(text) = headline.and_then(|element| element.text_content()) {
            text.trim().clone_into(&mut shown.article.headline);
        }
        Some(Self { shown, json, problems, elements, escape: std::cell::RefCell::default() })
    }

    /// Marks where the marked sentence of the summary stands, and waits for Esc; or takes the mark away.
    pub(super) fn reveal(&self, state: &State, send: &Callback<Action>) {
        self.escape.replace(None);
        highlight(None);
        let source = state.source();
        let Some((source, element)) =
            source.and_then(|source| Some((source, self.elements.get(source.block)?)))
        else {
            return;
        };
        let text = state.article().and_then(|article| article.body.get(source.block)).map_or("", Block::text);
        let units = |end: usize| text.get(..end).map_or(0, |part| part.encode_utf16().count());
        if let Some(range) = range(element, units(source.start), units(source.end)) {
            highlight(Some(&range));
        }
        crate::ui::bring_into_view(element);
        let send = send.clone();
        if let Some(document) = element.owner_document() {
            self.escape.replace(Some(EventListener::new(&document, "keydown", move |event| {
                if event.dyn_ref::<web_sys::KeyboardEvent>().is_some_and(|event| event.key() == "Escape") {
                    send.emit(Action::Reveal(None));
                }
            })));
        }
    }
}

/// The page's own JSON-LD, the first that is an article.
fn page_document() -> (String, Shown, Vec<Problem>) {
    let scripts = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|page| page.query_selector_all("script[type='application/ld+json']").ok());
    let Some(scripts) = scripts else {
        return Default::default();
    };
    (0..scripts.length())
        .find_map(|index| {
            let json = scripts.get(index)?.text_content()?;
            let (shown, problems) = document::read_article(&json).ok()?;
            Some((json, shown, problems))
        })
        .unwrap_or_default()
}

/// The part of the element's text between two places, counted in UTF-16 units as the DOM does.
fn range(element: &Element, start: usize, end: usize) -> Option<Range> {
    let range = Range::new().ok()?;
    let mut passed = 0;
    let mut begun = false;
    let mut open: Vec<Node> = vec![element.clone().into()];
    while let Some(node) = open.pop() {
        if node.node_type() == Node::TEXT_NODE {
            let length = node.text_content().unwrap_or_default().encode_utf16().count();
            let offset = |place: usize| u32::try_from(place - passed).ok();
            if !begun && start < passed + length {
                range.set_start(&node, offset(start)?).ok()?;
                begun = true;
            }
            if begun && end <= passed + length {
                range.set_end(&node, offset(end)?).ok()?;
                return Some(range);
            }
            passed += length;
        }
        let mut child = node.last_child();
        while let Some(last) = child {
            child = last.previous_sibling();
            open.push(last);
        }
    }
    None
}

/// Sets or clears the highlight, in browsers that have the API; in others the scroll alone shows the place.
fn highlight(range: Option<&Range>) -> Option<()> {
    let window = web_sys::window()?;
    let registry = Reflect::get(&Reflect::get(&window, &"CSS".into()).ok()?, &"highlights".into()).ok()?;
    let call = |name: &str, arguments: &[&JsValue]| {
        let method = Reflect::get(&registry, &name.into()).ok()?.dyn_into::<Function>().ok()?;
        method.apply(&registry, &arguments.iter().copied().collect::<js_sys::Array>()).ok()
    };
    match range {
        None => call("delete", &[&HIGHLIGHT.into()]).map(|_| ()),
        Some(range) => {
            let constructor = Reflect::get(&window, &"Highlight".into()).ok()?.dyn_into::<Function>().ok()?;
            let highlight = Reflect::construct(&constructor, &js_sys::Array::of1(range)).ok()?;
            call("set", &[&HIGHLIGHT.into(), &highlight]).map(|_| ())
        }
    }
}
