//! "Hidden people (2)": a button by "Sort by", and the list to bring them back.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::{
    comments::called::called,
    response::state::{
        People,
        action::Action,
        people::{Deed, Target},
    },
    ui::{dialog::Dialog, locale::LocaleHandle},
};

/// Properties of [`HiddenPeople`].
#[derive(PartialEq, Properties)]
pub struct HiddenPeopleProps {
    /// Who is hidden.
    pub people: Rc<People>,
    /// The reader's language.
    pub locale: LocaleHandle,
    /// Where actions go.
    pub on_action: Callback<Action>,
}

/// See the module. Nothing before anyone is hidden.
#[component]
pub fn HiddenPeople(props: &HiddenPeopleProps) -> Html {
    let open = use_state(|| false);
    // The last one brought back must not take the button away that the focus comes back to.
    let used = use_state(|| false);
    let (people, locale) = (&props.people.hidden, &props.locale);
    if people.is_empty() && !*used {
        return Html::default();
    }
    let show = {
        let open = open.clone();
        Callback::from(move |event: MouseEvent| {
            // Not every browser gives the focus to a button that is pressed, and the dialog is to give it back.
            let _ = event.target_unchecked_into::<HtmlElement>().focus();
            open.set(true);
            used.set(true);
        })
    };
    let close = {
        let open = open.clone();
        Callback::from(move |()| open.set(false))
    };
    let count = locale.number(people.len() as u64);
    html! {
        <>
            <button class="aw-button aw-quiet" type="button" aria-haspopup="dialog" onclick={show}>
                { locale.fill("people.hidden", &[("count", &count)]) }
            </button>
            if *open {
                <Dialog title={locale.text("people.title").to_owned()} on_close={close.clone()}>
                    <p class="aw-small">{ locale.text(if people.is_empty() { "people.none" } else { "people.note" }) }</p>
                    <ul class="aw-people">{ for people.iter().map(|name| person(props, name)) }</ul>
                    <div class="aw-row">
                        <button class="aw-button aw-end" type="button" onclick={close.reform(|_: MouseEvent| ())}>
                            { locale.text("people.close") }
                        </button>
                    </div>
                </Dialog>
            }
        </>
    }
}

fn person(props: &HiddenPeopleProps, name: &Rc<str>) -> Html {
    let called = called(name, "");
    let (on_action, locale, target) = (&props.on_action, &props.locale, Target::Person(Rc::clone(name)));
    let restore = {
        let on_action = on_action.clone();
        Callback::from(move |event: MouseEvent| {
            // The line goes: the focus stays in the dialog.
            let button: Element = event.target_unchecked_into();
            focus_on_dialog(&button);
            on_action.emit(Action::People(Deed::Restore(target.clone())));
        })
    };
    html! {
        <li class="aw-row" key={&**name}>
            <span class="aw-author aw-grow" dir="auto">{ called.clone() }</span>
            <button class="aw-button aw-quiet" type="button" aria-label={locale.fill("people.restore-name", &[("name", &called)])}
                onclick={restore}>
                { locale.text("people.restore") }
            </button>
        </li>
    }
}

fn focus_on_dialog(within: &Element) {
    let close = within.closest("dialog").ok().flatten();
    let close = close.and_then(|dialog| dialog.query_selector(".aw-end").ok().flatten());
    if let Some(close) = close.and_then(|close| close.dyn_into::<HtmlElement>().ok()) {
        // Where it cannot take the focus, the browser keeps it in the dialog.
        let _ = close.focus();
    }
}
