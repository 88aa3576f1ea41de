//! What each sentence is like by itself: its kind, and how near it is to what the article is about.

use super::tokens::Token;
use crate::summary::{
    prepare::Term,
    rank::{leans_back, place, project, quoted_share},
    words::{contains, words},
};

/// Verbs of speech, and what stands for one.
const SPEECH: &str =
    "according added admitted asked claimed claims explained insisted said say says tells told tweeted wrote";
/// Words of somebody who speaks, or is spoken to.
const PERSONAL: &str = "don't i i'm it's me my our us we we're you you're your";

/// One sentence.
#[expect(clippy::struct_excessive_bools, reason = "each is a feature of its own")]
#[derive(Debug)]
pub(super) struct Looks {
    /// Its cosine to the sum of all sentences.
    pub(super) near_center: f32,
    /// The same where early sentences weigh more.
    pub(super) near_early: f32,
    /// How much of it stands in quotation marks, from 0 to 1.
    pub(super) quoted: f32,
    /// It starts with a word for something said before.
    pub(super) leans: bool,
    /// It is a question.
    pub(super) is_question: bool,
    /// It ends with a stop, as a caption or a list item may not.
    pub(super) has_stop: bool,
    /// It tells what somebody said.
    pub(super) is_speech: bool,
    /// It has a bracket.
    pub(super) has_bracket: bool,
    /// How many of its words are of the kind "I", "you".
    pub(super) personal: usize,
    /// How many start with a capital, the first word left out.
    pub(super) capitals: usize,
    /// How many have a digit.
    pub(super) numbers: usize,
    /// How many are empty words.
    pub(super) empty: usize,
    /// How many commas it has.
    pub(super) commas: usize,
    /// How many words stand before it in the article.
    pub(super) before: usize,
}

/// Looks at a sentence before which so many words stand in the article.
pub(super) fn look(text: &str, tokens: &[Token], terms: &[Term], centers: &Centers, before: usize) -> Looks {
    Looks {
        near_center: project(terms, &centers.all),
        near_early: project(terms, &centers.early),
        before,
        ..alone(text, tokens)
    }
}

fn alone(text: &str, tokens: &[Token]) -> Looks {
    let are = |list: &str| words(text).filter(|word| contains(list, word)).count();
    let end = text.trim_end_matches(['"', '\'', '”', '’', ')', ' ']);
    Looks {
        near_center: 0.0,
        near_early: 0.0,
        quoted: quoted_share(text),
        leans: leans_back(text),
        is_question: end.ends_with('?'),
        has_stop: end.ends_with(['.', '!', '?', '…']),
        is_speech: are(SPEECH) > 0,
        has_bracket: text.contains('('),
        personal: are(PERSONAL),
        capitals: tokens.iter().skip(1).filter(|token| token.is_capital).count(),
        numbers: tokens.iter().filter(|token| token.is_number).count(),
        empty: tokens.iter().filter(|token| token.is_empty).count(),
        commas: text.matches(',').count(),
        before: 0,
    }
}

/// What the article is about: the sums of its sentences, in the end as vectors of length 1.
#[derive(Debug, Default)]
pub(super) struct Centers {
    all: Vec<f32>,
    /// Early sentences weigh more.
    early: Vec<f32>,
}

impl Centers {
    /// Of an article with so many terms.
    pub(super) fn new(terms: usize) -> Self {
        Self { all: vec![0.0; terms], early: vec![0.0; terms] }
    }

    /// Adds a sentence.
    pub(super) fn add(&mut self, index: usize, terms: &[Term]) {
        for term in terms {
            self.all[term.id as usize] += term.weight;
            self.early[term.id as usize] += term.weight * place(index);
        }
    }

    /// Brings both to length 1.
    pub(super) fn finish(&mut self) {
        for center in [&mut self.all, &mut self.early] {
            let length = center.iter().map(|value| value * value).sum::<f32>().sqrt().max(f32::EPSILON);
            for value in center {
                *value /= length;
            }
        }
    }
}
