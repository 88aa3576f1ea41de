//! Runs the summarizer in slices, so that the page stays alive and the reader can call it off.

use std::{cell::Cell, rc::Rc, time::Duration};

use yew::{Callback, platform::time::sleep};

use crate::{
    state::{State, action::Action},
    summary::{Progress, Summarizer, rank::Centrality},
};

/// How long one slice may take, in milliseconds: well under a frame.
const SLICE: f64 = 8.0;

/// Starts a summary of the state's article; `run` counts the starts and stops, and a newer one ends this one.
pub(super) fn start(state: &State, run: &Rc<Cell<u32>>, send: Callback<Action>) {
    let mine = run.get() + 1;
    run.set(mine);
    let run = Rc::clone(run);
    let mut summarizer = Summarizer::new(Rc::clone(&state.article), state.length, Centrality::default());
    wasm_bindgen_futures::spawn_local(async move {
        loop {
            // Let the page paint first: the reader sees that something began.
            sleep(Duration::ZERO).await;
            let started = js_sys::Date::now();
            while js_sys::Date::now() - started < SLICE {
                if run.get() != mine {
                    return;
                }
                match summarizer.step() {
                    Progress::Working(part) => send.emit(Action::Summarizing(part)),
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
