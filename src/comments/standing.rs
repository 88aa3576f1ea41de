//! Over how many comments the list is sorted while the rest of a thread is still coming, and whether it comes.

use yew::prelude::*;

use crate::{
    response::state::{
        State,
        action::Action,
        shared::{self, reason},
    },
    ui::locale::Locale,
};

/// Brings more of a thread that comes on demand, below what is here of it; nothing where there is no more.
pub fn more(state: &State, locale: &Locale, on_action: &Callback<Action>) -> Html {
    let Some(rest) = &state.server.rest else { return Html::default() };
    let key = if rest.is_coming { "comments.more-coming" } else { "comments.more" };
    html! {
        <button class="aw-button aw-quiet aw-more" type="button" aria-disabled={rest.is_coming.to_string()}
            onclick={on_action.reform(|_: MouseEvent| Action::Shared(shared::Action::More))}>
            { locale.text(key) }
        </button>
    }
}

/// A line above the list; nothing where all comments are here and the server can be reached.
pub fn view(state: &State, locale: &Locale, on_action: &Callback<Action>) -> Html {
    if let Some(error) = &state.away {
        let why = locale.text(reason(error));
        return html! {
            <div class="aw-away">
                <p class="aw-why" role="status">{ locale.fill("comments.away", &[("why", why)]) }</p>
                <button class="aw-button aw-quiet" type="button" onclick={on_action.reform(|_: MouseEvent| Action::Shared(shared::Action::Wake))}>
                    { locale.text("comment.try-now") }
                </button>
            </div>
        };
    }
    let here = state.thread.len() as u64;
    match state.total {
        Some(total) if !state.thread_complete && here > 0 && total > here => html! {
            <p class="aw-small aw-part aw-late">
                { locale.fill("comments.part", &[("here", &locale.number(here)), ("all", &locale.number(total))]) }
            </p>
        },
        _ => Html::default(),
    }
}
