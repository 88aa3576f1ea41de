//! What a sentence says that the article does not bear out, in plain words under it.

use yew::prelude::*;

use super::notes::isolated;
use crate::{
    summary::model::{Doubt, Sentence},
    ui::{icon, locale::Locale},
};

/// Marks of quotation, which the words around have already.
const QUOTES: [char; 12] = ['"', '\'', '“', '”', '„', '‟', '‘', '’', '«', '»', '‹', '›'];

/// So many words tell a sentence from the others.
const FIRST_WORDS: usize = 5;

/// The id of the warning of a sentence, which the sentence is described by.
pub(super) fn id(sentence: usize) -> String {
    ["aw-doubt-", &sentence.to_string()].concat()
}

/// The warning; nothing where there is no doubt. Where it does not stand under its sentence, it begins with the
/// sentence's first words.
pub(super) fn view(index: usize, sentence: &Sentence, is_apart: bool, locale: &Locale) -> Html {
    if sentence.doubts.is_empty() {
        return Html::default();
    }
    html! {
        <span key={id(index)} class="aw-doubt" id={id(index)} dir={locale.direction}>
            { icon::strokes("aw-icon", icon::WARNING) }
            <span>
                if is_apart {
                    <q dir="auto">{ beginning(&sentence.text) }</q>{ " " }
                }
                { words(&sentence.doubts, locale) }
            </span>
        </span>
    }
}

/// The first words of a sentence.
fn beginning(text: &str) -> String {
    let mut words = text.split_whitespace();
    let first = words.by_ref().take(FIRST_WORDS).collect::<Vec<_>>().join(" ");
    if words.next().is_none() { first } else { [first.as_str(), " …"].concat() }
}

/// One thing that is missing has a sentence of its own; several stand in one, each once.
fn words(doubts: &[Doubt], locale: &Locale) -> String {
    let mut missing: Vec<(&Doubt, &str)> = Vec::with_capacity(doubts.len());
    for doubt in doubts {
        if let Some(what) = what(doubt)
            && !missing.iter().any(|(_, known)| known.contains(what))
        {
            missing.retain(|(_, known)| !what.contains(known));
            missing.push((doubt, what));
        }
    }
    let mut told = Vec::with_capacity(3);
    match missing.as_slice() {
        [] => {}
        [(doubt, what)] => told.push(alone(doubt, &isolated(what, locale), locale)),
        several => {
            let quoted =
                |(_, what): &(_, &str)| locale.fill("doubt.quoted", &[("what", &isolated(what, locale))]);
            let all = several.iter().map(quoted).collect::<Vec<_>>().join(" · ");
            told.push(locale.fill("doubt.several", &[("what", &all)]));
        }
    }
    for doubt in doubts {
        match doubt {
            Doubt::Negation(what) => {
                let what = isolated(what.trim_matches(QUOTES), locale);
                told.push(locale.fill("doubt.negation", &[("what", &what)]));
            }
            Doubt::Most => told.push(locale.text("doubt.most").to_owned()),
            _ => {}
        }
    }
    told.join(" ")
}

/// What is not in the article, without marks of quotation.
fn what(doubt: &Doubt) -> Option<&str> {
    match doubt {
        Doubt::Number(what) | Doubt::Date(what) | Doubt::Name(what) | Doubt::Quotation(what) => {
            Some(what.trim_matches(QUOTES))
        }
        Doubt::Negation(_) | Doubt::Most => None,
    }
}

fn alone(doubt: &Doubt, what: &str, locale: &Locale) -> String {
    match doubt {
        Doubt::Date(_) => locale.fill("doubt.date", &[("what", what)]),
        Doubt::Name(_) => locale.fill("doubt.name", &[("what", what)]),
        Doubt::Quotation(_) => locale.fill("doubt.quotation", &[("what", what)]),
        _ => locale.fill("doubt.number", &[("what", what)]),
    }
}
