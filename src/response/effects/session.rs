//! The host page's own session: the property `session` of the element. It is read when a server is to be asked, and heard
//! when it is set; it goes nowhere else.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{AbortController, HtmlElement};
use yew::Callback;

use crate::{
    embed::events,
    net::pieces::within,
    store::account::{Host, HostAnswer, NoSession, host_token},
};

/// Its name.
const SESSION: &str = "session";
/// How long the host page may take to say who the reader is, in milliseconds.
const PATIENCE: u32 = 10_000;

/// What reads it, and what sets it.
type Accessors = (Closure<dyn Fn() -> JsValue>, Closure<dyn Fn(JsValue)>);

/// The property as an accessor of the element, for as long as this is held; then it is a plain one again. The class has
/// none, so what was set before is there.
pub(super) struct Session {
    host: HtmlElement,
    value: Rc<RefCell<JsValue>>,
    _accessors: Accessors,
}

impl Session {
    /// Hears when the host sets it. The same token again is no news; the same function is: it is to be asked again.
    pub(super) fn hear(host: HtmlElement, on_change: Callback<()>) -> Self {
        let value = Rc::new(RefCell::new(read(&host)));
        let get = {
            let value = Rc::clone(&value);
            Closure::<dyn Fn() -> JsValue>::new(move || value.borrow().clone())
        };
        let set = {
            let value = Rc::clone(&value);
            Closure::<dyn Fn(JsValue)>::new(move |given: JsValue| {
                let is_news = given.is_function() || !Object::is(&given, &value.borrow());
                value.replace(given);
                if is_news {
                    on_change.emit(());
                }
            })
        };
        define(&host, &[("get", get.as_ref()), ("set", set.as_ref())]);
        Self { host, value, _accessors: (get, set) }
    }

    /// How a store asks for it.
    pub(super) fn asked_by(host: &HtmlElement, server: &str) -> Host {
        let (element, server) = (host.clone(), Rc::<str>::from(server));
        let is_set = {
            let element = element.clone();
            Rc::new(move || !is_none(&read(&element)))
        };
        Host {
            is_set,
            ask: Rc::new(move || {
                let (given, server) = (read(&element), Rc::clone(&server));
                Box::pin(async move { token(given, &server).await }) as HostAnswer
            }),
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        define(&self.host, &[("value", &*self.value.borrow()), ("writable", &JsValue::TRUE)]);
    }
}

fn define(host: &HtmlElement, parts: &[(&str, &JsValue)]) {
    let descriptor = Object::new();
    for (name, value) in
        parts.iter().chain(&[("configurable", &JsValue::TRUE), ("enumerable", &JsValue::TRUE)])
    {
        // A plain object takes everything.
        let _ = Reflect::set(&descriptor, &(*name).into(), value);
    }
    // A host that has frozen its element sets the property before, or never.
    let _ = Reflect::define_property(host, &SESSION.into(), &descriptor);
}

fn read(host: &HtmlElement) -> JsValue {
    Reflect::get(host, &SESSION.into()).unwrap_or_default()
}

fn is_none(given: &JsValue) -> bool {
    given.is_null() || given.is_undefined() || given.as_string().is_some_and(|text| text.is_empty())
}

/// The token that a value gives: it is one, has one, or gives one now or later.
async fn token(given: JsValue, server: &str) -> Result<Option<String>, NoSession> {
    let failed = |what: &str| {
        // Without what was thrown: that may tell of the token.
        events::warn([["<article-widget>: the property session ", what].concat().as_str()]);
        NoSession
    };
    let given = match given.dyn_ref::<Function>() {
        Some(function) => {
            function.call0(&JsValue::UNDEFINED).map_err(|_thrown| failed("is a function that threw"))?
        }
        None => given,
    };
    let Ok(end) = AbortController::new() else { return Err(NoSession) };
    let given = within(&Promise::resolve(&given), PATIENCE, &end.signal()).await;
    let given = given.map_err(|_stop| failed("was promised and did not come"))?;
    if is_none(&given) {
        return Ok(None);
    }
    let text = |key: &str| Reflect::get(&given, &key.into()).ok().and_then(|value| value.as_string());
    let (token, server_of) = match given.as_string() {
        Some(token) => (Some(token), None),
        None => (text("token"), text("server")),
    };
    let token = token.and_then(|token| host_token(&token, server_of.as_deref(), server));
    token.map(Some).ok_or_else(|| failed("has no token for this server"))
}
