//! Asks a server by `fetch`, without cookies, without following it elsewhere, and never for too long or too much.

use js_sys::{Object, Reflect, Uint8Array};
use wasm_bindgen::JsCast;
use web_sys::{
    AbortController, AbortSignal, ReferrerPolicy, RequestCredentials, RequestInit, RequestRedirect, Response,
};

use super::{
    model::StoreError,
    wire::{Answer, Ask},
};
use crate::net::pieces::{Pieces, Stop, within};

/// How long an answer, or the next piece of it, may take, in milliseconds.
const PATIENCE: u32 = 20_000;
/// The most bytes of an answer: a page of the longest comments is smaller.
const MOST: usize = 32 * 1024 * 1024;

/// The way to a server.
#[derive(Clone, Debug)]
pub(super) struct Http {
    address: String,
    end: AbortController,
}

impl Http {
    /// To the server of this address, without a slash at its end; `None` in a browser that can call nothing off.
    pub(super) fn to(address: &str) -> Option<Self> {
        Some(Self { address: address.to_owned(), end: AbortController::new().ok()? })
    }

    /// Nobody waits for answers any more.
    pub(super) fn close(&self) {
        self.end.abort();
    }

    /// Given when it is closed.
    pub(super) fn end(&self) -> AbortSignal {
        self.end.signal()
    }

    /// Asks, and waits for the whole answer; `token` is what stands in the header `Authorization`.
    pub(super) async fn ask(&self, ask: &Ask, token: Option<&str>) -> Result<Answer, StoreError> {
        let signal = self.end.signal();
        let response = self.send(ask, token, &signal).await?;
        let status = response.status();
        let Some(stream) = response.body() else { return Ok(Answer { status, body: String::new() }) };
        let pieces = Pieces::of(&stream).map_err(|_locked| unreadable())?;
        let mut bytes = Vec::new();
        while let Some(piece) = pieces.next(PATIENCE, &signal).await.map_err(|stop| away(&stop))? {
            let piece: Uint8Array = piece.dyn_into().map_err(|_other| unreadable())?;
            if bytes.len() + piece.length() as usize > MOST {
                return Err(StoreError::Broken("the answer has no end".to_owned()));
            }
            bytes.extend(piece.to_vec());
        }
        let body = String::from_utf8(bytes).map_err(|_bytes| unreadable())?;
        Ok(Answer { status, body })
    }

    /// Opens the stream of events at this path, which ends when the signal is given.
    pub(super) async fn stream(&self, path: &str, signal: &AbortSignal) -> Result<Pieces, StoreError> {
        let ask = Ask { method: "GET", path: path.to_owned(), body: None };
        let response = self.send(&ask, None, signal).await?;
        let stream = response.body().filter(|_| response.status() == 200).ok_or_else(unreadable)?;
        Pieces::of(&stream).map_err(|_locked| unreadable())
    }

    async fn send(
        &self,
        ask: &Ask,
        token: Option<&str>,
        signal: &AbortSignal,
    ) -> Result<Response, StoreError> {
        let window = web_sys::window().ok_or_else(unreadable)?;
        let headers = Object::new();
        let set = |name: &str, value: &str| {
            let _ = Reflect::set(&headers, &name.into(), &value.into());
        };
        let options = RequestInit::new();
        if let Some(body) = &ask.body {
            set("content-type", "application/json");
            options.set_body(&body.into());
        }
        if let Some(token) = token {
            set("authorization", token);
        }
        options.set_method(ask.method);
        options.set_headers(&headers);
        options.set_signal(Some(signal));
        options.set_credentials(RequestCredentials::Omit);
        options.set_redirect(RequestRedirect::Error);
        options.set_referrer_policy(ReferrerPolicy::StrictOrigin);
        options.set_cache(web_sys::RequestCache::NoStore);
        let promise = window.fetch_with_str_and_init(&[&self.address, ask.path.as_str()].concat(), &options);
        let response = within(&promise, PATIENCE, signal).await.map_err(|stop| away(&stop))?;
        response.dyn_into().map_err(|_other| unreadable())
    }
}

fn unreadable() -> StoreError {
    StoreError::Broken("no readable answer".to_owned())
}

fn away(stop: &Stop) -> StoreError {
    let why = match stop {
        Stop::Unwanted => "called off",
        Stop::Late => "no answer in time",
        // A browser does not tell which.
        Stop::Broken(_) => {
            "no network, no server there, a page of another origin that it refuses, or it leads elsewhere"
        }
    };
    StoreError::Away(why.to_owned())
}
