//! Fetches the emoji's file, once for all widgets of the page.

use std::{cell::RefCell, rc::Rc};

use js_sys::JsString;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;
use yew::Callback;

use crate::{
    comments::composer::catalog::Catalog,
    response::state::{action::Action, writing},
    ui::console,
};

thread_local! {
    /// What was fetched, by its address.
    static CATALOG: RefCell<Option<(String, Rc<Catalog>)>> = const { RefCell::new(None) };
}

/// Fetches the emoji in this language from the folder at the URL `base`. Where they cannot be had, the console tells why.
pub(super) fn fetch(base: &str, language: &str, send: Callback<Action>) {
    let address = [base, "emoji/", language, ".txt"].concat();
    wasm_bindgen_futures::spawn_local(async move {
        let came = catalog(address).await;
        send.emit(Action::Writing(writing::Action::Emoji(came)));
    });
}

async fn catalog(address: String) -> Option<Rc<Catalog>> {
    let known = CATALOG.with_borrow(|known| {
        known.as_ref().filter(|(of, _)| *of == address).map(|(_, catalog)| Rc::clone(catalog))
    });
    if known.is_some() {
        return known;
    }
    match text(&address).await {
        Ok(file) => {
            let catalog = Rc::new(Catalog::read(&file)?);
            CATALOG.replace(Some((address, Rc::clone(&catalog))));
            Some(catalog)
        }
        Err(why) => {
            console::warn(&address.into());
            console::warn(&why);
            None
        }
    }
}

async fn text(address: &str) -> Result<String, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let response: Response = JsFuture::from(window.fetch_with_str(address)).await?.unchecked_into();
    if !response.ok() {
        return Err(response.status().into());
    }
    Ok(JsFuture::from(response.text()?).await?.unchecked_into::<JsString>().into())
}
