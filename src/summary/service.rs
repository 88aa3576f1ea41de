//! A summary by a service that the publisher chose: an OpenAI-compatible `chat/completions` endpoint, read as it
//! streams.

use js_sys::{Date, Object, Reflect, Uint8Array};
use wasm_bindgen::JsCast;
use web_sys::{
    AbortController, AbortSignal, ReferrerPolicy, RequestCredentials, RequestInit, RequestRedirect, Response,
};

use super::{
    model::{Ask, Failure},
    told::{Answer, Heard, answer, prompt},
};
use crate::{
    article::model::Article,
    net::pieces::{Pieces, Stop, within},
    ui::console,
};

/// The most bytes that are read of an answer with a status of failure.
const MOST_OF_FAILURE: usize = 64 * 1024;

/// How long a service may take, in milliseconds.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// Until the first byte of its answer.
    pub first: u32,
    /// From one piece to the next. Many services send comments while a model is slow, so silence means trouble.
    pub next: u32,
    /// For all of it.
    pub whole: u32,
}

impl Default for Patience {
    fn default() -> Self {
        Self { first: 20_000, next: 20_000, whole: 180_000 }
    }
}

/// Asks the endpoint with this URL for a summary, and tells of the text as it comes. Gives the whole text.
///
/// The URL may name a model behind its `#`, see [`prompt::model`].
///
/// # Errors
/// Whatever goes wrong is a [`Failure`]. Once the signal is given there is no answer, and the failure means nothing.
pub async fn write(
    url: &str,
    article: &Article,
    ask: Ask,
    signal: &AbortSignal,
    heard: &dyn Fn(Heard<'_>),
) -> Result<String, Failure> {
    write_within(Patience::default(), url, article, ask, signal, heard).await
}

/// Does what [`write`] does, with another patience.
///
/// # Errors
/// As there.
pub async fn write_within(
    patience: Patience,
    url: &str,
    article: &Article,
    ask: Ask,
    signal: &AbortSignal,
    heard: &dyn Fn(Heard<'_>),
) -> Result<String, Failure> {
    let mut clock = Clock::start(patience);
    let line = Line::open()?;
    let body = prompt::body(article, ask, prompt::model(url));
    let response = line.send(url, &body, clock.left(), signal).await?;
    let pieces = response.body().map(|body| Pieces::of(&body)).transpose();
    let Some(pieces) = pieces.ok().ok_or(Failure::Unreadable)? else {
        return if response.ok() {
            Err(Failure::Empty)
        } else {
            Err(answer::failure(response.status(), &[]))
        };
    };
    if !response.ok() {
        let mut words = Vec::new();
        // What is missing at the end of these words is no worse than what they tell of; nor are they waited for
        // longer than for a first byte.
        while let Ok(Some(bytes)) = next(&pieces, clock.left(), signal).await
            && words.len() < MOST_OF_FAILURE
        {
            words.extend(bytes);
        }
        return Err(answer::failure(response.status(), &words));
    }
    let mut answer = Answer::default();
    while !answer.is_over()
        && let Some(bytes) = next(&pieces, clock.left(), signal).await?
    {
        clock.heard();
        let before = answer.text().len();
        answer.feed(&bytes)?;
        if answer.text().len() > before {
            heard(Heard::Text(answer.text()));
        }
    }
    answer.end()
}

async fn next(pieces: &Pieces, wait: u32, signal: &AbortSignal) -> Result<Option<Vec<u8>>, Failure> {
    let piece = pieces.next(wait, signal).await.map_err(|stop| failed(stop, Failure::Cut))?;
    let Some(piece) = piece else { return Ok(None) };
    let bytes: Uint8Array = piece.dyn_into().ok().ok_or(Failure::Unreadable)?;
    Ok(Some(bytes.to_vec()))
}

fn failed(stop: Stop, broken: Failure) -> Failure {
    match stop {
        Stop::Unwanted => Failure::Cut,
        Stop::Late => Failure::TimedOut,
        Stop::Broken(error) => {
            console::warn(&error);
            broken
        }
    }
}

/// The way to a service. Dropping it hangs up, so that no model goes on writing for nobody.
#[derive(Debug)]
struct Line(AbortController);

impl Line {
    fn open() -> Result<Self, Failure> {
        AbortController::new().ok().map(Self).ok_or(Failure::Unreachable)
    }

    async fn send(
        &self,
        url: &str,
        body: &str,
        wait: u32,
        signal: &AbortSignal,
    ) -> Result<Response, Failure> {
        let window = web_sys::window().ok_or(Failure::Unreachable)?;
        let headers = Object::new();
        for (name, value) in
            [("content-type", "application/json"), ("accept", "text/event-stream, application/json")]
        {
            let _ = Reflect::set(&headers, &name.into(), &value.into());
        }
        let options = RequestInit::new();
        options.set_method("POST");
        options.set_headers(&headers);
        options.set_body(&body.into());
        options.set_signal(Some(&self.0.signal()));
        // A publisher's own endpoint may know the reader by a cookie; nobody else's gets one.
        options.set_credentials(RequestCredentials::SameOrigin);
        // The publisher named this URL. Who answers there has no say in who else gets the article.
        options.set_redirect(RequestRedirect::Error);
        // The site, as the header `Origin` says as well, but not what the reader reads there and how he came.
        options.set_referrer_policy(ReferrerPolicy::StrictOrigin);
        let promise = window.fetch_with_str_and_init(url, &options);
        let response =
            within(&promise, wait, signal).await.map_err(|stop| failed(stop, Failure::Unreachable))?;
        response.dyn_into().ok().ok_or(Failure::Unreadable)
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// When patience ends.
#[derive(Debug)]
struct Clock {
    patience: Patience,
    /// The next piece must be there, in milliseconds of the browser's clock.
    next: f64,
    /// All of it must be there.
    end: f64,
}

impl Clock {
    fn start(patience: Patience) -> Self {
        let now = Date::now();
        Self { patience, next: now + f64::from(patience.first), end: now + f64::from(patience.whole) }
    }

    fn heard(&mut self) {
        self.next = Date::now() + f64::from(self.patience.next);
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and a u32 of ours"
    )]
    fn left(&self) -> u32 {
        (self.next.min(self.end) - Date::now()).clamp(0.0, f64::from(self.patience.whole)) as u32
    }
}
