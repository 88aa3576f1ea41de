//! Where in a comment the words stand that were looked for.

use std::ops::Range;

use super::{letters::Folded, query::Query};
use crate::markdown::{Block, Leaves};

/// For each leaf of the blocks, in the order of [`Leaves`], the parts of it that belong to a word of the query, in bytes.
/// A word may begin in one leaf and end in another.
#[must_use]
pub fn in_blocks(blocks: &[Block], query: &Query) -> Vec<Vec<Range<usize>>> {
    let leaves = Leaves::of(blocks);
    let found = in_text(&leaves.text, query);
    let mut next = 0;
    let in_leaf = |leaf: &Range<usize>| {
        while found.get(next).is_some_and(|mark| mark.end <= leaf.start) {
            next += 1;
        }
        let marks = found[next..].iter().take_while(|mark| mark.start < leaf.end);
        let within = marks.map(|mark| mark.start.max(leaf.start)..mark.end.min(leaf.end));
        within.map(|mark| mark.start - leaf.start..mark.end - leaf.start).collect()
    };
    leaves.places.iter().map(in_leaf).collect()
}

/// The parts of a text that belong to a word of the query, in bytes.
#[must_use]
pub fn in_text(text: &str, query: &Query) -> Vec<Range<usize>> {
    if query.words().is_empty() { Vec::new() } else { Folded::of(text).places_of(query.words()) }
}
