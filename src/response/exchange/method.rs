//! Import by the element's method: the same as by hand, with the report as the host's answer.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use js_sys::{Function, Iterator};
use wasm_bindgen::JsValue;
use yew::Callback;

use super::{
    Ask, checked,
    incoming::{Work, gathered},
    outgoing,
    wrong::why,
};
use crate::{
    document::model::Document,
    embed::{datum::Datum, events},
    response::state::{
        State,
        action::Action,
        import::{Import, Line, Report},
        imported, shared,
    },
};

/// Imports that are being kept, and whom to tell when they are taken.
pub type Waiting = Rc<RefCell<Vec<(Rc<Import>, (Function, Function))>>>;

/// Brings a document in, given in pieces as [`gathered`] takes them. Calls the first of `to` with what that changed, or the second with an error.
pub fn import(
    pieces: Iterator,
    ask: &Ask,
    to: (Function, Function),
    waiting: &Waiting,
    on_action: &Callback<Action>,
) {
    let (ask, waiting, on_action) = (ask.clone(), Rc::clone(waiting), on_action.clone());
    let coming = |part| Action::Import(imported::Action::Coming(part));
    let tell = on_action.reform(move |part| coming(Some(part)));
    let mut work = Work::new(Rc::new(Cell::new(true)), tell);
    wasm_bindgen_futures::spawn_local(async move {
        let (resolve, reject) = to;
        let checked = match gathered(&pieces, &mut work).await {
            Ok(text) => checked(Rc::new(text), &ask, &mut work).await,
            Err(wrong) => Err(wrong),
        };
        on_action.emit(coming(None));
        match checked {
            Err(wrong) => call(&reject, &js_sys::Error::new(&why(&wrong)).into()),
            Ok((import, _)) => {
                let Report { added, updated, unchanged, ref losses, .. } = import.report;
                match losses.first().filter(|_| added + updated + unchanged == 0) {
                    Some(loss) => call(&reject, &js_sys::Error::new(&loss.problem).into()),
                    None if import.report.changes() => {
                        waiting.borrow_mut().push((Rc::clone(&import), (resolve, reject)));
                        on_action.emit(Action::Import(imported::Action::Take(import)));
                    }
                    None => call(&resolve, &plain(&import.report)),
                }
            }
        }
    });
}

/// Tells who waits for what this action says has been taken, or could not be kept.
pub fn settle(waiting: &Waiting, action: &Action) {
    let (settled, wrong) = match action {
        Action::Import(imported::Action::Taken(taken)) => (taken, None),
        Action::Import(imported::Action::NotKept(import, error)) => (import, Some(error)),
        _ => return,
    };
    waiting.borrow_mut().retain(|(import, (resolve, reject))| {
        let is_this = import == settled;
        match wrong.filter(|_| is_this) {
            Some(error) => call(reject, &js_sys::Error::new(&error.to_string()).into()),
            None if is_this => call(resolve, &plain(&import.report)),
            None => {}
        }
        !is_this
    });
}

/// Those who wait for the whole thread.
#[derive(Default)]
pub struct Exports(Vec<(Function, Function)>);

impl Exports {
    /// Somebody waits: the first is called with it, as pieces of JSON text, or the second with an error.
    pub fn push(&mut self, to: (Function, Function)) {
        self.0.push(to);
    }

    /// Gives it to all who wait, once all of it is here, and asks for the rest of it. `before` is what was known before.
    pub fn give(
        &mut self,
        before: &State,
        now: &State,
        document: &Rc<Document>,
        on_action: &Callback<Action>,
    ) {
        if self.0.is_empty() || now.reading.is_some() {
            return;
        }
        let why = match (&now.server.rest, &before.server.rest) {
            _ if now.thread_complete => {
                return write(now.clone(), Rc::clone(document), self.0.drain(..).collect());
            }
            _ if now.away.is_some() => "the server cannot be reached, and has more comments than are here",
            (Some(rest), _) if rest.is_coming => return,
            (Some(rest), Some(before)) if before.is_coming && before.from == rest.from => {
                "the server did not give the rest of the comments"
            }
            (Some(_), _) => return on_action.emit(Action::Shared(shared::Action::More)),
            (None, _) => return,
        };
        self.refuse(why);
    }

    /// Nobody waits any longer, for this reason.
    pub fn refuse(&mut self, why: &str) {
        for (_, reject) in self.0.drain(..) {
            call(&reject, &js_sys::Error::new(why).into());
        }
    }
}

/// Writes the thread as it is now, in slices, for those who wait.
fn write(state: State, document: Rc<Document>, waiting: Vec<(Function, Function)>) {
    let mut work = Work::new(Rc::new(Cell::new(true)), Callback::noop());
    wasm_bindgen_futures::spawn_local(async move {
        let written = outgoing::pieces(&state, &document, &mut work).await;
        for (resolve, reject) in waiting {
            match &written {
                Ok(pieces) => call(&resolve, pieces),
                Err(wrong) => call(&reject, &js_sys::Error::new(&why(wrong)).into()),
            }
        }
    });
}

/// The report as the contract has it.
fn plain(report: &Report) -> JsValue {
    let lines = |lines: &[Line]| {
        let line = |line: &Line| {
            let text = [("id", &line.comment), ("problem", &line.problem)];
            Datum::Map(text.map(|(key, text)| (key.to_owned(), Datum::text(text))).to_vec())
        };
        Datum::List(lines.iter().map(line).collect())
    };
    let told = [
        ("added", Datum::Count(report.added)),
        ("updated", Datum::Count(report.updated)),
        ("unchanged", Datum::Count(report.unchanged)),
        ("refused", lines(&report.losses)),
        ("refusedTotal", Datum::Count(report.refused)),
        ("mended", lines(&report.mended)),
        ("mendedTotal", Datum::Count(report.mends)),
    ];
    events::plain(&Datum::Map(told.map(|(key, value)| (key.to_owned(), value)).to_vec()))
}

/// A promise's own functions do not throw.
fn call(function: &Function, value: &JsValue) {
    drop(function.call1(&JsValue::UNDEFINED, value));
}
