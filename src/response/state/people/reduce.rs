//! What each deed makes of the state.

use std::{collections::BTreeSet, rc::Rc};

use super::{Asking, Begun, Deed, People, Target, Why};
use crate::{
    comments::model::{CommentId, Report},
    response::state::{NoticeKind, State},
    store::model::{Change, StoreError},
};

impl State {
    pub(in crate::response::state) fn deal(&mut self, deed: &Deed) {
        let people = Rc::make_mut(&mut self.people);
        match deed {
            Deed::Kept(hidden, begun) => {
                for target in hidden {
                    people.set(target, true);
                }
                for (id, begun) in begun {
                    people.begun.entry(id.clone()).or_insert_with(|| begun.clone());
                }
            }
            Deed::Hide(id) => {
                if let Some(comment) = self.thread.get(id).filter(|comment| !comment.mine) {
                    let target = Target::of(comment);
                    people.set(&target, true);
                    people.opened.remove(id);
                    self.notify(NoticeKind::Hid(target));
                }
            }
            Deed::Restore(target) => people.set(target, false),
            Deed::Open(id) => drop(people.opened.insert(id.clone())),
            Deed::Unroll(id) => {
                if !people.whole.remove(id) {
                    people.whole.insert(id.clone());
                }
            }
            Deed::Ask(id) => people.asking = id.clone().map(Asking::about),
            Deed::Choose(id, reason) => {
                people.begun.entry(id.clone()).or_default().reason = Some(*reason);
            }
            Deed::Type(id, text) => people.begun.entry(id.clone()).or_default().text.clone_from(text),
            Deed::Send(id) => {
                if people.begun.get(id).and_then(Begun::report).is_some() {
                    people.asking = Some(Asking { sending: true, ..Asking::about(id.clone()) });
                }
            }
            Deed::TakeBack(id) => self.withdraw(id),
            Deed::Answered(id, report, Ok(())) => {
                people.begun.remove(id);
                people.asking.take_if(|asking| asking.id == *id);
                self.change(Change::Report(id.clone(), Some(report.clone())));
                self.notify(NoticeKind::Reported(id.clone()));
            }
            Deed::Answered(id, _, Err(error)) => people.refuse(id, error),
        }
    }

    /// Who was led to a comment came for its words: that many dislike it keeps it folded no longer. What this reader
    /// hid stays hidden.
    pub(in crate::response::state) fn open_for_visitor(&mut self, id: &CommentId) {
        let standing = self.thread.get(id).map(|comment| self.people.standing(comment, &self.own));
        if standing.is_some_and(|standing| standing.folded == Some(Why::Disliked)) {
            Rc::make_mut(&mut self.people).opened.insert(id.clone());
        }
    }

    /// Shows again what a notice says is hidden, or takes back the report that it tells of.
    pub(in crate::response::state) fn undo_deed(&mut self, kind: &NoticeKind) {
        match kind {
            NoticeKind::Hid(target) => Rc::make_mut(&mut self.people).set(target, false),
            NoticeKind::Reported(id) => self.withdraw(id),
            _ => {}
        }
    }

    /// The words go back into the form: who reports again need not write again.
    fn withdraw(&mut self, id: &CommentId) {
        if let Some(report) = self.own.reports.get(id) {
            let begun = Begun::of(report);
            Rc::make_mut(&mut self.people).begun.insert(id.clone(), begun);
            self.change(Change::Report(id.clone(), None));
        }
    }
}

impl People {
    pub(in crate::response::state) fn set(&mut self, target: &Target, hidden: bool) {
        match target {
            Target::Person(name) => put(&mut self.hidden, name, hidden),
            Target::Comment(id) => put(&mut self.comments, id, hidden),
        }
    }

    /// The form opens again where it was closed meanwhile: the words are still in it.
    fn refuse(&mut self, id: &CommentId, error: &StoreError) {
        if self.asking.as_ref().is_none_or(|asking| asking.id == *id) {
            self.asking = Some(Asking { refused: Some(error.clone()), ..Asking::about(id.clone()) });
        }
    }
}

impl Asking {
    fn about(id: CommentId) -> Self {
        Self { id, sending: false, refused: None }
    }
}

impl Begun {
    fn of(report: &Report) -> Self {
        Self { reason: Some(report.reason), text: report.text.clone() }
    }
}

fn put<T: Ord + Clone>(set: &mut BTreeSet<T>, item: &T, there: bool) {
    if there {
        set.insert(item.clone());
    } else {
        set.remove(item);
    }
}
