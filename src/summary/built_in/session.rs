//! A session of the model at work: the article goes in, the text comes out.

use js_sys::Object;
use wasm_bindgen::JsValue;
use web_sys::AbortSignal;

use super::page::{failed, failure, has, promised, set};
use crate::{
    net::pieces::{Pieces, within},
    summary::{
        model::Failure,
        reflect::{call, get},
        told::{Heard, answer::MOST},
    },
};

/// A session of the model, which is let go in the end, whatever that is.
#[derive(Debug)]
pub(super) struct Session(JsValue);

impl Session {
    /// What the page calls a session.
    pub(super) fn of(session: JsValue) -> Self {
        Self(session)
    }

    /// Has the model write about this text.
    pub(super) async fn write(
        &self,
        input: &str,
        patience: u32,
        signal: &AbortSignal,
        heard: &dyn Fn(Heard<'_>),
    ) -> Result<String, Failure> {
        let failed = |stop| failed(stop, Failure::Unreadable);
        let options = Object::new();
        set(&options, "signal", signal);
        let input = JsValue::from_str(input);
        let ask = |name| call(&self.0, name, &[&input, &options]);
        if has(&self.0, "measureInputUsage") {
            let usage = promised(ask("measureInputUsage"), &Failure::Unreadable)?;
            let usage = within(&usage, patience, signal).await.map_err(failed)?.as_f64();
            let quota = get(&self.0, "inputQuota").ok().and_then(|quota| quota.as_f64());
            if usage.zip(quota).is_some_and(|(usage, quota)| usage > quota) {
                return Err(Failure::TooLong);
            }
        }
        let mut text = String::new();
        if has(&self.0, "summarizeStreaming") {
            let stream = ask("summarizeStreaming").and_then(|stream| Pieces::of(&stream));
            let pieces = stream.map_err(|error| failure(&error, Failure::Unreadable))?;
            while let Some(piece) = pieces.next(patience, signal).await.map_err(failed)? {
                text.push_str(&piece.as_string().ok_or(Failure::Unreadable)?);
                if text.len() > MOST {
                    return Err(Failure::Unreadable);
                }
                heard(Heard::Text(&text));
            }
        } else {
            let summary = promised(ask("summarize"), &Failure::Unreadable)?;
            let summary = within(&summary, patience, signal).await.map_err(failed)?;
            text = summary.as_string().filter(|text| text.len() <= MOST).ok_or(Failure::Unreadable)?;
        }
        if text.trim().is_empty() { Err(Failure::Empty) } else { Ok(text) }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = call(&self.0, "destroy", &[]);
    }
}
