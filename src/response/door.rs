//! The form at the server's door, where it is open and its code here.

use std::rc::Rc;

use yew::prelude::*;

use super::state::{State, action::Action};
use crate::{
    account::form::FormProps, embed::config::Keeper, late::Form, store::account::Doors,
    ui::locale::LocaleHandle,
};

/// See the module.
pub(super) fn view(
    state: &State,
    form: Option<Form>,
    locale: &LocaleHandle,
    on_action: &Callback<Action>,
) -> Html {
    let (Keeper::PocketBase(address) | Keeper::Waline(address)) = &state.config.keeper else {
        return Html::default();
    };
    let Some((view, form)) = form.zip(state.server.form.clone()) else { return Html::default() };
    view(FormProps {
        form,
        may_register: state.writing.account.doors == Doors::Open,
        server: AttrValue::from(Rc::clone(address)),
        locale: Rc::clone(locale),
        on_action: on_action.clone(),
    })
}
