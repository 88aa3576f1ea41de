//! Which sentences of the article bear a sentence out, and how much of it.

use super::{index::Index, postings::features, tokens::Token};
use crate::summary::model::Source;

/// How many units are taken together: what a model writes is seldom made of more.
const MOST_UNITS: usize = 3;
/// The least share of the sentence that a further unit must add.
const LEAST_SHARE: f32 = 0.1;
/// The least share that the neighbor of the best unit must add to be shown with it.
const LEAST_NEIGHBOR: f32 = 0.2;

/// What bears a sentence out.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    /// The best units, each for what those before it lack.
    pub(super) units: Vec<usize>,
    /// These and those beside them, and all that stands beside the body: a headline bears on everything.
    pub(super) near: Vec<usize>,
    /// The share of the sentence that the best unit has, by weight, from 0 to 1.
    pub(super) best: f32,
    /// The share that all of them have.
    pub(super) all: f32,
    /// Where the best one stands, with the neighbor that goes on with it.
    pub(super) source: Option<Source>,
}

/// Finds what bears out a sentence with these tokens.
pub(super) fn find(index: &Index, list: &[Token]) -> Evidence {
    let mut open: Vec<(&[usize], f32)> =
        features(list).into_iter().map(|feature| index.find(feature)).collect();
    let total: f32 = open.iter().map(|(_, weight)| weight).sum();
    let mut evidence = Evidence::default();
    let mut scores = vec![0.0_f32; index.units.len()];
    while evidence.units.len() < MOST_UNITS {
        scores.fill(0.0);
        for (found, weight) in &open {
            for unit in *found {
                scores[*unit] += weight;
            }
        }
        let mut best = None;
        for (at, score) in scores.iter().enumerate() {
            // The first one is to be shown, so it stands in the body.
            let may_be = !evidence.units.is_empty() || index.units[at].source.is_some();
            if may_be && best.is_none_or(|best: usize| *score > scores[best]) {
                best = Some(at);
            }
        }
        let Some(best) = best else {
            break;
        };
        let share = scores[best] / total.max(f32::EPSILON);
        if share < LEAST_SHARE {
            break;
        }
        open.retain(|(found, _)| !found.contains(&best));
        add(&mut evidence, index, best, share);
    }
    let is_near = |unit: &usize| {
        evidence.units.iter().any(|known| known.abs_diff(*unit) <= 1) || index.units[*unit].source.is_none()
    };
    evidence.near = (0..index.units.len()).filter(is_near).collect();
    evidence
}

fn add(evidence: &mut Evidence, index: &Index, unit: usize, share: f32) {
    evidence.all += share;
    let source = index.units[unit].source;
    if evidence.units.is_empty() {
        evidence.best = share;
        evidence.source = source;
    } else if let (Some(known), Some(further)) = (&mut evidence.source, source)
        && evidence.units[0].abs_diff(unit) == 1
        && known.block == further.block
        && share >= LEAST_NEIGHBOR
    {
        known.start = known.start.min(further.start);
        known.end = known.end.max(further.end);
    }
    evidence.units.push(unit);
}
