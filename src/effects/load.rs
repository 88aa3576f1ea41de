//! Getting the article, and the widget's words: from the host, over the network, or out of the page.

use std::{cell::RefCell, rc::Rc};

use gloo::net::http::Request;
use web_sys::{AbortController, HtmlElement};
use yew::Callback;

use super::in_place::InPlace;
use crate::{
    document,
    embed::{config::Config, events},
    state::{LoadFailure, Loaded, action::Action},
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
        Some(found) => Action::Loaded(Rc::new(Loaded {
            document: found.document.clone(),
            problems: found.problems.clone(),
            in_place: true,
        })),
        None => Action::LoadFailed(LoadFailure::Nothing),
    });
    in_place
}

/// Fetches the words of the reader's language: the attribute's, else that of the page, else the browser's.
pub(super) fn words(host: &HtmlElement, base: &str, lang: Option<&str>, speak: Callback<Words>) {
    let near = host.closest("[lang]").ok().flatten().and_then(|element| element.get_attribute("lang"));
    let browser = web_sys::window().and_then(|window| window.navigator().language());
    let wished = lang.map(str::to_owned).or(near).or(browser);
    let language = words::negotiate(wished.as_deref());
    if language == "en" {
        speak.emit(Words::english());
        return;
    }
    let address = format!("{base}locales/{language}.json");
    wasm_bindgen_futures::spawn_local(async move {
        let read = match fetch(&address, None).await {
            Ok(json) => Words::read(language, &json),
            Err(failure) => Err(failure.to_string()),
        };
        match read {
            Ok(words) => speak.emit(words),
            Err(why) => events::warn(&[format!("{address}: {why}; the widget stays in English")]),
        }
    });
}

async fn fetch(address: &str, controller: Option<&AbortController>) -> Result<String, LoadFailure> {
    let signal = controller.map(AbortController::signal);
    let request = Request::get(address).abort_signal(signal.as_ref());
    let response = request.send().await.map_err(unreachable)?;
    if !response.ok() {
        return Err(LoadFailure::Status(response.status()));
    }
    response.text().await.map_err(unreachable)
}

#[expect(clippy::needless_pass_by_value, reason = "the shape that map_err takes")]
fn unreachable(error: gloo::net::Error) -> LoadFailure {
    events::warn(&[error.to_string()]);
    LoadFailure::Unreachable
}

/// Reads a document; what it names relative to itself is made absolute.
fn read(json: &str, src: Option<&str>) -> Action {
    match document::read(json) {
        Ok((mut document, problems)) => {
            if let (Some(picture), Some(src)) = (&mut document.article.picture, src)
                && let Some(absolute) = resolve(&picture.url, src)
            {
                picture.url = absolute;
            }
            Action::Loaded(Rc::new(Loaded { document, problems, in_place: false }))
        }
        Err(problem) => Action::LoadFailed(LoadFailure::Unreadable(problem)),
    }
}

fn resolve(url: &str, src: &str) -> Option<String> {
    let page = web_sys::window()?.document()?.base_uri().ok()??;
    let src = web_sys::Url::new_with_base(src, &page).ok()?;
    Some(web_sys::Url::new_with_base(url, &src.href()).ok()?.href())
}
