//! Imports in the state: taken, taken back, and laid again over each document that comes.

use std::rc::Rc;

use super::{
    NoticeKind, State,
    effect::Effect,
    import::{Counts, Import},
};
use crate::{comments::thread::Thread, store::model::StoreError};

/// What can happen to a document that was brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// So much is done of looking at a document of the host's, in per cent; `None` once that has ended.
    Coming(Option<u8>),
    /// The reader, or the host, takes it.
    Take(Rc<Import>),
    /// It is kept, so here it is.
    Taken(Rc<Import>),
    /// This browser cannot keep it, so it is not taken.
    NotKept(Rc<Import>, StoreError),
    /// What was brought in earlier was laid over the document once more.
    Laid(Rc<Import>),
    /// Nothing that was brought in is left to be laid over these comments of the document's.
    Bare(Rc<Thread>),
    /// Another tab brought one in, or forgot one.
    Elsewhere,
}

impl State {
    pub(super) fn import(&mut self, action: &Action) {
        match action {
            Action::Coming(part) => self.coming = *part,
            Action::Take(_) | Action::Elsewhere => {}
            Action::NotKept(..) => self.notify(NoticeKind::NotImported),
            Action::Taken(import) => {
                if Rc::ptr_eq(&self.base, &import.over.0) {
                    self.bare = Some(self.bare());
                    self.stand_on(&import.with.0, &import.with.1);
                }
                self.notify(NoticeKind::Imported(Rc::clone(import)));
            }
            Action::Laid(import) => {
                let bare = self.bare();
                if Rc::ptr_eq(&bare.0, &import.over.0) {
                    (self.bare, self.reading) = (Some(bare), None);
                    self.stand_on(&import.with.0, &import.with.1);
                }
            }
            Action::Bare(thread) => {
                let (bare, counts) = self.bare();
                if Rc::ptr_eq(&bare, thread) {
                    self.reading = None;
                    if self.bare.take().is_some() {
                        self.stand_on(&bare, &counts);
                    }
                }
            }
        }
    }

    pub(super) fn take_back(&mut self, import: &Import) {
        if Rc::ptr_eq(&self.base, &import.with.0) {
            let (thread, counts) = &import.over;
            self.stand_on(thread, counts);
        }
    }

    /// What the document holds, without what was brought in.
    #[must_use]
    pub fn bare(&self) -> (Rc<Thread>, Counts) {
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
        Action::Elsewhere => vec![Effect::LayImports],
        Action::NotKept(_, error) => vec![super::effect::announce_trouble(&error.to_string(), false)],
        Action::Coming(_) | Action::Taken(_) | Action::Laid(_) | Action::Bare(_) => vec![],
    }
}

/// What taking it back asks of the world.
pub(super) fn undo(before: &State, import: &Import) -> Vec<Effect> {
    let forget = Effect::ForgetImport(import.key.clone());
    // Another document lies over it by now: what is left is laid anew.
    if Rc::ptr_eq(&before.base, &import.with.0) { vec![forget] } else { vec![forget, Effect::LayImports] }
}
