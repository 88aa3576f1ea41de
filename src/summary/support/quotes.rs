//! What stands in quotation marks, and whether the article has it word for word.

use std::ops::Range;

use super::tokens::{Tokens, tokenize};

/// A quotation in single marks is not longer, in bytes: an apostrophe that opens nothing must not cost the whole text.
const LONGEST: usize = 600;
/// As many parts of a quotation with gaps are looked for.
const MOST_PARTS: usize = 8;

/// What stands between quotation marks, in order, as bytes without the marks.
pub(super) fn spans(text: &str) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find(['"', '“', '„', '«', '‘', '\'', '「']) {
        let open = at + found;
        let mark = text[open..].chars().next().unwrap_or_default();
        let start = open + mark.len_utf8();
        let is_word_before = text[..open].ends_with(char::is_alphanumeric);
        let end = match mark {
            '"' => text[start..].find(['"', '”']),
            '“' | '„' => text[start..].find(['”', '“', '"']),
            '«' => text[start..].find('»'),
            '「' => text[start..].find('」'),
            _ if is_word_before => None,
            _ => single_end(&text[start..]),
        };
        if let Some(length) = end {
            spans.push(start..start + length);
        }
        // Behind the closing mark, which must not open the next.
        at = end.map_or(start, |length| {
            let end = start + length;
            end + text[end..].chars().next().map_or(0, char::len_utf8)
        });
    }
    spans
}

/// Where a quotation in single marks ends: at a mark after a stop or a comma, else at the last one that no letter
/// follows, before another opens.
fn single_end(text: &str) -> Option<usize> {
    let mut end = None;
    for (at, _) in text.match_indices(['\'', '’', '‘']).take_while(|(at, _)| *at < LONGEST) {
        let (before, after) = (&text[..at], &text[at..]);
        let next = after.chars().nth(1);
        if before.ends_with(char::is_whitespace) && next.is_some_and(char::is_alphanumeric) {
            break;
        }
        if before.is_empty()
            || before.ends_with(char::is_whitespace)
            || next.is_some_and(char::is_alphanumeric)
        {
            continue;
        }
        end = Some(at);
        if before.ends_with([',', '.', '!', '?', '…']) {
            break;
        }
    }
    end
}

/// The numbers of the tokens that stand in quotation marks, so that a quotation is found across "he said".
pub(super) fn raws(tokens: Tokens<'_>, blocks: &[Range<usize>]) -> Vec<u32> {
    let mut raws = Vec::new();
    let mut rest = tokens.list;
    for block in blocks {
        for span in spans(&tokens.text[block.clone()]) {
            let (start, end) = (block.start + span.start, block.start + span.end);
            rest = &rest[rest.partition_point(|token| token.start < start)..];
            raws.extend(rest.iter().take_while(|token| token.end <= end).map(|token| token.raw));
        }
        raws.push(0);
    }
    raws
}

/// Whether the article has these words one after the other, or what it quotes has; where some were left out, each part.
/// One word or two may stand anywhere, so they are looked for in `near` alone and in what is quoted. All but the
/// quotation are the tokens' numbers.
pub(super) fn has(article: &[u32], near: &[u32], quoted: &[u32], quotation: &str) -> bool {
    let mut list = Vec::new();
    tokenize(quotation, 0..quotation.len(), &mut list);
    let mut part = Vec::new();
    let mut parts = 0;
    let (mut end, mut is_bracketed) = (0, false);
    // The last round is for what no token follows.
    for at in 0..=list.len() {
        let token = list.get(at);
        let between = &quotation[end..token.map_or(quotation.len(), |token| token.start)];
        // "[The] mayor … left": a gap stands for words, and what is in brackets is the writer's.
        let is_gap = between.contains(['…', '[', ']']) || between.starts_with("...") || token.is_none();
        if is_gap && parts < MOST_PARTS {
            let within = if part.len() < 3 { near } else { article };
            if !holds(within, &part) && !holds(quoted, &part) {
                return false;
            }
            part.clear();
            parts += 1;
        }
        if let Some(bracket) = between.rfind(['[', ']']) {
            is_bracketed = between[bracket..].starts_with('[');
        }
        if let Some(token) = token {
            end = token.end;
            if !is_bracketed {
                part.push(token.raw);
            }
        }
    }
    true
}

/// Whether a list of numbers has another one in it (Knuth, Morris and Pratt): no text makes this slow.
fn holds(list: &[u32], part: &[u32]) -> bool {
    let mut borders = vec![0; part.len()];
    let mut border = 0;
    for at in 1..part.len() {
        while border > 0 && part[at] != part[border] {
            border = borders[border - 1];
        }
        border += usize::from(part[at] == part[border]);
        borders[at] = border;
    }
    let (mut at, mut matched) = (0, 0);
    while at < list.len() && matched < part.len() {
        if list[at] == part[matched] {
            matched += 1;
        } else if matched > 0 {
            matched = borders[matched - 1];
            continue;
        }
        at += 1;
    }
    matched == part.len()
}
