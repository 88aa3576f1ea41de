//! The server as a queue wants it: who asks, how a refusal is taken, what is told.

use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
};

use super::{ask, book::Book, memory::Memory, record, slots};
use crate::{
    comments::model::Vote,
    net::bell::Bell,
    store::{
        Answer as Later,
        account::{Denied, Door, Host},
        accounts::Accounts,
        http::Http,
        model::{Change, Op, Page, StoreError},
        news::{Ear, News},
        queue::Remote,
    },
};

/// See the module.
pub(super) struct Server {
    http: Option<Http>,
    /// Who is signed in.
    pub(super) accounts: Accounts,
    /// The server was heard to take nothing of guests.
    pub(super) members_only: Cell<bool>,
    /// What is being done is what a guest left to be done, while somebody else is signed in.
    pub(super) as_guest: Cell<bool>,
    /// What Waline calls the page.
    pub(super) thread: String,
    pub(super) book: RefCell<Book>,
    pub(super) memory: Memory,
    pub(super) ear: Ear,
    /// Goes up when something of this reader's is being written, and when it is written.
    pub(super) writing: Cell<u32>,
    this: Weak<Self>,
    /// Rings when the browser is online again, or the reader wants to know.
    pub(super) bell: Bell,
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(http) = &self.http {
            http.close();
        }
    }
}

impl Server {
    /// Knows nothing yet, and asks nothing.
    pub(super) fn new(address: &str, name: &str, ear: Ear, host: Host) -> Rc<Self> {
        Rc::new_cyclic(|this| Self {
            http: Http::to(address),
            accounts: Accounts::of(address, host),
            members_only: Cell::default(),
            as_guest: Cell::default(),
            thread: name.to_owned(),
            book: RefCell::default(),
            memory: Memory::of(address, name),
            ear,
            writing: Cell::default(),
            this: this.clone(),
            bell: Bell::default(),
        })
    }

    pub(super) fn http(&self) -> Result<&Http, StoreError> {
        self.http.as_ref().ok_or_else(|| StoreError::Refused("this browser cannot ask servers".to_owned()))
    }

    pub(super) fn tell(&self, news: impl IntoIterator<Item = News>) {
        for news in news {
            (self.ear)(news);
        }
    }

    fn later<T: 'static>(
        &self,
        work: impl AsyncFnOnce(Rc<Self>) -> Result<T, StoreError> + 'static,
    ) -> Later<T> {
        let this = self.this.clone();
        let closed = || StoreError::Away("closed".to_owned());
        Box::pin(async move { work(this.upgrade().ok_or_else(closed)?).await })
    }
}

impl Remote for Server {
    fn read(&self, after: Option<String>) -> Later<Page> {
        self.later(async move |this| this.read_page(after.is_none()).await)
    }

    fn write(&self, op: Op, by: Option<Rc<str>>) -> Later<Vec<News>> {
        self.later(async move |this| {
            this.writing.set(this.writing.get() + 1);
            let done = this.do_as(op, by).await;
            this.writing.set(this.writing.get() + 1);
            done
        })
    }

    fn instead(&self, op: &Op) -> Vec<News> {
        let ledger = self.memory.ledger();
        vec![News::Own(match op {
            Op::Vote(id, _) => {
                let liked = ledger.there(id).is_some_and(|there| ledger.is_liked(&there));
                Change::Vote(id.clone(), liked.then_some(Vote::Up))
            }
            Op::React(_) => Change::React(ledger.mood.map(slots::mood)),
            // What was to be taken away is still among what the server told, and is taken from there.
            Op::Add(_) | Op::Edit(_) | Op::Delete(_) | Op::Vacate(_) | Op::Report(..) => return Vec::new(),
        })]
    }

    fn who(&self) -> Option<Rc<str>> {
        self.accounts.writer()
    }

    fn can_be(&self, by: &str) -> Option<bool> {
        self.accounts.can_be(by)
    }

    fn door(&self, door: Door) -> Later<Option<Denied>> {
        self.later(async move |this| Ok(this.stand_at(door).await.err()))
    }

    fn is_well(&self) -> Later<bool> {
        self.later(async move |this| Ok(this.ask(&ask::count(&this.thread), record::count).await.is_ok()))
    }

    fn wake(&self) {
        self.bell.ring();
    }
}
