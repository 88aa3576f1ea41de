//! Strong and emphasis: stars around the words of each line that is selected.

use std::{iter, ops::Range};

use super::edit::{Patch, each_line, lines_of, patched, within};
use super::lines::body;

/// Puts stars around what is selected, two for strong and one for emphasis, or takes them away where all of it has
/// them. Without a selection it is the word at the caret, or what is typed there next.
pub(super) fn toggle(text: &str, selected: Range<usize>, stars: usize) -> (String, Range<usize>) {
    let cores: Vec<Core> = pieces(text, &selected).into_iter().map(|piece| Core::of(text, piece)).collect();
    let marked = cores.iter().all(|core| core.has(stars));
    let mut patches = Vec::new();
    for core in cores.iter().filter(|core| marked || !core.has(stars)) {
        let Range { start, end } = core.words;
        let (gone, new) = if marked { (stars, String::new()) } else { (0, "*".repeat(stars)) };
        patches.push(Patch { at: start - gone, gone, new: new.clone(), before: true });
        patches.push(Patch { at: end, gone, new, before: false });
    }
    let words = match (cores.first(), cores.last()) {
        (Some(first), Some(last)) if !selected.is_empty() => first.words.start..last.words.end,
        _ => selected,
    };
    patched(text, &patches, words)
}

/// The words of a piece without the stars around them, and how many those are.
struct Core {
    words: Range<usize>,
    stars: usize,
}

impl Core {
    fn of(text: &str, piece: Range<usize>) -> Self {
        let inner = text[piece.clone()].trim_matches('*');
        // Nothing but stars: the caret between them, or stars that somebody typed as such.
        let words = within(text, piece, inner);
        let before = text[..words.start].bytes().rev().take_while(|byte| *byte == b'*').count();
        let after = text[words.end..].bytes().take_while(|byte| *byte == b'*').count();
        Self { words, stars: before.min(after) }
    }

    fn has(&self, stars: usize) -> bool {
        if stars == 2 { self.stars >= 2 } else { self.stars % 2 == 1 }
    }
}

/// What is selected, line by line: emphasis ends with its paragraph, and marks of quotes and lists stay outside it.
fn pieces(text: &str, selected: &Range<usize>) -> Vec<Range<usize>> {
    if selected.is_empty() {
        return vec![word(text, selected.start)];
    }
    let pieces: Vec<Range<usize>> = each_line(text, selected)
        .filter_map(|line| {
            let whole = lines_of(text, &line);
            let first = whole.start;
            let start = line.start.max(first + body(&text[whole]));
            let words = text.get(start..line.end)?;
            let trimmed = words.trim();
            let from = start + (words.len() - words.trim_start().len());
            (!trimmed.is_empty()).then(|| from..from + trimmed.len())
        })
        .collect();
    if pieces.is_empty() { iter::once(selected.end..selected.end).collect() } else { pieces }
}

/// The word that the caret is in, or the caret.
pub(super) fn word(text: &str, caret: usize) -> Range<usize> {
    let before = text[..caret]
        .chars()
        .rev()
        .take_while(|char| char.is_alphanumeric())
        .map(char::len_utf8)
        .sum::<usize>();
    let after =
        text[caret..].chars().take_while(|char| char.is_alphanumeric()).map(char::len_utf8).sum::<usize>();
    if before == 0 || after == 0 { caret..caret } else { caret - before..caret + after }
}
