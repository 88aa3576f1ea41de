//! What the widget has to say: what was just done with a way back, trouble with the store, faults of the document.

use yew::prelude::*;

use crate::{
    document::model::Problem,
    state::{LoadFailure, Notice, NoticeKind, action::Action},
    store::model::StoreError,
    ui::locale::Locale,
};

/// What was just done. The live region is always there, so that it speaks when it is filled.
#[must_use]
pub fn toast(notice: Option<&Notice>, locale: &Locale, on_action: &Callback<Action>) -> Html {
    let content = notice.map(|notice| {
        let text = match &notice.kind {
            NoticeKind::Posted(_) => locale.text("notice.posted").to_owned(),
            NoticeKind::Deleted(_) => locale.text("notice.deleted").to_owned(),
            NoticeKind::Edited(_) => locale.text("notice.edited").to_owned(),
            NoticeKind::Copied => locale.text("notice.copied").to_owned(),
            NoticeKind::NotCopied(link) => locale.fill("notice.not-copied", &[("link", link)]),
            NoticeKind::AppHidden => locale.text("notice.app-hidden").to_owned(),
        };
        html! {
            <div class="aw-toast-box" key={notice.serial}>
                <span>{ text }</span>
                if notice.kind.can_be_undone() {
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
#[must_use]
pub fn trouble(error: Option<&StoreError>, locale: &Locale) -> Html {
    let Some(error) = error else {
        return Html::default();
    };
    let key = match error {
        StoreError::Full => "trouble.full",
        StoreError::Corrupt(_) => "trouble.corrupt",
        StoreError::Unavailable(_) | StoreError::Gone | StoreError::Failed(_) => "trouble.unavailable",
    };
    html! { <p class="aw-trouble" part="trouble" role="status">{ locale.text(key) }</p> }
}

/// Why there is no article, with a way to ask again where that may help.
#[must_use]
pub fn failure(failure: &LoadFailure, locale: &Locale, on_action: &Callback<Action>) -> Html {
    let text = match failure {
        LoadFailure::Unreachable => locale.text("load.unreachable").to_owned(),
        LoadFailure::Status(status) => locale.fill("load.status", &[("status", &status.to_string())]),
        LoadFailure::Unreadable(Problem { property, message }) => {
            locale.fill("load.unreadable", &[("property", property), ("message", message)])
        }
        LoadFailure::Nothing => locale.text("load.nothing").to_owned(),
    };
    html! {
        <div class="aw-failure" part="failure" role="alert">
            <p>{ text }</p>
            if failure.is_retryable() {
                <button class="aw-button" type="button" onclick={on_action.reform(|_: MouseEvent| Action::Load)}>
                    { locale.text("load.retry") }
                </button>
            }
        </div>
    }
}

/// What was wrong with the document: folded, since it is for the editor and not for the reader.
#[must_use]
pub fn problems(problems: &[Problem], locale: &Locale) -> Html {
    if problems.is_empty() {
        return Html::default();
    }
    html! {
        <details class="aw-problems" part="problems">
            <summary>{ locale.count("problems", problems.len() as u64) }</summary>
            <ul>
                { for problems.iter().map(|problem| html! {
                    <li><code>{ &problem.property }</code>{ ": " }{ &problem.message }</li>
                }) }
            </ul>
        </details>
    }
}
