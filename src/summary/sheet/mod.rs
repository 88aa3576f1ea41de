//! What stands under the heading of the summary panel: the sentences, what to know of them, what to do with them.

mod doubts;
mod notes;
mod sentences;
mod tools;

use yew::prelude::*;

use super::{
    model::{Maker, Sentence, Stage, Summary},
    panel::{self, SummaryPanel},
};
use crate::reading::SummaryPhase;

/// Shows a summary that is there or being made. While another one is made, the one before stays, dimmed, so that
/// nothing below it moves.
pub fn view(props: &SummaryPanel<'_>) -> Html {
    let before = props.state.before.as_ref().map(|(_, summary)| summary.as_ref());
    match &props.state.summary {
        SummaryPhase::Ready(summary) => {
            let deeds = tools::deeds(summary, props);
            sheet(&summary.sentences, Some(summary), false, deeds, props)
        }
        SummaryPhase::Working(work) => {
            let is_old = work.sentences.is_empty();
            let shown =
                if is_old { before.map_or(&[][..], |before| &before.sentences) } else { &work.sentences };
            let label = match work.stage {
                Stage::Reading => "summary.working",
                Stage::Downloading => "summary.downloading",
                Stage::Writing => "summary.writing",
            };
            sheet(shown, before, is_old, panel::progress(label, work, props), props)
        }
        SummaryPhase::Folded | SummaryPhase::Failed(_) => Html::default(),
    }
}

/// What is said of a summary: that it is there, and what came of what the reader did with it.
#[must_use]
pub fn said(props: &SummaryPanel<'_>) -> Option<String> {
    let (locale, state) = (props.locale, props.state);
    let SummaryPhase::Ready(summary) = &state.summary else {
        return None;
    };
    if state.copied == Some(true) {
        Some(locale.text("summary.copied").to_owned())
    } else if state.useful.is_some() {
        Some(locale.text("summary.thanks").to_owned())
    } else {
        // Nobody waits for what stands there from the beginning.
        (summary.maker != Maker::Publisher)
            .then(|| locale.count("summary.ready", summary.sentences.len() as u64))
    }
}

/// `summary` is the one that the notes are about.
fn sheet(
    shown: &[Sentence],
    summary: Option<&Summary>,
    is_old: bool,
    deeds: Html,
    props: &SummaryPanel<'_>,
) -> Html {
    let has_choice = summary.is_some_and(|summary| summary.maker != Maker::Publisher);
    html! {
        <>
            <div key="sentences" class={classes!(is_old.then_some("aw-old"))} inert={is_old}>
                { sentences::view(shown, props) }
            </div>
            <div key="notes">{ summary.map_or_else(Html::default, |summary| notes::view(summary, props)) }</div>
            if has_choice {
                <div key="choices" class="aw-row aw-choices">{ tools::choices(props) }</div>
            }
            <div key="deeds">{ deeds }</div>
            if let Some(summary) = summary {
                <p key="maker" class="aw-small">{ notes::made_by(summary, props) }</p>
                <p key="disclaimer" class="aw-small">{ props.locale.text("summary.disclaimer") }</p>
            }
        </>
    }
}
