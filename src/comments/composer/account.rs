//! Who writes: a guest with a name of choice, or the account that is signed in; and the way from one to the other.

use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::{Composer, ComposerProps, Msg, view::direction};
use crate::{
    markdown,
    response::state::{account as door, action::Action},
    store::account::{Account, Door, Doors, Person},
    ui::locale::Locale,
};

/// Where the reader is: the button that leads to the server's door will be gone afterwards, and the focus with it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// At the composer.
    Here,
    /// At the door.
    Away,
    /// Back from there as another.
    Back,
}

/// Nobody may write here who is not signed in.
pub(super) fn is_shut(account: &Account) -> bool {
    account.members_only && account.who.is_none()
}

/// Who would send there is led to the door, where there is one.
pub(super) fn knock(props: &ComposerProps) {
    props.on_action.emit(Action::Account(door::Action::Open(props.writing.account.doors != Doors::None)));
}

/// The name, or the account in its place.
pub(super) fn writer(composer: &Composer, ctx: &Context<Composer>) -> Html {
    let (props, locale) = (ctx.props(), &ctx.props().locale);
    let account = &props.writing.account;
    if let Some(who) = &account.who {
        return html! {
            <>
                { signed_in(who, locale) }
                if !who.by_host {
                    { button(ctx, "account.sign-out", door::Action::Ask(Door::SignOut), None) }
                }
            </>
        };
    }
    let on_name = props.on_action.reform(|event: InputEvent| {
        let field: HtmlInputElement = event.target_unchecked_into();
        Action::Name(field.value().into())
    });
    let said = match account {
        Account { has_ended: true, .. } => Some("account.ended"),
        Account { members_only: true, .. } => Some("account.members"),
        _ => None,
    };
    html! {
        <>
            if let Some(said) = said {
                <p class="aw-small aw-grow" role="status">{ locale.text(said) }</p>
            }
            if !is_shut(account) {
                <input ref={composer.name.clone()} class="aw-field aw-name" type="text" autocomplete="nickname" maxlength="200"
                    dir={direction(&props.author)} aria-label={locale.text("composer.name").to_owned()}
                    placeholder={locale.text("composer.name").to_owned()} value={props.author.clone()} oninput={on_name} />
            }
            if account.doors != Doors::None {
                { button(ctx, "account.sign-in", door::Action::Open(true), Some("dialog")) }
            }
        </>
    }
}

fn signed_in(who: &Person, locale: &Locale) -> Html {
    // Isolated: a name may be written the other way.
    let name = ["\u{2068}", &markdown::calm(&who.name), "\u{2069}"].concat();
    html! {
        <p class="aw-who">
            { locale.fill("account.as", &[("name", &name)]) }
            if let Some(badge) = &who.badge {
                { " " }<span class="aw-badge" dir="auto">{ &**badge }</span>
            }
        </p>
    }
}

fn button(
    ctx: &Context<Composer>,
    label: &'static str,
    action: door::Action,
    popup: Option<&'static str>,
) -> Html {
    let on_action = ctx.props().on_action.clone();
    let press = ctx.link().callback(move |event: MouseEvent| {
        // Not every browser gives the focus to a button that is pressed, and the dialog is to give it back.
        let _ = event.target_unchecked_into::<HtmlElement>().focus();
        on_action.emit(Action::Account(action.clone()));
        Msg::AtDoor
    });
    html! {
        <button class="aw-button aw-quiet" type="button" aria-haspopup={popup} onclick={press}>
            { ctx.props().locale.text(label) }
        </button>
    }
}
