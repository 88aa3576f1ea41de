//! Whether a sentence says no where the article says yes, or the other way round. English only.

use std::ops::Range;

use super::{evidence::Evidence, index::Index, tokens::Tokens};
use crate::summary::words::contains;

const NEGATORS: &str = "not no never without cannot neither nor none nobody nothing deny denied denies denying fail \
    failed fails failing refuse refused refuses refusing unable unlikely stopped reject rejected rejects rejecting";
/// After "not", say more than no.
const NOT_ONLY: &str = "only just merely least doubt matter";
/// The least share of the sentence that one unit must have: only where the rest is the same does a "not" tell.
const LEAST: f32 = 0.5;
/// A negator reaches so many tokens ahead, and so many back.
const AHEAD: usize = 6;
const BACK: usize = 3;

/// The word that makes the sentence and the article contradict each other.
pub(super) fn doubt<'a>(index: &'a Index, claim: Tokens<'a>, evidence: &Evidence) -> Option<&'a str> {
    if !index.rules.is_english || evidence.best < LEAST {
        return None;
    }
    let article = index.tokens();
    let units: Vec<Range<usize>> =
        evidence.units.iter().map(|unit| index.units[*unit].tokens.clone()).collect();
    let whole = 0..claim.list.len();
    added(article, &units, claim, whole.clone())
        .map(|at| claim.word(at))
        .or_else(|| dropped(article, &units, claim, whole).map(|at| article.word(at)))
}

/// A word of the sentence that says no where the article does not.
fn added(
    article: Tokens<'_>,
    units: &[Range<usize>],
    claim: Tokens<'_>,
    whole: Range<usize>,
) -> Option<usize> {
    let states = |unit: &Range<usize>, head| states(article, unit.clone(), head);
    negators(claim, whole.clone()).find(|at| {
        // "Settled none of the points" for "settled none of them".
        let about = about(claim, *at, &whole);
        let is_known = |unit: &Range<usize>| {
            negators(article, unit.clone())
                .any(|known| self::about(article, known, unit).iter().any(|term| about.contains(term)))
        };
        let heads = heads(claim, *at, whole.end).take(2);
        let head = heads.into_iter().find(|head| units.iter().any(|unit| states(unit, *head).is_some()));
        let is_contrary = |head| units.iter().all(|unit| states(unit, head) != Some(true));
        head.is_some_and(is_contrary) && !units.iter().any(is_known)
    })
}

/// A word of the article that says no where the sentence, which is else the same, does not.
fn dropped(
    article: Tokens<'_>,
    units: &[Range<usize>],
    claim: Tokens<'_>,
    whole: Range<usize>,
) -> Option<usize> {
    let best = units.first()?;
    negators(article, best.clone()).find(|at| {
        heads(article, *at, best.end).next().is_some_and(|head| {
            states(claim, whole.clone(), head) == Some(false)
                && units.iter().all(|unit| states(article, unit.clone(), head) != Some(false))
        })
    })
}

/// Whether a word says no, and the one beside it does not take that back: "don’t deny" says yes.
fn is_negator(tokens: Tokens<'_>, at: usize) -> bool {
    let says_no = |at: usize| {
        let word = tokens.word(at);
        contains(NEGATORS, word) || word.ends_with("n't") || word.ends_with("n’t")
    };
    says_no(at)
        && !says_no(at + 1)
        && !at.checked_sub(1).is_some_and(says_no)
        && !contains(NOT_ONLY, tokens.word(at + 1))
}

fn negators(tokens: Tokens<'_>, range: Range<usize>) -> impl Iterator<Item = usize> {
    range.filter(move |at| is_negator(tokens, *at))
}

/// What a negator turns around: the next words that say something.
fn heads(tokens: Tokens<'_>, at: usize, end: usize) -> impl Iterator<Item = u32> {
    let reach = at + 1..end.min(at + 1 + AHEAD);
    reach
        .take_while(move |place| tokens.is_one_clause(*place) && !is_negator(tokens, *place))
        .map(move |place| tokens.list[place].term)
        .filter(|term| *term != 0)
}

/// What stands about a negator and says something, in the same clause: the word before and those after.
fn about(tokens: Tokens<'_>, at: usize, range: &Range<usize>) -> Vec<u32> {
    let before = (range.start..at).rev().take(BACK).take_while(|place| tokens.is_one_clause(*place + 1));
    let before = before.map(|place| tokens.list[place].term).find(|term| *term != 0);
    before.into_iter().chain(heads(tokens, at, range.end)).collect()
}

/// Whether a word stands in a range with a negator about it: `None` where it does not stand there at all.
fn states(tokens: Tokens<'_>, range: Range<usize>, term: u32) -> Option<bool> {
    let mut stands = range.clone().filter(|at| tokens.list[*at].term == term).peekable();
    stands.peek()?;
    Some(stands.any(|at| {
        let reach = at.saturating_sub(AHEAD).max(range.start)..(at + BACK).min(range.end);
        reach.into_iter().any(|place| place != at && is_negator(tokens, place))
    }))
}
