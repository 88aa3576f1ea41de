//! Who is told of changes, and how one stops being told.

use std::{cell::RefCell, fmt, rc::Rc};

use super::model::Change;

/// Called when someone else (another tab, another reader) changed the thread.
pub type Listener = Rc<dyn Fn(Change)>;

/// Ends when it is dropped: the listener is not called any more.
#[must_use = "the listener is called only as long as the subscription is held"]
pub struct Subscription(Option<Box<dyn FnOnce()>>);

impl Subscription {
    /// One that calls `end` when it is dropped.
    pub fn new(end: impl FnOnce() + 'static) -> Self {
        Self(Some(Box::new(end)))
    }

    /// One where there is nothing to end, because nobody else can change the thread.
    pub fn nothing() -> Self {
        Self(None)
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        if let Some(end) = self.0.take() {
            end();
        }
    }
}

impl fmt::Debug for Subscription {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Subscription")
    }
}

/// The listeners of one store.
#[derive(Default)]
pub struct Listeners(RefCell<Vec<Listener>>);

impl Listeners {
    /// Calls the listener from now on, as long as the subscription is held.
    pub fn add(self: &Rc<Self>, listener: Listener) -> Subscription {
        self.0.borrow_mut().push(listener.clone());
        let all = Rc::downgrade(self);
        Subscription::new(move || {
            let Some(all) = all.upgrade() else { return };
            let mut all = all.0.borrow_mut();
            if let Some(at) = all.iter().position(|other| Rc::ptr_eq(other, &listener)) {
                all.remove(at);
            }
        })
    }

    /// Tells everyone.
    pub fn tell(&self, change: &Change) {
        // A listener may drop its subscription or add another while it is called.
        let all = self.0.borrow().clone();
        for listener in all {
            listener(change.clone());
        }
    }
}

impl fmt::Debug for Listeners {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Listeners({})", self.0.borrow().len())
    }
}
