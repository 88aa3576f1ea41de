//! Imports in the state: taken, taken back, and laid again over each document that comes.

use std::rc::Rc;

use super::{
    NoticeKind, State,
    effect::Effect,
    import::{Counts, Import},
};
use crate::comments::thread::Thread;

/// What can happen to a document that was brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// The reader, or the host, takes it.
    Take(Rc<Import>),
    /// It is kept, so here it is.
    Taken(Rc<Import>),
    /// What was brought in earlier was laid over the document once more.
    Laid(Rc<Import>),
}

impl State {
    pub(super) fn import(&mut self, action: &Action) {
        match action {
            Action::Take(_) => {}
            Action::Taken(import) => {
                self.lay(import);
                self.notify(NoticeKind::Imported(Rc::clone(import)));
            }
            Action::Laid(import) => {
                if self.lay(import) {
                    self.reading = None;
                }
            }
        }
    }

    /// False where it was compared with what is no longer here.
    fn lay(&mut self, import: &Import) -> bool {
        let fits = Rc::ptr_eq(&self.base, &import.over.0);
        if fits {
            let bare = (Rc::clone(&self.base), Rc::clone(&self.counts));
            self.bare.get_or_insert(bare);
            let (thread, counts) = &import.with;
            self.stand_on(thread, counts);
        }
        fits
    }

    pub(super) fn take_back(&mut self, import: &Import) {
        if Rc::ptr_eq(&self.base, &import.with.0) {
            let (thread, counts) = &import.over;
            self.stand_on(thread, counts);
        }
    }

    /// What the document holds, without what was brought in.
    pub(super) fn bare(&self) -> (Rc<Thread>, Counts) {
        let base = || (Rc::clone(&self.base), Rc::clone(&self.counts));
        self.bare.clone().unwrap_or_else(base)
    }
}

/// What an action asks of the world; `before` is the state before it.
pub(super) fn effects(before: &State, action: &Action) -> Vec<Effect> {
    match action {
        Action::Take(import) => vec![Effect::KeepImport(Rc::clone(import))],
        // Meanwhile another document came: over that one it is laid anew.
        Action::Taken(import) if !Rc::ptr_eq(&before.base, &import.over.0) => vec![Effect::LayImports],
        Action::Taken(_) | Action::Laid(_) => vec![],
    }
}
