//! The sentences of a summary, as a list or as a paragraph; each leads to where it stands in the article.

use yew::prelude::*;

use super::doubts;
use crate::{
    reading::Action,
    summary::{
        model::{Form, Sentence},
        panel::SummaryPanel,
    },
};

/// Shows sentences in the form that the reader chose.
pub(super) fn view(sentences: &[Sentence], props: &SummaryPanel<'_>) -> Html {
    if sentences.is_empty() {
        return Html::default();
    }
    let numbered = || sentences.iter().enumerate();
    if props.state.ask.form == Form::Points {
        let item = |(index, sentence)| {
            html! { <li key={index}>{ words(index, sentence, props) }{ doubts::view(index, sentence, false, props.locale) }</li> }
        };
        return html! { <ul key="points" class="aw-sentences" dir="auto">{ for numbered().map(item) }</ul> };
    }
    let part =
        |(index, sentence)| html! { <span key={index}>{ words(index, sentence, props) }{ " " }</span> };
    let doubt = |(index, sentence)| doubts::view(index, sentence, true, props.locale);
    html! {
        <div key="paragraph" class="aw-sentences">
            <p dir="auto">{ for numbered().map(part) }</p>
            { for numbered().map(doubt) }
        </div>
    }
}

/// The words of a sentence: a link where its source is known.
fn words(index: usize, sentence: &Sentence, props: &SummaryPanel<'_>) -> Html {
    let (text, locale) = (&sentence.text, props.locale);
    let is_doubtful = !sentence.doubts.is_empty();
    let described = is_doubtful.then(|| doubts::id(index));
    let class = is_doubtful.then_some("aw-doubtful");
    if sentence.source.is_none() {
        html! { <span {class} aria-describedby={described}>{ text }</span> }
    } else {
        let onclick = props.on_action.reform(move |event: MouseEvent| {
            event.prevent_default();
            Action::Reveal(Some(index))
        });
        let current = (props.state.marked == Some(index)).then_some("true");
        html! {
            <a {class} href="#article-source" {onclick} aria-current={current} aria-describedby={described}
                data-sentence={index.to_string()} title={locale.text("summary.to-source").to_owned()}>{ text }</a>
        }
    }
}
