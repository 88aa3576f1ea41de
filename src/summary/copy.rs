//! A summary as text in the clipboard, with where it is from.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlElement, HtmlTextAreaElement};
use yew::Callback;

use super::{
    model::{Form, Maker, Summary},
    reflect::{call, get},
};
use crate::{article::model::Article, reading::Action};

/// The sentences, the headline with the address of the page, and `warning` unless the publisher wrote it.
#[must_use]
pub fn text(summary: &Summary, form: Form, article: &Article, warning: &str) -> String {
    let (before, between) = if form == Form::Points { ("• ", "\n") } else { ("", " ") };
    let mut text = String::new();
    for sentence in &summary.sentences {
        if !text.is_empty() {
            text.push_str(between);
        }
        text.push_str(before);
        text.push_str(&sentence.text);
    }
    let page = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    let page = page.split('#').next().unwrap_or_default();
    for part in ["\n\n", &article.headline, "\n", page] {
        text.push_str(part);
    }
    if summary.maker != Maker::Publisher {
        text.push('\n');
        text.push_str(warning);
    }
    text
}

/// Puts a text into the clipboard and tells whether it is there. Where the page has no clipboard, by the older command
/// in an unseen field beside the widget.
pub fn copy(text: &str, host: &HtmlElement, send: Callback<Action>) {
    // `navigator.clipboard` is missing on pages that are not secure: asking it would throw past us.
    let clipboard = web_sys::window().and_then(|window| {
        let found = get(&window.navigator(), "clipboard").ok()?;
        found.is_object().then(|| window.navigator().clipboard())
    });
    let (text, host) = (text.to_owned(), host.clone());
    wasm_bindgen_futures::spawn_local(async move {
        let is_written = match clipboard {
            Some(clipboard) => JsFuture::from(clipboard.write_text(&text)).await.is_ok(),
            None => false,
        };
        send.emit(Action::Copied(is_written || copy_by_command(&text, &host).unwrap_or(false)));
    });
}

fn copy_by_command(text: &str, host: &HtmlElement) -> Option<bool> {
    let (document, root) = (host.owner_document()?, host.shadow_root()?);
    let had_focus = root.active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok());
    let field: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    field.set_class_name("aw-unseen");
    field.set_value(text);
    root.append_child(&field).ok()?;
    field.select();
    let done = call(&document, "execCommand", &[&"copy".into()]).ok();
    field.remove();
    if let Some(element) = had_focus {
        // What had the focus may have gone meanwhile.
        let _ = element.focus();
    }
    done.as_ref().and_then(JsValue::as_bool)
}
