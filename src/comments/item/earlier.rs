//! That a comment was changed, and what stood there before, where this browser knows it.

use yew::prelude::*;

use super::{ItemProps, emit, text};
use crate::{
    comments::earlier::Version,
    document::date,
    response::state::{action::Action, earlier},
};

/// The word that it was changed: a button where it is known what stood there before.
pub(super) fn edited(props: &ItemProps) -> Html {
    let (comment, locale) = (&props.row.comment, &props.locale);
    let Some(modified) = comment.modified else { return Html::default() };
    let (date, word) = (locale.date(modified), locale.text("comment.edited"));
    let Some((_, shown)) = &props.earlier else {
        return html! { <span class="aw-small" title={date}>{ word }</span> };
    };
    let look = Action::Earlier(earlier::Action::Look(comment.id.clone()));
    html! {
        <button class="aw-edited" type="button" aria-expanded={shown.to_string()} title={date} onclick={emit(props, look)}>
            { word }
        </button>
    }
}

/// What stood there before, the newest first, as it would be read in the comment.
pub(super) fn texts(props: &ItemProps) -> Html {
    let locale = &props.locale;
    let Some((versions, true)) = &props.earlier else { return Html::default() };
    let version = |version: &Version| {
        html! {
            <li>
                <time class="aw-small" datetime={date::format(version.at)}>{ locale.date(version.at) }</time>
                { text::text(&version.text, None, &props.writing) }
            </li>
        }
    };
    // What is long scrolls, so the box must be reachable by keyboard.
    html! {
        <ol class="aw-earlier" tabindex="0" aria-label={locale.text("comment.earlier").to_owned()}>
            { for versions.iter().rev().map(version) }
        </ol>
    }
}
