//! Signing in and out: what of it is done in the world.

use super::Effects;
use crate::{
    response::state::{State, account, action::Action, shared},
    store::account::{Denied, Door},
};

impl Effects {
    /// Another reads the thread from now on. Where the browser keeps it, nobody signs in.
    pub(super) fn open_anew(&mut self, state: &State) {
        if self.thread.is_some() && state.config.keeper.is_shared() {
            self.thread = None;
            self.send.emit(Action::Shared(shared::Action::Anew));
            self.open_thread(state);
        }
    }

    pub(super) fn stand_at(&self, door: Door) {
        let Some(thread) = &self.thread else { return };
        let (answer, send) = (thread.store.door(door), self.send.clone());
        // Who is let in reads the thread anew: the answer is told although this one is not open any more.
        wasm_bindgen_futures::spawn_local(async move {
            let denied = answer.await.unwrap_or_else(|error| Some(Denied::Trouble(error)));
            send.emit(Action::Account(account::Action::Answered(denied)));
        });
    }
}
