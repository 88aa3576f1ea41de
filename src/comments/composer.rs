//! Where a reader writes: a new comment, a reply, an edit. What is typed is a draft from the first letter on.

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::model::MAX_TEXT;
use crate::{
    response::state::{Draft, Slot, action::Action},
    ui::{locale::LocaleHandle, rich_text::rich_text},
};

/// From how many characters left on the count is shown.
const COUNT_FROM: usize = 500;

/// Properties of [`Composer`].
#[derive(PartialEq, Properties)]
pub struct ComposerProps {
    /// What is being written.
    pub slot: Slot,
    /// Its accessible name and placeholder.
    pub label: AttrValue,
    /// What was typed so far.
    pub draft: AttrValue,
    /// The reader's name, as remembered.
    pub author: AttrValue,
    /// It opened because the reader asked for it: take the focus.
    #[prop_or_default]
    pub focus: bool,
    /// The reader's language.
    pub locale: LocaleHandle,
    /// Where actions go.
    pub on_action: Callback<Action>,
}

/// A text field that grows, a name, and what to do with them.
#[component]
pub fn Composer(props: &ComposerProps) -> Html {
    let field = use_node_ref();
    let name = use_node_ref();
    let preview = use_state(|| false);
    use_effect_with((props.focus, field.clone()), |(focus, field)| {
        if *focus && let Some(field) = field.cast::<HtmlTextAreaElement>() {
            // Where it cannot take the focus, it is still there to be clicked.
            let _ = field.focus();
        }
    });

    let locale = &props.locale;
    let length = props.draft.chars().count();
    let sendable = is_sendable(&props.draft);
    let is_edit = matches!(props.slot, Slot::Edit(_));
    let is_top = props.slot == Slot::Top;

    let on_input = {
        let (on_action, slot) = (props.on_action.clone(), props.slot.clone());
        Callback::from(move |event: InputEvent| {
            let field: HtmlTextAreaElement = event.target_unchecked_into();
            on_action.emit(Action::Type(slot.clone(), field.value()));
        })
    };
    let on_name = {
        let on_action = props.on_action.clone();
        Callback::from(move |event: InputEvent| {
            let field: HtmlInputElement = event.target_unchecked_into();
            on_action.emit(Action::Name(field.value().into()));
        })
    };
    let send = {
        let (on_action, slot, preview) = (props.on_action.clone(), props.slot.clone(), preview.clone());
        let (field, name) = (field.clone(), name.clone());
        Callback::from(move |()| {
            // What stands in the fields now: the last letter may be newer than the last rendering.
            let text = field.cast::<HtmlTextAreaElement>().map(|field| field.value()).unwrap_or_default();
            let author = name.cast::<HtmlInputElement>().map(|name| name.value()).unwrap_or_default();
            if is_sendable(&text) {
                preview.set(false);
                on_action.emit(sending(&slot, author.trim(), text));
            }
        })
    };
    let close = {
        let on_action = props.on_action.clone();
        Callback::from(move |()| on_action.emit(Action::Open(None)))
    };
    // By the button's click, which Enter in a field makes too: in a sandbox without forms none is ever submitted.
    let on_post = {
        let send = send.clone();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            send.emit(());
        })
    };
    let on_key = {
        let close = close.clone();
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" if event.ctrl_key() || event.meta_key() => {
                event.prevent_default();
                send.emit(());
            }
            "Escape" if !is_top && !event.is_composing() => close.emit(()),
            _ => {}
        })
    };
    let toggle = {
        let preview = preview.clone();
        Callback::from(move |_: MouseEvent| preview.set(!*preview))
    };

    let rows = props.draft.lines().count().clamp(if is_top && props.draft.is_empty() { 1 } else { 3 }, 12);
    html! {
        <form class="aw-composer" part="composer">
            <textarea ref={field} class="aw-field" hidden={*preview} rows={rows.to_string()} dir={direction(&props.draft)}
                aria-label={props.label.clone()} placeholder={props.label.clone()}
                value={props.draft.clone()} oninput={on_input} onkeydown={on_key} />
            if *preview {
                <div class="aw-preview">{ rich_text(&props.draft) }</div>
            }
            if !(is_top && props.draft.is_empty()) {
                <p class="aw-small aw-hint">{ locale.text("composer.hint") }</p>
                if length + COUNT_FROM > MAX_TEXT {
                    <p class="aw-small" role="status">{ room(length, locale) }</p>
                }
            }
            <div class="aw-row">
                if !is_edit {
                    <input ref={name} class="aw-field aw-name" type="text" autocomplete="nickname" maxlength="200" dir={direction(&props.author)}
                        aria-label={locale.text("composer.name").to_owned()}
                        placeholder={locale.text("composer.name").to_owned()}
                        value={props.author.clone()} oninput={on_name} />
                }
                <button class="aw-button aw-quiet" type="button" onclick={toggle}
                    disabled={props.draft.is_empty()}>
                    { locale.text(if *preview { "composer.write" } else { "composer.preview" }) }
                </button>
                if !is_top {
                    <button class="aw-button aw-quiet" type="button" onclick={close.reform(|_: MouseEvent| ())}>
                        { locale.text("composer.cancel") }
                    </button>
                }
                <button class="aw-button aw-primary aw-end" type="submit" disabled={!sendable} onclick={on_post}>
                    { locale.text(if is_edit { "composer.save" } else { "composer.post" }) }
                </button>
            </div>
        </form>
    }
}

/// Text goes the way of its first letter; an empty field goes the way of the page, and so do the words that name it.
fn direction(text: &str) -> Option<&'static str> {
    (!text.is_empty()).then_some("auto")
}

fn is_sendable(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().count() <= MAX_TEXT
}

fn sending(slot: &Slot, author: &str, text: String) -> Action {
    let draft = |parent| Draft { parent, author: author.to_owned(), text: text.clone() };
    match slot {
        Slot::Top => Action::Submit(draft(None)),
        Slot::Reply(parent) => Action::Submit(draft(Some(parent.clone()))),
        Slot::Edit(id) => Action::SubmitEdit(id.clone(), text),
    }
}

fn room(length: usize, locale: &LocaleHandle) -> String {
    match MAX_TEXT.checked_sub(length) {
        Some(left) => locale.count("composer.left", left as u64),
        None => locale.count("composer.over", (length - MAX_TEXT) as u64),
    }
}
