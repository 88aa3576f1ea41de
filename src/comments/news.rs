//! The word that comments of others have come, and the way to them: over the list, where it moves nothing.

use yew::prelude::*;

use crate::{response::state::action::Action, ui::locale::Locale};

/// Says how many wait. The live region is always there, so that it speaks when it is filled.
pub fn view(waiting: usize, locale: &Locale, on_action: &Callback<Action>) -> Html {
    let show = on_action.reform(|_: MouseEvent| Action::ShowNews);
    html! {
        <div class="aw-news" part="news" role="status">
            if waiting > 0 {
                <button class="aw-button aw-primary" type="button" onclick={show}>
                    { locale.count("comments.new", waiting as u64) }
                </button>
            }
        </div>
    }
}
