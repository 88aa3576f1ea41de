//! Finding comments: how letters are compared, which comments a query takes, where the marks stand, and what becomes of
//! the results while the thread changes.
#![cfg(not(target_arch = "wasm32"))]

mod letters;
mod marks;
mod queries;
mod searches;
mod threads;

use article_widget::{
    comments::model::{Comment, Votes},
    time::Timestamp,
};

/// A comment by Ada with this text, written at this time.
pub(crate) fn comment(id: &str, parent: Option<&str>, created: i64, text: &str) -> Comment {
    Comment {
        id: id.into(),
        parent: parent.map(Into::into),
        author: "Ada".to_owned(),
        text: text.to_owned(),
        created: Timestamp(created),
        modified: None,
        votes: Votes::default(),
        mine: false,
        badge: None,
        pinned: false,
    }
}
