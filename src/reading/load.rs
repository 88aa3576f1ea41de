//! Getting the article, and the widget's words: from the host, over the network, or out of the page.

use std::{cell::RefCell, rc::Rc};

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Element, HtmlElement, RequestInit, Response};
use yew::Callback;

use super::{Action, LONG, LoadFailure, Loaded, Rest, in_place};
use crate::{
    article::model::Article,
    document,
    embed::{config::Config, events},
    late::Late,
    ui::{console, slices::Slice},
    words::{self, Words},
};

/// How many bytes are made text at once.
const PIECE: u32 = 1 << 17;

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

    /// Asks anew.
    pub(super) fn next(&self) -> Option<AbortController> {
        self.cancel();
        let controller = AbortController::new().ok();
        self.0.replace(controller.clone());
        controller
    }
}

/// Gets the article from the first source that is there, as the contract orders them.
///
/// Where the host's own markup is the article, returns the elements of its blocks.
pub(super) fn article(
    host: &HtmlElement,
    config: &Config,
    latest: &Latest,
    late: Option<Late>,
    send: Callback<Action>,
) -> Option<Vec<Element>> {
    if config.awaited {
        latest.cancel();
        return None;
    }
    if let Some(json) = config.article.as_ref().filter(|json| json.len() <= LONG) {
        latest.cancel();
        send.emit(told(read(json, None, late)));
        return None;
    }
    if config.article.is_some() || config.src.is_some() {
        let (given, src) = (config.article.clone(), config.src.clone().filter(|_| config.article.is_none()));
        let controller = latest.next();
        wasm_bindgen_futures::spawn_local(async move {
            let answer = match (given, &src) {
                (None, Some(src)) => fetch(src, controller.as_ref()).await.map(Rc::new),
                (given, _) => Ok(given.unwrap_or_default()),
            };
            let read = match answer {
                Ok(json) => read_in_slices(json, src.as_deref(), late).await,
                Err(failure) => Err(failure),
            };
            // An abandoned question has no answer.
            if !is_abandoned(controller) {
                send.emit(told(read));
            }
        });
        return None;
    }
    latest.cancel();
    let (action, elements) = match in_place::read(host, config.target.as_deref()) {
        Some((loaded, elements)) => (Action::Loaded(loaded), Some(elements)),
        None => (Action::LoadFailed(LoadFailure::Nothing), None),
    };
    send.emit(action);
    elements
}

/// The words that are in the first download.
#[must_use]
pub fn english() -> Words {
    Words::new("en", texts(&words::first_english()).unwrap_or_default(), Vec::new())
}

/// Fetches the words of the reader's language: of the attribute's, that of the page around the element, and the browser's,
/// the first that there are words in.
pub(super) fn words(
    host: &HtmlElement,
    base: &str,
    lang: Option<&str>,
    latest: &Latest,
    speak: Callback<Words>,
) {
    let around = host.parent_element().and_then(|parent| parent.closest("[lang]").ok()?);
    let near = around.and_then(|element| element.get_attribute("lang"));
    let browser = web_sys::window().and_then(|window| window.navigator().language());
    let language = words::negotiate([lang, near.as_deref(), browser.as_deref()].into_iter().flatten());
    let controller = latest.next();
    if language == "en" {
        speak.emit(english());
        return;
    }
    let address = [base, "locales/", language, ".json"].concat();
    wasm_bindgen_futures::spawn_local(async move {
        let answer = fetch(&address, controller.as_ref()).await;
        // Another language is wanted by now: its words may be here already.
        if is_abandoned(controller) {
            return;
        }
        match answer.ok().and_then(|json| texts(&json)) {
            Some(found) => {
                let english = texts(&words::first_english()).unwrap_or_default();
                speak.emit(Words::new(language, found, english));
            }
            None => {
                events::warn([[&address, " holds no words; the widget stays in English"].concat().as_str()]);
            }
        }
    });
}

/// Reads a flat JSON object of texts. The browser does it: the widget's own reader knows the keys of articles only.
pub(crate) fn texts(json: &str) -> Option<Vec<(String, String)>> {
    let object = js_sys::JSON::parse(json).ok()?.dyn_into::<js_sys::Object>().ok()?;
    let pairs = js_sys::Object::entries(&object);
    let pair = |pair: JsValue| {
        let pair: js_sys::Array = pair.unchecked_into();
        Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
    };
    pairs.iter().map(pair).collect()
}

