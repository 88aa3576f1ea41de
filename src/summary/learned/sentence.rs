//! The features of a sentence: its place, its words' worth, its likeness to those around it.

use super::{Study, Worth};
use crate::summary::{
    prepare::{Candidate, Prepared, count, share},
    rank::dot,
};

/// How many figures a sentence's row has.
pub const SENTENCE: usize = 34;

/// The sums of all sentences, in order, and the largest of each kind, which is not 0.
#[derive(Clone, Debug, Default)]
pub struct Sums {
    /// By sentence.
    pub each: Vec<Sum>,
    most_terms: f32,
    most_pairs: f32,
}

/// The sums of worth over the different words and pairs of a sentence.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sum {
    /// Over all words.
    pub all: f32,
    /// Over those that are not empty.
    pub terms: f32,
    /// Over those that are not empty and stand in no sentence before.
    pub new: f32,
    /// The best of those that are not empty.
    pub best: f32,
    /// Over the pairs.
    pub pairs: f32,
}

/// Sums up each sentence.
pub(super) fn sums(study: &Study, worth: &Worth) -> Sums {
    let (mut seen, mut seen_pairs) = (vec![0_u32; worth.words.len()], vec![0_u32; worth.pairs.len()]);
    let sentences = study.tokens.sentences.iter().zip(&study.units.pairs_of);
    let each: Vec<Sum> = (1_u32..)
        .zip(sentences)
        .map(|(now, (tokens, pairs))| {
            let mut sums = Sum::default();
            for token in tokens {
                let (id, value) = (token.id as usize, worth.words[token.id as usize]);
                let last = std::mem::replace(&mut seen[id], now);
                if last == now {
                    continue;
                }
                sums.all += value;
                if !token.is_empty {
                    sums.terms += value;
                    sums.best = sums.best.max(value);
                    sums.new += if last == 0 { value } else { 0.0 };
                }
            }
            for &pair in pairs {
                let id = pair as usize;
                if std::mem::replace(&mut seen_pairs[id], now) != now {
                    sums.pairs += worth.pairs[id];
                }
            }
            sums
        })
        .collect();
    let most = |of: fn(&Sum) -> f32| each.iter().map(of).fold(f32::EPSILON, f32::max);
    let (most_terms, most_pairs) = (most(|sum| sum.terms), most(|sum| sum.pairs));
    Sums { each, most_terms, most_pairs }
}

/// The figures of the sentence at `index`.
pub(super) fn row(article: &Prepared, study: &Study, sums: &Sums, index: usize) -> [f32; SENTENCE] {
    let sentences = &article.sentences;
    let (sentence, looks, own) = (&sentences[index], &study.looks[index], &sums.each[index]);
    let length_of = |index: usize| study.tokens.sentences.get(index).map_or(0, Vec::len);
    let length = count(length_of(index).max(1));
    let near = |other: Option<&Candidate>| other.map_or(-1.0, |other| dot(&sentence.terms, &other.terms));
    let previous = index.checked_sub(1);
    let flag = |is: bool| f32::from(u8::from(is));
    [
        count(index),
        share(index, sentences.len()),
        count(looks.before),
        length,
        count(article.text(sentence).len()) / length,
        count(sentence.terms.len()),
        looks.near_center,
        looks.near_early,
        near(sentences.first().filter(|_| index > 0)),
        near(previous.and_then(|previous| sentences.get(previous))),
        near(sentences.get(index + 1)),
        previous.map_or(0.0, |previous| count(length_of(previous))),
        count(length_of(index + 1)),
        own.terms,
        own.terms / length,
        own.terms / sums.most_terms,
        own.all,
        own.pairs,
        own.pairs / length,
        own.pairs / sums.most_pairs,
        own.new,
        own.best,
        count(looks.capitals),
        count(looks.numbers),
        count(looks.empty) / length,
        looks.quoted,
        flag(looks.leans),
        flag(looks.is_question),
        flag(looks.has_stop),
        count(looks.personal),
        flag(looks.is_speech),
        count(looks.commas) + 100.0 * flag(looks.has_bracket),
        count(sentences.len()),
        count(study.tokens.total),
    ]
}
