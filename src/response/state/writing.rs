//! What all composers of a thread share: who can be mentioned, the emoji, and whether a preview is shown.

use std::rc::Rc;

use super::{Draft, Open, Slot, State, action, effect::Effect, imported, shared};
use crate::{
    comments::{
        composer::{catalog::Catalog, people::People},
        model::{Comment, CommentId},
    },
    store::{account::Account, model::Change, news::News},
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

impl State {
    /// An edit of a comment that was taken away elsewhere: its words are a comment of their own then.
    pub(super) fn post_instead(&mut self, id: &CommentId, text: &str) {
        let slot = self.slot_beside(id);
        let typed = self.draft(&slot);
        let gap = if typed.is_empty() { "" } else { "\n\n" };
        let text = [text, gap, typed].concat();
        self.open = match &slot {
            Slot::Reply(id) if !typed.is_empty() => Some(Open::Reply(id.clone())),
            _ => None,
        };
        self.note_draft(Slot::Edit(id.clone()), "");
        self.note_draft(slot, &text);
    }

    /// The composer in which a comment that was taken away could be written again.
    fn slot_beside(&self, id: &CommentId) -> Slot {
        let above = self.thread.ancestors(id).next();
        above.map_or(Slot::Top, |above| Slot::Reply(above.id.clone()))
    }
}

/// What sending the edit of a comment that was taken away elsewhere asks of the world: its words are posted, unless
/// something else was begun in the same place.
pub(super) fn instead(before: &State, id: &CommentId, after: &State) -> Vec<Effect> {
    if before.thread.get(id).is_some() {
        return vec![];
    }
    let slot = before.slot_beside(id);
    let text = after.draft(&slot).to_owned();
    let mut asked = vec![
        Effect::KeepDraft(slot.clone(), text.clone()),
        Effect::KeepDraft(Slot::Edit(id.clone()), String::new()),
    ];
    if before.draft(&slot).is_empty() {
        let parent = if let Slot::Reply(id) = slot { Some(id) } else { None };
        asked.push(Effect::Stamp(Draft { parent, author: after.author.to_string(), text }));
    }
    asked
}

/// Everybody is counted anew, which is needed only where there may be somebody new.
pub(super) fn strangers(before: &State, action: &action::Action, after: &State) -> Option<Effect> {
    use action::Action as Any;
    let people = &after.writing.people;
    let is_stranger = |comment: &Comment| !comment.author.is_empty() && !people.knows(&comment.author);
    let is_here = |comment: &Comment| after.thread.get(&comment.id).is_some();
    let has_come = match action {
        Any::Post(comment)
        | Any::Changed(Change::Put(comment))
        | Any::Shared(shared::Action::News(News::Put(comment) | News::Own(Change::Put(comment)))) => {
            is_stranger(comment) && is_here(comment)
        }
        Any::Import(imported::Action::Taken(_) | imported::Action::Laid(_)) => {
            !Rc::ptr_eq(&before.base, &after.base)
        }
        // What was waited for may come by a permalink too.
        _ if !Rc::ptr_eq(&before.waiting, &after.waiting) => {
            before.waiting.values().any(|comment| is_stranger(comment) && is_here(comment))
        }
        _ => false,
    };
    has_come.then_some(Effect::CountPeople)
}
