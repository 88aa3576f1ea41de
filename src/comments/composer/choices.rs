//! What can be chosen to complete what is being typed, and the list of it under the field.

use std::ops::Range;

use yew::prelude::*;

use super::{
    people::mention,
    typed::{Typed, typed},
};
use crate::{
    comments::called::called,
    response::state::writing::{Emoji, Writing},
};

/// How many are offered at once.
const MOST: usize = 8;

/// Choices at the caret. There is always one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Choices {
    /// The bytes of the text in whose place the chosen one comes.
    pub(super) range: Range<usize>,
    /// What is offered.
    pub(super) list: Vec<Choice>,
    /// The number of the one that Enter takes.
    pub(super) active: usize,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Choice {
    /// What comes into the text.
    pub(super) text: String,
    glyph: Option<String>,
    name: String,
}

impl Choices {
    /// What can be chosen at the caret, which is a byte of the text.
    pub(super) fn at(text: &str, caret: usize, writing: &Writing) -> Option<Self> {
        let (range, typed) = typed(text, caret)?;
        let list: Vec<Choice> = match (&typed, &writing.emoji) {
            (Typed::Emoji(query), Emoji::Here(catalog)) => {
                let found = catalog.search(query, MOST).into_iter();
                let choice = |emoji: &super::catalog::Emoji| Choice {
                    text: emoji.glyph.clone(),
                    glyph: Some(emoji.glyph.clone()),
                    name: emoji.name.clone(),
                };
                found.map(choice).collect()
            }
            (Typed::Emoji(_), _) => Vec::new(),
            (Typed::Name(query), _) => {
                let found = writing.people.search(query, &writing.near, MOST).into_iter();
                found
                    .map(|name| Choice { text: mention(&name), glyph: None, name: called(&name, "") })
                    .collect()
            }
        };
        (!list.is_empty()).then_some(Self { range, list, active: 0 })
    }

    /// Goes on by so many, round and round.
    pub(super) fn step(&mut self, by: usize) {
        self.active = (self.active + by) % self.list.len();
    }

    /// The one before.
    pub(super) fn back(&mut self) {
        self.step(self.list.len() - 1);
    }
}

/// The id of a choice, by which the field names it.
pub(super) fn id(list: &str, number: usize) -> String {
    [list, "-", &number.to_string()].concat()
}

/// The list; `list` is its id.
pub(super) fn view(choices: &Choices, list: &str, name: &str, on_choose: &Callback<usize>) -> Html {
    let options = choices.list.iter().enumerate().map(|(number, choice)| {
        html! {
            <li id={id(list, number)} class="aw-choice-item" role="option" aria-selected={(number == choices.active).to_string()}
                onclick={on_choose.reform(move |_: MouseEvent| number)}>
                if let Some(glyph) = &choice.glyph {
                    <span class="aw-emoji" aria-hidden="true">{ glyph }</span>
                }
                <span dir="auto">{ &choice.name }</span>
            </li>
        }
    });
    // A press of the mouse leaves the focus in the field.
    let stay = Callback::from(|event: MouseEvent| event.prevent_default());
    html! {
        <ul id={list.to_owned()} class="aw-choice-list" role="listbox" aria-label={name.to_owned()} onmousedown={stay}>
            { for options }
        </ul>
    }
}
