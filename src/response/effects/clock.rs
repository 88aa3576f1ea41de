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

/// Random enough never to come twice: 15 characters of `a-z0-9`, which every store takes for an id. `randomUUID` exists
/// on secure pages only, `getRandomValues` everywhere.
pub(super) fn fresh_id() -> CommentId {
    const LENGTH: usize = 15;
    // More bytes than letters: those that would make some letters likelier than others are passed over.
    let mut bytes = [0u8; 2 * LENGTH];
    let filled = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if !filled {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 255")]
        bytes.fill_with(|| (js_sys::Math::random() * 256.0) as u8);
    }
    let even = bytes.iter().filter(|byte| **byte < 252);
    let id: String =
        even.filter_map(|byte| char::from_digit(u32::from(*byte % 36), 36)).take(LENGTH).collect();
    CommentId::from(id.as_str())
}
