//! The pieces of a paragraph: one walk over its text, then the emphasis.

use super::emphasis::{self, Run};
use super::link;
use super::model::Inline;

/// A piece of a paragraph before its emphasis is known.
pub(super) enum Piece<'a> {
    /// Text as typed.
    Text(&'a str),
    /// An address that links to itself.
    Address(&'a str),
    /// What is already whole.
    Whole(Inline),
    /// A run of `*` or `_`.
    Run(Run<'a>),
}

/// Reads the text of a paragraph, its lines parted by `\n`.
pub(super) fn parse(text: &str) -> Vec<Inline> {
    let mut scanner = Scanner::new(text);
    scanner.scan();
    emphasis::nest(scanner.pieces, false)
}

/// Longer runs of backticks never enclose code: it bounds the searches for a closing run.
const MAX_TICKS: usize = 31;

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    /// Where the plain text starts that no piece holds yet.
    plain_from: usize,
    pieces: Vec<Piece<'a>>,
    /// The `[` still open: its piece and its place in the text.
    brackets: Vec<(usize, usize)>,
    /// Bit n: no run of n backticks follows, so don't search again.
    no_ticks: u32,
}

impl<'a> Scanner<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, at: 0, plain_from: 0, pieces: Vec::new(), brackets: Vec::new(), no_ticks: 0 }
    }

    fn scan(&mut self) {
        while let Some(&byte) = self.text.as_bytes().get(self.at) {
            match byte {
                b'\\' => self.escape(),
                b'\n' => self.push(1, Piece::Whole(Inline::Break)),
                b'`' => self.code(),
                b'<' => self.angle(),
                b'h' | b'H' => self.address(),
                b'*' | b'_' => self.run(byte),
                b'[' => {
                    self.flush();
                    self.brackets.push((self.pieces.len(), self.at));
                    self.push(1, Piece::Text(&self.text[self.at..=self.at]));
                }
                b']' => self.link(),
                _ => self.at += 1,
            }
        }
        self.flush();
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// Makes a piece of the plain text up to here.
    fn flush(&mut self) {
        if self.plain_from < self.at {
            self.pieces.push(Piece::Text(&self.text[self.plain_from..self.at]));
        }
        self.plain_from = self.at;
    }

    /// Adds a piece for the next `length` bytes.
    fn push(&mut self, length: usize, piece: Piece<'a>) {
        self.flush();
        self.pieces.push(piece);
        self.at += length;
        self.plain_from = self.at;
    }

    /// `\*` is a plain `*`; at the end of a line the backslash is the break that is there anyway.
    fn escape(&mut self) {
        match self.text.as_bytes().get(self.at + 1) {
            Some(next) if next.is_ascii_punctuation() => {
                let escaped = &self.text[self.at + 1..self.at + 2];
                self.push(2, Piece::Text(escaped));
            }
            Some(b'\n') => self.push(2, Piece::Whole(Inline::Break)),
            _ => self.at += 1,
        }
    }

    /// Code from here to the next run of as many backticks.
    fn code(&mut self) {
        let rest = self.rest();
        let ticks = count(rest, b'`');
        if ticks > MAX_TICKS || self.no_ticks & (1 << ticks) != 0 {
            self.at += ticks;
            return;
        }
        if let Some(length) = closing_ticks(&rest[ticks..], ticks) {
            let code = code_text(&rest[ticks..ticks + length]);
            self.push(length + 2 * ticks, Piece::Whole(Inline::Code(code)));
        } else {
            self.no_ticks |= 1 << ticks;
            self.at += ticks;
        }
    }

    /// `<https://…>`.
    fn angle(&mut self) {
        match link::in_angles(self.rest()) {
            Some(address) => self.push(address.len() + 2, Piece::Address(address)),
            None => self.at += 1,
        }
    }

    /// `https://…` as it stands in a sentence.
    fn address(&mut self) {
        let in_word = self.text[..self.at].ends_with(char::is_alphanumeric);
        match (!in_word).then(|| link::bare(self.rest(), !self.brackets.is_empty())).flatten() {
            Some(address) => self.push(address.len(), Piece::Address(address)),
            None => self.at += 1,
        }
    }

    fn run(&mut self, mark: u8) {
        let rest = self.rest();
        let length = count(rest, mark);
        let before = self.text[..self.at].chars().next_back();
        let run = Run::new(&rest[..length], before, rest[length..].chars().next());
        self.push(length, Piece::Run(run));
    }

    /// At a `]`: the end of a link if a `[` is open and a target that may be linked follows.
    fn link(&mut self) {
        let target = self.brackets.pop().and_then(|(piece, from)| {
            let (href, length) = link::target(&self.text[self.at + 1..])?;
            // A link that shows nothing could be neither seen nor read out.
            let is_empty = self.text[from + 1..self.at].trim().is_empty();
            (!is_empty).then_some((piece, href, length))
        });
        let Some((piece, href, length)) = target else {
            self.at += 1;
            return;
        };
        self.flush();
        let inside = self.pieces.split_off(piece + 1);
        self.pieces.truncate(piece);
        self.push(length + 1, Piece::Whole(Inline::Link { href, text: emphasis::nest(inside, true) }));
        // A link cannot hold another, so the brackets around this one are plain.
        self.brackets.clear();
    }
}

/// How many of this byte the text starts with.
fn count(text: &str, byte: u8) -> usize {
    text.bytes().take_while(|&next| next == byte).count()
}

/// Where the next run of exactly `ticks` backticks starts.
fn closing_ticks(text: &str, ticks: usize) -> Option<usize> {
    let mut at = 0;
    loop {
        at += text[at..].find('`')?;
        let length = count(&text[at..], b'`');
        if length == ticks {
            return Some(at);
        }
        at += length;
    }
}

/// Code within a line has no line breaks, and may be set off from its backticks by one space on each side.
fn code_text(typed: &str) -> String {
    let code = typed.replace('\n', " ");
    match code.strip_prefix(' ').and_then(|code| code.strip_suffix(' ')) {
        Some(inner) if !inner.trim().is_empty() => inner.to_owned(),
        _ => code,
    }
}
