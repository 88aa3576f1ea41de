//! Which sentences say most: the way to choose them, and one that needs no model.

use super::prepare::{Candidate, Prepared, Term, count, share};

/// Chooses the sentences of a summary. All else about a summary is the same whoever chooses.
pub trait Ranker {
    /// Does a little more for this article, always the same one. Once done: indices into `article.sentences`, best
    /// first; what is more than `most` is left out.
    fn step(&mut self, article: &Prepared, most: usize) -> Option<Vec<usize>>;
}

/// Chooses early sentences close to what the article is about, and no two that say the same.
///
/// A sentence scores by its place (news says first what matters), by its cosine to the centroid of all sentences in
/// which earlier ones weigh more, and by its share of the headline's words. It loses where it would read badly alone.
/// The sentences are then taken one by one by maximal marginal relevance (Carbonell and Goldstein, 1998).
#[derive(Clone, Copy, Debug, Default)]
pub struct Centrality;

const PLACE: f32 = 1.0;
const CENTER: f32 = 0.6;
const TITLE: f32 = 0.2;
/// What likeness to a sentence already picked takes away.
const REPETITION: f32 = 0.8;
/// What a sentence loses that starts with a word for something said before it.
const LEANING: f32 = 0.3;
/// After so many sentences the place counts half.
const HALF_WAY: f32 = 16.0;

impl Ranker for Centrality {
    fn step(&mut self, article: &Prepared, most: usize) -> Option<Vec<usize>> {
        let sentences = &article.sentences;
        let center = centroid(article);
        let nearness: Vec<f32> = sentences.iter().map(|sentence| project(&sentence.terms, &center)).collect();
        let nearest = nearness.iter().copied().fold(f32::EPSILON, f32::max);
        let scores: Vec<f32> = sentences
            .iter()
            .zip(&nearness)
            .enumerate()
            .map(|(index, (sentence, near))| {
                let text = article.text(sentence);
                PLACE * place(index) + CENTER * near / nearest + TITLE * title_share(sentence, &article.title)
                    - flaws(text, sentence.words)
            })
            .collect();
        let leans: Vec<bool> = sentences.iter().map(|sentence| leans_back(article.text(sentence))).collect();

        let mut picks: Vec<usize> = Vec::with_capacity(most);
        let mut likeness = vec![0.0_f32; sentences.len()];
        while picks.len() < most.min(sentences.len()) {
            let worth = |index: usize| {
                let stands_alone = !leans[index] || index > 0 && picks.contains(&(index - 1));
                scores[index] - REPETITION * likeness[index] - if stands_alone { 0.0 } else { LEANING }
            };
            let free = (0..sentences.len()).filter(|index| !picks.contains(index));
            let Some(best) =
                free.max_by(|&one, &other| worth(one).total_cmp(&worth(other)).then(other.cmp(&one)))
            else {
                break;
            };
            picks.push(best);
            for (sentence, likeness) in sentences.iter().zip(&mut likeness) {
                *likeness = likeness.max(dot(&sentence.terms, &sentences[best].terms));
            }
        }
        Some(picks)
    }
}

/// 1 for the first sentence, a half after [`HALF_WAY`] more, and so on.
pub(super) fn place(index: usize) -> f32 {
    HALF_WAY / (HALF_WAY + count(index))
}

/// The sum of the sentences, earlier ones weighing more: a weight for each term of the vocabulary.
fn centroid(article: &Prepared) -> Vec<f32> {
    let mut center = vec![0.0; article.vocabulary.len()];
    for (index, sentence) in article.sentences.iter().enumerate() {
        for term in &sentence.terms {
            center[term.id as usize] += term.weight * place(index);
        }
    }
    center
}

/// The scalar product of a sentence and the centroid.
pub(super) fn project(terms: &[Term], center: &[f32]) -> f32 {
    terms.iter().map(|term| term.weight * center[term.id as usize]).sum()
}

/// The scalar product of two sentences.
pub(super) fn dot(few: &[Term], many: &[Term]) -> f32 {
    let weight = |id| many.binary_search_by_key(&id, |term| term.id).map_or(0.0, |place| many[place].weight);
    few.iter().map(|term| term.weight * weight(term.id)).sum()
}

/// How many of the headline's terms the sentence has, from 0 to 1.
fn title_share(sentence: &Candidate, title: &[u32]) -> f32 {
    let shared = title.iter().filter(|id| sentence.terms.binary_search_by_key(*id, |term| term.id).is_ok());
    share(shared.count(), title.len())
}

/// What a sentence loses for being very short or long, a question, or mostly a quotation.
fn flaws(text: &str, words: usize) -> f32 {
    let length = match words {
        0..5 => 0.5,
        5..9 => 0.15,
        9..46 => 0.0,
        _ => 0.2,
    };
    let question =
        if text.trim_end_matches(|char: char| !char.is_alphanumeric() && char != '?').ends_with('?') {
            0.3
        } else {
            0.0
        };
    let quotation = if quoted_share(text) > 0.6 { 0.2 } else { 0.0 };
    length + question + quotation
}

/// How much of the text stands between double quotation marks, from 0 to 1.
pub(super) fn quoted_share(text: &str) -> f32 {
    let (mut is_inside, mut inside) = (false, 0);
    for char in text.chars() {
        match char {
            '“' | '«' => is_inside = true,
            '”' | '»' => is_inside = false,
            '"' => is_inside = !is_inside,
            _ => inside += usize::from(is_inside) * char.len_utf8(),
        }
    }
    share(inside, text.len())
}

/// Whether a sentence starts with a word that leans on the one before.
pub(super) fn leans_back(text: &str) -> bool {
    const LEANING_WORDS: &str =
        "He She It They This That These Those His Her Its Their But And So Or Also Then However Instead Both";
    let first = text.split(|char: char| !char.is_alphanumeric()).find(|word| !word.is_empty());
    first.is_some_and(|first| LEANING_WORDS.split(' ').any(|word| word == first))
}
