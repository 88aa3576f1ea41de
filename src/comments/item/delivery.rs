//! How far a comment is on its way into the store.

use yew::prelude::*;

use super::{ItemProps, emit};
use crate::response::state::{Delivery, action::Action};

/// What is to be said of it; nothing once it is stored.
pub(super) fn delivery(props: &ItemProps) -> Html {
    match &props.delivery {
        None => Html::default(),
        Some(Delivery::Sending) => {
            html! { <p class="aw-small aw-late">{ props.locale.text("comment.sending") }</p> }
        }
        Some(Delivery::Refused(error)) => html! {
            <p class="aw-refused" role="alert">
                { props.locale.fill("comment.refused", &[("why", &error.to_string())]) }
                { " " }
                <button class="aw-button aw-quiet" type="button"
                    onclick={emit(props, Action::Resend(props.row.comment.id.clone()))}>
                    { props.locale.text("comment.resend") }
                </button>
            </p>
        },
    }
}
