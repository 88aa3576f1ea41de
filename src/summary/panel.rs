//! The summary panel: a button until asked, then sentences that lead to where they stand.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::model::{Length, Maker, Summary};
use crate::{
    state::{SummaryPhase, action::Action},
    ui::{icon, locale::LocaleHandle},
};

/// Properties of [`SummaryPanel`].
#[derive(PartialEq, Properties)]
pub struct SummaryPanelProps {
    /// How far the summary is.
    pub phase: SummaryPhase,
    /// How much is asked for.
    pub length: Length,
    /// The sentence whose source is marked in the article.
    pub marked: Option<usize>,
    /// Who publishes the article, for "Written by".
    pub publisher: Option<String>,
    /// This device may make a summary.
    pub offered: bool,
    /// The reader's language.
    pub locale: LocaleHandle,
    /// Where actions go.
    pub on_action: Callback<Action>,
}

/// Shows the summary, or offers to make one.
#[component]
pub fn SummaryPanel(props: &SummaryPanelProps) -> Html {
    let list = use_node_ref();
    let last_marked = use_mut_ref(|| None::<usize>);
    {
        // Esc in the article unmarks; the focus then belongs where the reader came from.
        let list = list.clone();
        use_effect_with(props.marked, move |marked| {
            let before = last_marked.replace(*marked);
            if let (None, Some(sentence), Some(list)) = (marked, before, list.cast::<web_sys::Element>()) {
                focus_link(&list, sentence);
            }
        });
    }
    let locale = &props.locale;
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
    let content = match &props.phase {
        SummaryPhase::Folded if !props.offered => return Html::default(),
        SummaryPhase::Folded => {
            return html! { <div class="aw-summary-offer" part="summary">{ ask("summary.ask") }</div> };
        }
        SummaryPhase::Working(part) => html! {
            <div class="aw-row">
                <label class="aw-progress">
                    <span>{ locale.text("summary.working") }</span>
                    <progress max="1" value={part.to_string()} />
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
                <ol class="aw-sentences" ref={list}>{ for sentences(summary, props) }</ol>
                { tools(summary, props) }
                <p class="aw-small">{ made_by(summary, props) }{ " " }{ locale.text("summary.disclaimer") }</p>
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

fn sentences(summary: &Summary, props: &SummaryPanelProps) -> Vec<Html> {
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

fn tools(summary: &Summary, props: &SummaryPanelProps) -> Html {
    if summary.maker == Maker::Publisher {
        return Html::default();
    }
    let locale = &props.locale;
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

fn made_by(summary: &Summary, props: &SummaryPanelProps) -> String {
    let locale = &props.locale;
    match (summary.maker, &props.publisher) {
        (Maker::Device, _) => locale.text("summary.by-device").to_owned(),
        (Maker::Publisher, Some(name)) => locale.fill("summary.by-named-publisher", &[("name", name)]),
        (Maker::Publisher, None) => locale.text("summary.by-publisher").to_owned(),
    }
}

fn focus_link(list: &web_sys::Element, sentence: usize) {
    let links = list.query_selector_all("a").ok();
    let link = u32::try_from(sentence).ok().and_then(|index| links?.get(index));
    if let Some(link) = link.and_then(|link| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(link).ok()) {
        // Where the link cannot take the focus, the browser keeps it where it was.
        let _ = link.focus();
    }
}
