//! A comment whose words this reader need not see: a line that says so, and the way to them.

use yew::prelude::*;

use super::{ItemProps, focus_on_row};
use crate::{
    response::state::{
        action::Action,
        people::{Deed, Why},
    },
    ui::locale::Locale,
};

/// What the line says.
pub(super) fn words(why: Why, locale: &Locale) -> &str {
    locale.text(match why {
        Why::Person => "comment.by-hidden",
        Why::Comment => "comment.hidden",
        Why::Disliked => "comment.disliked",
    })
}

/// The line.
pub(super) fn folded(props: &ItemProps, why: Why) -> Html {
    let (on_action, id) = (props.on_action.clone(), props.row.comment.id.clone());
    let show = Callback::from(move |event: MouseEvent| {
        // The button goes as the words come.
        focus_on_row(&event.target_unchecked_into());
        on_action.emit(Action::People(Deed::Open(id.clone())));
    });
    html! {
        <p class="aw-folded">
            <span>{ words(why, &props.locale) }</span>
            <button class="aw-button aw-quiet" type="button" onclick={show}>{ props.locale.text("comment.show") }</button>
        </p>
    }
}
