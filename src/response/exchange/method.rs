//! Import by the element's method: the same as by hand, with the report as the host's answer.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use js_sys::Function;
use wasm_bindgen::JsValue;
use yew::Callback;

use super::{Ask, checked, incoming::Work, wrong::Wrong};
use crate::{
    embed::{datum::Datum, events},
    response::state::{
        action::Action,
        import::{Import, Line, Report},
        imported,
    },
};

/// Imports that are being kept, and whom to tell when they are taken.
pub type Waiting = Rc<RefCell<Vec<(Rc<Import>, Function)>>>;

/// Brings a document in. Calls the first of `to` with what that changed, or the second with an error.
pub fn import(
    text: Rc<String>,
    ask: &Ask,
    to: (Function, Function),
    waiting: &Waiting,
    on_action: &Callback<Action>,
) {
    let (ask, waiting, on_action) = (ask.clone(), Rc::clone(waiting), on_action.clone());
    let mut work = Work::new(Rc::new(Cell::new(true)), Callback::noop());
    wasm_bindgen_futures::spawn_local(async move {
        let (resolve, reject) = to;
        match checked(text, &ask, &mut work).await {
            Err(wrong) => call(&reject, &js_sys::Error::new(&why(&wrong)).into()),
            Ok((import, _)) => {
                let Report { added, updated, unchanged, ref losses, .. } = import.report;
                match losses.first().filter(|_| added + updated + unchanged == 0) {
                    Some(loss) => call(&reject, &js_sys::Error::new(&loss.problem).into()),
                    None if import.report.changes() => {
                        waiting.borrow_mut().push((Rc::clone(&import), resolve));
                        on_action.emit(Action::Import(imported::Action::Take(import)));
                    }
                    None => call(&resolve, &plain(&import.report)),
                }
            }
        }
    });
}

/// Tells who waits for what this action says has been taken.
pub fn settle(waiting: &Waiting, action: &Action) {
    if let Action::Import(imported::Action::Taken(taken)) = action {
        waiting.borrow_mut().retain(|(import, resolve)| {
            let is_this = import == taken;
            if is_this {
                call(resolve, &plain(&import.report));
            }
            !is_this
        });
    }
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
        ("mended", lines(&report.mended)),
    ];
    events::plain(&Datum::Map(told.map(|(key, value)| (key.to_owned(), value)).to_vec()))
}

fn why(wrong: &Wrong) -> String {
    match wrong {
        Wrong::NoDocument(message) => message.clone(),
        _ => "the widget is gone".to_owned(),
    }
}

/// A promise's own functions do not throw.
fn call(function: &Function, value: &JsValue) {
    drop(function.call1(&JsValue::UNDEFINED, value));
}
