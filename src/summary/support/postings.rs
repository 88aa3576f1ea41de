//! Which sentences have which words, so that those with the words of another one are found at once.

use super::{index::Unit, tokens::Token};
use crate::summary::hash::fnv32;

/// What tells two words from one.
pub(super) const PAIR: u32 = 1;

/// Words and pairs of words with the units that have them.
#[derive(Debug)]
pub(super) struct Postings {
    /// The words and pairs, in order.
    features: Vec<u32>,
    /// Where the units of each begin, and where those of the last end.
    starts: Vec<usize>,
    /// The units of the first, then those of the next, none twice.
    units: Vec<usize>,
}

impl Postings {
    pub(super) fn new(list: &[Token], units: &[Unit]) -> Self {
        let of = |(at, unit): (usize, &Unit)| {
            features(&list[unit.tokens.clone()]).into_iter().map(move |feature| (feature, at))
        };
        let mut found: Vec<(u32, usize)> = units.iter().enumerate().flat_map(of).collect();
        found.sort_unstable();
        let (mut features, mut starts) = (Vec::new(), Vec::new());
        for (place, (feature, _)) in found.iter().enumerate() {
            if features.last() != Some(feature) {
                features.push(*feature);
                starts.push(place);
            }
        }
        starts.push(found.len());
        Self { features, starts, units: found.into_iter().map(|(_, unit)| unit).collect() }
    }

    /// The units that have a word or a pair, in order.
    pub(super) fn find(&self, feature: u32) -> &[usize] {
        let place = self.features.binary_search(&feature);
        place.map_or(&[], |place| &self.units[self.starts[place]..self.starts[place + 1]])
    }
}

/// The words of tokens that say something, as even numbers, and each two that follow one another, as odd ones; in order
/// and none twice.
pub(super) fn features(list: &[Token]) -> Vec<u32> {
    let mut features = Vec::new();
    let mut before = 0;
    for token in list.iter().filter(|token| token.term != 0) {
        features.push(token.term & !PAIR);
        if before != 0 {
            features.push(fnv32([before, token.term].into_iter()) | PAIR);
        }
        before = token.term;
    }
    sorted(features)
}

/// In order and none twice.
pub(super) fn sorted(mut list: Vec<u32>) -> Vec<u32> {
    list.sort_unstable();
    list.dedup();
    list
}
