//! Where the sentences of a text start and end: English rules, and the full stops of other scripts.

use std::ops::Range;

use super::abbreviations;

/// The sentences of a text as byte ranges: in order, without the space around them, together all but the space.
#[must_use]
pub fn split(text: &str) -> Vec<Range<usize>> {
    let splitter = Splitter::new(text);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(sentence) = splitter.next(text, at) {
        at = sentence.end;
        found.push(sentence);
    }
    found
}

/// A newline after a line shorter than this (in bytes) is the writer's; after a longer one it may only be a wrap.
const SHORT_LINE: usize = 60;

/// What has to be known of a whole text before its sentences can be found one by one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Splitter {
    /// The text has capitals, so a small letter after a stop goes on with the sentence.
    has_capitals: bool,
}

impl Splitter {
    pub(super) fn new(text: &str) -> Self {
        Self { has_capitals: text.contains(char::is_uppercase) }
    }

    /// The first sentence at or after the byte `from`, which must be the start or where a sentence ended.
    pub(super) fn next(self, text: &str, from: usize) -> Option<Range<usize>> {
        let rest = text[from..].trim_start();
        let start = text.len() - rest.len();
        let mut at = start;
        while let Some(char) = text[at..].chars().next() {
            if char == '\n' && breaks(text, at) {
                return Some(start..start + text[start..at].trim_end().len());
            }
            if is_stop(char) {
                let (end, is_end) = self.stop(text, start, at);
                if is_end {
                    return Some(start..end);
                }
                at = end;
            } else {
                at += char.len_utf8();
            }
        }
        (!rest.is_empty()).then(|| start..start + rest.trim_end().len())
    }

    /// Judges the stop at `at`: the byte after all that belongs to it, and whether the sentence ends there.
    fn stop(self, text: &str, start: usize, at: usize) -> (usize, bool) {
        let tail = text[at..].trim_start_matches(|char| is_stop(char) || is_closer(char));
        let mut end = text.len() - tail.len();
        let marks = &text[at..end];
        let mut next = tail.trim_start();
        if next.len() == tail.len() && !tail.is_empty() {
            // No space: only the wide stops of Chinese and Japanese do without, and go on after a quotation.
            let wide = marks.ends_with(is_wide) || marks.contains(is_wide) && tail.starts_with(is_opener);
            return (end, wide);
        }
        let gap = &tail[..tail.len() - next.len()];
        if let Some(after) = next.strip_prefix(['\'', '"', '’', '”'])
            && (after.is_empty() || after.starts_with(char::is_whitespace))
            && !has_blank_line(gap)
        {
            // A closing quotation mark set apart by a slip.
            end = text.len() - after.len();
            next = after.trim_start();
        }
        let is_end = next.is_empty() || has_blank_line(gap) || self.ends(&text[start..at], marks, next);
        (end, is_end)
    }

    /// Whether a sentence that reads `before`, then these marks, ends before `next`.
    fn ends(self, before: &str, marks: &str, next: &str) -> bool {
        if next.starts_with(is_stop) || self.goes_on(next) {
            return false;
        }
        let closers = marks.trim_start_matches(is_stop);
        let is_quoted = closers.contains(['’', '”', '\'', '"', '»']);
        match &marks[..marks.len() - closers.len()] {
            "." if is_quoted => true,
            "." => abbreviations::ends_sentence(before, next),
            _ => !(is_quoted && abbreviations::names_speaker(next)),
        }
    }

    /// Whether the first letter of `next` is a small one, as it is in the middle of a sentence.
    fn goes_on(self, next: &str) -> bool {
        let mut letters = next.chars().take(8).skip_while(|char| !char.is_alphanumeric());
        let is_small = letters.next().is_some_and(char::is_lowercase);
        // Names such as "iPhone" start with a small letter anywhere.
        is_small && self.has_capitals && !letters.next().is_some_and(char::is_uppercase)
    }
}

/// Whether the newline at `at` ends a sentence that has no stop: before a blank line, or after a short line.
fn breaks(text: &str, at: usize) -> bool {
    let next = text[at..].trim_start();
    let line = &text[text[..at].rfind('\n').map_or(0, |newline| newline + 1)..at];
    has_blank_line(&text[at..text.len() - next.len()])
        || line.len() < SHORT_LINE && !next.starts_with(char::is_lowercase) && !line.trim_end().ends_with(',')
}

fn has_blank_line(gap: &str) -> bool {
    gap.matches('\n').count() > 1
}

fn is_stop(char: char) -> bool {
    matches!(char, '.' | '!' | '?' | '…' | '؟' | '۔' | '।' | '॥') || is_wide(char)
}

/// The stops that no space follows.
fn is_wide(char: char) -> bool {
    matches!(char, '。' | '！' | '？' | '．' | '｡')
}

fn is_closer(char: char) -> bool {
    matches!(char, '’' | '”' | '\'' | '"' | '»' | '›' | ')' | ']' | '}' | '」' | '』' | '）')
}

pub(super) fn is_opener(char: char) -> bool {
    matches!(char, '‘' | '“' | '\'' | '"' | '«' | '‹' | '(' | '[' | '{' | '「' | '『' | '（')
}
