//! Getting the article, and the widget's words: from the host, over the network, or out of the page.

use std::{cell::RefCell, rc::Rc};

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, HtmlElement, RequestInit, Response};
use yew::Callback;

use super::{Action, LoadFailure, Loaded, in_place::InPlace};
use crate::{
    document,
    embed::{config::Config, events},
    words::{self, Words},
};

/// The newest question: asking again cancels the one before.
#[derive(Clone, Default)]
pub(super) struct Latest(Rc<RefCell<Option<AbortController>>>);

impl Latest {
    /// Stops waiting for an answer.
    pub(super) fn cancel(&self) {
        if let Some(before) = self.0.take() {
            before.abort();
        }
    }

    fn next(&self) -> Option<AbortController> {
        self.cancel();
        let controller = AbortController::new().ok();
        self.0.replace(controller.clone());
        controller
    }
}

/// Gets the article from the first source that is there, as the contract orders them.
///
/// Where the host's own markup is the article, returns what is needed to point into it.
pub(super) fn article(
    host: &HtmlElement,
    config: &Config,
    latest: &Latest,
    send: Callback<Action>,
) -> Option<InPlace> {
    if let Some(json) = &config.article {
        latest.cancel();
        send.emit(read(json, None));
        return None;
    }
    if let Some(src) = &config.src {
        let (src, controller) = (src.clone(), latest.next());
        wasm_bindgen_futures::spawn_local(async move {
            let answer = fetch(&src, controller.as_ref()).await;
            // An abandoned question has no answer.
            if controller.is_none_or(|controller| !controller.signal().aborted()) {
                send.emit(match answer {
                    Ok(json) => read(&json, Some(&src)),
                    Err(failure) => Action::LoadFailed(failure),
                });
            }
        });
        return None;
    }
    latest.cancel();
    let in_place = InPlace::read(host);
    send.emit(match &in_place {
        Some(found) => {
            Action::Loaded(Loaded::new(found.shown.clone(), &found.json, found.problems.clone(), true))
        }
        None => Action::LoadFailed(LoadFailure::Nothing),
    });
    in_place
}

/// The words that are inside the module.
#[must_use]
pub fn english() -> Words {
    Words::new("en", texts(words::ENGLISH).unwrap_or_default(), Vec::new())
}

/// Fetches the words of the reader's language: the attribute's, else that of the page, else the browser's.
pub(super) fn words(host: &HtmlElement, base: &str, lang: Option<&str>, speak: Callback<Words>) {
    let near = host.closest("[lang]").ok().flatten().and_then(|element| element.get_attribute("lang"));
    let browser = web_sys::window().and_then(|window| window.navigator().language());
    let wished = lang.map(str::to_owned).or(near).or(browser);
    let language = words::negotiate(wished.as_deref());
    if language == "en" {
        speak.emit(english());
        return;
    }
    let address = [base, "locales/", language, ".json"].concat();
    wasm_bindgen_futures::spawn_local(async move {
        match fetch(&address, None).await.ok().and_then(|json| texts(&json)) {
            Some(found) => speak.emit(Words::new(language, found, texts(words::ENGLISH).unwrap_or_default())),
            None => {
                events::warn([[&address, " holds no words; the widget stays in English"].concat().as_str()]);
            }
        }
    });
}

/// Reads a flat JSON object of texts. The browser does it: the widget's own reader knows the keys of articles only.
fn texts(json: &str) -> Option<Vec<(String, String)>> {
    let object = js_sys::JSON::parse(json).ok()?.dyn_into::<js_sys::Object>().ok()?;
    let pairs = js_sys::Object::entries(&object);
    let pair = |pair: JsValue| {
        let pair: js_sys::Array = pair.unchecked_into();
        Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
    };
    pairs.iter().map(pair).collect()
}

/// By `fetch` itself: `gloo-net` would cost the first download more than these lines do (ARCHITECTURE.md, "Size").
async fn fetch(address: &str, controller: Option<&AbortController>) -> Result<String, LoadFailure> {
    let unreachable = |error: JsValue| {
        web_sys::console::warn_1(&error);
        LoadFailure::Unreachable
    };
    let window = web_sys::window().ok_or(LoadFailure::Unreachable)?;
    let options = RequestInit::new();
    if let Some(controller) = controller {
        options.set_signal(Some(&controller.signal()));
    }
    let answer =
        JsFuture::from(window.fetch_with_str_and_init(address, &options)).await.map_err(unreachable)?;
    let response: Response = answer.unchecked_into();
    if !response.ok() {
        return Err(LoadFailure::Status(response.status()));
    }
    let text = JsFuture::from(response.text().map_err(unreachable)?).await.map_err(unreachable)?;
    text.as_string().ok_or(LoadFailure::Unreachable)
}

/// Reads a document; what it names relative to itself is made absolute.
pub(crate) fn read(json: &str, src: Option<&str>) -> Action {
    match document::read_article(json) {
        Ok((mut shown, problems)) => {
            if let (Some(picture), Some(src)) = (&mut shown.article.picture, src)
                && let Some(absolute) = resolve(&picture.url, src)
            {
                picture.url = absolute;
            }
            Action::Loaded(Loaded::new(shown, json, problems, false))
        }
        Err(problem) => Action::LoadFailed(LoadFailure::Unreadable(problem)),
    }
}

fn resolve(url: &str, src: &str) -> Option<String> {
    let page = web_sys::window()?.document()?.base_uri().ok()??;
    let src = web_sys::Url::new_with_base(src, &page).ok()?;
    Some(web_sys::Url::new_with_base(url, &src.href()).ok()?.href())
}
