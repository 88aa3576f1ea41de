//! As whom the server is asked: the account that is signed in, else the guest of this browser; and the door between them.

use std::rc::Rc;

use super::{
    account::{self, Terms},
    answer::{self, No},
    ask,
    guest::now,
    server::Server,
};
use crate::{
    comments::model::{Comment, CommentId},
    store::{
        account::{Account, Denied, Door, Known},
        accounts::Accounts,
        http::Http,
        model::{Op, StoreError},
        news::News,
    },
};

fn elsewhere() -> StoreError {
    StoreError::Away("somebody signed in or out".to_owned())
}

/// Whose token this is; `None` for nobody's.
async fn learn(http: &Http, token: &str) -> Result<Option<Known>, StoreError> {
    let answer = http.ask(&account::refresh(), Some(token)).await?;
    Ok(account::whose(&answer, now())?)
}

impl Server {
    /// The account that is signed in, asked for where that is not known.
    pub(super) async fn account(&self) -> Result<Option<Known>, StoreError> {
        let Some(accounts) = &self.accounts else { return Ok(None) };
        if accounts.has_changed() {
            (self.ear)(News::Another);
            return Err(elsewhere());
        }
        let before = accounts.account();
        if before.as_ref().is_some_and(|known| known.is_over(now())) {
            accounts.unsettle();
        }
        let http = self.http()?;
        let ask = async |token: &str| learn(http, token).await;
        let settled = accounts.settle(ask, |known| account::is_fresh(known, now())).await?;
        if self.untold.get() {
            // It is told as soon as the terms can be had; until then nothing stands at the door.
            let _ = self.terms().await;
        }
        if settled.is_first {
            if before.is_some_and(|before| settled.who.as_ref().is_none_or(|who| who.id != before.id)) {
                (self.ear)(News::Another);
                return Err(elsewhere());
            }
            if let Some(known) = &settled.who {
                self.book.borrow_mut().me = Some((*known.person.id).to_owned());
            }
            self.tell_who(settled.who.as_ref(), settled.has_ended).await;
        }
        Ok(settled.who)
    }

    /// Who it is can be told before the operator's terms are known, or where they cannot be had: with them, once more.
    async fn tell_who(&self, known: Option<&Known>, has_ended: bool) {
        let terms = self.terms().await;
        self.untold.set(terms.is_err());
        self.say(known, terms.unwrap_or(Terms::UNSET), has_ended);
    }

    fn say(&self, known: Option<&Known>, terms: Terms, has_ended: bool) {
        (self.ear)(News::Account(Account {
            who: known.map(|known| known.person.clone()),
            doors: terms.accounts,
            members_only: terms.members_only,
            has_ended,
        }));
    }

    /// What the operator allows.
    pub(super) async fn terms(&self) -> Result<Terms, StoreError> {
        if let Some(terms) = self.terms.get() {
            return Ok(terms);
        }
        let answer = self.http()?.ask(&ask::settings(), None).await?;
        let terms = match answer::one(&answer, account::terms) {
            Ok(terms) => terms,
            Err(No::Missing) => Terms::UNSET,
            Err(no) => return Err(no.into()),
        };
        self.terms.set(Some(terms));
        if self.untold.replace(false) {
            let known = self.accounts.as_ref().and_then(Accounts::account);
            self.say(known.as_ref(), terms, false);
        }
        Ok(terms)
    }

    /// What the operator allows who writes now. Words are held only where that is so at this moment: an operator who has
    /// stopped looking at them would never let them through.
    pub(super) async fn terms_for_words(&self) -> Result<Terms, StoreError> {
        if self.terms.get().is_some_and(|terms| terms.review) {
            self.terms.set(None);
        }
        self.terms().await
    }

    /// What the operator allows now, where that is something else than these terms: a page may be open for long, and a
    /// refusal come of a change since.
    pub(super) async fn other_terms(&self, terms: Terms) -> Result<Option<Terms>, StoreError> {
        self.terms.set(None);
        let now = self.terms().await?;
        if now == terms {
            return Ok(None);
        }
        let known = self.accounts.as_ref().and_then(Accounts::account);
        self.say(known.as_ref(), now, false);
        Ok(Some(now))
    }

    /// Only an account may write, and nobody is signed in.
    pub(super) async fn wants_an_account(&self, terms: Terms) -> Result<bool, StoreError> {
        Ok(terms.members_only && self.account().await?.is_none())
    }

    /// Somebody is signed in, or this browser is a guest at the server.
    pub(super) async fn is_somebody(&self) -> Result<bool, StoreError> {
        Ok(self.account().await?.is_some() || self.identity.is_known())
    }

