//! Unsent text of one thread, under a key for each tab, so that two tabs that write at once keep both texts.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use gloo::events::EventListener;

use crate::{
    comments::model::CommentId,
    response::state::Slot,
    store::kept::{Kept, escape},
};

/// Where the drafts of one thread are kept.
pub(super) struct Drafts {
    prefix: String,
    tab: String,
    /// Drafts of other tabs that are shown here: under which key, and what it said.
    taken: RefCell<BTreeMap<Slot, (String, String)>>,
    /// What was typed in this tab, by key.
    typed: Rc<RefCell<BTreeMap<String, String>>>,
    _watch: Option<EventListener>,
}

impl Drafts {
    /// The drafts of this thread.
    #[must_use]
    pub(super) fn of(thread: &str, kept: &Kept) -> Self {
        let typed = Rc::default();
        let watch = watch(&typed, kept);
        let prefix = format!("draft:{}:", escape(thread));
        Self { prefix, tab: tab(), taken: RefCell::default(), typed, _watch: watch }
    }

    /// Keeps what was typed, or drops it where it is empty. A draft that was taken over from another tab is this tab's from
    /// then on.
    pub(super) fn keep(&self, kept: &Kept, slot: &Slot, text: &str) {
        let taken = self.taken.borrow_mut().remove(slot);
        let slot = slot_key(slot);
        let own = format!("{}{slot}:{}", self.prefix, self.tab);
        if text.is_empty() {
            self.typed.borrow_mut().remove(&own);
        } else {
            // First of all the words are kept; only then those that they come from may go.
            kept.set(&own, text);
            self.typed.borrow_mut().insert(own.clone(), text.to_owned());
        }
        // A tab that is still open may have newer words there, which nobody took over.
        if let Some((key, _)) = taken.filter(|(key, said)| kept.get(key).as_ref() == Some(said)) {
            kept.remove(&key);
        }
        if !text.is_empty() {
            return;
        }
        // The same words may have been taken over from another tab: once sent, they are a draft nowhere.
        let sent = kept.get(&own);
        for key in kept.keys(&format!("{}{slot}:", self.prefix)) {
            if key == own || (sent.is_some() && kept.get(&key) == sent) {
                kept.remove(&key);
            }
        }
    }

    /// All drafts of the thread: this tab's own first, then those that others left.
    #[must_use]
    pub(super) fn read(&self, kept: &Kept) -> Vec<(Slot, String)> {
        let mut drafts: Vec<(bool, Slot, String, String)> = kept
            .keys(&self.prefix)
            .into_iter()
            .filter_map(|key| {
                let (slot, tab) = key.strip_prefix(&self.prefix)?.rsplit_once(':')?;
                Some((tab != self.tab, slot_of(slot)?, kept.get(&key)?, key.clone()))
            })
            .collect();
        drafts.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
        let (mut taken, mut typed) = (self.taken.borrow_mut(), self.typed.borrow_mut());
        let mut last = None;
        for (is_others, slot, text, key) in &drafts {
            if !is_others {
                typed.insert(key.clone(), text.clone());
            } else if last != Some(slot) && !drafts.iter().any(|(others, own, ..)| !others && own == slot) {
                taken.insert(slot.clone(), (key.clone(), text.clone()));
            }
            last = Some(slot);
        }
        drafts.iter().map(|(_, slot, text, _)| (slot.clone(), text.clone())).collect()
    }
}

/// Keeps what was typed here once more, where another tab took it over and let it go while this one is still open. What was
/// sent from there is told of by the store, and is a draft no longer then.
fn watch(typed: &Rc<RefCell<BTreeMap<String, String>>>, kept: &Kept) -> Option<EventListener> {
    let (typed, kept) = (Rc::clone(typed), kept.clone());
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "storage", move |_| {
        for (key, text) in typed.borrow().iter().filter(|(key, _)| kept.get(key).is_none()) {
            kept.set(key, text);
        }
    }))
}

/// Names this tab for as long as it lives, reloads included.
fn tab() -> String {
    const KEY: &str = "article-widget:tab";
    let fresh = || super::clock::fresh_id().as_str().to_owned();
    let Some(session) = web_sys::window().and_then(|window| window.session_storage().ok().flatten()) else {
        return fresh();
    };
    session.get_item(KEY).ok().flatten().unwrap_or_else(|| {
        let tab = fresh();
        // Without it, a reload counts as a new tab: the draft is found all the same.
        let _ = session.set_item(KEY, &tab);
        tab
    })
}

fn slot_key(slot: &Slot) -> String {
    match slot {
        Slot::Top => "top".to_owned(),
        Slot::Reply(id) => format!("reply={}", escape(id.as_str())),
        Slot::Edit(id) => format!("edit={}", escape(id.as_str())),
    }
}

fn slot_of(key: &str) -> Option<Slot> {
    let id = |id: &str| CommentId::from(unescape(id).as_str());
    match key.split_once('=') {
        None => (key == "top").then_some(Slot::Top),
        Some(("reply", rest)) => Some(Slot::Reply(id(rest))),
        Some(("edit", rest)) => Some(Slot::Edit(id(rest))),
        Some(_) => None,
    }
}

/// The text that was escaped.
pub(super) fn unescape(text: &str) -> String {
    text.replace("%3A", ":").replace("%25", "%")
}
