//! How far a comment is on its way to where it is kept, and what the reader can do about it.

use yew::prelude::*;

use super::model::Comment;
use crate::{
    response::state::{Delivery, Open, action::Action, hear::reason},
    store::model::StoreError,
    ui::locale::Locale,
};

/// A line under the comment's words; nothing for one that has arrived.
pub fn view(
    comment: &Comment,
    delivery: Option<&Delivery>,
    locale: &Locale,
    on_action: &Callback<Action>,
) -> Html {
    let id = &comment.id;
    let resend = ("comment.resend", Action::Resend(id.clone()));
    let discard = ("comment.discard", Action::Discard(id.clone()));
    let edit = ("comment.edit", Action::Open(Some(Open::Edit(id.clone()))));
    match delivery {
        None => Html::default(),
        Some(Delivery::Sending) => {
            html! { <p class="aw-small aw-late">{ locale.text("comment.sending") }</p> }
        }
        Some(Delivery::Waiting) => line(
            "aw-waiting",
            "status",
            locale.text("comment.waiting").to_owned(),
            locale,
            on_action,
            [("comment.try-now", Action::Wake), discard],
        ),
        Some(Delivery::Held) => {
            html! { <p class="aw-waiting" role="status">{ locale.text("comment.held") }</p> }
        }
        Some(Delivery::Refused(error)) => {
            let text = locale.fill("comment.refused", &[("why", &refusal(error, locale))]);
            line("aw-refused", "alert", text, locale, on_action, [resend, edit, discard])
        }
    }
}

/// The reason in the reader's language, with what the server says of it.
fn refusal(error: &StoreError, locale: &Locale) -> String {
    match error {
        StoreError::Refused(why) => locale.fill("reason.refused-words", &[("words", why)]),
        StoreError::Full | StoreError::Unavailable(_) | StoreError::Corrupt(_) | StoreError::Failed(_) => {
            error.to_string()
        }
        _ => locale.text(reason(error)).to_owned(),
    }
}

fn line<const N: usize>(
    class: &'static str,
    role: &'static str,
    text: String,
    locale: &Locale,
    on_action: &Callback<Action>,
    deeds: [(&'static str, Action); N],
) -> Html {
    let button = |(label, action): (&'static str, Action)| {
        let on_click = on_action.reform(move |_: MouseEvent| action.clone());
        html! {
            <button class="aw-button aw-quiet" type="button" onclick={on_click}>{ locale.text(label) }</button>
        }
    };
    html! {
        <div class={class}>
            <p class="aw-why" role={role}>{ text }</p>
            <div class="aw-row">{ for deeds.map(button) }</div>
        </div>
    }
}