    /// Another tab may have become a guest.
    pub(super) fn know_me(&self) {
        let is_guest = self.accounts.as_ref().is_none_or(Accounts::is_guest);
        if let Some(pass) = self.identity.pass().filter(|_| is_guest) {
            self.book.borrow_mut().me = Some(pass.id);
        }
    }

    /// What opens the door.
    pub(super) async fn enter(&self) -> Result<String, StoreError> {
        if let Some(known) = self.account().await? {
            return Ok(known.token);
        }
        let pass = self.identity.enter(self.http()?).await?;
        self.book.borrow_mut().me = Some(pass.id);
        Ok(pass.token)
    }

    /// Another token than this one, which the server did not take; `None` where the token was not the reason.
    pub(super) async fn another_token(&self, token: &str) -> Result<Option<String>, StoreError> {
        let account = self.accounts.as_ref().zip(self.account().await?);
        let Some((accounts, known)) = account else {
            if !self.identity.may_renew() {
                return Ok(None);
            }
            let pass = self.identity.renew(self.http()?).await?;
            self.book.borrow_mut().me = Some(pass.id);
            return Ok(Some(pass.token));
        };
        if learn(self.http()?, token).await?.is_some() {
            return Ok(None);
        }
        // The host page is asked anew; without one, that was it.
        accounts.doubt(&known);
        match self.account().await? {
            Some(again) if again.id == known.id && again.token != token => Ok(Some(again.token)),
            _ => {
                (self.ear)(News::Another);
                Err(elsewhere())
            }
        }
    }

    pub(super) async fn me(&self) -> Result<String, StoreError> {
        self.enter().await?;
        self.book.borrow().me.clone().ok_or(StoreError::Gone)
    }

    /// The comment under the name and with the badge that the server wants there: those of the account, or of a guest.
    pub(super) async fn signed(&self, comment: Comment) -> Result<Comment, StoreError> {
        Ok(match self.account().await? {
            Some(Known { person, .. }) => {
                Comment { author: (*person.name).to_owned(), badge: person.badge, ..comment }
            }
            None => Comment { badge: None, ..comment },
        })
    }

    /// Does one thing as this account, or as a guest, and as nobody else.
    pub(super) async fn do_as(&self, op: Op, by: Option<Rc<str>>) -> Result<Vec<News>, StoreError> {
        let known = self.account().await?;
        match by {
            Some(by) if Accounts::is_by(&by, known.as_ref()) => self.do_it(op).await,
            Some(_) => Err(elsewhere()),
            None if known.is_none() => self.do_it(op).await,
            None => {
                let id = comment(&op).cloned();
                let done = self.guest().do_it(op).await?;
                // It is the guest's, and so not this reader's any more.
                let theirs = done.into_iter().map(|news| match news {
                    News::Put(comment) => News::Put(Comment { mine: false, ..comment }),
                    other => other,
                });
                Ok(id.map(News::Removed).into_iter().chain(theirs).collect())
            }
        }
    }

    /// Somebody stands at the door.
    pub(super) async fn stand_at(&self, door: Door) -> Result<(), Denied> {
        let accounts = self.accounts.as_ref().ok_or(Denied::NotAllowed)?;
        match door {
            Door::SignOut => accounts.forget(),
            Door::SignIn(email, password) => accounts.keep(&self.let_in(&email, &password).await?),
            Door::Register(name, email, password) => {
                let http = self.http().map_err(Denied::Trouble)?;
                let ask = account::register(&name, &email, &password);
                let answer = http.ask(&ask, None).await.map_err(Denied::Trouble)?;
                answer::value(&answer).map_err(|no| account::denied_new(&answer, no))?;
                accounts.keep(&self.let_in(&email, &password).await?);
            }
        }
        (self.ear)(News::Another);
        Ok(())
    }

    async fn let_in(&self, email: &str, password: &str) -> Result<Known, Denied> {
        let http = self.http().map_err(Denied::Trouble)?;
        let answer = http.ask(&account::sign_in(email, password), None).await.map_err(Denied::Trouble)?;
        let value = answer::value(&answer).map_err(|no| account::denied_in(&answer, no))?;
        account::known(&value, now()).ok_or(Denied::NotAllowed)
    }
}

/// The comment that it adds, changes or takes away.
fn comment(op: &Op) -> Option<&CommentId> {
    match op {
        Op::Add(comment) | Op::Edit(comment) => Some(&comment.id),
        Op::Delete(_) | Op::Vacate(_) | Op::Vote(..) | Op::Report(..) | Op::React(_) => None,
    }
}
