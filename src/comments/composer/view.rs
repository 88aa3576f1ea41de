//! What a composer looks like.

use yew::prelude::*;

use super::{
    Composer, Field, Msg, account, brought, choices, is_sendable, keys, picker::Picker, preview::Preview,
    toolbar::Toolbar,
};
use crate::{
    comments::model::MAX_TEXT,
    response::state::{Slot, action::Action, writing},
    ui::locale::LocaleHandle,
};

/// From how many characters left on the count is shown.
const COUNT_FROM: usize = 500;

pub(super) fn form(composer: &Composer, ctx: &Context<Composer>) -> Html {
    let (props, link) = (ctx.props(), ctx.link());
    let (locale, writing) = (&props.locale, &props.writing);
    let length = props.draft.chars().count();
    let on_want = {
        let (on_action, language) = (props.on_action.clone(), locale.words.language.clone());
        Callback::from(move |()| {
            on_action.emit(Action::Writing(writing::Action::WantEmoji(language.clone())));
        })
    };
    let picking = composer.picking;
    html! {
        <form ref={composer.form.clone()} class="aw-composer" part="composer">
            <div class="aw-editor">
                { field(composer, ctx) }
                <Toolbar locale={locale.clone()} {picking} on_deed={link.callback(Msg::Do)}
                    on_emoji={link.callback(move |()| Msg::Picking(!picking))} />
            </div>
            if picking {
                <Picker emoji={writing.emoji.clone()} locale={locale.clone()} {on_want}
                    on_pick={link.callback(Msg::Pick)} on_close={link.callback(|()| Msg::Picking(false))} />
            }
            if !writing.preview_hidden {
                <Preview text={props.draft.clone()} people={writing.people.clone()} locale={locale.clone()} />
            }
            if length + COUNT_FROM > MAX_TEXT {
                <p class="aw-small" role="status">{ room(length, locale) }</p>
            }
            { row(composer, ctx) }
        </form>
    }
}

fn field(composer: &Composer, ctx: &Context<Composer>) -> Html {
    let (props, link) = (ctx.props(), ctx.link());
    let locale = &props.locale;
    let is_top = props.slot == Slot::Top;
    let on_input = {
        let (on_action, slot) = (props.on_action.clone(), props.slot.clone());
        link.batch_callback(move |event: InputEvent| {
            let field: web_sys::HtmlTextAreaElement = event.target_unchecked_into();
            on_action.emit(Action::Type(slot.clone(), field.value()));
            // Letters that are still being composed complete nothing.
            (!event.is_composing()).then_some(Msg::Typed)
        })
    };
    // What fills a field without typing (a password manager, a test driver) tells of it by this event alone.
    let on_change = {
        let (on_action, slot) = (props.on_action.clone(), props.slot.clone());
        Callback::from(move |event: Event| {
            let field: web_sys::HtmlTextAreaElement = event.target_unchecked_into();
            on_action.emit(Action::Type(slot.clone(), field.value()));
        })
    };
    let on_paste = {
        let node = composer.field.clone();
        link.batch_callback(move |event: Event| {
            Field::of(&node).is_some_and(|field| brought::paste(&field, &event)).then_some(Msg::Changed)
        })
    };
    let on_drop = {
        let (node, done) = (composer.field.clone(), link.callback(|()| Msg::Changed));
        Callback::from(move |event: DragEvent| brought::drop(&node, &event, done.clone()))
    };
    let rows = props.draft.lines().count().clamp(if is_top && props.draft.is_empty() { 1 } else { 3 }, 12);
    let list = if is_top { "aw-choices-top" } else { "aw-choices" };
    let open = composer.choices.as_ref();
    let said = open.map(|choices| locale.count("composer.choices", choices.list.len() as u64));
    html! {
        <>
            <textarea ref={composer.field.clone()} class="aw-field" rows={rows.to_string()} dir={direction(&props.draft)}
                aria-label={props.label.clone()} placeholder={props.label.clone()} value={props.draft.clone()}
                aria-autocomplete="list" aria-controls={open.map(|_| list)}
                aria-activedescendant={open.map(|choices| choices::id(list, choices.active))}
                oninput={on_input} onchange={on_change} onkeydown={keys::on_key(composer, ctx)} onpaste={on_paste}
                onkeyup={link.callback(|_: KeyboardEvent| Msg::Moved)} onclick={link.callback(|_: MouseEvent| Msg::Moved)}
                onfocusout={link.callback(|_: FocusEvent| Msg::Dismiss)}
                ondragover={Callback::from(|event: DragEvent| brought::drag_over(&event))} ondrop={on_drop} />
            if let Some(choices) = open {
                { choices::view(choices, list, locale.text("composer.complete"), &link.callback(|number| Msg::Choose(Some(number)))) }
            }
            <p class="aw-unseen" role="status">{ said }</p>
        </>
    }
}

fn row(composer: &Composer, ctx: &Context<Composer>) -> Html {
    let (props, locale) = (ctx.props(), &ctx.props().locale);
    let (is_edit, is_top) = (matches!(props.slot, Slot::Edit(_)), props.slot == Slot::Top);
    let emit = |action: Action| {
        let on_action = props.on_action.clone();
        Callback::from(move |_: MouseEvent| on_action.emit(action.clone()))
    };
    let hidden = props.writing.preview_hidden;
    // By the button's click, which Enter in a field makes too: in a sandbox without forms none is ever submitted.
    let on_post = {
        let send = composer.sender(props);
        ctx.link().callback(move |event: MouseEvent| {
            event.prevent_default();
            send()
        })
    };
    html! {
        <div class="aw-row">
            if !is_edit {
                { account::writer(composer, ctx) }
            }
            <button class="aw-button aw-quiet" type="button" aria-pressed={(!hidden).to_string()}
                onclick={emit(Action::Writing(writing::Action::ShowPreview(hidden)))}>
                { locale.text("composer.preview") }
            </button>
            if !is_top {
                <button class="aw-button aw-quiet" type="button" onclick={emit(Action::Open(None))}>
                    { locale.text("composer.cancel") }
                </button>
            }
            <button class="aw-button aw-primary aw-end" type="submit" disabled={!is_sendable(&props.draft)} onclick={on_post}>
                { locale.text(if is_edit { "composer.save" } else { "composer.post" }) }
            </button>
        </div>
    }
}

/// Text goes the way of its first letter; an empty field goes the way of the page, and so do the words that name it.
pub(super) fn direction(text: &str) -> Option<&'static str> {
    (!text.is_empty()).then_some("auto")
}

fn room(length: usize, locale: &LocaleHandle) -> String {
    match MAX_TEXT.checked_sub(length) {
        Some(left) => locale.count("composer.left", left as u64),
        None => locale.count("composer.over", (length - MAX_TEXT) as u64),
    }
}
