//! Says once that something cannot be kept.

use std::{cell::Cell, fmt, rc::Rc};

use super::model::StoreError;

/// Called with the first trouble; nothing that the reader wrote is lost by then.
pub type OnTrouble = Rc<dyn Fn(StoreError)>;

/// Passes on the first trouble and keeps quiet after it.
pub struct Trouble {
    tell: OnTrouble,
    told: Cell<bool>,
}

impl Trouble {
    /// Tells `tell`.
    pub fn new(tell: OnTrouble) -> Self {
        Self { tell, told: Cell::new(false) }
    }

    /// Tells of this trouble unless there was one before.
    pub fn report(&self, error: StoreError) {
        if !self.told.replace(true) {
            (self.tell)(error);
        }
    }
}

impl fmt::Debug for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Trouble").field("told", &self.told).finish_non_exhaustive()
    }
}
