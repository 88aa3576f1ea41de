//! Code: backticks around words, fences around lines.

use std::ops::Range;

use super::edit::{Patch, lines_of, patched, within};

/// Makes code of what is selected, or text of what is code.
pub(super) fn toggle(text: &str, selected: Range<usize>) -> (String, Range<usize>) {
    if text[selected.clone()].contains('\n') { lines(text, &selected) } else { words(text, selected) }
}

fn words(text: &str, selected: Range<usize>) -> (String, Range<usize>) {
    let inner = text[selected.clone()].trim_matches('`');
    let core = within(text, selected, inner);
    let before = text[..core.start].bytes().rev().take_while(|byte| *byte == b'`').count();
    let after = text[core.end..].bytes().take_while(|byte| *byte == b'`').count();
    let ticks = before.min(after);
    let (gone, new) = if ticks > 0 {
        (ticks, [String::new(), String::new()])
    } else {
        let ticks = "`".repeat(longest_run(inner) + 1);
        // Backticks of its own at its ends would run into those around it.
        let gap = |touches: bool| if touches { " " } else { "" };
        let ends = [gap(inner.starts_with('`')), gap(inner.ends_with('`'))];
        (0, [[&ticks, ends[0]].concat(), [ends[1], &ticks].concat()])
    };
    let [open, close] = new;
    let patches = [
        Patch { at: core.start - gone, gone, new: open, before: true },
        Patch { at: core.end, gone, new: close, before: false },
    ];
    patched(text, &patches, core)
}

fn lines(text: &str, selected: &Range<usize>) -> (String, Range<usize>) {
    let range = lines_of(text, selected);
    let (first, last) = ends(text, &range);
    // Selected with its fences, or just what is between them.
    let around = range.start.checked_sub(1).zip(text[range.end..].starts_with('\n').then_some(range.end + 1));
    let outer =
        around.map(|(before, after)| (lines_of(text, &(before..before)), lines_of(text, &(after..after))));
    let fences = if is_fence(&text[first.clone()]) && is_fence(&text[last.clone()]) && first != last {
        Some((first, last))
    } else {
        outer.filter(|(open, close)| is_fence(&text[open.clone()]) && is_fence(&text[close.clone()]))
    };
    let Some((open, close)) = fences else {
        let fence = "`".repeat((longest_run(&text[range.clone()]) + 1).max(3));
        let patches = [
            Patch { at: range.start, gone: 0, new: [&fence, "\n"].concat(), before: true },
            Patch { at: range.end, gone: 0, new: ["\n", &fence].concat(), before: false },
        ];
        return patched(text, &patches, range);
    };
    let patches = [
        Patch { at: open.start, gone: open.len() + 1, new: String::new(), before: true },
        Patch { at: close.start - 1, gone: close.len() + 1, new: String::new(), before: false },
    ];
    patched(text, &patches, open.end + 1..(close.start - 1).max(open.end + 1))
}

/// The first and the last line of some lines.
fn ends(text: &str, range: &Range<usize>) -> (Range<usize>, Range<usize>) {
    (lines_of(text, &(range.start..range.start)), lines_of(text, &(range.end..range.end)))
}

/// Backticks alone: with the name of a language behind them, taking the fence away would lose a word.
fn is_fence(line: &str) -> bool {
    line.len() >= 3 && line.bytes().all(|byte| byte == b'`')
}

fn longest_run(text: &str) -> usize {
    text.split(|char| char != '`').map(str::len).max().unwrap_or(0)
}
