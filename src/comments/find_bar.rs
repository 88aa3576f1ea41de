//! Above the list: what to look for in the comments, which kinds of them to show, and how many were found.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::find::{Filter, Query};
use crate::{
    response::state::{State, action::Action, looking},
    ui::{
        icon,
        locale::{Locale, LocaleHandle},
    },
};

/// A reader sees so many comments at a glance.
const FEW: usize = 5;
/// The longest query, in UTF-16 units as browsers count them.
const MAX_QUERY: &str = "200";

/// The bar, with the choice of the order in it; that alone where there is little to look through.
pub fn view(state: &State, locale: &LocaleHandle, on_action: &Callback<Action>, sort_by: Html) -> Html {
    let query = &state.looking.query;
    let is_used = !query.is_empty() || !query.text().is_empty();
    if state.thread.len() <= FEW && !is_used {
        return html! { <div class="aw-find">{ sort_by }</div> };
    }
    html! {
        <div class={classes!("aw-find", is_used.then_some("aw-finding"))} part="find" role="search"
            aria-label={locale.text("find.label").to_owned()}>
            { field(query, locale, on_action) }
            <div class="aw-chips" role="group" aria-label={locale.text("find.only").to_owned()}>
                { for Filter::ALL.map(|filter| chip(filter, query, locale, on_action)) }
            </div>
            { sort_by }
            <p class="aw-small aw-found" role="status">{ count(state, locale) }</p>
        </div>
    }
}

fn field(query: &Query, locale: &Locale, on_action: &Callback<Action>) -> Html {
    let on_input = on_action.reform(|event: InputEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        Action::Look(looking::Action::Type(input.value().into()))
    });
    let on_key = {
        let (on_action, is_used) = (on_action.clone(), !query.is_empty() || !query.text().is_empty());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && is_used && !event.is_composing() {
                event.prevent_default();
                event.stop_propagation();
                on_action.emit(Action::Look(looking::Action::Clear));
            }
        })
    };
    let label = AttrValue::from(locale.text("find.label").to_owned());
    html! {
        <div class="aw-query">
            { icon::strokes("aw-icon", icon::FIND) }
            <input class="aw-field" type="search" aria-label={label.clone()} placeholder={label}
                maxlength={MAX_QUERY} autocomplete="off" spellcheck="false" enterkeyhint="search"
                value={query.text().to_string()} oninput={on_input} onkeydown={on_key} />
            if !query.text().is_empty() {
                <button class="aw-tool aw-clear" type="button" aria-label={locale.text("find.clear").to_owned()}
                    onclick={clear(on_action)}>
                    { icon::strokes("aw-icon", icon::CLOSE) }
                </button>
            }
        </div>
    }
}

/// The words for a list in which nothing was found.
pub fn nothing(locale: &Locale, on_action: &Callback<Action>) -> Html {
    html! {
        <div class="aw-empty">
            <p>{ locale.text("find.nothing") }</p>
            <button class="aw-button" type="button" onclick={clear(on_action)}>{ locale.text("find.all") }</button>
        </div>
    }
}

/// What the list shows, in words.
#[must_use]
pub fn label(state: &State, locale: &Locale) -> String {
    let Some(found) = &state.looking.found else {
        return locale.text("comments.feed").to_owned();
    };
    match found.by.text().trim() {
        "" => locale.text("find.feed").to_owned(),
        text => locale.fill("find.feed-of", &[("words", text)]),
    }
}

/// Told once all are found: a count that grows would be read out again and again.
fn count(state: &State, locale: &Locale) -> String {
    let found = state.looking.found.as_ref().filter(|_| state.looking.is_done());
    found.map_or_else(String::new, |found| {
        let count = locale.number(found.thread.rows(state.order) as u64);
        locale.fill("find.count", &[("count", &count), ("total", &locale.number(state.thread.len() as u64))])
    })
}

fn chip(filter: Filter, query: &Query, locale: &Locale, on_action: &Callback<Action>) -> Html {
    let asked = query.asks(filter);
    let key = match filter {
        Filter::Mine => "find.mine",
        Filter::Answered => "find.answered",
        Filter::Badge => "find.badge",
    };
    html! {
        <button class="aw-chip" type="button" aria-pressed={asked.to_string()}
            onclick={on_action.reform(move |_: MouseEvent| Action::Look(looking::Action::Toggle(filter)))}>
            { locale.text(key) }
        </button>
    }
}

/// The button that clears goes away with what it clears: the focus goes where one types.
fn clear(on_action: &Callback<Action>) -> Callback<MouseEvent> {
    on_action.reform(|event: MouseEvent| {
        let button = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let panel = button.and_then(|button| button.closest("[part~=comments]").ok().flatten());
        let field = panel.and_then(|panel| panel.query_selector("[part~=find] input").ok().flatten());
        if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
            // A field that cannot take the focus leaves it where the browser puts it.
            let _ = field.focus();
        }
        Action::Look(looking::Action::Clear)
    })
}
