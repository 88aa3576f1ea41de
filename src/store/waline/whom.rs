//! As whom the server is asked: the account that is signed in, or anybody; and the door between them.

use std::rc::Rc;

use serde_json::Value;

use super::{
    account,
    answer::{self, No},
    memory::now,
    record::Id,
    server::Server,
};
use crate::store::{
    account::{Account, Denied, Door, Doors, Known},
    accounts::Accounts,
    http::Http,
    model::{Op, StoreError},
    news::News,
    wire::Ask,
};

fn elsewhere() -> StoreError {
    StoreError::Away("somebody signed in or out".to_owned())
}

/// Whose token this is; `None` for nobody's.
async fn learn(http: &Http, token: &str) -> Result<Option<Known>, StoreError> {
    let bearer = ["Bearer ", token].concat();
    let answer = http.ask(&account::whose(), Some(&bearer)).await?;
    match answer::data(&answer) {
        Ok(value) => Ok(account::known(&value, token, now().0)),
        Err(No::NotNow(error)) => Err(error),
        Err(_) => Ok(None),
    }
}

impl Server {
    /// The account that is signed in, asked for where that is not known.
    pub(super) async fn account(&self) -> Result<Option<Known>, StoreError> {
        if self.accounts.has_changed() {
            (self.ear)(News::Another);
            return Err(elsewhere());
        }
        let before = self.accounts.account();
        if before.as_ref().is_some_and(|known| known.is_over(now().0)) {
            self.accounts.unsettle();
        }
        let http = self.http()?;
        let ask = async |token: &str| learn(http, token).await;
        let settled = self.accounts.settle(ask, |_| false).await?;
        if settled.is_first {
            if before.is_some_and(|before| settled.who.as_ref().is_none_or(|who| who.id != before.id)) {
                (self.ear)(News::Another);
                return Err(elsewhere());
            }
            self.book.borrow_mut().me = settled.who.as_ref().and_then(|known| Id::read(&known.id));
            self.tell_who(settled.who.as_ref(), settled.has_ended);
        }
        Ok(settled.who)
    }

    /// Every Waline has accounts. New ones are made in its own pages: the first of them is the administrator's.
    fn tell_who(&self, known: Option<&Known>, has_ended: bool) {
        (self.ear)(News::Account(Account {
            who: known.map(|known| known.person.clone()),
            doors: Doors::Invited,
            members_only: self.members_only.get(),
            has_ended,
        }));
    }

    /// The server has said that it takes nothing of guests.
    pub(super) fn refuse_guests(&self) {
        self.members_only.set(true);
        self.tell_who(None, false);
    }

    /// Asks as the account that is signed in, or as anybody, and reads the answer.
    pub(super) async fn ask<T>(&self, ask: &Ask, read: impl Fn(&Value) -> Option<T>) -> Result<T, No> {
        let known = self.account().await.map_err(No::NotNow)?.filter(|_| !self.as_guest.get());
        let token = known.map(|known| ["Bearer ", &known.token].concat());
        let http = self.http().map_err(No::NotNow)?;
        let answer = http.ask(ask, token.as_deref()).await.map_err(No::NotNow)?;
        answer::read(&answer, read)
    }

    /// Has the server say that it still takes the session, before something is posted with it.
    async fn make_sure(&self, known: &Known) -> Result<(), StoreError> {
        if account::is_fresh(known, now().0) {
            return Ok(());
        }
        match learn(self.http()?, &known.token).await? {
            Some(again) if again.id == known.id => {
                self.accounts.renew(again);
                Ok(())
            }
            _ => {
                // The host page is asked anew; without one, that was it.
                self.accounts.doubt(known);
                match self.account().await? {
                    Some(again) if again.id == known.id => Ok(()),
                    _ => {
                        (self.ear)(News::Another);
                        Err(elsewhere())
                    }
                }
            }
        }
    }

    /// Does one thing as this account, or as a guest, and as nobody else.
    pub(super) async fn do_as(&self, op: Op, by: Option<Rc<str>>) -> Result<Vec<News>, StoreError> {
        let known = self.account().await?;
        match (by, known) {
            (Some(by), known) if Accounts::is_by(&by, known.as_ref()) => {
                if let Some(known) = known {
                    self.make_sure(&known).await?;
                }
                self.do_it(op).await
            }
            (Some(_), _) => Err(elsewhere()),
            (None, None) => self.do_it(op).await,
            (None, Some(_)) => {
                self.as_guest.set(true);
                let done = self.do_it(op).await;
                self.as_guest.set(false);
                done
            }
        }
    }

    /// Somebody stands at the door.
    pub(super) async fn stand_at(&self, door: Door) -> Result<(), Denied> {
        match door {
            Door::SignOut => self.accounts.forget(),
            Door::Register(..) => return Err(Denied::NotAllowed),
            Door::SignIn(email, password) => {
                let http = self.http().map_err(Denied::Trouble)?;
                let answer = http.ask(&account::sign_in(&email, &password), None).await;
                let value = answer::data(&answer.map_err(Denied::Trouble)?).map_err(account::denied)?;
                let token = value.get("token").and_then(Value::as_str).unwrap_or_default();
                let known = account::known(&value, token, now().0).ok_or(Denied::NotAllowed)?;
                self.accounts.keep(&known);
            }
        }
        (self.ear)(News::Another);
        Ok(())
    }
}
