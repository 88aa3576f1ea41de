//! The composer under a comment: a reply to it, or its edit.

use std::rc::Rc;

use yew::prelude::*;

use super::{ItemProps, author};
use crate::{
    comments::composer::Composer,
    response::state::{Open, Slot},
};

/// The composer, where it is open here.
pub(super) fn composer(props: &ItemProps) -> Html {
    let Some((open, draft)) = &props.open else {
        return Html::default();
    };
    let locale = &props.locale;
    let (slot, label) = match open {
        Open::Reply(id) => {
            let name = author(&props.row.comment, locale);
            (Slot::Reply(id.clone()), locale.fill("composer.reply", &[("name", &name)]))
        }
        Open::Edit(id) => (Slot::Edit(id.clone()), locale.text("composer.edit").to_owned()),
    };
    html! {
        <Composer {slot} {label} draft={draft.clone()} author={props.author.clone()} writing={Rc::clone(&props.writing)} focus={true}
            locale={Rc::clone(locale)} on_action={props.on_action.clone()} />
    }
}
