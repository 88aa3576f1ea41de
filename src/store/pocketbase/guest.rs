//! The guest that this browser is at a server: made when something is first written, kept in `localStorage`.

use std::{cell::RefCell, rc::Rc};

use super::{
    answer::{self, No},
    ask,
    guest_record::{self, Guest, Pass},
};
use crate::store::{
    http::Http,
    kept::{self, Kept},
    model::StoreError,
};

/// Who this reader is in one thread.
#[derive(Clone, Debug)]
pub(super) struct Identity {
    key: String,
    kept: Kept,
    /// The token was given to this very page, so that a refusal is not its fault.
    renewed: RefCell<bool>,
}

impl Identity {
    /// The one that this browser keeps for a thread of a server.
    pub(super) fn of(address: &str, thread: &str) -> Self {
        let key = ["guest:", &kept::escape(address), ":", &kept::escape(thread)].concat();
        // Where nothing is kept, a guest lasts as long as the page is open. Drafts tell the reader of that.
        Self { key, kept: Kept::new(Rc::new(|_trouble| {})), renewed: RefCell::new(false) }
    }

    fn guest(&self) -> Option<Guest> {
        Guest::read(&self.kept.get(&self.key)?)
    }

    /// The pass that is kept, if the server still takes it.
    pub(super) fn pass(&self) -> Option<Pass> {
        self.guest()?.pass.filter(|pass| pass.is_fresh(now()))
    }

    /// This browser was let in as a guest before. One that never was has nothing here that could be asked for, and a
    /// server that makes no guests can be read all the same.
    pub(super) fn is_known(&self) -> bool {
        self.guest().is_some_and(|guest| guest.pass.is_some())
    }

    /// Whether asking for another token may help against a refusal.
    pub(super) fn may_renew(&self) -> bool {
        !*self.renewed.borrow()
    }

    /// A pass that is good; for this the guest is made, where there is none.
    pub(super) async fn enter(&self, http: &Http) -> Result<Pass, StoreError> {
        match self.pass() {
            Some(pass) => Ok(pass),
            None => self.renew(http).await,
        }
    }

    /// Another pass.
    pub(super) async fn renew(&self, http: &Http) -> Result<Pass, StoreError> {
        let Some(mut guest) = self.guest() else { return self.sign_up(http).await };
        match self.sign_in(http, &mut guest).await {
            // The server has lost it, or never had it: its answer was lost.
            Err(No::Refused(_) | No::Missing) => self.register(http, guest).await,
            other => other.map_err(StoreError::from),
        }
    }

    async fn sign_up(&self, http: &Http) -> Result<Pass, StoreError> {
        let (Some(handle), Some(password)) = (secret(24), secret(40)) else {
            return Err(StoreError::Refused("this browser has no random numbers".to_owned()));
        };
        let guest = Guest { handle, password, pass: None };
        // Before the server is asked: should the answer be lost, this guest is still ours.
        self.kept.set(&self.key, &guest.write());
        self.register(http, guest).await
    }

    async fn register(&self, http: &Http, mut guest: Guest) -> Result<Pass, StoreError> {
        let made = http.ask(&ask::sign_up(&guest.handle, &guest.password), None).await?;
        match answer::value(&made) {
            Ok(_) | Err(No::Taken) => {}
            Err(no) => return Err(no.into()),
        }
        self.sign_in(http, &mut guest).await.map_err(StoreError::from)
    }

    async fn sign_in(&self, http: &Http, guest: &mut Guest) -> Result<Pass, No> {
        let ask = ask::sign_in(&guest.handle, &guest.password);
        let given = http.ask(&ask, None).await.map_err(No::NotNow)?;
        let (id, token) = answer::one(&given, guest_record::signed_in)?;
        let pass = Pass { id, token, since: now() };
        guest.pass = Some(pass.clone());
        self.kept.set(&self.key, &guest.write());
        self.renewed.replace(true);
        Ok(pass)
    }
}

/// So many random letters and digits.
fn secret(length: u32) -> Option<String> {
    let mut bytes = vec![0; length as usize];
    web_sys::window()?.crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    // 256 is no multiple of 36: some letters are a little more likely, which 24 of them bear.
    bytes.iter().map(|byte| char::from_digit(u32::from(*byte) % 36, 36)).collect()
}

#[expect(clippy::cast_possible_truncation, reason = "the clock counts whole milliseconds below 2^53")]
pub(super) fn now() -> i64 {
    js_sys::Date::now() as i64
}
