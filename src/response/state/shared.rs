//! What a server's store tells: others' doings, and how far this reader's own are on their way.

use std::rc::Rc;

use super::{Delivery, NoticeKind, State, account::Form, effect::Effect};
use crate::{
    comments::{
        model::{Comment, CommentId, Votes},
        thread::Thread,
    },
    embed::config::Keeper,
    reactions::tally::Tally,
    store::{
        model::{Change, Page, StoreError},
        news::{News, Passage},
    },
};

/// What can happen to a thread that readers share by a server.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The server's store tells something.
    News(News),
    /// The reader gives up what waits of a comment, or was refused.
    Discard(CommentId),
    /// The reader wants what waits to be tried now.
    Wake,
    /// The reader wants more of the thread, where it comes on demand.
    More,
    /// The store was opened for another reader.
    Anew,
}

/// How a server treats this reader.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// What of the thread is not here, where it comes on demand.
    pub rest: Option<Rest>,
    /// The form at its door, while it is open.
    pub form: Option<Form>,
    /// This reader asked to be a guest again.
    pub is_leaving: bool,
}

/// The part of a thread that is not here, where it comes on demand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rest {
    /// Where it starts.
    pub from: String,
    /// The next page of it is on its way.
    pub is_coming: bool,
}

impl State {
    pub(super) fn share(&mut self, action: &Action) {
        match action {
            Action::News(news) => self.take_news(news),
            Action::Discard(id) => self.discard(id),
            Action::Wake => {}
            Action::Anew => self.begin_anew(),
            Action::More => {
                if let Some(rest) = &mut self.server.rest {
                    rest.is_coming = true;
                }
            }
        }
    }

    fn take_news(&mut self, news: &News) {
        match news {
            News::Put(comment) => self.put_shared(comment),
            News::Removed(id) => self.remove_shared(id),
            News::Vacated(place) => self.vacate_shared(place),
            News::Votes(id, votes) => self.count_votes(id, *votes),
            News::Counts(counts) => {
                self.counts = Rc::new(counts.clone());
                self.tally = Tally::new(&self.config.reactions, counts).chosen(self.own.reaction.clone());
            }
            News::Own(change) => self.change(change.clone()),
            News::Passage(id, passage) => self.pass(id, passage),
            News::Discarded(id) => self.discard(id),
            News::TakenBack(id, error) => {
                if let Some(id) = id {
                    self.restore(id);
                }
                self.notify(NoticeKind::TakenBack(error.clone()));
            }
            News::Account(account) => self.take_account(account),
            News::Another => {}
            News::Trouble(error) => self.trouble = Some(error.clone()),
            News::Link(link) => self.away = link.clone().err(),
        }
    }

    /// This reader may change and take away what the store has of theirs.
    #[must_use]
    pub fn may_change(&self) -> bool {
        self.writing.account.who.is_some() || !matches!(self.config.keeper, Keeper::Waline(_))
    }

    /// Comments can be disliked: Waline counts likes only.
    #[must_use]
    pub fn may_dislike(&self) -> bool {
        !matches!(self.config.keeper, Keeper::Waline(_))
    }

    /// A server's operator gets what readers report.
    #[must_use]
    pub fn reports_arrive(&self) -> bool {
        matches!(self.config.keeper, Keeper::PocketBase(_))
    }

    /// This reader wrote it, and the store does not hold it as it is here.
    pub(super) fn is_pending(&self, id: &CommentId) -> bool {
        self.deliveries.get(id).is_some_and(Delivery::is_pending)
    }

    /// The store has what it was given. What it has to say of a server comes as news.
    pub(super) fn saved(&mut self, id: &CommentId) {
        if self.deliveries.get(id) == Some(&Delivery::Sending) && !self.config.keeper.is_shared() {
            Rc::make_mut(&mut self.deliveries).remove(id);
        }
    }

    /// Gives up what waits of a comment: it is again as the server has it, or is none.
    fn discard(&mut self, id: &CommentId) {
        Rc::make_mut(&mut self.deliveries).remove(id);
        if !self.restore(id) && self.own.comments.contains_key(id) {
            self.change(Change::Delete(id.clone()));
        }
    }

    /// Takes what a server's page holds into what everybody sees.
    pub(super) fn take_shared(&mut self, page: &Page) {
        if page.shared && !(page.comments.is_empty() && page.vacant.is_empty()) {
            let base = Rc::make_mut(&mut self.shared);
            for comment in &page.comments {
                base.put(comment.clone());
            }
            if !self.counted.is_empty() {
                let is_there = |id: &CommentId| page.comments.iter().any(|comment| comment.id == *id);
                Rc::make_mut(&mut self.counted).retain(|id| !is_there(id));
            }
            for place in &page.vacant {
                base.vacate(place.clone());
            }
        }
    }

    fn put_shared(&mut self, comment: &Comment) {
        Rc::make_mut(&mut self.shared).put(comment.clone());
        let id = &comment.id;
        if self.counted.contains(id) {
            Rc::make_mut(&mut self.counted).remove(id);
        }
        self.pin(comment);
        // What this reader took away meanwhile does not come back with an older word of it.
        if self.is_pending(id) || self.own.deleted.contains_key(id) {
            return;
        }
        // Another tab may have become a guest before this one knew.
        let mine = comment.mine || self.own.comments.contains_key(id);
        // What is not mine and not here yet waits until the reader asks for it.
        self.hear(&Change::Put(Comment { mine, ..comment.clone() }));
    }

