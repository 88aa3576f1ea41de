//! Rust source cut into words, signs and texts, with neither comments nor unit tests in it.

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// An identifier, keyword or number.
    Word,
    /// The content of a string literal, as it is written.
    Text,
    /// One sign; `::` is one as well.
    Sign,
}

/// A piece of source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// What it is.
    pub(crate) kind: Kind,
    /// How it is written.
    pub(crate) text: String,
    /// Where it begins, counted from 1.
    pub(crate) line: usize,
}

impl Token {
    /// The token is this word or sign.
    pub(crate) fn is(&self, text: &str) -> bool {
        self.kind != Kind::Text && self.text == text
    }
}

/// The tokens of a source file up to its unit tests, which stand at its end.
pub(crate) fn tokens(source: &str) -> Vec<Token> {
    let source = source.split("\n#[cfg(test)]\nmod ").next().unwrap_or(source);
    let mut tokens = Vec::new();
    let (mut rest, mut line) = (source, 1);
    while let Some(first) = rest.chars().next() {
        let (kind, length) = next(rest, first);
        if let Some(kind) = kind {
            let text = match kind {
                Kind::Text => rest[..length].trim_matches(['r', '#']).trim_matches('"').to_owned(),
                _ => rest[..length].to_owned(),
            };
            tokens.push(Token { kind, text, line });
        }
        line += rest[..length].matches('\n').count();
        rest = &rest[length..];
    }
    tokens
}

/// What stands at the start of `rest`, and how long it is; no kind for what is left out.
fn next(rest: &str, first: char) -> (Option<Kind>, usize) {
    if rest.starts_with("//") {
        return (None, rest.find('\n').unwrap_or(rest.len()));
    }
    if rest.starts_with("/*") {
        return (None, rest.find("*/").map_or(rest.len(), |end| end + 2));
    }
    if let Some(end) = raw_text(rest) {
        return (Some(Kind::Text), end);
    }
    if first == '"' {
        return (Some(Kind::Text), closed(rest, '"'));
    }
    if first == '\'' {
        // A letter in quotes, or else the name of a lifetime.
        let escaped = rest[1..].starts_with('\\');
        let quoted =
            rest[1..].chars().next().is_some_and(|letter| rest[1 + letter.len_utf8()..].starts_with('\''));
        return (None, if escaped || quoted { closed(rest, '\'') } else { 1 });
    }
    if first.is_alphanumeric() || first == '_' {
        let end = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(rest.len());
        return (Some(Kind::Word), end);
    }
    if rest.starts_with("::") {
        return (Some(Kind::Sign), 2);
    }
    ((!first.is_whitespace()).then_some(Kind::Sign), first.len_utf8())
}

/// The length of a text or letter that ends with `quote`, both quotes included.
fn closed(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, letter) in rest.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if letter == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// The length of `r#"…"#` where that stands at the start.
fn raw_text(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix('r')?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    let content = after[hashes..].strip_prefix('"')?;
    let end = ["\"", &"#".repeat(hashes)].concat();
    Some(1 + hashes + 1 + content.find(&end)? + end.len())
}
