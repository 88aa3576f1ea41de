//! A quotation of a comment in the reply to it.

/// How many quotes deep a quotation may be, itself included: what is deeper is of the third hand, and is left there.
const DEEPEST: usize = 3;
/// The longest quotation, in characters: more of a comment is better linked than quoted.
const LONGEST: usize = 2_000;

/// The words as a Markdown quote, to be written under what the reader has written; empty where there are no words.
#[must_use]
pub fn quoted(words: &str) -> String {
    let mut quote = String::new();
    let (mut blank, mut room) = (false, LONGEST);
    for line in words.lines() {
        let line = shallow(line.trim_end());
        if line.is_empty() {
            blank = !quote.is_empty();
            continue;
        }
        if std::mem::take(&mut blank) {
            quote.push_str(">\n");
        }
        let end = line.char_indices().nth(room).map(|(at, _)| at);
        let kept = &line[..end.unwrap_or(line.len())];
        room -= kept.chars().count();
        quote.push_str("> ");
        quote.push_str(kept);
        if end.is_some() {
            quote.truncate(quote.trim_end().len());
            quote.push_str(" …\n");
            break;
        }
        quote.push('\n');
    }
    quote
}

/// A draft with a quotation under it: nothing of the draft is lost, and what is typed next stands under the quotation.
#[must_use]
pub fn under(draft: &str, quote: &str) -> String {
    let written = draft.trim_end();
    let gap = if written.is_empty() { "" } else { "\n\n" };
    [written, gap, quote, "\n"].concat()
}

/// A line that is quoted already, without the quotes that would be too deep.
fn shallow(line: &str) -> &str {
    let marks = line.chars().take_while(|char| matches!(char, '>' | ' ' | '\t'));
    let deep = marks.filter(|char| *char == '>').count();
    let too_deep = (deep + 1).saturating_sub(DEEPEST);
    let at = line.match_indices('>').take(too_deep).last().map_or(0, |(at, _)| at + 1);
    line[at..].trim_start()
}
