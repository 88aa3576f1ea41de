//! What each action makes of the state. Nothing here asks the world for anything: see `effect`.

use std::rc::Rc;

use super::{Delivery, Notice, NoticeKind, Open, Slot, State, action::Action};
use crate::{
    comments::model::{Comment, CommentId},
    store::model::{Change, StoreError},
};

impl State {
    /// The state after an action.
    #[must_use]
    pub fn reduce(&self, action: &Action) -> Self {
        let mut next = self.clone();
        match action {
            Action::Configured(config) => next.configure(config),
            Action::Loaded(document) => next.take_document(document),
            Action::Reading(part) => next.reading = Some(*part),
            Action::Indexed(document, thread) => next.take_thread(document, thread),
            Action::Opened => next.leave_thread(),
            Action::Stored(page) => next.take_page(page),
            Action::Changed(change) => next.hear(change),
            Action::ShowNews => next.show_news(),
            Action::Shared(action) => next.share(action),
            Action::Account(action) => next.deal_at_door(action),
            Action::Trouble(error) => next.trouble = Some(error.clone()),
            Action::Kept(kept) => next.take_kept(kept),

            Action::React(choice) => next.change(Change::React(choice.clone())),

            Action::SortBy(order) => next.order = *order,
            Action::Look(action) => next.look(action),
            Action::Fold(id) => {
                let folded = self.thread.folded().contains(id);
                Rc::make_mut(&mut next.thread).fold(id, !folded);
            }
            Action::Open(open) => {
                next.drop_idle_edit();
                next.open.clone_from(open);
                next.note_near(open.as_ref());
                if let Some(Open::Edit(id)) = open
                    && let (slot, Some(comment)) = (Slot::Edit(id.clone()), self.own.comments.get(id))
                    && self.draft(&slot).is_empty()
                {
                    next.note_draft(slot, &comment.text);
                }
            }
            Action::Type(slot, text) => next.note_draft(slot.clone(), text),
            Action::DraftsRead(drafts) => next.take_drafts(drafts),
            Action::Writing(action) => Rc::make_mut(&mut next.writing).reduce(action),
            Action::Name(name) => next.author = Rc::clone(name),
            Action::Post(comment) => {
                next.deliver(comment);
                next.open = None;
                let slot = comment.parent.clone().map_or(Slot::Top, Slot::Reply);
                next.note_draft(slot, "");
                next.go_to(&comment.id);
                next.notify(NoticeKind::Posted(comment.id.clone()));
            }
            Action::Edit(comment) => {
                let before = self.thread.get(&comment.id).cloned();
                next.deliver(comment);
                next.open = None;
                next.note_draft(Slot::Edit(comment.id.clone()), "");
                next.notice = None;
                if let Some(before) = before {
                    next.notify(NoticeKind::Edited(before));
                }
            }
            Action::Delete(id) => next.take_away(id),
            Action::Vote(id, vote) => next.change(Change::Vote(id.clone(), *vote)),
            Action::Saved(id) => next.saved(id),
            Action::Refused(id, error) => next.refuse(id, error),
            Action::Resend(id) if self.own.comments.contains_key(id) => {
                next.send_again(id);
            }
            Action::GoTo(id) => next.look_up(id),
            Action::Copied(Ok(())) => next.notify(NoticeKind::Copied),
            Action::Copied(Err(text)) => next.notify(NoticeKind::NotCopied(text.clone())),

            Action::People(deed) => next.deal(deed),
            Action::Import(action) => next.import(action),
            Action::Earlier(action) => next.look_earlier(action),
            Action::Aside(aside) => next.take_aside(aside),

            Action::Undo => next.undo(),
            Action::Expire(serial) => {
                if self.notice.as_ref().is_some_and(|notice| notice.serial == *serial) {
                    next.notice = None;
                }
            }
            Action::HideApp => {
                next.app_hidden = true;
                next.notify(NoticeKind::AppHidden);
            }
            Action::Installable(offered) => next.installable = *offered,
            Action::Install => next.installable = false,
            Action::Tick(now) => next.now = *now,

            Action::SubmitEdit(id, text) if self.thread.get(id).is_none() => next.post_instead(id, text),
            // What these ask for comes back as `Post`, `Edit` and `Copied`; what is not there is not sent again.
            Action::Submit(_)
            | Action::SubmitEdit(..)
            | Action::CopyLink(_)
            | Action::Resend(_)
            | Action::Linger(_) => {}
        }
        if matches!(action, Action::Open(Some(_)) | Action::Type(..) | Action::Post(_)) {
            // Who writes is not to be led away.
            next.sought = None;
        }
        next.seek(self);
        next.hold_places();
        next.look_again(self);
        next
    }

