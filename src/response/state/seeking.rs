//! Going to a comment that a permalink asks for, wherever it is: here, among what waits, or on a page that is to come.

use std::{collections::BTreeSet, rc::Rc};

use super::{NoticeKind, Open, Slot, State, action::Action, effect::Effect, shared};
use crate::comments::model::CommentId;

/// How many pages of a thread that comes on demand are read for one comment: the server did not ask to give all.
const PAGES: u8 = 40;

/// A comment that is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sought {
    /// The comment.
    pub id: CommentId,
    /// So many more pages may be asked for.
    left: u8,
    /// The server was away meanwhile: nobody knows when it has told all.
    was_away: bool,
}

impl State {
    /// A permalink asks for a comment.
    pub(super) fn look_up(&mut self, id: &CommentId) {
        self.sought = Some(Sought { id: id.clone(), left: PAGES, was_away: false });
    }

    /// After any action: goes to the comment that is looked for as soon as it is here, and says so where it does not come.
    pub(super) fn seek(&mut self, before: &Self) {
        let Some(Sought { id, left, was_away }) = self.sought.clone() else { return };
        if let Some(waited) = self.waiting.get(&id).cloned() {
            self.show(waited);
        }
        if self.thread.get(&id).is_some() {
            self.sought = None;
            self.open_for_visitor(&id);
            return self.go_to(&id);
        }
        // Word of the server, or more of the document, may bring it.
        if was_away || self.away.is_some() {
            self.sought = Some(Sought { id, left, was_away: true });
            return;
        }
        if self.reading.is_some() {
            return;
        }
        // A part that came to nothing leaves the rest where it was.
        let came_to_nothing = |rest: &shared::Rest| {
            before.server.rest.as_ref().is_some_and(|before| before.is_coming && before.from == rest.from)
        };
        let is_over = match &mut self.server.rest {
            Some(rest) if rest.is_coming => false,
            Some(rest) if left == 0 || came_to_nothing(rest) => true,
            Some(rest) => {
                rest.is_coming = true;
                self.sought = Some(Sought { id, left: left - 1, was_away });
                false
            }
            None => self.thread_complete,
        };
        if is_over {
            self.sought = None;
            self.notify(NoticeKind::NotHere);
        }
    }

    /// After any action: what somebody writes has its place, although the comment that it stands under was taken away.
    pub(super) fn hold_places(&mut self) {
        let open = self.open.iter().map(|(Open::Reply(id) | Open::Edit(id))| id);
        let begun = self.drafts.keys().filter_map(|slot| match slot {
            Slot::Top => None,
            Slot::Reply(id) | Slot::Edit(id) => Some(id),
        });
        let is_gone = |id: &&CommentId| self.thread.get(id).is_none();
        let held: BTreeSet<CommentId> = open.chain(begun).filter(is_gone).cloned().collect();
        if held != **self.thread.held() {
            Rc::make_mut(&mut self.thread).hold(held);
        }
    }
}

/// What looking for a comment asks of the world: the next part, unless the reader asked for it.
pub(super) fn asked(before: &State, action: &Action, after: &State) -> Option<Effect> {
    let rest = after.server.rest.as_ref().filter(|rest| rest.is_coming)?;
    let is_new = before.server.rest.as_ref() != Some(rest);
    let by_reader = matches!(action, Action::Shared(shared::Action::More));
    (is_new && !by_reader && after.sought.is_some()).then(|| Effect::ReadOn(rest.from.clone()))
}
