//! What was just done, with a way back, and trouble with the store.

use yew::prelude::*;

use super::{
    exchange,
    state::{Notice, NoticeKind, action::Action, people::Target, shared::reason},
};
use crate::{store::model::StoreError, ui::locale::Locale};

/// What was just done. The live region is always there, so that it speaks when it is filled. What was posted has a way back
/// only where this reader may change what is stored.
pub fn toast(
    notice: Option<&Notice>,
    may_change: bool,
    locale: &Locale,
    on_action: &Callback<Action>,
) -> Html {
    let content = notice.map(|notice| {
        let text = match &notice.kind {
            NoticeKind::Posted(_) => locale.text("notice.posted").to_owned(),
            NoticeKind::Deleted(_) => locale.text("notice.deleted").to_owned(),
            NoticeKind::Edited(_) => locale.text("notice.edited").to_owned(),
            NoticeKind::Copied => locale.text("notice.copied").to_owned(),
            NoticeKind::NotCopied(link) => locale.fill("notice.not-copied", &[("link", link)]),
            NoticeKind::Hid(Target::Person(name)) => locale.fill("notice.hid-person", &[("name", name)]),
            NoticeKind::Hid(Target::Comment(_)) => locale.text("notice.hid-one").to_owned(),
            NoticeKind::Reported(_) => locale.text("comment.reported").to_owned(),
            NoticeKind::AppHidden => locale.text("notice.app-hidden").to_owned(),
            NoticeKind::TakenBack(error) => {
                locale.fill("notice.taken-back", &[("why", locale.text(reason(error)))])
            }
            NoticeKind::Imported(import) => exchange::taken(&import.report, locale),
        };
        html! {
            <div class="aw-toast-box" key={notice.serial}>
                <span>{ text }</span>
                if notice.kind.can_be_undone() && (may_change || !matches!(notice.kind, NoticeKind::Posted(_))) {
                    <button class="aw-button aw-quiet" type="button" onclick={on_action.reform(|_: MouseEvent| Action::Undo)}>
                        { locale.text("notice.undo") }
                    </button>
                }
            </div>
        }
    });
    html! { <div class="aw-toast" part="notice" role="status">{ content.unwrap_or_default() }</div> }
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
