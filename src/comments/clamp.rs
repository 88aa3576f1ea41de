//! How much of a long comment is shown before the reader asks for all of it.

/// From how many characters on a comment is long: about a screen and a half of a phone.
const MOST: usize = 2_500;
/// From how many lines on a comment is long.
const LINES: usize = 20;
/// So much may be too much: nobody should ask for more and get two words.
const SLACK: usize = 5;

/// The beginning of a long text, up to the end of a line, a sentence or a word; `None` where the text is not long.
/// Looks no further than at so many characters.
#[must_use]
pub fn beginning(text: &str) -> Option<&str> {
    let lines = text.match_indices('\n').map(|(at, _)| at);
    let lines_end =
        lines.clone().nth(LINES - 1).filter(|_| lines.clone().nth(LINES + LINES / SLACK).is_some());
    let letters_end = nth(text, MOST).filter(|_| nth(text, MOST + MOST / SLACK).is_some());
    let end = match (lines_end, letters_end) {
        (Some(lines), Some(letters)) => lines.min(letters),
        (end, None) | (None, end) => end?,
    };
    let most = &text[..end];
    if lines_end == Some(end) {
        return Some(most);
    }
    // Not too far back, or a text with one line break near its start would be cut there.
    let late_enough = |at: &usize| *at > end / 2;
    let ends = [most.rfind('\n'), most.rfind(". ").map(|at| at + 1), most.rfind(char::is_whitespace)];
    let cut = ends.into_iter().flatten().find(late_enough);
    Some(&most[..cut.unwrap_or(end)])
}

fn nth(text: &str, count: usize) -> Option<usize> {
    // No text has more characters than bytes.
    if text.len() <= count { None } else { text.char_indices().nth(count).map(|(at, _)| at) }
}
