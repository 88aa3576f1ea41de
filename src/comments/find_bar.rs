//! Above the list: what to look for in the comments, which kinds of them to show, and how many were found.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::{
    attention,
    called::called,
    find::{Filter, Query},
    place,
};
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
            { sort_by }
            <div class="aw-chips" role="group" aria-label={locale.text("find.only").to_owned()}>
                { for Filter::ALL.map(|filter| chip(filter, query, locale, on_action)) }
            </div>
            <p class="aw-small aw-found" role="status">{ count(state, locale) }</p>
        </div>
    }
}

fn field(query: &Query, locale: &Locale, on_action: &Callback<Action>) -> Html {
    let on_input = {
        let on_action = on_action.clone();
        Callback::from(move |event: InputEvent| {
            leave(&event, &on_action);
            let input: HtmlInputElement = event.target_unchecked_into();
            on_action.emit(Action::Look(looking::Action::Type(input.value().into())));
        })
    };
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
    let looking::Looking { found, below, .. } = &state.looking;
    match (found.as_ref().map(|found| found.by.text().trim()), below) {
        (Some(""), _) => locale.text("find.feed").to_owned(),
        (Some(words), _) => locale.fill("find.feed-of", &[("words", words)]),
        (None, Some(below)) => {
            let author = below.thread.get(&below.id).map_or("", |comment| &comment.author);
            locale.fill("below.feed", &[("name", &called(author, locale.text("comment.guest")))])
        }
        (None, None) => locale.text("comments.feed").to_owned(),
    }
}

/// The way back to all comments, where the thread is looked at from one of them on.
pub fn back(state: &State, locale: &Locale, on_action: &Callback<Action>) -> Html {
    if state.looking.below.is_none() || state.looking.found.is_some() {
        return Html::default();
    }
    html! {
        <button class="aw-button aw-quiet aw-back" type="button"
            onclick={on_action.reform(|_: MouseEvent| Action::Look(looking::Action::Back))}>
            { icon::strokes("aw-icon", icon::BACK) }{ locale.text("below.back") }
        </button>
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
    let on_click = {
        let on_action = on_action.clone();
        Callback::from(move |event: MouseEvent| {
            leave(&event, &on_action);
            on_action.emit(Action::Look(looking::Action::Toggle(filter)));
        })
    };
    html! {
        <button class="aw-chip" type="button" aria-pressed={asked.to_string()} onclick={on_click}>
            { locale.text(key) }
        </button>
    }
}

/// Notes where the reader is, so that the end of a search leads back there.
fn leave(event: &Event, on_action: &Callback<Action>) {
    if let Some(place) = place::before(event) {
        on_action.emit(Action::Look(looking::Action::Leave(place)));
    }
}

/// The button that clears goes away with what it clears: the focus goes where one types.
fn clear(on_action: &Callback<Action>) -> Callback<MouseEvent> {
    on_action.reform(|event: MouseEvent| {
        let panel = place::panel_of(&event);
        let field = panel.and_then(|panel| panel.query_selector("[part~=find] input").ok().flatten());
        if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
            attention::focus(&field);
        }
        Action::Look(looking::Action::Clear)
    })
}