    /// Shows a comment of another reader as the server has it now.
    pub(super) fn show_shared(&mut self, comment: &Comment) {
        let known = self.shared.get(&comment.id).cloned().unwrap_or_else(|| Rc::new(comment.clone()));
        Rc::make_mut(&mut self.own).deleted.remove(&comment.id);
        let shown = self.own.with_vote(known);
        Rc::make_mut(&mut self.thread).put(shown);
    }

    /// The votes of others at the server. Those that the document tells of come on top, unless the comment is the server's
    /// too: then it knows all of them.
    fn count_votes(&mut self, id: &CommentId, votes: Votes) {
        let served = self.shared.get(id);
        let printed = self.base.get(id).filter(|_| served.is_none() || self.counted.contains(id));
        let Some(known) = served.or(printed) else { return };
        if printed.is_some() && served.is_none() {
            Rc::make_mut(&mut self.counted).insert(id.clone());
        }
        let others = printed.map_or(votes, |printed| Votes {
            up: printed.votes.up.saturating_add(votes.up),
            down: printed.votes.down.saturating_add(votes.down),
        });
        let known = Rc::new(Comment { votes: others, ..Comment::clone(known) });
        let votes = self.own.with_vote(Rc::clone(&known)).votes;
        Rc::make_mut(&mut self.shared).put(known);
        if let Some(shown) = self.thread.get(id) {
            let shown = Comment { votes, ..Comment::clone(shown) };
            Rc::make_mut(&mut self.thread).put(shown);
        }
    }

    fn remove_shared(&mut self, id: &CommentId) {
        if self.waiting.contains_key(id) {
            Rc::make_mut(&mut self.waiting).remove(id);
        }
        Rc::make_mut(&mut self.shared).remove(id);
        // Words that wait here are not lost with their comment.
        if !self.is_pending(id) {
            let was_mine = self.own.comments.contains_key(id);
            Rc::make_mut(&mut self.own).comments.remove(id);
            Rc::make_mut(&mut self.thread).remove(id);
            if was_mine {
                Rc::make_mut(&mut self.deliveries).remove(id);
            }
        }
    }

    /// A comment was taken away, and its place is kept.
    fn vacate_shared(&mut self, place: &Comment) {
        Rc::make_mut(&mut self.shared).vacate(place.clone());
        if !self.is_pending(&place.id) {
            Rc::make_mut(&mut self.thread).vacate(place.clone());
            Rc::make_mut(&mut self.own).deleted.remove(&place.id);
        }
        self.remove_shared(&place.id);
    }

    fn pass(&mut self, id: &CommentId, passage: &Passage) {
        let delivery = match passage {
            Passage::Sent => None,
            Passage::Sending => Some(Delivery::Sending),
            Passage::Waiting => Some(Delivery::Waiting),
            Passage::Locked => Some(Delivery::Locked),
            Passage::Held => Some(Delivery::Held),
            Passage::Refused(why) => Some(Delivery::Refused(why.clone())),
        };
        let deliveries = Rc::make_mut(&mut self.deliveries);
        match delivery {
            Some(delivery) => deliveries.insert(id.clone(), delivery),
            None => deliveries.remove(id),
        };
    }

    /// Shows a comment as the server has it; false where it has none.
    fn restore(&mut self, id: &CommentId) -> bool {
        let Some(comment) = self.shared.get(id).cloned() else { return false };
        self.change(Change::Put(Comment { mine: true, ..Comment::clone(&comment) }));
        true
    }

    /// These comments with what a server holds over them.
    pub(super) fn with_shared(&self, base: &Rc<Thread>) -> Rc<Thread> {
        if self.shared.is_empty() {
            return Rc::clone(base);
        }
        if base.is_empty() {
            return Rc::clone(&self.shared);
        }
        let mut thread = Thread::clone(base);
        thread.lay(&self.shared);
        Rc::new(thread)
    }
}

/// What an action asks of the world; `before` and `after` are the states around it.
pub(super) fn effects(before: &State, action: &Action, after: &State) -> Vec<Effect> {
    match action {
        Action::Discard(id) => vec![Effect::Discard(id.clone())],
        Action::Wake => vec![Effect::Wake],
        Action::Anew => vec![],
        Action::News(News::Another) => vec![Effect::OpenAnew],
        Action::More => {
            let from = before.server.rest.iter().filter(|rest| !rest.is_coming).map(|rest| rest.from.clone());
            from.map(Effect::ReadOn).collect()
        }
        Action::News(_) if before.away.is_some() => vec![],
        Action::News(_) => after
            .away
            .as_ref()
            .map_or(vec![], |error| vec![super::effect::announce_trouble(&error.to_string(), true)]),
    }
}

/// The key of the words that tell a reader why a server did not take something.
#[must_use]
pub fn reason(error: &StoreError) -> &'static str {
    match error {
        StoreError::Away(_) => "reason.away",
        StoreError::Busy => "reason.busy",
        StoreError::Broken(_) => "reason.broken",
        StoreError::SignIn => "reason.sign-in",
        StoreError::Gone => "reason.gone",
        StoreError::Refused(_) => "reason.refused",
        StoreError::Full | StoreError::Unavailable(_) | StoreError::Corrupt(_) | StoreError::Failed(_) => {
            "reason.browser"
        }
    }
}
