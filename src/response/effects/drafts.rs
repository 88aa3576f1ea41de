//! Unsent text of one thread, under a key for each tab, so that two tabs that write at once keep both texts.

use crate::{
    comments::model::CommentId,
    response::state::Slot,
    store::kept::{Kept, escape},
};

/// Where the drafts of one thread are kept.
pub(super) struct Drafts {
    prefix: String,
    tab: String,
}

impl Drafts {
    /// The drafts of this thread.
    #[must_use]
    pub(super) fn of(thread: &str) -> Self {
        Self { prefix: format!("draft:{}:", escape(thread)), tab: tab() }
    }

    /// Keeps what was typed, or drops it where it is empty.
    pub(super) fn keep(&self, kept: &Kept, slot: &Slot, text: &str) {
        let slot = slot_key(slot);
        let own = format!("{}{slot}:{}", self.prefix, self.tab);
        if !text.is_empty() {
            kept.set(&own, text);
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
        let mut drafts: Vec<(bool, Slot, String)> = kept
            .keys(&self.prefix)
            .into_iter()
            .filter_map(|key| {
                let (slot, tab) = key.strip_prefix(&self.prefix)?.rsplit_once(':')?;
                Some((tab != self.tab, slot_of(slot)?, kept.get(&key)?))
            })
            .collect();
        drafts.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
        drafts.into_iter().map(|(_, slot, text)| (slot, text)).collect()
    }
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
