//! One comment: who, when, what, and what can be done about it.

mod actions;
mod body;
mod delivery;
mod earlier;
mod folded;
mod head;
mod more;
mod text;
mod writing;

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};
use yew::prelude::*;

use super::{
    earlier::Versions,
    find::Query,
    model::{Comment, Vote},
    thread::Row,
};
use crate::{
    markdown,
    response::state::{Delivery, Open, action::Action, people::Standing, writing::Writing},
    time::Timestamp,
    ui::locale::{Locale, LocaleHandle},
};
use body::Body;

/// Properties of [`Item`].
#[derive(PartialEq, Properties)]
pub struct ItemProps {
    /// The comment and its place in the thread.
    pub row: Row,
    /// Its number in the list, from 1, and how many there are.
    pub place: (usize, usize),
    /// Who is answered, where that is not plain from the indent.
    pub answers: Option<AttrValue>,
    /// What was begun under it, where it was taken away.
    pub begun: Option<Open>,
    /// How it stands with this reader.
    pub standing: Standing,
    /// What it was found by, where it is shown among what was found.
    pub query: Option<Query>,
    /// What stood in it before, the oldest first, and whether that is shown; nothing where nothing is known of it.
    pub earlier: Option<(Rc<Versions>, bool)>,
    /// This reader's vote.
    pub vote: Option<Vote>,
    /// How far it is on its way into the store.
    pub delivery: Option<Delivery>,
    /// This reader may change and take away what the store has of theirs.
    pub may_change: bool,
    /// Comments can be disliked.
    pub may_dislike: bool,
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
    let Row { comment, depth, removed, .. } = &props.row;
    let locale = &props.locale;
    let (place, size) = props.place;
    let name = author(comment, locale);
    let folded = props.standing.folded.filter(|_| !removed);
    let label = match folded {
        Some(why) => folded::words(why, locale).to_owned(),
        None => locale.fill("comment.by", &[("name", &name)]),
    };
    let editing = matches!(&props.open, Some((Open::Edit(_), _)));
    html! {
        <article class={classes!("aw-comment", props.is_target.then_some("aw-target"))} part="comment"
            aria-posinset={place.to_string()} aria-setsize={size.to_string()} tabindex="-1"
            aria-label={label}
            data-depth={(*depth).min(6).to_string()} data-id={comment.id.0.to_string()}>
            <div class="aw-comment-box">
                if *removed {
                    <p class="aw-small">{ locale.text("comment.removed") }</p>
                } else if let Some(why) = folded {
                    { folded::folded(props, why) }
                } else {
                    { head::head(props, &name) }
                    if !editing {
                        <Body comment={Rc::clone(comment)} query={props.query.clone()} whole={props.standing.whole}
                            writing={Rc::clone(&props.writing)}
                            locale={Rc::clone(locale)} on_action={props.on_action.clone()} />
                    }
                    if !editing {
                        { earlier::texts(props) }
                    }
                    { delivery::delivery(props) }
                    { more::reported(props) }
                    if !editing {
                        { actions::actions(props) }
                    }
                }
                if (*removed || folded.is_some()) && props.query.is_none() {
                    { actions::replies(props) }
                }
                if let Some(begun) = props.begun.clone().filter(|_| props.open.is_none()) {
                    { actions::go_on(props, begun) }
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

/// Gives the focus to the comment that something stands in: what is about to go would lose it.
fn focus_on_row(within: &Element) {
    let row = within.closest(".aw-comment").ok().flatten();
    if let Some(row) = row.and_then(|row| row.dyn_into::<HtmlElement>().ok()) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // Where it cannot take the focus, nothing else is lost.
        let _ = row.focus_with_options(&options);
    }
}
