//! The form for the report of a comment: why, and in one's own words. What is in it survives its closing.

use std::rc::Rc;

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::{
    comments::model::{Comment, MAX_REPORT, Reason},
    response::state::{
        action::Action,
        people::{Asking, Begun, Deed},
    },
    ui::{dialog::Dialog, locale::LocaleHandle},
};

/// Properties of [`ReportForm`].
#[derive(PartialEq, Properties)]
pub(super) struct ReportFormProps {
    /// The comment.
    pub comment: Rc<Comment>,
    /// A server keeps the comments, and its operator gets the report.
    pub at_server: bool,
    /// How far the report is.
    pub asking: Asking,
    /// What is in the form.
    pub begun: Begun,
    /// The reader's language.
    pub locale: LocaleHandle,
    /// Where actions go.
    pub on_action: Callback<Action>,
}

/// See the module.
#[component]
pub(super) fn ReportForm(props: &ReportFormProps) -> Html {
    let (locale, sending) = (&props.locale, props.asking.sending);
    let close = props.on_action.reform(|()| Action::People(Deed::Ask(None)));
    let send = {
        let (on_action, id) = (props.on_action.clone(), props.comment.id.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if !sending {
                on_action.emit(Action::People(Deed::Send(id.clone())));
            }
        })
    };
    let type_in = {
        let (on_action, id) = (props.on_action.clone(), props.comment.id.clone());
        Callback::from(move |event: InputEvent| {
            let field: HtmlTextAreaElement = event.target_unchecked_into();
            on_action.emit(Action::People(Deed::Type(id.clone(), field.value())));
        })
    };
    html! {
        <Dialog title={locale.text("report.title").to_owned()} on_close={close.clone()}>
            <form class="aw-form" onsubmit={send}>
                <fieldset class="aw-reasons" role="radiogroup">
                    <legend>{ locale.text("report.why") }</legend>
                    { for Reason::ALL.map(|reason| choice(props, reason)) }
                </fieldset>
                <label class="aw-form">
                    <span>{ locale.text("report.words") }</span>
                    <textarea class="aw-field" rows="3" maxlength={MAX_REPORT.to_string()} dir="auto"
                        value={props.begun.text.clone()} oninput={type_in} />
                </label>
                <p class="aw-small">{ locale.text(if props.at_server { "report.note-server" } else { "report.note" }) }</p>
                if let Some(error) = &props.asking.refused {
                    <p class="aw-refused" role="alert">
                        { locale.fill("report.refused", &[("why", &error.to_string())]) }
                    </p>
                }
                <div class="aw-row">
                    <button class="aw-button aw-quiet aw-end" type="button" onclick={close.reform(|_: MouseEvent| ())}>
                        { locale.text("composer.cancel") }
                    </button>
                    <button class="aw-button aw-primary" type="submit" disabled={sending}>
                        { locale.text(if sending { "report.sending" } else { "report.send" }) }
                    </button>
                </div>
            </form>
        </Dialog>
    }
}

fn choice(props: &ReportFormProps, reason: Reason) -> Html {
    let label = match reason {
        Reason::Spam => "report.spam",
        Reason::Hate => "report.hate",
        Reason::False => "report.false",
        Reason::Private => "report.private",
        Reason::Violence => "report.violence",
        Reason::Other => "report.other",
    };
    let choose = {
        let (on_action, id) = (props.on_action.clone(), props.comment.id.clone());
        Callback::from(move |_: Event| on_action.emit(Action::People(Deed::Choose(id.clone(), reason))))
    };
    html! {
        <label class="aw-reason">
            <input type="radio" name="aw-reason" required={true} value={reason.id()}
                checked={props.begun.reason == Some(reason)} onchange={choose} />
            <span>{ props.locale.text(label) }</span>
        </label>
    }
}
