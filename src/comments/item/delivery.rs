//! How far a comment is on its way to where it is kept, and what the reader can do about it.

use yew::prelude::*;

use super::{ItemProps, author, emit};
use crate::{
    response::state::{
        Delivery, Open,
        action::Action,
        shared::{self, reason},
    },
    store::model::StoreError,
    ui::locale::Locale,
};

/// What is to be said of it; nothing for one that has arrived.
pub(super) fn delivery(props: &ItemProps) -> Html {
    let (id, locale) = (&props.row.comment.id, &props.locale);
    let resend = (locale.text("comment.resend").to_owned(), Action::Resend(id.clone()));
    let discard =
        (locale.text("comment.discard").to_owned(), Action::Shared(shared::Action::Discard(id.clone())));
    let edit = (locale.text("comment.edit").to_owned(), Action::Open(Some(Open::Edit(id.clone()))));
    let try_now = (locale.text("comment.try-now").to_owned(), Action::Shared(shared::Action::Wake));
    let current = props.writing.account.who.as_ref().map(|who| &*who.name);
    let send_as = match current {
        Some(name) => locale.fill("comment.send-as", &[("name", name)]),
        None => locale.text("comment.send-as-guest").to_owned(),
    };
    match &props.delivery {
        None => Html::default(),
        Some(Delivery::Sending) => {
            html! { <p class="aw-small aw-late">{ locale.text("comment.sending") }</p> }
        }
        Some(Delivery::Waiting) => {
            let text = locale.text("comment.waiting").to_owned();
            line(props, "aw-waiting", "status", text, [try_now, discard])
        }
        Some(Delivery::Locked) => {
            let text = locale.fill("comment.locked", &[("name", &author(&props.row.comment, locale))]);
            line(props, "aw-waiting", "status", text, [(send_as, resend.1), discard])
        }
        // It would go out under another name now, and the button says so.
        Some(Delivery::Refused(StoreError::SignIn)) if current.is_some() => {
            let text = locale.fill("comment.refused", &[("why", &refusal(&StoreError::SignIn, locale))]);
            line(props, "aw-refused", "alert", text, [(send_as, resend.1), edit, discard])
        }
        Some(Delivery::Held) => {
            html! { <p class="aw-waiting" role="status">{ locale.text("comment.held") }</p> }
        }
        Some(Delivery::Refused(error)) => {
            let text = locale.fill("comment.refused", &[("why", &refusal(error, locale))]);
            line(props, "aw-refused", "alert", text, [resend, edit, discard])
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
    props: &ItemProps,
    class: &'static str,
    role: &'static str,
    text: String,
    deeds: [(String, Action); N],
) -> Html {
    let button = |(label, action): (String, Action)| {
        html! {
            <button class="aw-button aw-quiet" type="button" onclick={emit(props, action)}>
                { label }
            </button>
        }
    };
    html! {
        <div class={class}>
            <p class="aw-why" role={role}>{ text }</p>
            <div class="aw-row">{ for deeds.map(button) }</div>
        </div>
    }
}
