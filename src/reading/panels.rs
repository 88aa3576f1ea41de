//! What stands where an article should, and what was wrong with its document.

use yew::prelude::*;

use super::{Action, LoadFailure};
use crate::{document::model::Problem, ui::locale::Locale};

/// Why there is no article, with a way to ask again where that may help.
pub fn failure(failure: &LoadFailure, locale: &Locale, on_action: &Callback<Action>) -> Html {
    let text = match failure {
        LoadFailure::Unreachable => locale.text("load.unreachable").to_owned(),
        LoadFailure::Status(status) => locale.fill("load.status", &[("status", &status.to_string())]),
        LoadFailure::Unreadable(problem) => locale.fill("load.unreadable", &[("message", &problem.message)]),
        LoadFailure::Nothing => locale.text("load.nothing").to_owned(),
    };
    let again = failure.is_retryable().then(|| on_action.reform(|_: MouseEvent| Action::Load));
    notice(text, again, locale)
}

/// The code for what stands below the article did not come.
pub fn stranded(locale: &Locale, on_again: Callback<MouseEvent>) -> Html {
    notice(locale.text("load.stranded").to_owned(), Some(on_again), locale)
}

fn notice(text: String, on_again: Option<Callback<MouseEvent>>, locale: &Locale) -> Html {
    html! {
        <div class="aw-failure" part="failure" role="alert">
            <p>{ text }</p>
            if let Some(onclick) = on_again {
                <button class="aw-button" type="button" {onclick}>{ locale.text("load.retry") }</button>
            }
        </div>
    }
}

/// What was wrong with the document: folded, since it is for the editor and not for the reader.
pub fn problems(problems: &[Problem], locale: &Locale) -> Html {
    if problems.is_empty() {
        return Html::default();
    }
    html! {
        <details class="aw-problems" part="problems">
            <summary>{ locale.count("problems", problems.len() as u64) }</summary>
            <ul>{ for problems.iter().map(|problem| html! { <li>{ &problem.message }</li> }) }</ul>
        </details>
    }
}
