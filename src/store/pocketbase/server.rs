//! The server as a queue wants it: who asks, how a refusal is taken, what is told.

use std::{
    cell::RefCell,
    future::Future,
    pin::Pin,
    rc::{Rc, Weak},
};

use serde_json::Value;

use super::{
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
    identity: Identity,
    /// Comments are looked at before others see them; unknown until something is written.
    review: RefCell<Option<bool>>,
    /// Goes up when something of this reader's is being written, and when it is written.
    pub(super) writing: RefCell<u32>,
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
        let identity = Identity::of(address, name);
        let book = Book::of(identity.pass().map(|pass| pass.id));
        Rc::new_cyclic(|this| Self {
            http: Http::to(address),
            thread: thread::name(name),
            book: RefCell::new(book),
            ear,
            identity,
            review: RefCell::default(),
            writing: RefCell::default(),
            this: this.clone(),
            bell: Bell::default(),
        })
    }

    pub(super) fn http(&self) -> Result<&Http, StoreError> {
        self.http.as_ref().ok_or_else(|| StoreError::Refused("this browser cannot ask servers".to_owned()))
    }

    /// Asks as the guest that this browser is, if it is one.
    pub(super) async fn ask(&self, ask: &Ask) -> Result<Answer, StoreError> {
        let http = self.http()?;
        let token = if self.identity.is_known() { Some(self.enter().await?) } else { None };
        http.ask(ask, token.as_deref()).await
    }

    pub(super) async fn list<T>(
        &self,
        ask: &Ask,
        read: impl Fn(&Value) -> Option<T>,
    ) -> Result<List<T>, StoreError> {
        Ok(answer::list(&self.ask(ask).await?, read)?)
    }

    /// This browser is a guest at the server.
    pub(super) fn has_guest(&self) -> bool {
        self.identity.is_known()
    }

    /// Another tab may have become a guest.
    pub(super) fn know_me(&self) {
        if let Some(pass) = self.identity.pass() {
            self.book.borrow_mut().me = Some(pass.id);
        }
    }

    pub(super) async fn enter(&self) -> Result<String, StoreError> {
        let pass = self.identity.enter(self.http()?).await?;
        self.book.borrow_mut().me = Some(pass.id);
        Ok(pass.token)
    }

    pub(super) async fn me(&self) -> Result<String, StoreError> {
        self.enter().await?;
        self.book.borrow().me.clone().ok_or(StoreError::Gone)
    }

    /// Does something as a guest. A refusal may come of an old token: then once more with another.
    pub(super) async fn tell<T>(&self, ask: &Ask, read: impl Fn(&Value) -> Option<T>) -> Result<T, No> {
        let token = self.enter().await.map_err(No::NotNow)?;
        let http = self.http().map_err(No::NotNow)?;
        let answer = http.ask(ask, Some(&token)).await.map_err(No::NotNow)?;
        match answer::one(&answer, &read) {
            Err(No::Missing | No::Refused(_)) if self.identity.may_renew() => {
                let pass = self.identity.renew(http).await.map_err(No::NotNow)?;
                self.book.borrow_mut().me = Some(pass.id);
                let answer = http.ask(ask, Some(&pass.token)).await.map_err(No::NotNow)?;
                answer::one(&answer, read)
            }
            other => other,
        }
    }

    pub(super) async fn is_reviewed(&self) -> Result<bool, StoreError> {
        if let Some(review) = *self.review.borrow() {
            return Ok(review);
        }
        let answer = self.http()?.ask(&ask::settings(), None).await?;
        let review = match answer::one(&answer, |value| value.get("review")?.as_bool()) {
            Ok(review) => review,
            // Who imported the collections and set nothing is asked to look at everything.
            Err(No::Missing) => true,
            Err(no) => return Err(no.into()),
        };
        self.review.replace(Some(review));
        Ok(review)
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

    fn write(&self, op: Op) -> Later<Vec<News>> {
        self.later(async move |this| {
            this.writing.replace_with(|count| *count + 1);
            let done = this.do_it(op).await;
            this.writing.replace_with(|count| *count + 1);
            done
        })
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

    fn wake(&self) {
        self.bell.ring();
    }
}
