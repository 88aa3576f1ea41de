//! Addresses: which may be linked, and where they start and end in a text.

/// Whether a reader's address may become a link: `http`, `https` or `mailto`, in any case, with something after it,
/// and no character that browsers drop or that hides what the address says.
#[must_use]
pub fn is_safe(address: &str) -> bool {
    let Some((scheme, rest)) = address.split_once(':') else { return false };
    let names_place = if scheme.eq_ignore_ascii_case("mailto") {
        !rest.is_empty()
    } else {
        let is_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
        is_web && rest.strip_prefix("//").is_some_and(|host| host.starts_with(char::is_alphanumeric))
    };
    names_place && !address.chars().any(is_hidden)
}

/// Spaces, control characters, and marks that are not seen or turn the reading direction.
fn is_hidden(char: char) -> bool {
    char.is_whitespace()
        || char.is_control()
        || matches!(char, '\u{ad}' | '\u{61c}' | '\u{feff}')
        || matches!(char, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
}

/// How deep parentheses may nest in a target. It also bounds how far the search for the end can go in vain.
const MAX_PARENTHESES: usize = 8;

/// The target `(…)` that the text starts with, if it may be linked, and its length with the parentheses.
pub(super) fn target(text: &str) -> Option<(String, usize)> {
    let inside = text.strip_prefix('(')?.trim_start_matches(' ');
    let (href, rest) = match inside.strip_prefix('<') {
        Some(inside) => destination(inside, true)?,
        None => destination(inside, false)?,
    };
    let after = rest.trim_start_matches(' ').strip_prefix(')')?;
    is_safe(&href).then(|| (href, text.len() - after.len()))
}

/// The address that the text starts with, its escapes undone, and the text after it. It ends at the `>` of `<…>`, or
/// else at a space or a parenthesis that it did not open.
fn destination(text: &str, in_angles: bool) -> Option<(String, &str)> {
    let mut href = String::new();
    let mut depth = 0_usize;
    let mut chars = text.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        match char {
            '>' if in_angles => return Some((href, &text[at + 1..])),
            ' ' if !in_angles => return Some((href, &text[at..])),
            ')' if !in_angles && depth == 0 => return Some((href, &text[at..])),
            ')' => depth = depth.saturating_sub(1),
            '(' if depth == MAX_PARENTHESES => return None,
            '(' => depth += 1,
            '\\' => {
                let escaped = chars.next_if(|(_, next)| next.is_ascii_punctuation());
                href.push(escaped.map_or(char, |(_, next)| next));
                continue;
            }
            '<' => return None,
            _ if is_hidden(char) => return None,
            _ => {}
        }
        href.push(char);
    }
    None
}

/// The address in the `<…>` that the text starts with.
pub(super) fn in_angles(text: &str) -> Option<&str> {
    let inside = text.strip_prefix('<')?;
    let end = inside.find(|char: char| matches!(char, '<' | '>') || is_hidden(char))?;
    let address = &inside[..end];
    (inside[end..].starts_with('>') && is_safe(address)).then_some(address)
}

/// The `http://…` or `https://…` that the text starts with, without the punctuation of the sentence around it.
/// `in_brackets`: a `[` is open, so a `]` ends the address.
pub(super) fn bare(text: &str, in_brackets: bool) -> Option<&str> {
    // Looking at the host first keeps a row of addresses without one from being searched to its end each time.
    let has_host = ["http://", "https://"].iter().any(|scheme| {
        let start = text.get(..scheme.len()).filter(|start| start.eq_ignore_ascii_case(scheme));
        start.is_some() && text[scheme.len()..].starts_with(char::is_alphanumeric)
    });
    if !has_host {
        return None;
    }
    let ends = |char: char| {
        matches!(char, '<' | '>' | '"' | '`' | '\\' | '“' | '”')
            || in_brackets && char == ']'
            || is_hidden(char)
    };
    let address = trim_sentence(&text[..text.find(ends).unwrap_or(text.len())]);
    is_safe(address).then_some(address)
}

/// The address without the punctuation at its end that belongs to the sentence: stops, quotes, marks of emphasis and
/// closing parentheses that it did not open.
fn trim_sentence(address: &str) -> &str {
    let count = |wanted: u8| address.bytes().filter(|&byte| byte == wanted).count();
    let mut surplus = count(b')').saturating_sub(count(b'('));
    let mut kept = address;
    while let Some(last) = kept.chars().next_back() {
        let drops = match last {
            ')' if surplus > 0 => {
                surplus -= 1;
                true
            }
            '.' | ',' | ';' | ':' | '!' | '?' | '*' | '_' | '~' | '\'' | '’' | '‘' | '»' | '…' | '。'
            | '、' => true,
            _ => false,
        };
        if !drops {
            break;
        }
        kept = &kept[..kept.len() - last.len_utf8()];
    }
    kept
}
