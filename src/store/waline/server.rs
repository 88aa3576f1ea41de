//! The server as a queue wants it: who asks, how a refusal is taken, what is told.

use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
};

use serde_json::Value;

use super::{
    answer::{self, No},
    book::Book,
    memory::Memory,
    slots,
};
use crate::{
    comments::model::Vote,
    net::bell::Bell,
    store::{
        Answer as Later,
        http::Http,
        model::{Change, Op, Page, StoreError},
        news::{Ear, News},
        queue::Remote,
        wire::Ask,
    },
};

/// See the module.
pub(super) struct Server {
    http: Option<Http>,
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
    pub(super) fn new(address: &str, name: &str, ear: Ear) -> Rc<Self> {
        Rc::new_cyclic(|this| Self {
            http: Http::to(address),
            thread: name.to_owned(),
            book: RefCell::default(),
            memory: Memory::of(address, name),
            ear,
            writing: Cell::default(),
            this: this.clone(),
            bell: Bell::default(),
        })
    }

    /// Asks as the account that is signed in, or as anybody, and reads the answer.
    pub(super) async fn ask<T>(&self, ask: &Ask, read: impl Fn(&Value) -> Option<T>) -> Result<T, No> {
        let none = || No::Refused("this browser cannot ask servers".to_owned());
        let http = self.http.as_ref().ok_or_else(none)?;
        let token = self.know_me().map(|token| ["Bearer ", &token].concat());
        let answer = http.ask(ask, token.as_deref()).await.map_err(No::NotNow)?;
        answer::read(&answer, read)
    }

    /// Another tab may have signed in or out; gives the token.
    fn know_me(&self) -> Option<String> {
        let (id, token) = self.memory.account().map(|account| (account.id, account.token)).unzip();
        let was_me = std::mem::replace(&mut self.book.borrow_mut().me, id.clone());
        if was_me.is_some() != id.is_some() {
            (self.ear)(News::MayChange(id.is_some()));
        }
        token
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

    fn write(&self, op: Op) -> Later<Vec<News>> {
        self.later(async move |this| {
            this.writing.set(this.writing.get() + 1);
            let done = this.do_it(op).await;
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

    fn wake(&self) {
        self.bell.ring();
    }
}
