//! A store whose code comes when it is first asked: that of a server, which most pages do not name.

use std::{cell::RefCell, future::Future, pin::Pin, rc::Rc};

use super::{
    Answer, Keep, Store,
    account::{Denied, Door},
    listen::{Listener, Subscription},
    model::{Op, Page, StoreError},
};
use crate::comments::model::CommentId;

/// Opens the store.
pub type Open = Box<dyn FnOnce() -> Rc<dyn Store>>;
/// Brings what opens the store, or says why not; another call tries again.
pub type Bring = Rc<dyn Fn() -> Pin<Box<dyn Future<Output = Result<Open, StoreError>>>>>;

/// See the module. Clones are the same store.
#[derive(Clone)]
pub struct Later {
    bring: Bring,
    here: Rc<RefCell<Option<Rc<dyn Store>>>>,
}

impl Later {
    /// One that `bring` brings.
    pub fn new(bring: Bring) -> Self {
        Self { bring, here: Rc::default() }
    }

    async fn get(self) -> Result<Rc<dyn Store>, StoreError> {
        let here = self.here.borrow().clone();
        if let Some(store) = here {
            return Ok(store);
        }
        let open = (self.bring)().await?;
        // Two may have asked for it: the first one opens it.
        Ok(Rc::clone(self.here.borrow_mut().get_or_insert_with(open)))
    }
}

impl Keep for Later {
    fn read(&self, after: Option<String>) -> Answer<Page> {
        let store = self.clone().get();
        Box::pin(async move { store.await?.read(after).await })
    }

    fn write(&self, op: Op) -> Answer<()> {
        let store = self.clone().get();
        Box::pin(async move { store.await?.write(op).await })
    }
}

impl Store for Later {
    fn listen(&self, _: Listener) -> Subscription {
        Subscription::nothing()
    }

    fn discard(&self, id: CommentId) {
        if let Some(store) = &*self.here.borrow() {
            store.discard(id);
        }
    }

    fn door(&self, door: Door) -> Answer<Option<Denied>> {
        let store = self.clone().get();
        Box::pin(async move { store.await?.door(door).await })
    }

    fn wake(&self) {
        if let Some(store) = &*self.here.borrow() {
            store.wake();
        }
    }
}

impl std::fmt::Debug for Later {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Later")
    }
}
