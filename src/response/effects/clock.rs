//! What only the world can give a comment: a date, and an id that no other has.

use crate::{
    comments::model::{Comment, CommentId, Votes},
    response::state::Draft,
    time::Timestamp,
};

/// The time.
#[must_use]
pub(super) fn now() -> Timestamp {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the browser's clock counts whole milliseconds below 2^53"
    )]
    Timestamp(js_sys::Date::now() as i64)
}

/// A comment of this draft, written now.
#[must_use]
pub(super) fn stamp(draft: Draft) -> Comment {
    Comment {
        id: fresh_id(),
        parent: draft.parent,
        author: draft.author,
        text: draft.text.trim_end().to_owned(),
        created: now(),
        modified: None,
        votes: Votes::default(),
        badge: None,
        pinned: false,
        mine: true,
    }
}

/// Random enough never to come twice. `randomUUID` exists on secure pages only, `getRandomValues` everywhere.
pub(super) fn fresh_id() -> CommentId {
    let mut bytes = [0u8; 16];
    let filled = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if !filled {
        let seed = format!("{}{}", js_sys::Date::now(), js_sys::Math::random());
        return CommentId::from(seed.as_str());
    }
    let id: String = bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|digit| char::from_digit(u32::from(digit), 16))
        .collect();
    CommentId::from(id.as_str())
}
