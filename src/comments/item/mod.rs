//! One comment: who, when, what, and what can be done about it.

mod actions;
mod delivery;
mod head;
mod text;
mod writing;

use std::rc::Rc;

use yew::prelude::*;

use super::{
    find::Query,
    model::{Comment, Vote},
    thread::Row,
};
use crate::{
    markdown,
    response::state::{Delivery, Open, action::Action, writing::Writing},
    time::Timestamp,
    ui::locale::{Locale, LocaleHandle},
};

/// Properties of [`Item`].
#[derive(PartialEq, Properties)]
pub struct ItemProps {
    /// The comment and its place in the thread.
    pub row: Row,
    /// Its number in the list, from 1, and how many there are.
    pub place: (usize, usize),
    /// Who is answered, where that is not plain from the indent.
    pub answers: Option<AttrValue>,
    /// What it was found by, where it is shown among what was found.
    pub query: Option<Query>,
    /// This reader's vote.
    pub vote: Option<Vote>,
    /// How far it is on its way into the store.
    pub delivery: Option<Delivery>,
    /// The composer that is open under it, and its draft.
    pub open: Option<(Open, AttrValue)>,
    /// The reader's name, as remembered.
    pub author: AttrValue,
    /// What all composers share.
    pub writing: Rc<Writing>,
    /// A permalink leads here.
    pub is_target: bool,
    /// What "5 minutes ago" counts from.
    pub now: Timestamp,
    /// The reader's language.
    pub locale: LocaleHandle,
    /// Where actions go.
    pub on_action: Callback<Action>,
}

/// Shows one comment.
#[component]
pub fn Item(props: &ItemProps) -> Html {
    let Row { comment, depth, descendants, removed, .. } = &props.row;
    let locale = &props.locale;
    let (place, size) = props.place;
    let name = author(comment, locale);
    let editing = matches!(&props.open, Some((Open::Edit(_), _)));
    html! {
        <article class={classes!("aw-comment", props.is_target.then_some("aw-target"))} part="comment"
            aria-posinset={place.to_string()} aria-setsize={size.to_string()} tabindex="-1"
            aria-label={locale.fill("comment.by", &[("name", &name)])}
            data-depth={(*depth).min(6).to_string()} data-id={comment.id.0.to_string()}>
            <div class="aw-comment-box">
                if *removed {
                    <p class="aw-small">{ locale.text("comment.removed") }</p>
                } else {
                    { head::head(props, &name) }
                    if !editing {
                        { text::text(props) }
                    }
                    { delivery::delivery(props) }
                    if !editing {
                        { actions::actions(props) }
                    }
                }
                if *removed && *descendants > 0 {
                    { actions::fold(props) }
                }
                { writing::composer(props) }
            </div>
        </article>
    }
}

fn author(comment: &Comment, locale: &Locale) -> String {
    if comment.author.is_empty() {
        locale.text("comment.guest").to_owned()
    } else {
        markdown::calm(&comment.author).into_owned()
    }
}

fn emit(props: &ItemProps, action: Action) -> Callback<MouseEvent> {
    let on_action = props.on_action.clone();
    Callback::from(move |_| on_action.emit(action.clone()))
}
