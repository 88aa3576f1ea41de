//! Shows where a sentence of the summary stands in the host's own markup, until Esc.

use std::any::Any;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, Node, Range};
use yew::Callback;

use super::mark::Mark;
use crate::{
    article::model::Block,
    reading::{Action, State},
};

/// Marks where the marked sentence stands, `elements` being those of the article's blocks, and waits for Esc. What is
/// given back ends it when it is dropped.
#[must_use]
pub fn reveal(
    elements: &[Element],
    host: &HtmlElement,
    state: &State,
    send: &Callback<Action>,
) -> Option<Box<dyn Any>> {
    let source = state.source()?;
    let element = elements.get(source.block)?;
    let text = state.article().and_then(|article| article.body.get(source.block)).map_or("", Block::text);
    let units = |end: usize| text.get(..end).map_or(0, |part| part.encode_utf16().count());
    let mark = Mark::on(range(element, units(source.start), units(source.end)));
    crate::ui::bring_into_view(element);
    let (send, host) = (send.clone(), host.clone());
    let escape = element.owner_document().map(|document| {
        EventListener::new(&document, "keydown", move |event| {
            let key = event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape");
            if key && is_for(event, &host) {
                send.emit(Action::Reveal(None));
            }
        })
    });
    Some(Box::new((mark, escape)))
}

/// Whether an event is this widget's: it happened in its element, or in no widget at all.
fn is_for(event: &Event, host: &HtmlElement) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let widget = target.and_then(|target| target.closest(&host.local_name()).ok().flatten());
    widget.is_none_or(|widget| widget == **host)
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
