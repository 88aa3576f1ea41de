//! The sentences in a text that a model wrote: plain text, without the marks and the openings that models add.

use super::text::{clean, clip};
use crate::summary::sentences::split;

/// The most sentences that are taken from one text.
pub const MOST: usize = 12;
/// The most characters of a sentence; what is longer ends with `…`.
pub const MOST_CHARS: usize = 600;

/// Models call a summary by these before they begin.
const HEADS: [&str; 10] = [
    "Summary",
    "Key points",
    "Key takeaways",
    "TL;DR",
    "Zusammenfassung",
    "Résumé",
    "Resumen",
    "Riassunto",
    "Samenvatting",
    "Resumo",
];
/// The first words of an opening such as "Sure! Here is a summary:".
const OPENINGS: [&str; 5] = ["Here", "Sure", "Certainly", "Of course", "Below"];

/// The sentences of a whole text.
#[must_use]
pub fn lines(text: &str) -> Vec<String> {
    read(text, true)
}

/// The sentences that are complete in a text which is still being written: always the first ones of those that
/// [`lines`] finds in the whole.
#[must_use]
pub fn finished(text: &str) -> Vec<String> {
    read(text, false)
}

fn read(text: &str, is_whole: bool) -> Vec<String> {
    let text = clean(text);
    let mut found = Vec::new();
    let Some(mut paragraphs) = paragraphs(after_thoughts(&text), is_whole) else { return found };
    let open = if is_whole { None } else { paragraphs.pop() };
    let closed = paragraphs.iter().map(|paragraph| (paragraph, false));
    for (paragraph, is_open) in closed.chain(open.iter().map(|open| (open, true))) {
        for range in split(paragraph) {
            if found.len() == MOST || is_open && !is_settled(paragraph, range.end) {
                return found;
            }
            let words: Vec<&str> = paragraph[range].split_whitespace().collect();
            if words.iter().any(|word| has_letters(word)) {
                found.push(clip(words.join(" "), MOST_CHARS));
            }
        }
    }
    found
}

/// The text after what a model thinks aloud.
fn after_thoughts(text: &str) -> &str {
    let text = text.trim_start();
    text.strip_prefix("<think>")
        .map_or(text, |thoughts| thoughts.split_once("</think>").map_or("", |(_, answer)| answer))
}

/// The paragraphs and the items of lists, without their marks. Nothing as long as the text may be an opening.
fn paragraphs(text: &str, is_whole: bool) -> Option<Vec<String>> {
    let mut paragraphs = vec![String::new()];
    let mut has_begun = false;
    let mut number = 0;
    for raw in text.split_inclusive('\n') {
        let is_coming = !is_whole && !raw.ends_with('\n');
        let line = raw.trim_start();
        let (item, line) = match item(line, &mut number) {
            Some(line) => (true, line),
            None => (false, line),
        };
        if !has_letters(line) {
            // As long as more may come in it, nobody knows what it parts.
            if !is_coming && !line.starts_with("```") {
                paragraphs.push(String::new());
            }
            continue;
        }
        if line.starts_with("```") || is_heading(line, item) {
            continue;
        }
        let mut line = plain(line.trim_start_matches('>').trim_start());
        if !has_begun {
            if is_coming && begins_as_opening(&line) {
                return None;
            }
            if is_opening(&line) {
                continue;
            }
            line = without_head(&line).to_owned();
            has_begun = has_letters(&line);
        }
        if item {
            paragraphs.push(String::new());
        }
        if let Some(paragraph) = paragraphs.last_mut() {
            paragraph.push_str(&line);
            paragraph.push('\n');
        }
    }
    Some(paragraphs)
}

/// The line without the mark of a list item, if it has one. Numbers must follow one another: "12. Mai" is none.
fn item<'a>(line: &'a str, number: &mut u32) -> Option<&'a str> {
    let (mark, rest) = line.split_once([' ', '\u{a0}'])?;
    if matches!(mark, "-" | "*" | "+" | "•" | "‣" | "◦" | "▪" | "·" | "–" | "—") {
        return Some(rest);
    }
    let count: u32 = mark.strip_suffix(['.', ')'])?.parse().ok()?;
    if count != 1 && count != *number + 1 {
        return None;
    }
    *number = count;
    Some(rest)
}

/// Whether a line heads what comes after it: `# Summary`, or `**Summary**` in a line of its own.
fn is_heading(line: &str, is_item: bool) -> bool {
    let bold = || line.trim_end().strip_prefix("**")?.strip_suffix("**");
    let unmarked = line.trim_start_matches('#');
    unmarked.len() < line.len() && unmarked.starts_with(' ')
        || !is_item
            && bold().is_some_and(|words| split(words).len() == 1 && words.ends_with(char::is_alphanumeric))
}

/// Whether a first line only says that a summary follows.
fn is_opening(line: &str) -> bool {
    line.trim_end().ends_with([':', '：']) && (begins_as_opening(line) || split(line).len() == 1)
}

fn begins_as_opening(line: &str) -> bool {
    OPENINGS.iter().any(|opening| after(line, opening).is_some())
}

fn without_head(line: &str) -> &str {
    let after_head = |head: &&str| after(line, head)?.trim_start().strip_prefix([':', '：']);
    HEADS.iter().find_map(after_head).map_or(line, str::trim_start)
}

/// What stands after this beginning, in any case of its letters.
fn after<'a>(line: &'a str, start: &str) -> Option<&'a str> {
    let (head, rest) = line.split_at_checked(start.len())?;
    head.eq_ignore_ascii_case(start).then_some(rest)
}

/// The line without marks of emphasis and of code, and without the backslashes that take marks for letters.
fn plain(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut before = ' ';
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied().unwrap_or(' ');
        let stays = match letter {
            '`' => false,
            '*' => before.is_whitespace() && next.is_whitespace(),
            '_' => before.is_alphanumeric() && next.is_alphanumeric(),
            '\\' => !next.is_ascii_punctuation(),
            _ => true,
        };
        before = letter;
        if stays {
            plain.push(letter);
        } else if letter == '\\'
            && let Some(literal) = letters.next()
        {
            plain.push(literal);
            before = literal;
        }
    }
    plain
}

/// Whether a sentence that ends here in a paragraph still ends here, whatever comes after the paragraph. The
/// splitter looks at four words ahead, at the first letter after the end, and for capitals anywhere.
fn is_settled(paragraph: &str, end: usize) -> bool {
    let rest = &paragraph[end..];
    // Each line ends here, but the last one may go on.
    let next = rest.trim();
    let Some(first) = next.chars().next() else { return false };
    let is_small = next.chars().find(|letter| letter.is_alphanumeric()).is_some_and(char::is_lowercase);
    if is_small && !paragraph.contains(char::is_uppercase) {
        return false;
    }
    // Scripts without capitals have no abbreviations that the splitter knows.
    let is_caseless = first.is_alphabetic() && !first.is_lowercase() && !first.is_uppercase();
    is_caseless || next.split_whitespace().count() > 4
}

fn has_letters(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
}
