//! The server as a queue wants it: who asks, how a refusal is taken, what is told.

use std::{
    cell::{Cell, RefCell},
    future::Future,
    pin::Pin,
    rc::{Rc, Weak},
};

use serde_json::Value;

use super::{
    account::Terms,
    answer::{self, Answer, List, No},
    ask::{self, Ask},
    book::Book,
    guest::Identity,
    thread,
};
use crate::{
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
    pub(super) http: Option<Http>,
    /// As it stands in filters.
    pub(super) thread: String,
    pub(super) book: RefCell<Book>,
    pub(super) ear: Ear,
    pub(super) identity: Identity,
    /// Who is signed in; nobody ever is where this is what the guest of this browser does.
    pub(super) accounts: Option<Accounts>,
    /// The same server for what a guest still has to send while an account is signed in.
    guest: RefCell<Option<Rc<Self>>>,
    /// What the operator allows; unknown until it was asked.
    pub(super) terms: Cell<Option<Terms>>,
    /// The widget was told who the reader is without them.
    pub(super) untold: Cell<bool>,
    /// Goes up when something of this reader's is being written, and when it is written.
    pub(super) writing: RefCell<u32>,
    this: Weak<Self>,
    /// Rings when the browser is online again, or the reader wants to know.
    pub(super) bell: Bell,
}

impl Drop for Server {
    fn drop(&mut self) {
        // The guest's part has the same way to the server.
        if let Some(http) = self.http.as_ref().filter(|_| self.accounts.is_some()) {
            http.close();
        }
    }
}

impl Server {
    /// Knows nothing yet, and asks nothing.
    pub(super) fn new(address: &str, name: &str, ear: Ear, host: Host) -> Rc<Self> {
        Self::of(
            Http::to(address),
            thread::name(name),
            Identity::of(address, name),
            Some(Accounts::of(address, host)),
            ear,
        )
    }

    fn of(
        http: Option<Http>,
        thread: String,
        identity: Identity,
        accounts: Option<Accounts>,
        ear: Ear,
    ) -> Rc<Self> {
        Rc::new_cyclic(|this| Self {
            http,
            thread,
            book: RefCell::new(Book::of(identity.pass().map(|pass| pass.id))),
            ear,
            identity,
            accounts,
            guest: RefCell::default(),
            terms: Cell::default(),
            untold: Cell::default(),
            writing: RefCell::default(),
            this: this.clone(),
            bell: Bell::default(),
        })
    }

    /// The guest of this browser, while somebody else is signed in. What it does is told to nobody.
    pub(super) fn guest(&self) -> Rc<Self> {
        let make = || {
            let (http, thread) = (self.http.clone(), self.thread.clone());
            Self::of(http, thread, self.identity.clone(), None, Rc::new(|_news| {}))
        };
        Rc::clone(self.guest.borrow_mut().get_or_insert_with(make))
    }

    pub(super) fn http(&self) -> Result<&Http, StoreError> {
        self.http.as_ref().ok_or_else(|| StoreError::Refused("this browser cannot ask servers".to_owned()))
    }

    /// Asks as the account that is signed in, or as the guest that this browser is, if it is one.
    pub(super) async fn ask(&self, ask: &Ask) -> Result<Answer, StoreError> {
        let token = if self.is_somebody().await? { Some(self.enter().await?) } else { None };
        self.http()?.ask(ask, token.as_deref()).await
    }

    pub(super) async fn list<T>(
        &self,
        ask: &Ask,
        read: impl Fn(&Value) -> Option<T>,
    ) -> Result<List<T>, StoreError> {
        Ok(answer::list(&self.ask(ask).await?, read)?)
    }

    /// Does something as the account that is signed in, or as a guest. A refusal may come of an old token: then once more
    /// with another.
    pub(super) async fn tell<T>(&self, ask: &Ask, read: impl Fn(&Value) -> Option<T>) -> Result<T, No> {
        let token = self.enter().await.map_err(No::NotNow)?;
        let http = self.http().map_err(No::NotNow)?;
        let answer = http.ask(ask, Some(&token)).await.map_err(No::NotNow)?;
        match answer::one(&answer, &read) {
            Err(no @ (No::Missing | No::Refused(_))) => {
                let Some(token) = self.another_token(&token).await.map_err(No::NotNow)? else {
                    return Err(no);
                };
                let answer = http.ask(ask, Some(&token)).await.map_err(No::NotNow)?;
                answer::one(&answer, read)
            }
            other => other,
        }
    }

    fn later<T: 'static>(
        &self,
        work: impl AsyncFnOnce(Rc<Self>) -> Result<T, StoreError> + 'static,
    ) -> Later<T> {
        let this = self.this.clone();
        let closed = || StoreError::Away("closed".to_owned());
        let work = async move { work(this.upgrade().ok_or_else(closed)?).await };
        Box::pin(work) as Pin<Box<dyn Future<Output = Result<T, StoreError>>>>
    }
}

impl Remote for Server {
    fn read(&self, after: Option<String>) -> Later<Page> {
        self.later(async move |this| this.read_page(after).await)
    }

    fn write(&self, op: Op, by: Option<Rc<str>>) -> Later<Vec<News>> {
        self.later(async move |this| {
            this.writing.replace_with(|count| *count + 1);
            let done = this.do_as(op, by).await;
            this.writing.replace_with(|count| *count + 1);
            done
        })
    }

    fn who(&self) -> Option<Rc<str>> {
        self.accounts.as_ref()?.writer()
    }

    fn can_be(&self, by: &str) -> Option<bool> {
        self.accounts.as_ref().map_or(Some(false), |accounts| accounts.can_be(by))
    }

    fn door(&self, door: Door) -> Later<Option<Denied>> {
        self.later(async move |this| Ok(this.stand_at(door).await.err()))
    }

    fn instead(&self, op: &Op) -> Vec<News> {
        match op {
            Op::Vote(id, _) => {
                vec![News::Own(Change::Vote(id.clone(), self.book.borrow().counts.own_vote(id)))]
            }
            Op::Report(id, _) => {
                vec![News::Own(Change::Report(id.clone(), self.book.borrow().own_report(id)))]
            }
            Op::React(_) => vec![News::Own(Change::React(self.book.borrow().counts.own_mood()))],
            Op::Add(_) | Op::Edit(_) | Op::Delete(_) | Op::Vacate(_) => Vec::new(),
        }
    }

    fn is_well(&self) -> Later<bool> {
        self.later(async move |this| {
            Ok(answer::value(&this.http()?.ask(&ask::settings(), None).await?).is_ok())
        })
    }

    fn wake(&self) {
        self.bell.ring();
    }
}
