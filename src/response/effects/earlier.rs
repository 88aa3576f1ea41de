//! What stood in this reader's comments before they were changed: kept in this browser, whoever keeps the comments.
//!
//! What the disk does not take or give is not told: the comment itself is kept or told of, and these are words that its
//! author has replaced.

use yew::Callback;

use crate::{
    comments::{earlier::Step, model::CommentId},
    response::state::{action::Action, earlier},
    store::indexeddb::IndexedDb,
};

/// Reads what was kept of a thread.
pub(super) fn read(thread: &str, send: Callback<Action>) {
    let disk = IndexedDb::new(thread);
    wasm_bindgen_futures::spawn_local(async move {
        let kept = disk.earlier().await.unwrap_or_default();
        if !kept.is_empty() {
            send.emit(Action::Earlier(earlier::Action::Kept(kept)));
        }
    });
}

/// Keeps what a step makes of the earlier texts of a comment.
pub(super) fn keep(thread: &str, id: CommentId, step: Step) {
    let disk = IndexedDb::new(thread);
    wasm_bindgen_futures::spawn_local(async move {
        drop(disk.keep_earlier(&id, &step).await);
    });
}
