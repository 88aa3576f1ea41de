//! The host's own markup as the article: its words are read, nothing of it is changed.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::{
    article::model::Block,
    document::{
        self,
        model::{Problem, Shown},
    },
};

/// The article that stands in the element's children.
pub(super) struct InPlace {
    /// What the page says of it, with the words of its markup.
    pub(super) shown: Shown,
    /// The page's JSON-LD; empty where it has none.
    pub(super) json: String,
    /// What was wrong with the page's JSON-LD.
    pub(super) problems: Vec<Problem>,
    /// The element of each block of the article's body.
    pub(super) elements: Vec<Element>,
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
        Some(Self { shown, json, problems, elements })
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
