//! Which sentences have which words, so that those with the words of another one are found at once.

use super::{
    index::Unit,
    tokens::{Token, mix},
};

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
        let of = |unit: &Unit| features(&list[unit.tokens.clone()]);
        let mut all = Vec::new();
        for unit in units {
            all.append(&mut of(unit));
        }
        let features = sorted(all);
        let mut starts = vec![0; features.len() + 1];
        for unit in units {
            for place in places(&features, &of(unit)) {
                starts[place + 1] += 1;
            }
        }
        for place in 1..starts.len() {
            starts[place] += starts[place - 1];
        }
        let mut ends = starts.clone();
        let mut filled = vec![0; starts.last().copied().unwrap_or(0)];
        for (at, unit) in units.iter().enumerate() {
            for place in places(&features, &of(unit)) {
                filled[ends[place]] = at;
                ends[place] += 1;
            }
        }
        Self { features, starts, units: filled }
    }

    /// The units that have a word or a pair, in order.
    pub(super) fn find(&self, feature: u32) -> &[usize] {
        let place = self.features.binary_search(&feature);
        place.map_or(&[], |place| &self.units[self.starts[place]..self.starts[place + 1]])
    }
}

fn places(features: &[u32], wanted: &[u32]) -> impl Iterator<Item = usize> {
    wanted.iter().filter_map(|feature| features.binary_search(feature).ok())
}

/// The words of tokens that say something, as even numbers, and each two that follow one another, as odd ones; in order
/// and none twice.
pub(super) fn features(list: &[Token]) -> Vec<u32> {
    let mut features = Vec::new();
    let mut before = 0;
    for token in list.iter().filter(|token| token.term != 0) {
        features.push(token.term & !PAIR);
        if before != 0 {
            features.push(mix([before, token.term].into_iter()) | PAIR);
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
