//! The words of HTML that is pasted. Found here and not by the browser's parser, which takes a text only where the page's
//! policy trusts it (Trusted Types).

/// Elements whose words nobody reads.
const UNREAD: [&str; 5] = ["head", "script", "style", "template", "title"];
/// Elements that begin on a line of their own.
const LINES: [&str; 16] = [
    "blockquote",
    "br",
    "dd",
    "div",
    "dt",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "p",
    "pre",
    "tr",
];
/// The characters that have a name in what editors and browsers put into the clipboard.
const NAMED: [(&str, char); 6] =
    [("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\''), ("nbsp", ' ')];
/// The longest reference that is looked for: `&#x10ffff;`.
const LONGEST: usize = 10;

/// The words, each paragraph on a line of its own.
#[must_use]
pub fn words(html: &str) -> String {
    let mut words = String::new();
    let mut rest = html;
    while let Some((text, after)) = rest.split_once('<') {
        push(&mut words, text);
        if let Some(comment) = after.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        if !after.starts_with(|letter: char| letter.is_ascii_alphabetic() || "/!?".contains(letter)) {
            words.push('<');
            rest = after;
            continue;
        }
        let (tag, after) = after.split_at(end_of_tag(after));
        rest = after.get(1..).unwrap_or_default();
        let is_end = tag.starts_with('/');
        let name = tag.trim_start_matches('/').split(|letter: char| !letter.is_ascii_alphanumeric()).next();
        let name = name.unwrap_or_default().to_ascii_lowercase();
        if !is_end && UNREAD.contains(&name.as_str()) {
            rest = after_element(rest, &name);
        } else if LINES.contains(&name.as_str()) && !words.is_empty() && !words.ends_with('\n') {
            words.truncate(words.trim_end_matches(' ').len());
            words.push('\n');
        }
    }
    push(&mut words, rest);
    words.trim().to_owned()
}

/// Where the `>` of a tag stands: not in an attribute's value.
fn end_of_tag(tag: &str) -> usize {
    let mut quote = None;
    let end = tag.bytes().position(|byte| {
        match quote {
            Some(open) if byte == open => quote = None,
            None if byte == b'"' || byte == b'\'' => quote = Some(byte),
            _ => {}
        }
        quote.is_none() && byte == b'>'
    });
    end.unwrap_or(tag.len())
}

/// What stands behind the end of the element whose start was read.
fn after_element<'a>(html: &'a str, name: &str) -> &'a str {
    let end = ["</", name].concat();
    let ends =
        |at: &usize| html.get(*at..at + end.len()).is_some_and(|found| found.eq_ignore_ascii_case(&end));
    html.match_indices("</").map(|(at, _)| at).find(ends).map_or("", |at| &html[at..])
}

/// Adds text with its references resolved; white space is one space, as a browser shows it.
fn push(words: &mut String, text: &str) {
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let (letter, length) =
            (letter == '&').then(|| reference(rest)).flatten().unwrap_or((letter, letter.len_utf8()));
        rest = &rest[length..];
        if !letter.is_whitespace() {
            words.push(letter);
        } else if !words.is_empty() && !words.ends_with([' ', '\n']) {
            words.push(' ');
        }
    }
}

/// The character that a text begins with by a reference, and how long that is.
fn reference(text: &str) -> Option<(char, usize)> {
    let (name, _) = text.get(1..)?.split_once(';').filter(|(name, _)| name.len() < LONGEST)?;
    let letter = match name.strip_prefix('#') {
        Some(number) => {
            let hex = number.strip_prefix(['x', 'X']).map(|digits| u32::from_str_radix(digits, 16));
            char::from_u32(hex.unwrap_or_else(|| number.parse()).ok()?).filter(|letter| *letter != '\0')?
        }
        None => NAMED.iter().find(|(known, _)| *known == name)?.1,
    };
    Some((letter, name.len() + 2))
}
