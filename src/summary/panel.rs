//! The summary panel: a button until asked, a bar while one is made. What a summary says and offers comes late.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::model::{Maker, Work};
use crate::{
    article::model::Article,
    reading::{Action, State, SummaryPhase},
    ui::{icon, locale::Locale},
};

/// What is under the heading of the panel: see `sheet`, which comes late.
#[derive(Clone, Copy)]
pub struct Sheet {
    /// Shows it.
    pub view: fn(&SummaryPanel<'_>) -> Html,
    /// What is said of it to those who hear the page.
    pub said: fn(&SummaryPanel<'_>) -> Option<String>,
}

/// What the panel shows.
pub struct SummaryPanel<'a> {
    /// How far the summary is, and what the reader did with it.
    pub state: &'a State,
    /// What it is of.
    pub article: &'a Article,
    /// The reader's language.
    pub locale: &'a Locale,
    /// Where actions go.
    pub on_action: &'a Callback<Action>,
    /// The place of the panel, whatever it shows.
    pub place: NodeRef,
    /// Shows a summary, once the code for that is there.
    pub sheet: Option<Sheet>,
}

impl SummaryPanel<'_> {
    /// A button that sends an action.
    pub fn button(&self, class: &'static str, label: &str, action: Action) -> Html {
        let onclick = self.on_action.reform(move |_: MouseEvent| action.clone());
        html! { <button class={class} type="button" {onclick}>{ self.locale.text(label) }</button> }
    }
}

/// Shows the summary, or offers to make one.
pub fn view(props: &SummaryPanel<'_>) -> Html {
    let (locale, phase) = (props.locale, &props.state.summary);
    let content = match (phase, props.sheet) {
        (SummaryPhase::Folded, _) => {
            let onclick = props.on_action.reform(|_: MouseEvent| Action::Summarize);
            let offer = html! {
                <div key="offer" class="aw-summary-offer" part="summary">
                    <button class="aw-button aw-ask" type="button" {onclick}>
                        { icon::strokes("aw-icon", icon::SPARK) }{ locale.text("summary.ask") }
                    </button>
                </div>
            };
            return place(props, offer);
        }
        (SummaryPhase::Failed(why), _) => html! {
            <div class="aw-row">
                <p class="aw-grow" role="alert">{ locale.fill("summary.failed", &[("why", why)]) }</p>
                { props.button("aw-button", "load.retry", Action::Summarize) }
            </div>
        },
        (_, Some(sheet)) => (sheet.view)(props),
        (SummaryPhase::Working(work), None) => progress("summary.working", work, props),
        (SummaryPhase::Ready(summary), None) => html! {
            <>
                <ul class="aw-sentences" dir="auto">
                    { for summary.sentences.iter().map(|sentence| html! { <li>{ &sentence.text }</li> }) }
                </ul>
                // Room for what comes late: nothing moves then.
                <div class="aw-row aw-deeds" />
                { by_publisher(props) }
            </>
        },
    };
    let is_busy = props.state.is_summarizing().to_string();
    let label = locale.text("summary.title").to_owned();
    place(
        props,
        html! {
            <section key="summary" class="aw-summary" part="summary" role="region" aria-label={label} aria-busy={is_busy}
                tabindex="-1">
                <h2 class="aw-label">{ icon::strokes("aw-icon", icon::SPARK) }{ locale.text("summary.title") }</h2>
                { hide(props) }
                { content }
            </section>
        },
    )
}

/// Calls the making off, or hides what was made: in a corner that stays where it is while sentences come.
fn hide(props: &SummaryPanel<'_>) -> Html {
    let label = match &props.state.summary {
        SummaryPhase::Working(_) => "summary.cancel",
        // What the publisher wrote stays: it is part of the article.
        SummaryPhase::Ready(summary) if summary.maker != Maker::Publisher => "summary.hide",
        _ => return Html::default(),
    };
    let onclick = props.on_action.reform(|_: MouseEvent| Action::FoldSummary);
    let label = props.locale.text(label).to_owned();
    html! {
        <button key="hide" class="aw-tool aw-dismiss" type="button" aria-label={label.clone()} title={label} {onclick}>
            { icon::strokes("aw-icon", icon::CLOSE) }
        </button>
    }
}

fn place(props: &SummaryPanel<'_>, content: Html) -> Html {
    html! {
        <div ref={props.place.clone()}>
            // It stands there before it speaks, or it would not be heard; and it speaks of the whole, once.
            <p key="said" class="aw-unseen" role="status">
                { props.sheet.and_then(|sheet| (sheet.said)(props)) }
            </p>
            { content }
        </div>
    }
}

/// How far the making is.
pub fn progress(label: &str, work: &Work, props: &SummaryPanel<'_>) -> Html {
    html! {
        <div class="aw-row aw-deeds">
            <label class="aw-progress">
                <span>{ props.locale.text(label) }</span>
                <progress max="100" value={work.done.map(|part| part.to_string())} />
            </label>
        </div>
    }
}

/// Who wrote it, and what to bear in mind, where that was the publisher.
fn by_publisher(props: &SummaryPanel<'_>) -> Html {
    let locale = props.locale;
    html! {
        <>
            <p class="aw-small">{ publisher(props) }</p>
            <p class="aw-small">{ locale.text("summary.disclaimer") }</p>
        </>
    }
}

/// "Written by" the publisher.
#[must_use]
pub fn publisher(props: &SummaryPanel<'_>) -> String {
    let locale = props.locale;
    match &props.article.publisher {
        Some(name) => locale.fill("summary.by-named-publisher", &[("name", name)]),
        None => locale.text("summary.by-publisher").to_owned(),
    }
}

/// Something in the panel has the focus.
#[must_use]
pub fn has_focus(place: &NodeRef) -> bool {
    find(place, ":focus").is_some()
}

/// Puts the focus on the link of a sentence: Esc in the article leads back to where the reader came from.
pub fn focus_link(place: &NodeRef, sentence: usize) {
    focus(place, &["[data-sentence=\"", &sentence.to_string(), "\"]"].concat());
}

/// Puts the focus on the panel where it was in it on something that has gone.
pub fn keep_focus(place: &NodeRef) {
    if !has_focus(place) {
        focus(place, ".aw-ask, .aw-summary");
    }
}

fn focus(place: &NodeRef, selector: &str) {
    if let Some(element) = find(place, selector).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // What cannot take the focus leaves it where it was.
        let _ = element.focus();
    }
}

fn find(place: &NodeRef, selector: &str) -> Option<Element> {
    place.cast::<Element>()?.query_selector(selector).ok().flatten()
}
