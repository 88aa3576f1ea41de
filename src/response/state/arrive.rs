//! What comes from outside and changes the state as a whole: the host's wishes, a document, a page of the store.

use std::rc::Rc;

use super::{NoticeKind, Own, State, action::Kept, import::Counts, shared};
use crate::{
    comments::{
        model::{Comment, CommentId},
        thread::Thread,
    },
    document::{clocks::Clock, model::Document},
    embed::config::Config,
    reactions::tally::Tally,
    store::{
        account::Account,
        model::{Change, Page},
    },
};

impl State {
    pub(super) fn configure(&mut self, config: &Rc<Config>) {
        if config.sort != self.config.sort {
            self.order = config.sort;
        }
        if config.reactions != self.config.reactions {
            self.tally = Tally::new(&config.reactions, &self.counts).chosen(self.own.reaction.clone());
        }
        self.config = Rc::clone(config);
    }

    pub(super) fn take_kept(&mut self, kept: &Kept) {
        self.author = Rc::clone(&kept.author);
        self.order = kept.order.unwrap_or(self.order);
        self.app_hidden = kept.app_hidden;
        Rc::make_mut(&mut self.writing).preview_hidden = kept.preview_hidden;
    }

    pub(super) fn take_document(&mut self, document: &Document) {
        self.take_thread(document, &Rc::new(Thread::new(document.comments.iter().cloned())));
    }

    pub(super) fn take_thread(&mut self, document: &Document, base: &Rc<Thread>) {
        (self.reading, self.bare) = (None, None);
        self.published = document.article.published;
        // What it would go back to is not there any more.
        self.notice.take_if(|notice| matches!(notice.kind, NoticeKind::Imported(_)));
        self.stand_on(base, &Rc::new(document.reactions.clone()));
    }

    /// These are the comments and counts of others; what this reader did lies over them.
    pub(super) fn stand_on(&mut self, base: &Rc<Thread>, counts: &Counts) {
        let mut thread = self.own.over(&self.with_shared(base));
        for id in self.thread.folded().iter() {
            thread.fold(id, true);
        }
        (self.base, self.thread) = (Rc::clone(base), Rc::new(thread));
        for (id, _) in Rc::clone(&self.own).comments.iter() {
            self.set_clock(id);
        }
        self.look_anew();
        self.counts = Rc::clone(counts);
        self.tally = Tally::new(&self.config.reactions, &self.counts).chosen(self.own.reaction.clone());
        self.drop_old_news();
    }

    pub(super) fn leave_thread(&mut self) {
        let (base, counts) = self.bare();
        *self = Self {
            config: Rc::clone(&self.config),
            thread: Rc::clone(&base),
            tally: Tally::new(&self.config.reactions, &counts),
            base,
            published: self.published,
            reading: self.reading,
            counts,
            order: self.order,
            author: Rc::clone(&self.author),
            writing: Rc::clone(&self.writing),
            app_hidden: self.app_hidden,
            installable: self.installable,
            now: self.now,
            serial: self.serial,
            discussion: self.discussion + 1,
            ..Self::default()
        };
        if self.writing.account != Account::default() {
            Rc::make_mut(&mut self.writing).account = Account::default();
        }
    }

    /// Which dates of this reader's comments can be true, as far as that can be told here: a server's clock is more likely to be
    /// right than this device's.
    fn clock(&self) -> Option<Clock> {
        (!self.config.keeper.is_shared()).then(|| Clock::new(self.now, self.published))
    }

    /// Shows a comment of this reader's without a date that cannot be true. `own` keeps it: a store holds it, and which of
    /// two edits is the later one goes by it.
    pub(super) fn set_clock(&mut self, id: &CommentId) {
        let Some(clock) = self.clock() else { return };
        if let Some(shown) = self.thread.get(id).filter(|shown| clock.doubts(shown)) {
            let shown = clock.on_time(Comment::clone(shown));
            Rc::make_mut(&mut self.thread).put(shown);
        }
    }

    /// A server says whether its comments are pinned. What a reader's own words come with is not asked for that: it goes by
    /// what is shown.
    pub(super) fn pin(&mut self, comment: &Comment) {
        if let Some(shown) = self.thread.get(&comment.id).filter(|shown| shown.pinned != comment.pinned) {
            let shown = Comment { pinned: comment.pinned, ..Comment::clone(shown) };
            Rc::make_mut(&mut self.thread).put(shown);
        }
    }

    /// What the page holds, less what this reader has changed since it was asked for.
    fn still_true(&self, page: &Page) -> Page {
        let mut page = page.clone();
        page.comments.retain(|stored| {
            let changed = |own: &Comment| {
                let newer = !page.shared && own.modified > stored.modified;
                newer || self.is_pending(&own.id)
            };
            !self.own.deleted.contains_key(&stored.id)
                && !self.own.comments.get(&stored.id).is_some_and(changed)
        });
        page.vacant.retain(|place| !self.is_pending(&place.id));
        page
    }

    pub(super) fn take_page(&mut self, page: &Page) {
        self.thread_complete = page.next.is_none();
        self.total = page.total.or(self.total);
        let rest = page.next.clone().filter(|_| page.on_demand);
        self.server.rest = rest.map(|from| shared::Rest { from, is_coming: false });
        self.take_shared(page);
        if *page == (Page { next: page.next.clone(), on_demand: page.on_demand, ..Page::default() }) {
            return;
        }
        if page.shared {
            page.comments.iter().for_each(|comment| self.pin(comment));
        }
        let page = &self.still_true(page);
        let (known, clock) = (self.own.votes.clone(), self.clock());
        let on_time = |comment: &Comment| match clock {
            Some(clock) => clock.on_time(comment.clone()),
            None => comment.clone(),
        };
        let own = Rc::make_mut(&mut self.own);
        let is_own = |comment: &&Comment| comment.mine || !page.shared;
        let mine = page.comments.iter().filter(is_own).cloned().collect();
        own.take(Page { comments: mine, ..page.clone() });
        let thread = Rc::make_mut(&mut self.thread);
        // Only what is new goes over the thread: votes that are in its counts already must not count twice.
        let mut step = Own { votes: known, ..Own::default() };
        for comment in &page.comments {
            step.apply(Change::Put(on_time(comment)), thread);
        }
        for place in &page.vacant {
            thread.vacate(on_time(place));
        }
        for id in &page.deleted {
            step.apply(Change::Delete(id.clone()), thread);
        }
        for (id, vote) in &page.votes {
            step.apply(Change::Vote(id.clone(), Some(*vote)), thread);
        }
        if let Some(counts) = &page.counts {
            self.counts = Rc::new(counts.clone());
            self.tally = Tally::new(&self.config.reactions, counts);
        }
        self.tally = self.tally.chosen(own.reaction.clone());
        self.drop_old_news();
    }
}
