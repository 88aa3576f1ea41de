//! The menu of what is seldom done about a comment, and the word that it was reported.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::{ItemProps, emit, focus_on_row};
use crate::{
    response::state::{
        action::Action,
        people::{Deed, Target},
    },
    ui::{
        icon,
        menu::{Menu, MenuItem},
    },
};

/// The button with the menu.
pub(super) fn more(props: &ItemProps) -> Html {
    let (items, deeds): (Vec<_>, Vec<_>) = offers(props).into_iter().unzip();
    let on_action = props.on_action.clone();
    let on_choose = Callback::from(move |(index, button): (usize, HtmlElement)| {
        let Some(action) = deeds.get(index).cloned() else { return };
        if matches!(action, Action::People(Deed::Hide(_) | Deed::Restore(_))) {
            // The button may go with the words.
            focus_on_row(&button);
        }
        on_action.emit(action);
    });
    html! { <Menu label={props.locale.text("comment.more").to_owned()} {items} {on_choose} /> }
}

fn offers(props: &ItemProps) -> Vec<(MenuItem, Action)> {
    let (comment, standing) = (&props.row.comment, props.standing);
    let offer = |paths, key: &'static str, action| {
        (MenuItem { label: props.locale.text(key).to_owned().into(), paths }, action)
    };
    let mut offers = vec![offer(icon::LINK, "comment.copy-link", Action::CopyLink(comment.id.clone()))];
    if comment.mine {
        return offers;
    }
    if !standing.reported {
        let ask = Action::People(Deed::Ask(Some(comment.id.clone())));
        offers.push(offer(icon::FLAG, "comment.report", ask));
    }
    let target = Target::of(comment);
    let is_person = matches!(target, Target::Person(_));
    offers.push(if standing.hidden {
        let key = if is_person { "comment.restore-person" } else { "comment.restore" };
        offer(icon::SHOW, key, Action::People(Deed::Restore(target)))
    } else {
        let key = if is_person { "comment.hide-person" } else { "comment.hide" };
        offer(icon::HIDE, key, Action::People(Deed::Hide(comment.id.clone())))
    });
    offers
}

/// That this reader reported it, with the way back.
pub(super) fn reported(props: &ItemProps) -> Html {
    let take_back = Action::People(Deed::TakeBack(props.row.comment.id.clone()));
    html! {
        if props.standing.reported {
            <p class="aw-folded">
                <span>{ props.locale.text("comment.reported") }</span>
                <button class="aw-button aw-quiet" type="button" onclick={emit(props, take_back)}>
                    { props.locale.text("notice.undo") }
                </button>
            </p>
        }
    }
}
