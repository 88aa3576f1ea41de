//! Runs the summarizer in slices, so that the page stays alive and the reader can call it off.

use std::{rc::Rc, time::Duration};

use yew::{Callback, platform::time::sleep};

use super::{Centrality, Progress, Summarizer, model::Length};
use crate::{article::model::Article, late::Wanted, reading::Action};

/// How long one slice may take, in milliseconds: well under a frame.
const SLICE: f64 = 8.0;

/// Starts a summary of the article. It ends by itself as soon as it is no longer wanted.
pub fn start(article: Rc<Article>, length: Length, wanted: Wanted, send: Callback<Action>) {
    let mut summarizer = Summarizer::new(article, length, Centrality);
    wasm_bindgen_futures::spawn_local(async move {
        loop {
            // Let the page paint first: the reader sees that something began.
            sleep(Duration::ZERO).await;
            let started = js_sys::Date::now();
            while js_sys::Date::now() - started < SLICE {
                if !wanted() {
                    return;
                }
                match summarizer.step() {
                    Progress::Working(part) => send.emit(Action::Summarizing(percent(part))),
                    Progress::Done(result) => {
                        let result = result.map(Rc::new).map_err(|why| why.to_string());
                        send.emit(Action::Summarized(result));
                        return;
                    }
                }
            }
        }
    });
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a part of 1, made 0 to 100")]
fn percent(part: f32) -> u8 {
    (part.clamp(0.0, 1.0) * 100.0) as u8
}
