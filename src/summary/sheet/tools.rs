//! What a reader can do with a summary: another length or form, copy it, ask again, say whether it was of use.

use yew::prelude::*;

use crate::{
    reading::Action,
    summary::{
        copy,
        model::{Form, Length, Maker, Summary},
        panel::SummaryPanel,
    },
    ui::icon,
};

/// How long, and in which form.
pub(super) fn choices(props: &SummaryPanel<'_>) -> Html {
    let (locale, ask) = (props.locale, props.state.ask);
    let choice = |label: &str, is_chosen: bool, action: Action| {
        let onclick = props.on_action.reform(move |_: MouseEvent| action.clone());
        html! {
            <button type="button" aria-pressed={is_chosen.to_string()} {onclick}>{ locale.text(label) }</button>
        }
    };
    let length = |label, length| choice(label, ask.length == length, Action::Lengthen(length));
    let form = |label, form| choice(label, ask.form == form, Action::Reform(form));
    html! {
        <>
            <div class="aw-switch" role="group" aria-label={locale.text("summary.length").to_owned()}>
                { length("summary.short", Length::Short) }
                { length("summary.medium", Length::Medium) }
                { length("summary.long", Length::Long) }
            </div>
            <div class="aw-switch" role="group" aria-label={locale.text("summary.form").to_owned()}>
                { form("summary.points", Form::Points) }
                { form("summary.paragraph", Form::Paragraph) }
            </div>
        </>
    }
}

/// Copy, ask again, and whether it was of use.
pub(super) fn deeds(summary: &Summary, props: &SummaryPanel<'_>) -> Html {
    let (locale, state) = (props.locale, props.state);
    let tool = |icon: &'static [&'static str], label: &str, is_pressed: Option<bool>, action: Action| {
        let onclick = props.on_action.reform(move |_: MouseEvent| action.clone());
        let class = classes!("aw-tool", (is_pressed == Some(true)).then_some("aw-chosen"));
        html! {
            <button {class} type="button" aria-pressed={is_pressed.map(|is_pressed| is_pressed.to_string())} {onclick}>
                { icon::strokes("aw-icon", icon) }{ locale.text(label) }
            </button>
        }
    };
    let copied = copy::text(summary, state.ask.form, props.article, locale.text("summary.disclaimer"));
    let (drawing, label) = if state.copied == Some(true) {
        (icon::DONE, "summary.copied")
    } else {
        (icon::COPY, "summary.copy")
    };
    let judge =
        |icon, label, useful| tool(icon, label, Some(state.useful == Some(useful)), Action::Judge(useful));
    html! {
        <>
            <div class="aw-row aw-deeds">
                { tool(drawing, label, None, Action::Copy(copied)) }
                if summary.maker != Maker::Publisher {
                    { tool(icon::AGAIN, "summary.again", None, Action::Renew) }
                }
                <div class="aw-row aw-useful aw-end" role="group" aria-label={locale.text("summary.useful").to_owned()}>
                    <span class="aw-small">
                        { locale.text(if state.useful.is_some() { "summary.thanks" } else { "summary.useful" }) }
                    </span>
                    { judge(icon::LIKE, "summary.yes", true) }
                    { judge(icon::DISLIKE, "summary.no", false) }
                </div>
            </div>
            if state.copied == Some(false) {
                <p class="aw-note" role="alert">{ locale.text("summary.not-copied") }</p>
            }
        </>
    }
}
