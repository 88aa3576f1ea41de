//! Small things that a reader leaves in this browser: drafts, a name, an order, a notice that was closed.

use std::{cell::RefCell, rc::Rc};

use web_sys::Storage;

use super::{
    fault,
    model::StoreError,
    trouble::{OnTrouble, Trouble},
};
use crate::time::{DAY, Timestamp};

const PREFIX: &str = "article-widget:";
const NAME: &str = "name";
const SORT: &str = "sort";
const PREVIEW: &str = "preview";
const APP_CLOSED: &str = "app-closed";
/// How long the app's call to action stays away.
const APP_QUIET: i64 = 90 * DAY;

thread_local! {
    /// What this page could not write, `None` being a removal; read before the browser is asked.
    static HELD: RefCell<Vec<(String, Option<String>)>> = const { RefCell::new(Vec::new()) };
}

/// Keeps texts under keys in `localStorage`, written before the call returns, so that a crash loses nothing.
///
/// What the browser does not take is held as long as the page is open, for all widgets on it, and the first
/// trouble is told. Nothing here fails. Clones are the same.
#[derive(Clone, Debug)]
pub struct Kept(Rc<Trouble>);

impl Kept {
    /// `on_trouble` is called once at most.
    pub fn new(on_trouble: OnTrouble) -> Self {
        Self(Rc::new(Trouble::new(on_trouble)))
    }

    /// What was kept under this key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<String> {
        let key = [PREFIX, key].concat();
        let held = HELD
            .with_borrow(|held| held.iter().find(|(other, _)| *other == key).map(|(_, value)| value.clone()));
        held.unwrap_or_else(|| {
            let value = storage().and_then(|storage| storage.get_item(&key).map_err(|e| fault::from_js(&e)));
            value.unwrap_or_else(|error| {
                self.0.report(error);
                None
            })
        })
    }

    /// Keeps a text in place of what was there.
    pub fn set(&self, key: &str, value: &str) {
        self.write(key, Some(value));
    }

    /// Removes what was there.
    pub fn remove(&self, key: &str) {
        self.write(key, None);
    }

    /// The name that the reader last gave.
    #[must_use]
    pub fn name(&self) -> Option<String> {
        self.get(NAME)
    }

    /// Keeps the reader's name; an empty one is removed.
    pub fn set_name(&self, name: &str) {
        self.write(NAME, Some(name).filter(|name| !name.is_empty()));
    }

    /// The id of the sort order that the reader last chose.
    #[must_use]
    pub fn sort(&self) -> Option<String> {
        self.get(SORT)
    }

    /// Keeps the reader's sort order.
    pub fn set_sort(&self, id: &str) {
        self.set(SORT, id);
    }

    /// Whether the reader wants no preview of what is being written.
    #[must_use]
    pub fn preview_hidden(&self) -> bool {
        self.get(PREVIEW).is_some_and(|value| value == "off")
    }

    /// Keeps whether the reader wants a preview.
    pub fn set_preview(&self, shown: bool) {
        self.write(PREVIEW, (!shown).then_some("off"));
    }

    /// Whether the reader closed the call to action for the app less than 90 days ago.
    #[must_use]
    pub fn app_closed(&self, now: Timestamp) -> bool {
        let closed = self.get(APP_CLOSED).and_then(|at| at.parse::<i64>().ok());
        // A date in the future comes from a clock that was wrong; it must not hide the call for good.
        closed.is_some_and(|at| (0..APP_QUIET).contains(&now.0.saturating_sub(at)))
    }

    /// Keeps that the reader closed the call to action for the app.
    pub fn close_app(&self, now: Timestamp) {
        self.set(APP_CLOSED, &now.0.to_string());
    }

    /// Keeps that the call to action for the app is wanted again.
    pub fn open_app(&self) {
        self.remove(APP_CLOSED);
    }

    /// The keys that start so and have something under them, in no order.
    #[must_use]
    pub fn keys(&self, start: &str) -> Vec<String> {
        let start = [PREFIX, start].concat();
        let mut keys = Vec::new();
        if let Ok(storage) = storage() {
            let count = storage.length().unwrap_or(0);
            keys.extend((0..count).filter_map(|index| storage.key(index).ok().flatten()));
        }
        HELD.with_borrow(|held| {
            keys.retain(|key| held.iter().all(|(other, _)| other != key));
            keys.extend(held.iter().filter(|(_, value)| value.is_some()).map(|(key, _)| key.clone()));
        });
        keys.retain(|key| key.starts_with(&start));
        keys.iter().filter_map(|key| key.strip_prefix(PREFIX)).map(str::to_owned).collect()
    }

    /// Whether what is under this key is held by this page alone, so that no other can read it.
    #[must_use]
    pub fn is_here_alone(&self, key: &str) -> bool {
        let key = [PREFIX, key].concat();
        let is_held =
            HELD.with_borrow(|held| held.iter().any(|(other, value)| *other == key && value.is_some()));
        is_held && !matches!(storage().map(|storage| storage.get_item(&key)), Ok(Ok(Some(_))))
    }

    fn write(&self, key: &str, value: Option<&str>) {
        let key = [PREFIX, key].concat();
        let written = storage().and_then(|storage| {
            match value {
                Some(value) => storage.set_item(&key, value),
                None => storage.remove_item(&key),
            }
            .map_err(|error| fault::from_js(&error))
        });
        HELD.with_borrow_mut(|held| {
            held.retain(|(other, _)| *other != key);
            if written.is_err() {
                held.push((key, value.map(str::to_owned)));
            }
        });
        if let Err(error) = written {
            self.0.report(error);
        }
    }
}

/// A part of a key without colons, so that the parts of a key cannot run into each other.
#[must_use]
pub fn escape(part: &str) -> String {
    part.replace('%', "%25").replace(':', "%3A")
}

fn storage() -> Result<Storage, StoreError> {
    let window = web_sys::window();
    let storage = window.map(|window| window.local_storage().map_err(|error| fault::from_js(&error)));
    storage.transpose()?.flatten().ok_or_else(|| StoreError::Unavailable("no localStorage".to_owned()))
}
