//! Who this reader is at the server, and the form at its door. What is typed into it never comes here but to be sent.

use std::rc::Rc;

use super::{Delivery, State, effect::Effect};
use crate::{
    comments::model::{Comment, CommentId},
    store::{
        account::{Account, Denied, Door},
        model::{Change, StoreError},
    },
};

/// Something that happened at the door.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The reader wants to sign in, or does not any more.
    Open(bool),
    /// The reader wants a new account, or has one.
    Turn(bool),
    /// The reader asks to be let in or out.
    Ask(Door),
    /// The server let the reader in or out, or said why not.
    Answered(Option<Denied>),
}

/// The form, while it is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// It is for a new account.
    pub is_new: bool,
    /// It was sent and not answered yet.
    pub is_sending: bool,
    /// Why nobody was let in, and how many times that was so: a second time is news too.
    pub denied: Option<(Denied, u32)>,
}

impl State {
    pub(super) fn deal_at_door(&mut self, action: &Action) {
        let form = &mut self.server.form;
        match action {
            Action::Open(is_open) => *form = is_open.then(Form::default),
            Action::Turn(is_new) => *form = Some(Form { is_new: *is_new, ..Form::default() }),
            Action::Ask(Door::SignOut) => self.server.is_leaving = true,
            Action::Ask(_) => {
                if let Some(form) = form {
                    form.is_sending = true;
                }
            }
            Action::Answered(None) => *form = None,
            Action::Answered(Some(denied)) => {
                if let Some(form) = form {
                    let before = form.denied.as_ref().map_or(0, |(_, times)| *times);
                    *form = Form { denied: Some((denied.clone(), before + 1)), is_sending: false, ..*form };
                }
            }
        }
    }

    /// The server says who this reader is. Who was somebody and is not any more, and did not want that, is told so until
    /// signed in again.
    pub(super) fn take_account(&mut self, told: &Account) {
        let before = &self.writing.account;
        let was_put_out = before.who.is_some() && !self.server.is_leaving;
        let has_ended = told.who.is_none() && (told.has_ended || before.has_ended || was_put_out);
        self.server.is_leaving = false;
        Rc::make_mut(&mut self.writing).account = Account { has_ended, ..told.clone() };
    }

    /// Another signed in or out: the thread is read anew, and what is being written stays.
    pub(super) fn begin_anew(&mut self) {
        let (server, drafts, open) = (self.server.clone(), Rc::clone(&self.drafts), self.open.clone());
        let account = self.writing.account.clone();
        self.leave_thread();
        (self.drafts, self.open) = (drafts, open);
        self.server.form = server.form;
        self.server.is_leaving = server.is_leaving;
        Rc::make_mut(&mut self.writing).account = account;
    }

    /// The name under which this reader writes now.
    #[must_use]
    pub fn writer(&self) -> Rc<str> {
        self.writing.account.who.as_ref().map_or_else(|| Rc::clone(&self.author), |who| Rc::clone(&who.name))
    }

    /// Sends words of this browser's again. What another account wrote, or a guest of whom the server takes nothing, goes out under this reader's name where
    /// this reader sends it.
    pub(super) fn send_again(&mut self, id: &CommentId) {
        let is_others =
            matches!(self.deliveries.get(id), Some(Delivery::Locked | Delivery::Refused(StoreError::SignIn)));
        if let Some(comment) = self.own.comments.get(id).filter(|_| is_others).cloned() {
            self.change(Change::Put(Comment { author: (*self.writer()).to_owned(), ..comment }));
        }
        Rc::make_mut(&mut self.deliveries).insert(id.clone(), Delivery::Sending);
    }
}

/// What this asks of the world.
pub(super) fn effects(action: &Action) -> Vec<Effect> {
    match action {
        Action::Ask(door) => vec![Effect::Door(door.clone())],
        Action::Open(_) | Action::Turn(_) | Action::Answered(_) => vec![],
    }
}
