//! The search through the comments, in slices of a frame; a new one ends the one before it.

use std::{cell::Cell, rc::Rc};

use yew::Callback;

use crate::{
    response::state::{State, action::Action, below::Below, looking},
    ui::slices::Slice,
};

/// So many are shown before all are known: more than a screen holds.
const SCREENFUL: usize = 12;

/// Looks for what the reader wants.
#[derive(Default)]
pub(super) struct Finder {
    /// False as soon as the search under way is no longer wanted.
    wanted: Rc<Cell<bool>>,
}

impl Finder {
    /// Looks for what is wanted now, and sends what is found.
    pub(super) fn begin(&mut self, state: &State, send: Callback<Action>) {
        self.stop();
        let wanted = Rc::new(Cell::new(true));
        self.wanted = Rc::clone(&wanted);
        let state = state.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let mut slice = Slice::default();
            // What was typed is shown before it is looked for.
            slice.next().await;
            let serial = state.looking.serial;
            let Some(mut search) = state.search().filter(|_| wanted.get()) else { return };
            drop(state);
            let mut is_shown = false;
            while search.step() {
                if !slice.is_over() {
                    continue;
                }
                if !is_shown && search.count() >= SCREENFUL {
                    is_shown = true;
                    send.emit(Action::Look(looking::Action::Found(serial, Rc::new(search.found()), false)));
                }
                slice.next().await;
                if !wanted.get() {
                    return;
                }
            }
            send.emit(Action::Look(looking::Action::Found(serial, Rc::new(search.found()), true)));
        });
    }

    /// Makes what is to be looked at below a comment. The state knows by its serial if that is still wanted.
    pub(super) fn look_below(state: &State, send: Callback<Action>) {
        let state = state.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let mut slice = Slice::default();
            slice.next().await;
            let (Some(mut indexing), Some(wanted)) = (state.indexing_below(), state.looking.wanted) else {
                return;
            };
            let thread = loop {
                if let Some(thread) = indexing.step() {
                    break Rc::new(thread);
                }
                if slice.is_over() {
                    slice.next().await;
                }
            };
            let below = Below { id: wanted.id, thread, of: state.thread };
            send.emit(Action::Look(looking::Action::Below(wanted.serial, below)));
        });
    }

    /// What is found is no longer wanted.
    pub(super) fn stop(&mut self) {
        self.wanted.set(false);
    }
}
