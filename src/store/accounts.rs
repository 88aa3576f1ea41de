//! The account that this browser is signed in with at one server: the host page's, else the one that is kept here.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use super::{
    account::{Host, Known, NoSession},
    kept::{self, Kept},
    model::StoreError,
};
use crate::net::bell::Bell;

/// How long the host page may take to say who the reader is, in milliseconds.
const PATIENCE: u32 = 10_000;

thread_local! {
    /// Whoever this page has, before anybody knows who that is: another page is another's.
    static PAGE: Rc<str> = format!("?{}", js_sys::Math::random()).into();
}

/// What is known of it.
#[derive(Clone, Debug, Default)]
enum Whom {
    /// Nothing yet.
    #[default]
    Unasked,
    /// A guest, or this account.
    Settled(Option<Known>),
}

/// What came of asking.
#[derive(Debug)]
pub(super) struct Settled {
    /// The account.
    pub(super) who: Option<Known>,
    /// It was not known before this.
    pub(super) is_first: bool,
    /// There was a session, and the server does not take it.
    pub(super) has_ended: bool,
}

/// See the module.
pub(super) struct Accounts {
    key: String,
    kept: Kept,
    host: Host,
    /// Where the id of the account that the host page last had is kept: until it is asked, that is the best guess.
    guess: String,
    whom: RefCell<Whom>,
    /// Somebody is asking: whoever else wants to know waits for the bell.
    asking: Cell<bool>,
    asked: Bell,
}

impl Accounts {
    /// Those of the server at this address.
    pub(super) fn of(address: &str, host: Host) -> Self {
        Self {
            key: ["account:", &kept::escape(address)].concat(),
            guess: ["host-account:", &kept::escape(address)].concat(),
            // Where nothing is kept, it lasts as long as the page is open.
            kept: Kept::new(Rc::new(|_trouble| {})),
            host,
            whom: RefCell::default(),
            asking: Cell::default(),
            asked: Bell::default(),
        }
    }

    /// The account that is known to be signed in.
    pub(super) fn account(&self) -> Option<Known> {
        match &*self.whom.borrow() {
            Whom::Unasked => None,
            Whom::Settled(known) => known.clone(),
        }
    }

    /// It is known, and whether somebody is signed in too.
    fn is_settled(&self) -> bool {
        matches!(*self.whom.borrow(), Whom::Settled(_))
    }

    /// It is known that nobody is signed in.
    pub(super) fn is_guest(&self) -> bool {
        matches!(*self.whom.borrow(), Whom::Settled(None))
    }

    /// Whose deeds are written down now: an account, or a guest. As long as that is asked, it is who it was last time, or
    /// whoever this very page will have.
    pub(super) fn writer(&self) -> Option<Rc<str>> {
        let known = if self.is_settled() {
            self.account()
        } else if (self.host.is_set)() {
            return Some(self.kept.get(&self.guess).map_or_else(|| PAGE.with(Rc::clone), Into::into));
        } else {
            self.kept()
        };
        known.map(|known| known.person.id)
    }

    /// Whether what this account did can be sent from here; `None` while it is not known who is signed in.
    pub(super) fn can_be(&self, by: &str) -> Option<bool> {
        let is_page = PAGE.with(|page| **page == *by);
        self.is_settled().then(|| is_page || self.account().is_some_and(|known| *known.person.id == *by))
    }

    /// Whether `by` is this account, or whoever this page has.
    pub(super) fn is_by(by: &str, known: Option<&Known>) -> bool {
        PAGE.with(|page| **page == *by) || known.is_some_and(|known| *known.person.id == *by)
    }

    fn kept(&self) -> Option<Known> {
        Known::read(&self.kept.get(&self.key)?)
    }

    /// Signs in, on all pages of this site.
    pub(super) fn keep(&self, known: &Known) {
        self.kept.set(&self.key, &known.write());
    }

    /// Signs out.
    pub(super) fn forget(&self) {
        self.kept.remove(&self.key);
    }

    /// The server has just taken it.
    pub(super) fn renew(&self, mut known: Known) {
        let by_host = self.account().is_some_and(|known| known.person.by_host);
        known.person.by_host = by_host;
        if !by_host {
            self.keep(&known);
        }
        self.whom.replace(Whom::Settled(Some(known)));
    }

    /// The server does not take this one's token any more.
    pub(super) fn doubt(&self, known: &Known) {
        if !known.person.by_host {
            self.forget();
        }
        self.unsettle();
    }

    /// The next who wants to know asks again.
    pub(super) fn unsettle(&self) {
        self.whom.take();
    }

    /// Another tab signed in or out since this one knows who it is.
    pub(super) fn has_changed(&self) -> bool {
        match &*self.whom.borrow() {
            // Whom the host page has, it says.
            Whom::Settled(_) if (self.host.is_set)() => false,
            Whom::Settled(known) => {
                let here = known.as_ref().map(|known| &known.id);
                self.kept().as_ref().map(|kept| &kept.id) != here
            }
            Whom::Unasked => false,
        }
    }

    /// Who it is. `learn` asks the server whose token this is, and says `None` where it is nobody's.
    ///
    /// # Errors
    /// Where the server does not answer. Then nothing is known, and it can be asked again.
    pub(super) async fn settle(
        &self,
        learn: impl AsyncFn(&str) -> Result<Option<Known>, StoreError>,
        is_fresh: impl Fn(&Known) -> bool,
    ) -> Result<Settled, StoreError> {
        while self.asking.get() {
            self.asked.rest(PATIENCE).await;
        }
        if self.is_settled() {
            return Ok(Settled { who: self.account(), is_first: false, has_ended: false });
        }
        self.asking.set(true);
        let found = self.find(learn, is_fresh).await;
        self.asking.set(false);
        if let Ok((who, _)) = &found {
            self.whom.replace(Whom::Settled(who.clone()));
        }
        self.asked.ring();
        found.map(|(who, has_ended)| Settled { who, is_first: true, has_ended })
    }

    async fn find(
        &self,
        learn: impl AsyncFn(&str) -> Result<Option<Known>, StoreError>,
        is_fresh: impl Fn(&Known) -> bool,
    ) -> Result<(Option<Known>, bool), StoreError> {
        match (self.host.ask)().await {
            Ok(None) => {}
            Ok(Some(token)) => {
                let mut known = learn(&token).await?;
                if let Some(known) = &mut known {
                    (known.person.by_host, known.token) = (true, token);
                    self.kept.set(&self.guess, &known.person.id);
                }
                let has_ended = known.is_none();
                return Ok((known, has_ended));
            }
            Err(NoSession) => return Ok((None, true)),
        }
        let Some(kept) = self.kept() else { return Ok((None, false)) };
        if is_fresh(&kept) {
            return Ok((Some(kept), false));
        }
        let known = learn(&kept.token).await?;
        match &known {
            Some(known) => self.keep(known),
            None => self.forget(),
        }
        let has_ended = known.is_none();
        Ok((known, has_ended))
    }
}
