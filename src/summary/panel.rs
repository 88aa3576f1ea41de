//! The summary panel: a button until asked, then sentences that lead to where they stand.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::model::{Length, Maker, Summary};
use crate::{
    reading::{Action, SummaryPhase},
    ui::{icon, locale::Locale},
};

/// What the panel shows.
pub struct SummaryPanel<'a> {
    /// How far the summary is.
    pub phase: &'a SummaryPhase,
    /// How much is asked for.
    pub length: Length,
    /// The sentence whose source is marked in the article.
    pub marked: Option<usize>,
    /// Who publishes the article, for "Written by".
    pub publisher: Option<&'a str>,
    /// The reader's language.
    pub locale: &'a Locale,
    /// Where actions go.
    pub on_action: &'a Callback<Action>,
    /// The list of sentences, while there is one.
    pub list: NodeRef,
}

/// Shows the summary, or offers to make one.
pub fn view(props: &SummaryPanel<'_>) -> Html {
    let locale = props.locale;
    let send = |action: Action| {
        let on_action = props.on_action.clone();
        Callback::from(move |_: MouseEvent| on_action.emit(action.clone()))
    };
    let ask = |label: &'static str| {
        html! {
            <button class="aw-button aw-ask" type="button" onclick={send(Action::Summarize)}>
                { icon::strokes("aw-icon", icon::SPARK) }{ locale.text(label) }
            </button>
        }
    };
    let content = match props.phase {
        SummaryPhase::Folded => {
            return html! { <div class="aw-summary-offer" part="summary">{ ask("summary.ask") }</div> };
        }
        SummaryPhase::Working(part) => html! {
            <div class="aw-row">
                <label class="aw-progress">
                    <span>{ locale.text("summary.working") }</span>
                    <progress max="100" value={part.to_string()} />
                </label>
                <button class="aw-button aw-quiet" type="button" onclick={send(Action::FoldSummary)}>
                    { locale.text("summary.cancel") }
                </button>
            </div>
        },
        SummaryPhase::Failed(why) => html! {
            <p role="alert">{ locale.fill("summary.failed", &[("why", why)]) }</p>
        },
        SummaryPhase::Ready(summary) => html! {
            <>
                <ol class="aw-sentences" ref={props.list.clone()}>{ for sentences(summary, props) }</ol>
                { tools(summary, props) }
                <p class="aw-small">{ made_by(summary, props) }</p>
                <p class="aw-small">{ locale.text("summary.disclaimer") }</p>
            </>
        },
    };
    let busy = matches!(props.phase, SummaryPhase::Working(_));
    html! {
        <section class="aw-summary" part="summary" role="region" aria-label={locale.text("summary.title").to_owned()} aria-busy={busy.to_string()}>
            <h2 class="aw-label">{ icon::strokes("aw-icon", icon::SPARK) }{ locale.text("summary.title") }</h2>
            <div aria-live="polite">{ content }</div>
        </section>
    }
}

fn sentences(summary: &Summary, props: &SummaryPanel<'_>) -> Vec<Html> {
    let sentence = |(index, sentence): (usize, &super::model::Sentence)| {
        let text = &sentence.text;
        if sentence.source.is_none() {
            return html! { <li key={index} dir="auto">{ text }</li> };
        }
        let on_action = props.on_action.clone();
        let on_click = Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            on_action.emit(Action::Reveal(Some(index)));
        });
        let current = (props.marked == Some(index)).then_some("true");
        html! {
            <li key={index} dir="auto">
                <a href="#article-source" onclick={on_click} aria-current={current}
                    title={props.locale.text("summary.to-source").to_owned()}>{ text }</a>
            </li>
        }
    };
    summary.sentences.iter().enumerate().map(sentence).collect()
}

fn tools(summary: &Summary, props: &SummaryPanel<'_>) -> Html {
    if summary.maker == Maker::Publisher {
        return Html::default();
    }
    let locale = props.locale;
    let length = |length: Length, label: &str| {
        let on_action = props.on_action.clone();
        let on_click = Callback::from(move |_: MouseEvent| on_action.emit(Action::Lengthen(length)));
        html! {
            <button class="aw-button aw-quiet" type="button" aria-pressed={(props.length == length).to_string()} onclick={on_click}>
                { locale.text(label) }
            </button>
        }
    };
    let hide = {
        let on_action = props.on_action.clone();
        Callback::from(move |_: MouseEvent| on_action.emit(Action::FoldSummary))
    };
    html! {
        <div class="aw-row aw-tools" role="group" aria-label={locale.text("summary.length").to_owned()}>
            { length(Length::Short, "summary.short") }
            { length(Length::Medium, "summary.medium") }
            { length(Length::Long, "summary.long") }
            <button class="aw-button aw-quiet aw-end" type="button" onclick={hide}>{ locale.text("summary.hide") }</button>
        </div>
    }
}

fn made_by(summary: &Summary, props: &SummaryPanel<'_>) -> String {
    let locale = props.locale;
    match (summary.maker, props.publisher) {
        (Maker::Device | Maker::Browser | Maker::Service, _) => locale.text("summary.by-device").to_owned(),
        (Maker::Publisher, Some(name)) => locale.fill("summary.by-named-publisher", &[("name", name)]),
        (Maker::Publisher, None) => locale.text("summary.by-publisher").to_owned(),
    }
}

/// Puts the focus on the link of a sentence: Esc in the article leads back to where the reader came from.
pub fn focus_link(list: &NodeRef, sentence: usize) {
    let links = list.cast::<web_sys::Element>().and_then(|list| list.query_selector_all("a").ok());
    let link = u32::try_from(sentence).ok().and_then(|index| links?.get(index));
    if let Some(link) = link.and_then(|link| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(link).ok()) {
        // Where the link cannot take the focus, the browser keeps it where it was.
        let _ = link.focus();
    }
}
