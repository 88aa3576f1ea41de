//! Word of small things that are kept beside the thread, to the other tabs and from them.

use std::rc::Rc;

use yew::Callback;

use super::Effects;
use crate::{
    response::state::{action::Action, aside::Aside},
    store::tabs::Line,
};

/// Hears what other tabs keep, of this thread and of all.
pub(super) fn listen(thread: &str, send: Callback<Action>) -> Option<Rc<Line>> {
    let thread = thread.to_owned();
    let line = Line::aside(move |message| {
        if let Some(aside) = Aside::read(&thread, &message) {
            send.emit(Action::Aside(aside));
        }
    });
    line.map(Rc::new)
}

impl Effects {
    /// Tells the other tabs.
    pub(super) fn tell(&self, aside: &Aside) {
        if let (Some(line), Some(thread)) = (&self.line, &self.thread) {
            line.post(aside.write(&thread.name));
        }
    }
}