    fn take_away(&mut self, id: &CommentId) {
        if let Some(comment) = self.own.comments.get(id).cloned() {
            self.change(Change::Delete(id.clone()));
            self.notify(NoticeKind::Deleted(Rc::new(comment)));
        }
        Rc::make_mut(&mut self.deliveries).remove(id);
    }

    pub(super) fn change(&mut self, change: Change) {
        if let Change::Put(comment) = &change
            && !comment.mine
            && self.config.keeper.is_shared()
        {
            return self.show_shared(comment);
        }
        let put = if let Change::Put(comment) = &change {
            self.note_earlier(comment);
            Some(comment.id.clone())
        } else {
            None
        };
        if let Change::React(choice) = &change {
            self.tally = self.tally.chosen(choice.clone());
        }
        Rc::make_mut(&mut self.own).apply(change, Rc::make_mut(&mut self.thread));
        if let Some(id) = put {
            self.set_clock(&id);
        }
    }

    fn deliver(&mut self, comment: &Comment) {
        Rc::make_mut(&mut self.deliveries).insert(comment.id.clone(), Delivery::Sending);
        self.change(Change::Put(comment.clone()));
    }

    fn refuse(&mut self, id: &CommentId, error: &StoreError) {
        // A vote or a deletion may be refused too: then no words wait to be sent again.
        if self.own.comments.contains_key(id) {
            Rc::make_mut(&mut self.deliveries).insert(id.clone(), Delivery::Refused(error.clone()));
        }
    }

    pub(super) fn note_draft(&mut self, slot: Slot, text: &str) {
        let drafts = Rc::make_mut(&mut self.drafts);
        if text.is_empty() {
            drafts.remove(&slot);
        } else {
            drafts.insert(slot, text.to_owned());
        }
    }

    fn take_drafts(&mut self, drafts: &[(Slot, String)]) {
        for (slot, text) in drafts {
            if self.draft(slot).is_empty() {
                self.note_draft(slot.clone(), text);
            }
        }
    }

    /// An edit that was opened and closed again with nothing changed is no draft: kept, it would undo a later edit.
    fn drop_idle_edit(&mut self) {
        if let Some(Open::Edit(id)) = &self.open {
            let slot = Slot::Edit(id.clone());
            if self.own.comments.get(id).is_some_and(|comment| comment.text == self.draft(&slot)) {
                self.note_draft(slot, "");
            }
        }
    }

    pub(super) fn go_to(&mut self, id: &CommentId) {
        let above: Vec<CommentId> = self.thread.ancestors(id).map(|above| above.id.clone()).collect();
        self.look_at_all();
        self.look_where(id, &above);
        let thread = Rc::make_mut(&mut self.thread);
        for above in above {
            thread.fold(&above, false);
        }
        self.aim_at(id.clone());
    }

    /// Has a comment brought into view.
    pub(super) fn aim_at(&mut self, id: CommentId) {
        self.serial += 1;
        self.looking.back = None;
        self.target = Some((id, self.serial));
    }

    pub(super) fn notify(&mut self, kind: NoticeKind) {
        self.serial += 1;
        self.notice = Some(Notice { serial: self.serial, kind });
    }

    fn undo(&mut self) {
        match self.notice.take().map(|notice| notice.kind) {
            Some(NoticeKind::Posted(id)) => {
                // The words go back to where they were typed: an undone post is a draft again.
                if let Some(comment) = self.own.comments.get(&id).cloned() {
                    let slot = comment.parent.clone().map_or(Slot::Top, Slot::Reply);
                    self.open = comment.parent.clone().map(Open::Reply);
                    let typed_since = self.draft(&slot);
                    let gap = if typed_since.is_empty() { "" } else { "\n\n" };
                    let text = [comment.text.as_str(), gap, typed_since].concat();
                    self.note_draft(slot, &text);
                }
                self.change(Change::Delete(id.clone()));
                Rc::make_mut(&mut self.deliveries).remove(&id);
            }
            Some(NoticeKind::Deleted(comment) | NoticeKind::Edited(comment)) => {
                let mut comment = Comment::clone(&comment);
                if let Some(own) = self.own.comments.get(&comment.id) {
                    // As the store has it: what was shown may have had another date, see `set_clock`.
                    (comment.votes, comment.created) = (own.votes, own.created);
                    // A store keeps the later edit: what goes back must not look older than what it replaces.
                    comment.modified = own.modified;
                }
                self.deliver(&comment);
            }
            Some(kind @ (NoticeKind::Hid(_) | NoticeKind::Reported(_))) => self.undo_deed(&kind),
            Some(NoticeKind::AppHidden) => self.app_hidden = false,
            Some(NoticeKind::Imported(import)) => self.take_back(&import),
            Some(
                NoticeKind::Copied
                | NoticeKind::NotCopied(_)
                | NoticeKind::TakenBack(_)
                | NoticeKind::NotImported
                | NoticeKind::NotHere,
            )
            | None => {}
        }
    }
}
