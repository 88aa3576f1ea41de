//! What all composers of a thread share: who can be mentioned, the emoji, and whether a preview is shown.

use std::rc::Rc;

use super::{Open, State};
use crate::{
    comments::composer::{catalog::Catalog, people::People},
    store::account::Account,
};

/// How many of those above a comment are near to who answers it.
const NEAR: usize = 20;

/// See the module.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Writing {
    /// The reader does not want to see a preview.
    pub preview_hidden: bool,
    /// The emoji.
    pub emoji: Emoji,
    /// Who takes part in the thread, as far as they were counted.
    pub people: Rc<People>,
    /// Who wrote the comments above the one that is answered, the nearest first.
    pub near: Vec<Rc<str>>,
    /// Who writes, where a server keeps the thread.
    pub account: Account,
}

/// How far the emoji are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Emoji {
    /// Nobody asked for them.
    #[default]
    Unasked,
    /// They are on their way.
    Coming,
    /// Here they are.
    Here(Rc<Catalog>),
    /// They could not be fetched; whoever asks again has them fetched again.
    Missing,
}

/// Something that happened to it.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The reader wants a preview, or none.
    ShowPreview(bool),
    /// A composer needs the emoji in this language.
    WantEmoji(String),
    /// The emoji came, or did not.
    Emoji(Option<Rc<Catalog>>),
    /// Who takes part was counted.
    People(Rc<People>),
}

impl Writing {
    pub(super) fn reduce(&mut self, action: &Action) {
        match action {
            Action::ShowPreview(shown) => self.preview_hidden = !shown,
            Action::WantEmoji(_) => {
                if self.wants_emoji() {
                    self.emoji = Emoji::Coming;
                }
            }
            Action::Emoji(came) => {
                self.emoji = came.as_ref().map_or(Emoji::Missing, |catalog| Emoji::Here(Rc::clone(catalog)));
            }
            Action::People(people) => self.people = Rc::clone(people),
        }
    }

    /// The emoji are neither here nor on their way.
    #[must_use]
    pub fn wants_emoji(&self) -> bool {
        matches!(self.emoji, Emoji::Unasked | Emoji::Missing)
    }
}

impl State {
    /// Whom an answer to this comment is likely to mention.
    pub(super) fn note_near(&mut self, open: Option<&Open>) {
        let near = open.map_or_else(Vec::new, |open| {
            let (Open::Reply(id) | Open::Edit(id)) = open;
            let this = self.thread.get(id).into_iter();
            let mut names: Vec<Rc<str>> = Vec::new();
            for comment in this.chain(self.thread.ancestors(id)).take(NEAR) {
                if !comment.mine
                    && !comment.author.is_empty()
                    && !names.iter().any(|name| **name == *comment.author)
                {
                    names.push(comment.author.as_str().into());
                }
            }
            names
        });
        if near != self.writing.near {
            Rc::make_mut(&mut self.writing).near = near;
        }
    }
}
