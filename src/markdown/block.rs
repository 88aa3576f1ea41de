//! The blocks of a comment: paragraphs, fences, quotes and lists, from its lines.

use super::inline;
use super::model::{Block, MAX_DEPTH};

/// Reads a comment. Never fails: what is not understood becomes text.
#[must_use]
pub fn parse(text: &str) -> Vec<Block> {
    blocks(&text.lines().collect::<Vec<_>>(), 0)
}

/// The blocks that these lines hold, `depth` quotes and lists deep.
fn blocks(lines: &[&str], depth: usize) -> Vec<Block> {
    let mut found = Vec::new();
    let mut paragraph: Vec<&str> = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let rest = &lines[at..];
        let (block, used) = if let Some(fence) = Fence::open(line) {
            fence.take(rest)
        } else if depth < MAX_DEPTH && quoted(line).is_some() {
            quote(rest, depth)
        } else if let Some(marker) = Marker::read(line).filter(|marker| {
            // A number other than 1 at the start of a line is far more often part of the sentence before.
            depth < MAX_DEPTH && (paragraph.is_empty() || marker.may_interrupt())
        }) {
            list(rest, &marker, depth)
        } else {
            if is_blank(line) {
                end_paragraph(&mut paragraph, &mut found);
            } else {
                paragraph.push(line.trim());
            }
            at += 1;
            continue;
        };
        end_paragraph(&mut paragraph, &mut found);
        found.push(block);
        at += used;
    }
    end_paragraph(&mut paragraph, &mut found);
    found
}

fn end_paragraph(lines: &mut Vec<&str>, found: &mut Vec<Block>) {
    if !lines.is_empty() {
        found.push(Block::Paragraph(inline::parse(&lines.join("\n"))));
        lines.clear();
    }
}

/// A quote: the lines in a row that start with `>`. A line without it ends the quote, so an answer typed right under
/// a quotation is never taken for a part of it.
fn quote(lines: &[&str], depth: usize) -> (Block, usize) {
    let inner: Vec<&str> = lines.iter().map_while(|line| quoted(line)).collect();
    (Block::Quote(blocks(&inner, depth + 1)), inner.len())
}

/// The line without its `>`.
fn quoted(line: &str) -> Option<&str> {
    let rest = line.trim_start().strip_prefix('>')?;
    Some(rest.strip_prefix(' ').unwrap_or(rest))
}

/// A list: the items in a row of the same kind, each with the lines indented under it.
fn list(lines: &[&str], first: &Marker, depth: usize) -> (Block, usize) {
    let mut items = Vec::new();
    let mut at = 0;
    let mut next = 0;
    while let Some(marker) =
        lines.get(next).and_then(|line| Marker::read(line)).filter(|marker| marker.kind.joins(first.kind))
    {
        let mut inner = vec![&lines[next][marker.text_at..]];
        at = next + 1;
        next = at;
        // Blank lines belong to the item only if something of the item follows them.
        while let Some(line) = lines.get(next) {
            if !is_blank(line) {
                if indent(line) < marker.indent + 2 {
                    break;
                }
                inner.extend_from_slice(&lines[at..next]);
                inner.push(unindent(line, marker.text_at));
                at = next + 1;
            }
            next += 1;
        }
        items.push(blocks(&inner, depth + 1));
    }
    (Block::List { ordered: first.kind.start(), items }, at)
}

/// What starts an item.
#[derive(Clone, Copy)]
enum Kind {
    Bullet(u8),
    Number(u32),
}

impl Kind {
    /// Whether an item of this kind goes on with a list of the other.
    fn joins(self, other: Self) -> bool {
        match (self, other) {
            (Self::Bullet(mine), Self::Bullet(theirs)) => mine == theirs,
            (Self::Number(_), Self::Number(_)) => true,
            _ => false,
        }
    }

    fn start(self) -> Option<u32> {
        match self {
            Self::Bullet(_) => None,
            Self::Number(number) => Some(number),
        }
    }
}

/// The start of a list item.
struct Marker {
    kind: Kind,
    /// How much space stands before it.
    indent: usize,
    /// Where its text starts in the line.
    text_at: usize,
}

impl Marker {
    /// The marker of a line that has one, with words after it.
    fn read(line: &str) -> Option<Self> {
        let indent = indent(line);
        let body = &line[indent..];
        let bytes = body.as_bytes();
        let (kind, width) = match *bytes.first()? {
            bullet @ (b'-' | b'*' | b'+') => (Kind::Bullet(bullet), 1),
            b'0'..=b'9' => {
                let number = body.split_once('.')?.0;
                (Kind::Number(number.parse().ok()?), number.len() + 1)
            }
            _ => return None,
        };
        let after = &body[width..];
        let text = after.trim_start_matches([' ', '\t']);
        if text.len() == after.len() || is_blank(text) {
            return None;
        }
        // A line of nothing but bullets, such as `* * *`, parts two scenes.
        if let Kind::Bullet(bullet) = kind
            && text.bytes().all(|byte| byte == bullet || byte.is_ascii_whitespace())
        {
            return None;
        }
        Some(Self { kind, indent, text_at: line.len() - text.len() })
    }

    fn may_interrupt(&self) -> bool {
        self.kind.start().is_none_or(|number| number == 1)
    }
}

/// An opening fence.
struct Fence<'a> {
    indent: usize,
    ticks: usize,
    language: &'a str,
}

impl<'a> Fence<'a> {
    fn open(line: &'a str) -> Option<Self> {
        let indent = indent(line);
        let body = &line[indent..];
        let language = body.trim_start_matches('`');
        let ticks = body.len() - language.len();
        // With a backtick further on it is code within a line.
        (ticks >= 3 && !language.contains('`')).then(|| Self { indent, ticks, language: language.trim() })
    }

    fn closes(&self, line: &str) -> bool {
        let line = line.trim();
        line.len() >= self.ticks && line.bytes().all(|byte| byte == b'`')
    }

    /// The code under the fence, to the closing one or else to the end, and how many lines that took.
    fn take(&self, lines: &[&str]) -> (Block, usize) {
        let inside = &lines[1..];
        let length = inside.iter().position(|line| self.closes(line)).unwrap_or(inside.len());
        let code: Vec<&str> = inside[..length].iter().map(|line| unindent(line, self.indent)).collect();
        let language = (!self.language.is_empty()).then(|| self.language.to_owned());
        (Block::Code { text: code.join("\n"), language }, (length + 2).min(lines.len()))
    }
}

fn is_blank(line: &str) -> bool {
    line.trim().is_empty()
}

/// How many spaces and tabs a line starts with.
fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}

/// The line without as many as `columns` of the spaces and tabs it starts with.
fn unindent(line: &str, columns: usize) -> &str {
    &line[indent(line).min(columns)..]
}
