//! What of the thread is looked at: all of it, what a search found, or what stands below one comment.

use std::rc::Rc;

use super::{
    State,
    below::{Below, Wanted},
};
use crate::comments::{
    find::{Filter, Query, matcher::Matcher, search::Search},
    model::CommentId,
    thread::{Thread, sorting::Sorted},
};

/// What a reader wants to see of the thread.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Looking {
    /// What is looked for; empty where nothing is.
    pub query: Query,
    /// The last results, which stand until there are new ones.
    pub found: Option<Found>,
    /// Tells the results of one search from those of the next.
    pub serial: u32,
    /// Where the reader was when the search began.
    pub left: Option<Place>,
    /// Where the reader is to be again; the number tells one time from the next.
    pub back: Option<(Place, u32)>,
    /// The comment from which on the thread is looked at, where that is not its beginning. What was found goes before it.
    pub below: Option<Below>,
    /// What `below` is to be.
    pub wanted: Option<Wanted>,
}

/// Where a reader is in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// A comment on the screen.
    pub id: CommentId,
    /// How far below the upper edge of the screen it begins, in CSS pixels.
    pub top: i32,
}

/// Comments that were found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The comments as a list, each by itself.
    pub thread: Rc<Thread>,
    /// What they were found by.
    pub by: Query,
    /// These are all; else they are the first ones.
    pub complete: bool,
}

/// What can happen to what is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// The reader typed: look for this.
    Type(Rc<str>),
    /// The reader is here, and is about to look for something.
    Leave(Place),
    /// The reader asked for comments of this kind only, or no longer does.
    Toggle(Filter),
    /// The reader wants to see all comments again.
    Clear,
    /// The search with this serial has found these so far, or all that there are.
    Found(u32, Rc<Thread>, bool),
    /// The reader wants to see what stands below this comment.
    Continue(CommentId),
    /// Here it is, for the [`Wanted`] with this serial.
    Below(u32, Below),
    /// The reader wants to see the thread from its beginning again.
    Back,
}

impl Looking {
    /// All there is to find by the query is found.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.found.as_ref().is_some_and(|found| found.complete && found.by.is_same(&self.query))
    }

    fn is_searching(&self) -> bool {
        !self.query.is_empty() && !self.is_done()
    }
}

impl State {
    /// The comments that are looked at.
    #[must_use]
    pub fn shown(&self) -> &Rc<Thread> {
        let Looking { found, below, .. } = &self.looking;
        let found = found.as_ref().map(|found| &found.thread);
        found.or(below.as_ref().map(|below| &below.thread)).unwrap_or(&self.thread)
    }

    /// What was found, where it does not stand in the order that is shown.
    #[must_use]
    pub fn unsorted(&self) -> Option<&Rc<Thread>> {
        let found = self.looking.found.as_ref().filter(|found| found.complete)?;
        Some(&found.thread).filter(|thread| !thread.is_whole(self.order))
    }

    /// An order of the comments, or of what was found among them, is made.
    pub fn take_order(&mut self, sorted: Sorted) {
        if !sorted.is_flat() {
            Rc::make_mut(&mut self.thread).take(sorted);
        } else if let Some(found) = &mut self.looking.found {
            Rc::make_mut(&mut found.thread).take(sorted);
        }
    }

    /// The search that is wanted, if one is. Costs as [`Search::new`].
    #[must_use]
    pub fn search(&self) -> Option<Search> {
        let Looking { query, found, .. } = &self.looking;
        if query.is_empty() {
            return None;
        }
        let known = found.as_ref().filter(|found| found.complete && query.narrows(&found.by));
        let among = known.map_or(&self.thread, |found| &found.thread);
        Some(Search::new(Rc::clone(among), self.order, query.clone()))
    }

    pub(super) fn look(&mut self, action: &Action) {
        match action {
            Action::Type(text) => self.look_for(self.looking.query.with_text(text)),
            Action::Toggle(filter) => self.look_for(self.looking.query.toggled(*filter)),
            Action::Clear => self.look_for(Query::default()),
            Action::Leave(place) if self.looking.query.is_empty() => self.looking.left = Some(place.clone()),
            Action::Found(serial, thread, complete) if *serial == self.looking.serial => {
                let by = self.looking.query.clone();
                let mut found = Found { thread: Rc::clone(thread), by, complete: *complete };
                // Something may have changed while the search went on.
                found.follow(&self.thread);
                self.looking.found = Some(found);
            }
            Action::Continue(id) => self.continue_below(id, id),
            Action::Below(serial, below) => self.take_below(*serial, below),
            Action::Back => self.go_back(),
            Action::Leave(_) | Action::Found(..) => {}
        }
    }

    /// After any action: what was found is kept true, and a search that can no longer end well begins again.
    pub(super) fn look_again(&mut self, before: &Self) {
        if !Rc::ptr_eq(&self.thread, &before.thread) {
            if let Some(found) = &mut self.looking.found {
                found.follow(&self.thread);
            }
            if let Some(below) = &mut self.looking.below {
                below.follow(&self.thread);
            }
        }
        if self.order != before.order && self.looking.is_searching() {
            self.begin_search();
        }
    }

    /// The numbers of the thread are given out anew: what was made of it must be made again.
    pub(super) fn look_anew(&mut self) {
        self.look_below_anew();
        self.looking.found = None;
        if !self.looking.query.is_empty() {
            self.begin_search();
        }
    }

    /// The search ends, for the sake of a comment that is to be seen where it stands.
    pub(super) fn look_at_all(&mut self) {
        self.look_for(Query::default());
    }

    fn look_for(&mut self, query: Query) {
        let is_same = query.is_same(&self.looking.query);
        self.looking.query = query;
        if self.looking.query.is_empty() && self.looking.found.take().is_some() {
            self.serial += 1;
            self.looking.back = self.looking.left.take().map(|place| (place, self.serial));
        }
        if !is_same {
            self.begin_search();
        }
    }

    fn begin_search(&mut self) {
        self.serial += 1;
        self.looking.serial = self.serial;
    }
}

impl Found {
    /// Makes it what would be found in this version of the thread.
    fn follow(&mut self, thread: &Thread) {
        let mut matcher = Matcher::new(self.by.clone());
        Rc::make_mut(&mut self.thread).follow(thread, |comment, below| matcher.takes(comment, below));
    }
}
