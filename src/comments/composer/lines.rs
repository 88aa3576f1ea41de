//! Quotes and lists: marks at the beginning of each line.

use std::ops::Range;

use super::edit::{Patch, each_line, lines_of, patched};

/// Puts `> ` before the lines, or takes it away where all have it.
pub(super) fn quote(text: &str, selected: Range<usize>) -> (String, Range<usize>) {
    let lines: Vec<Range<usize>> = each_line(text, &lines_of(text, &selected)).collect();
    let is_quote = |line: &Range<usize>| text[line.clone()].starts_with('>');
    let is_blank = |line: &Range<usize>| text[line.clone()].trim().is_empty();
    let all = lines.iter().all(|line| is_quote(line) || is_blank(line)) && lines.iter().any(is_quote);
    let patches: Vec<Patch> = lines
        .iter()
        .filter(|line| !all || is_quote(line))
        .map(|line| {
            if all {
                let gone = if text[line.clone()].starts_with("> ") { 2 } else { 1 };
                Patch { at: line.start, gone, new: String::new(), before: true }
            } else {
                // A blank line between others belongs to the quote, and needs no space behind its mark.
                let bare = is_blank(line) && lines.len() > 1;
                let new = if bare { ">" } else { "> " };
                Patch { at: line.start, gone: 0, new: new.to_owned(), before: true }
            }
        })
        .collect();
    patched(text, &patches, selected)
}

/// Puts `- ` before the lines that say something, or takes it away where all have it.
pub(super) fn list(text: &str, selected: Range<usize>) -> (String, Range<usize>) {
    let lines: Vec<Range<usize>> = each_line(text, &lines_of(text, &selected)).collect();
    let says = |line: &&Range<usize>| lines.len() == 1 || !text[Range::clone(line)].trim().is_empty();
    let start = |line: &Range<usize>| line.start + quotes(&text[line.clone()]);
    let bullet = |line: &Range<usize>| {
        let rest = &text[start(line)..line.end];
        let indent = rest.len() - rest.trim_start().len();
        ["- ", "* ", "+ "].iter().any(|mark| rest[indent..].starts_with(mark)).then_some(indent)
    };
    let all = lines.iter().filter(says).all(|line| bullet(line).is_some());
    let patches: Vec<Patch> = lines
        .iter()
        .filter(says)
        .filter_map(|line| match bullet(line) {
            Some(indent) if all => {
                Some(Patch { at: start(line) + indent, gone: 2, new: String::new(), before: true })
            }
            Some(_) => None,
            None => Some(Patch { at: start(line), gone: 0, new: "- ".to_owned(), before: true }),
        })
        .collect();
    patched(text, &patches, selected)
}

/// How much of a line are its marks: of quotes, then of a list.
pub(super) fn body(line: &str) -> usize {
    let quotes = quotes(line);
    let rest = &line[quotes..];
    let indent = rest.len() - rest.trim_start().len();
    let item = &rest[indent..];
    let digits = item.bytes().take_while(u8::is_ascii_digit).count();
    let marker = if digits > 0 { digits } else { 0 };
    let mark = match item.as_bytes().get(marker) {
        Some(b'-' | b'+' | b'*') if digits == 0 => marker + 1,
        Some(b'.' | b')') if digits > 0 => marker + 1,
        _ => return quotes,
    };
    if item[mark..].starts_with(' ') { quotes + indent + mark + 1 } else { quotes }
}

/// How much of a line are its `>`, with the space behind each.
fn quotes(line: &str) -> usize {
    let mut rest = line;
    while let Some(inner) = rest.strip_prefix('>') {
        rest = inner.strip_prefix(' ').unwrap_or(inner);
    }
    line.len() - rest.len()
}
