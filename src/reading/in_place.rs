//! The host's own markup as the article, in the element or elsewhere on the page: its words are read, nothing of it is
//! changed.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::{Loaded, Rest};
use crate::{
    article::model::Block,
    document::{
        self,
        model::{Problem, Shown},
    },
};

/// What may be a block of the article. What stands in a widget within it is the widget's.
const BLOCKS: &str = ":is(p, h2, h3, h4, blockquote > :not(p), li):not(article-widget[for] *)";

/// The page's own data blocks: what a widget wrote (`jsonld`) says of another article, or of one that has changed since.
pub(crate) const DATA: &str = "script[type='application/ld+json']:not([data-article-widget])";

/// Reads the children of the element, or those of the one with the id `target`: what the page says of the article, with the
/// words of its markup, and the element of each block of its body. `None` where there are none with words in them.
#[must_use]
pub(super) fn read(host: &HtmlElement, target: Option<&str>) -> Option<(Rc<Loaded>, Vec<Element>)> {
    let article: Element = match target {
        Some(id) => host.owner_document()?.get_element_by_id(id)?,
        None => host.clone().into(),
    };
    let headline = article.query_selector("h1, h2").ok().flatten();
    let found = article.query_selector_all(BLOCKS).ok()?;
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
    let headline = headline.and_then(|element| element.text_content()).unwrap_or_default();
    let headline = headline.trim();
    let (json, mut shown, problems) = page_document(target.map(|_| headline));
    shown.article.body = body;
    if !headline.is_empty() {
        headline.clone_into(&mut shown.article.headline);
    }
    Some((Loaded::new(shown, Rest::Unread(Rc::new(json)), problems, true), elements))
}

/// The page's own JSON-LD, the first that is an article; where the page may hold several, the one with this `headline`.
fn page_document(headline: Option<&str>) -> (String, Shown, Vec<Problem>) {
    let scripts = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|page| page.query_selector_all(DATA).ok());
    let Some(scripts) = scripts else {
        return Default::default();
    };
    (0..scripts.length())
        .find_map(|index| {
            let json = scripts.get(index)?.text_content()?;
            let (shown, problems) = document::read_article(&json).ok()?;
            let is_article = problems.iter().all(|problem| problem.property != "@type");
            let fits = is_article && headline.is_none_or(|headline| shown.article.headline == headline);
            fits.then_some((json, shown, problems))
        })
        .unwrap_or_default()
}
