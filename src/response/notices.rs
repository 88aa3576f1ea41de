//! What was just done, in words, and trouble with the store.

use yew::prelude::*;

use super::{
    exchange,
    state::{NoticeKind, people::Target, shared::reason},
};
use crate::{comments::called::called, store::model::StoreError, ui::locale::Locale};

/// What was just done, in a sentence.
#[must_use]
pub fn told(kind: &NoticeKind, locale: &Locale) -> String {
    match kind {
        NoticeKind::Posted(_) => locale.text("notice.posted").to_owned(),
        NoticeKind::Deleted(_) => locale.text("notice.deleted").to_owned(),
        NoticeKind::Edited(_) => locale.text("notice.edited").to_owned(),
        NoticeKind::Copied => locale.text("notice.copied").to_owned(),
        NoticeKind::NotCopied(link) => locale.fill("notice.not-copied", &[("link", link)]),
        NoticeKind::Hid(Target::Person(name)) => {
            locale.fill("notice.hid-person", &[("name", &called(name, ""))])
        }
        NoticeKind::Hid(Target::Comment(_)) => locale.text("notice.hid-one").to_owned(),
        NoticeKind::Reported(_) => locale.text("comment.reported").to_owned(),
        NoticeKind::AppHidden => locale.text("notice.app-hidden").to_owned(),
        NoticeKind::TakenBack(error) => {
            locale.fill("notice.taken-back", &[("why", locale.text(reason(error)))])
        }
        NoticeKind::Imported(import) => exchange::taken(&import.report, locale),
        NoticeKind::NotImported => locale.text("notice.not-imported").to_owned(),
        NoticeKind::NotHere => locale.text("notice.not-here").to_owned(),
    }
}

/// The store's trouble, once and in plain words.
pub fn trouble(error: Option<&StoreError>, locale: &Locale) -> Html {
    let Some(error) = error else {
        return Html::default();
    };
    let key = match error {
        StoreError::Full => "trouble.full",
        StoreError::Corrupt(_) => "trouble.corrupt",
        StoreError::Unavailable(_) | StoreError::Gone | StoreError::Failed(_) => "trouble.unavailable",
        StoreError::Away(_)
        | StoreError::Busy
        | StoreError::SignIn
        | StoreError::Refused(_)
        | StoreError::Broken(_) => "trouble.server",
    };
    html! { <p class="aw-trouble" part="trouble" role="status">{ locale.text(key) }</p> }
}
