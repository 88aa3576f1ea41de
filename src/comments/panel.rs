//! The comments panel: composer, "Sort by", and the feed or the words for an empty one.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::{
    composer::Composer,
    feed::Feed,
    find_bar, news,
    order::Order,
    people::{self, HiddenPeople},
    standing,
};
use crate::{
    response::state::{Slot, State, action::Action},
    ui::locale::LocaleHandle,
};

/// The panel; `exchange` stands at its end.
pub fn view(state: &State, locale: &LocaleHandle, on_action: &Callback<Action>, exchange: Html) -> Html {
    let author = AttrValue::from(Rc::clone(&state.author));
    let count = state.thread.len() as u64;
    let over = html! {
        <>
            { sort_by(state.order, locale, on_action) }
            <HiddenPeople people={Rc::clone(&state.people)} locale={Rc::clone(locale)} on_action={on_action.clone()} />
        </>
    };
    html! {
        <section class="aw-comments" part="comments" role="region" aria-label={locale.text("comments.title").to_owned()}>
            { news::view(state.waiting.len(), locale, on_action) }
            <h2 class="aw-title">
                { locale.text("comments.title") }
                if count > 0 {
                    { " " }<span class="aw-count">{ locale.number(count) }</span>
                }
            </h2>
            <Composer slot={Slot::Top} label={locale.text("composer.label").to_owned()}
                draft={state.draft(&Slot::Top).to_owned()} author={author.clone()} writing={Rc::clone(&state.writing)}
                locale={Rc::clone(locale)} on_action={on_action.clone()} />
            { find_bar::view(state, locale, on_action, over) }
            { find_bar::back(state, locale, on_action) }
            if let Some(part) = state.reading.or(state.coming) {
                <label class="aw-progress aw-late">
                    <span>{ locale.text("comments.reading") }</span>
                    <progress max="100" value={part.to_string()} />
                </label>
            }
            { standing::view(state, locale, on_action) }
            if state.shown().rows(state.order) == 0 {
                if state.looking.found.is_some() {
                    { find_bar::nothing(locale, on_action) }
                } else if state.reading.is_some() {
                } else if state.thread_complete {
                    <p class="aw-empty">{ locale.text("comments.none") }</p>
                } else {
                    <p class="aw-empty aw-late">{ locale.text(if state.config.keeper.is_shared() { "comments.coming" } else { "comments.loading" }) }</p>
                }
            } else {
                <Feed order={state.order} thread={Rc::clone(state.shown())} label={find_bar::label(state, locale)}
                    query={state.looking.found.as_ref().map(|found| found.by.clone())} own={Rc::clone(&state.own)}
                    people={Rc::clone(&state.people)} earlier={Rc::clone(&state.earlier)}
                    deliveries={Rc::clone(&state.deliveries)} may_change={state.may_change()}
                    may_dislike={state.may_dislike()} open={state.open.clone()} drafts={Rc::clone(&state.drafts)}
                    {author} writing={Rc::clone(&state.writing)} target={state.target.clone()}
                    back={state.looking.back.clone()} keys={state.config.keys} now={state.now}
                    locale={Rc::clone(locale)} on_action={on_action.clone()} />
            }
            { standing::more(state, locale, on_action) }
            { people::report(state, locale, on_action) }
            { exchange }
        </section>
    }
}

fn sort_by(current: Order, locale: &LocaleHandle, on_action: &Callback<Action>) -> Html {
    let on_change = {
        let on_action = on_action.clone();
        Callback::from(move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            if let Some(order) = Order::from_id(&select.value()) {
                on_action.emit(Action::SortBy(order));
            }
        })
    };
    let option = |order: Order| {
        let label = format!("sort.{}", order.id());
        html! { <option value={order.id()} selected={order == current}>{ locale.text(&label) }</option> }
    };
    html! {
        <label class="aw-sort">
            <span>{ locale.text("sort.label") }</span>
            <select class="aw-select" onchange={on_change}>{ for Order::ALL.map(option) }</select>
        </label>
    }
}
