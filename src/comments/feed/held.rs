//! The rows that stay on the page although the reader has scrolled away: something of the reader's is in them.

use std::ops::Range;

use crate::comments::model::CommentId;

/// A selection over more rows than this keeps its two ends only.
const SELECTED: usize = 200;

/// Where the reader's focus and selection are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// The comment with the focus.
    pub focus: Option<CommentId>,
    /// The comments in which selected text begins and ends; one of the two may be outside the list.
    pub selection: [Option<CommentId>; 2],
}

impl Held {
    /// The rows to draw of a list of `rows`, in order: those of the window and those that are held. The focus, and the
    /// composer that is open, bring their neighbors, so that Tab and a screen reader go on from there.
    pub fn around(
        &self,
        window: Range<usize>,
        rows: usize,
        open: Option<&CommentId>,
        row_of: impl Fn(&CommentId) -> Option<usize>,
    ) -> Vec<usize> {
        let mut held = Vec::new();
        for row in [self.focus.as_ref(), open].into_iter().flatten().filter_map(&row_of) {
            held.extend(row.saturating_sub(1)..=row + 1);
        }
        match self.selection.each_ref().map(|end| end.as_ref().and_then(&row_of)) {
            [Some(one), Some(other)] if one.abs_diff(other) <= SELECTED => {
                held.extend(one.min(other)..=one.max(other));
            }
            ends => held.extend(ends.into_iter().flatten()),
        }
        held.retain(|row| *row < rows && !window.contains(row));
        held.extend(window.start..window.end.min(rows));
        held.sort_unstable();
        held.dedup();
        held
    }
}
