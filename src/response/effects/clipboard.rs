//! Permalinks: reading one from the page's address, and copying one.

use wasm_bindgen_futures::JsFuture;
use yew::Callback;

use crate::{comments::model::CommentId, response::state::action::Action};

const MARK: &str = "#comment-";

/// The comment that the page's address asks for.
#[must_use]
pub(super) fn wanted_comment() -> Option<CommentId> {
    let hash = web_sys::window()?.location().hash().ok()?;
    let id = hash.strip_prefix(MARK)?;
    let decoded = js_sys::decode_uri_component(id).map_or_else(|_| id.to_owned(), String::from);
    (!decoded.is_empty()).then(|| CommentId::from(decoded.as_str()))
}

/// In a frame: the page around it, which `embed.js` notes down.
fn page_around() -> Option<String> {
    web_sys::window()?.document()?.query_selector("head > link[rel=bookmark]").ok()??.get_attribute("href")
}

/// Copies the permalink of a comment.
pub(super) fn copy_link(id: &CommentId, send: Callback<Action>) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let page = page_around().or_else(|| window.location().href().ok()).unwrap_or_default();
    let page = page.split('#').next().unwrap_or_default();
    let link = format!("{page}{MARK}{}", String::from(js_sys::encode_uri_component(id.as_str())));
    // `navigator.clipboard` is missing on pages that are not secure: asking it would throw past us.
    let clipboard = js_sys::Reflect::get(&window.navigator(), &"clipboard".into()).ok();
    if !clipboard.is_some_and(|clipboard| clipboard.is_object()) {
        send.emit(Action::Copied(Err(link)));
        return;
    }
    let written = window.navigator().clipboard().write_text(&link);
    wasm_bindgen_futures::spawn_local(async move {
        send.emit(Action::Copied(JsFuture::from(written).await.map(|_| ()).map_err(|_refused| link)));
    });
}