fn is_abandoned(controller: Option<AbortController>) -> bool {
    controller.is_some_and(|controller| controller.signal().aborted())
}

/// By `fetch` itself: `gloo-net` would cost the first download more than these lines do (ARCHITECTURE.md, "Size").
async fn fetch(address: &str, controller: Option<&AbortController>) -> Result<String, LoadFailure> {
    let unreachable = |error: JsValue| {
        console::warn(&error);
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
    // As bytes: to make a text of them and copy that letter by letter into the module takes several times as long.
    let bytes = JsFuture::from(response.array_buffer().map_err(unreachable)?).await.map_err(unreachable)?;
    Ok(text(&Uint8Array::new(&bytes)).await)
}

/// Text from bytes, of a long one in slices.
async fn text(bytes: &Uint8Array) -> String {
    let mut text = String::with_capacity(bytes.length() as usize);
    let (mut at, mut slice) = (0, Slice::default());
    while at < bytes.length() {
        if at > 0 && slice.is_over() {
            slice.next().await;
        }
        let mut piece = bytes.subarray(at, at.saturating_add(PIECE)).to_vec();
        let is_last = at.saturating_add(PIECE) >= bytes.length();
        // A letter is not cut in two; what has no such place is no text anyway.
        if let Some(last) =
            piece.iter().rposition(|&byte| !is_inside(byte)).filter(|&last| last > 0 && !is_last)
        {
            piece.truncate(last);
        }
        #[expect(clippy::cast_possible_truncation, reason = "a piece has a length")]
        let length = piece.len() as u32;
        at += length;
        text += &utf8(piece);
    }
    text
}

/// Whether a byte of UTF-8 goes on with a letter.
fn is_inside(byte: u8) -> bool {
    byte & 0b1100_0000 == 0b1000_0000
}

/// Reads a document, a long one by its parts. They are looked for in slices, so that the page stays alive.
async fn read_in_slices(
    json: Rc<String>,
    src: Option<&str>,
    late: Option<Late>,
) -> Result<Rc<Loaded>, LoadFailure> {
    if json.len() > LONG {
        let mut scan = document::Scan::new(&json);
        let mut slice = Slice::default();
        let parts = loop {
            if let Some(parts) = scan.step() {
                break parts;
            }
            if slice.is_over() {
                slice.next().await;
            }
        };
        if let Some(parts) = parts
            && let Ok((mut shown, problems)) = parts.read_article()
        {
            absolute(&mut shown.article, src);
            return Ok(Loaded::new(shown, Rest::InParts(json, Rc::new(parts)), problems, false));
        }
    }
    read(&json, src, late)
}

/// Reads a document: all of it where the code for that is there and it is not too long to be read at once, else the
/// article. What it names relative to itself is made absolute.
pub(crate) fn read(json: &str, src: Option<&str>, late: Option<Late>) -> Result<Rc<Loaded>, LoadFailure> {
    let unreadable = LoadFailure::Unreadable;
    if let Some(late) = late.filter(|_| json.len() <= LONG) {
        let (mut document, problems) = (late.read)(json).map_err(unreadable)?;
        absolute(&mut document.article, src);
        let shown = (late.shown)(&document);
        return Ok(Loaded::new(shown, Rest::Read(Rc::new(document)), problems, false));
    }
    let (mut shown, problems) = document::read_article(json).map_err(unreadable)?;
    absolute(&mut shown.article, src);
    Ok(Loaded::new(shown, Rest::Unread(Rc::new(json.to_owned())), problems, false))
}

fn absolute(article: &mut Article, src: Option<&str>) {
    if let (Some(picture), Some(src)) = (&mut article.picture, src)
        && let Some(url) = resolve(&picture.url, src)
    {
        picture.url = url;
    }
}

/// A document that was read, or why it could not be, as an action.
fn told(read: Result<Rc<Loaded>, LoadFailure>) -> Action {
    read.map_or_else(Action::LoadFailed, Action::Loaded)
}

fn resolve(url: &str, src: &str) -> Option<String> {
    Some(web_sys::Url::new_with_base(url, &address(src)?.href()).ok()?.href())
}

/// A URL that may be relative to the page.
pub(crate) fn address(url: &str) -> Option<web_sys::Url> {
    let page = web_sys::window()?.document()?.base_uri().ok()??;
    web_sys::Url::new_with_base(url, &page).ok()
}

/// Text from bytes; what is no UTF-8 in them is replaced.
#[must_use]
pub(crate) fn utf8(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}
