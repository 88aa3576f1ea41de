//! What stood in this reader's comments before they were changed, and of which of them it is looked at.

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use super::{NoticeKind, State, action::Action as Any, effect::Effect};
use crate::comments::{
    earlier::{self, Versions},
    model::{Comment, CommentId},
};

/// See the module.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Earlier {
    /// The earlier texts of each comment, the oldest first. Those of a comment that was taken away stay as long as the page
    /// is open, in case it comes back.
    texts: BTreeMap<CommentId, Rc<Versions>>,
    /// The comments of which they are shown.
    open: BTreeSet<CommentId>,
}

/// What can happen to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// What this browser kept of this thread came.
    Kept(Vec<(CommentId, Versions)>),
    /// The reader wants to see the earlier texts of a comment, or no longer.
    Look(CommentId),
}

impl Earlier {
    /// The earlier texts of a comment that has some, and whether they are shown.
    #[must_use]
    pub fn of(&self, id: &CommentId) -> Option<(Rc<Versions>, bool)> {
        let texts = self.texts.get(id).filter(|texts| !texts.is_empty())?;
        Some((Rc::clone(texts), self.open.contains(id)))
    }

    fn step(
        &self,
        id: &CommentId,
        before: Option<&Comment>,
        after: Option<&Comment>,
    ) -> Option<earlier::Step> {
        earlier::step(before, after, self.texts.get(id).map_or(&[], |texts| texts.as_slice()))
    }
}

impl State {
    pub(super) fn look_earlier(&mut self, action: &Action) {
        let earlier = Rc::make_mut(&mut self.earlier);
        match action {
            Action::Kept(kept) => {
                for (id, texts) in kept {
                    let known = Rc::make_mut(earlier.texts.entry(id.clone()).or_default());
                    let since = std::mem::replace(known, texts.clone());
                    for version in since {
                        earlier::take(known, &earlier::Step::Add(version));
                    }
                }
            }
            Action::Look(id) => {
                if !earlier.open.remove(id) {
                    earlier.open.insert(id.clone());
                }
            }
        }
    }

    /// A comment of this reader's is about to be this.
    pub(super) fn note_earlier(&mut self, comment: &Comment) {
        let before = self.own.comments.get(&comment.id);
        let step = self.earlier.step(&comment.id, before, Some(comment));
        // What comes back has all that was known of it.
        if let Some(step) = step.filter(|step| !matches!(step, earlier::Step::Restore(_))) {
            let texts = Rc::make_mut(&mut self.earlier).texts.entry(comment.id.clone()).or_default();
            earlier::take(Rc::make_mut(texts), &step);
        }
    }
}

/// What a deed asks this browser to keep of it; `before` and `after` are the states around it.
pub(super) fn asked(before: &State, action: &Any, after: &State) -> Option<Effect> {
    let id = match action {
        Any::Edit(comment) => &comment.id,
        Any::Delete(id) => id,
        Any::Undo => match &before.notice.as_ref()?.kind {
            NoticeKind::Posted(id) => id,
            NoticeKind::Deleted(comment) | NoticeKind::Edited(comment) => &comment.id,
            _ => return None,
        },
        _ => return None,
    };
    let step = before.earlier.step(id, before.own.comments.get(id), after.own.comments.get(id))?;
    Some(Effect::KeepEarlier(id.clone(), step))
}
