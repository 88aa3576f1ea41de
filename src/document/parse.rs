//! Reads JSON into nodes: of objects the known keys, the rest is checked and skipped. By hand: the first download has no
//! other need of a library for it, which brings a table of all powers of ten and more.

use std::borrow::Cow;

use super::{
    letters::{self, plain, unit},
    node::{Depth, Fields, Key, Node},
};

/// So many objects and lists inside each other are read. What is skipped may nest as it likes.
const DEEPEST: usize = 128;
/// What [`NotJson::what`] says of more.
pub(super) const TOO_DEEP: &str = "nested too deeply";

/// Why a text is no JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NotJson {
    /// Where, in bytes.
    pub(super) at: usize,
    /// What is the matter there.
    pub(super) what: &'static str,
}

/// Digits that lead beyond this add nothing to an `f64`.
const MOST: u64 = 1 << 53;

type Read<T> = Result<T, NotJson>;

/// A text that is read.
struct Parser<'a> {
    json: &'a str,
    at: usize,
    /// How many objects and lists are open.
    open: usize,
    depth: Depth,
}

impl<'a> Node<'a> {
    /// Reads JSON; what is not wanted is skipped.
    pub(super) fn read(json: &'a str, depth: Depth) -> Read<Self> {
        Self::read_within(json, depth, 0)
    }

    /// As [`read`](Self::read), of a part that stands in so many objects and lists.
    pub(super) fn read_within(json: &'a str, depth: Depth, open: usize) -> Read<Self> {
        let mut parser = Parser { json, at: 0, open, depth };
        let node = parser.value(16)?;
        if parser.peek() == 0 && parser.at == json.len() {
            Ok(node)
        } else {
            parser.fails("the end is expected")
        }
    }
}

impl<'a> Parser<'a> {
    /// The byte at this place; 0, which no JSON has, behind the last.
    fn byte(&self) -> u8 {
        self.json.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    /// The next byte that is no space.
    fn peek(&mut self) -> u8 {
        while matches!(self.byte(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
        self.byte()
    }

    fn fails<T>(&self, what: &'static str) -> Read<T> {
        Err(NotJson { at: self.at, what })
    }

    /// Goes past this byte if it is the next.
    fn eats(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == byte;
        self.at += usize::from(is_next);
        is_next
    }

    /// Whether another item follows in what ends with `close`.
    fn goes_on(&mut self, close: u8) -> Read<bool> {
        if self.eats(close) {
            Ok(false)
        } else if self.eats(b',') {
            Ok(true)
        } else {
            self.fails(if close == b']' {
                "“,” or “]” is expected"
            } else {
                "“,” or “}” is expected"
            })
        }
    }

    /// A value. `room` is how many properties an object is likely to have: a long thread takes a third less time to read
    /// when no object is moved while it grows.
    fn value(&mut self, room: usize) -> Read<Node<'a>> {
        match self.peek() {
            b'"' => self.text().map(Node::Text),
            b'-' | b'0'..=b'9' => match self.number()? {
                number if number.is_infinite() => self.fails("a number is too large"),
                number => Ok(Node::Number(number)),
            },
            open @ (b'[' | b'{') => {
                self.open += 1;
                if self.open >= DEEPEST {
                    return self.fails(TOO_DEEP);
                }
                self.at += 1;
                let node = if open == b'[' { self.list(room) } else { self.object(room) };
                self.open -= 1;
                node
            }
            _ => {
                let words = [("null", Node::Null), ("true", Node::Bool), ("false", Node::Bool)];
                for (word, node) in words {
                    if self.json.as_bytes()[self.at..].starts_with(word.as_bytes()) {
                        self.at += word.len();
                        return Ok(node);
                    }
                }
                self.fails("a value is expected")
            }
        }
    }

    fn list(&mut self, room: usize) -> Read<Node<'a>> {
        let mut list = Vec::new();
        let mut goes_on = !self.eats(b']');
        while goes_on {
            list.push(self.value(room)?);
            goes_on = self.goes_on(b']')?;
        }
        Ok(Node::List(list))
    }

    fn object(&mut self, room: usize) -> Read<Node<'a>> {
        let mut fields = Vec::with_capacity(room);
        let mut goes_on = !self.eats(b'}');
        while goes_on {
            let name = self.name()?;
            match Key::from_name(name.strip_prefix("schema:").unwrap_or(&name)) {
                Some(key) if self.depth == Depth::Whole || !key.is_from_readers() => {
                    fields.push((key, self.value(if key == Key::Comment { 10 } else { 2 })?));
                }
                _ => self.skip()?,
            }
            goes_on = self.goes_on(b'}')?;
        }
        Ok(Node::Object(Fields(fields)))
    }

    /// The name of a property, with the colon behind it.
    fn name(&mut self) -> Read<Cow<'a, str>> {
        if self.peek() != b'"' {
            return self.fails("a name in quotation marks is expected");
        }
        let name = self.text()?;
        if self.eats(b':') { Ok(name) } else { self.fails("“:” is expected") }
    }

    /// Goes past a value, however deep.
    fn skip(&mut self) -> Read<()> {
        // What ends each of those that are open.
        let mut open = Vec::new();
        loop {
            let close = match self.peek() {
                b'"' => self.span().map(|_| 0)?,
                b'-' | b'0'..=b'9' => self.number().map(|_| 0)?,
                b'[' => b']',
                b'{' => b'}',
                _ => self.value(0).map(|_| 0)?,
            };
            let mut is_new = close != 0;
            if is_new {
                self.at += 1;
                open.push(close);
            }
            loop {
                let Some(&close) = open.last() else { return Ok(()) };
                let goes_on = if is_new { !self.eats(close) } else { self.goes_on(close)? };
                if goes_on {
                    if close == b'}' {
                        self.name()?;
                    }
                    break;
                }
                is_new = false;
                open.pop();
            }
        }
    }

    /// Goes past a text; gives what stands between the quotation marks, and whether there are escapes in it.
    fn span(&mut self) -> Read<(&'a str, bool)> {
        self.at += 1;
        let (start, mut has_escapes) = (self.at, false);
        loop {
            self.at += plain(&self.json.as_bytes()[self.at..]);
            match self.byte() {
                b'"' => break,
                b'\\' => {
                    has_escapes = true;
                    self.at += 1;
                    let is_known = match self.byte() {
                        b'u' => unit(&self.json.as_bytes()[self.at..]).is_some(),
                        letter => b"\"\\/bfnrt".contains(&letter),
                    };
                    if !is_known {
                        return self.fails("an escape is not known");
                    }
                    self.at += 1;
                }
                _ => return self.fails("a text is not ended, or has a control character in it"),
            }
        }
        let text = &self.json[start..self.at];
        self.at += 1;
        Ok((text, has_escapes))
    }

    fn text(&mut self) -> Read<Cow<'a, str>> {
        let (rest, has_escapes) = self.span()?;
        if !has_escapes {
            return Ok(Cow::Borrowed(rest));
        }
        match letters::unescaped(rest) {
            Some(text) => Ok(Cow::Owned(text)),
            None => self.fails("half a letter stands in the text before"),
        }
    }

    /// A number. Up to 2^53 to the last digit, which is what counts and dates need; others within a few.
    fn number(&mut self) -> Read<f64> {
        let is_negative = self.eats(b'-');
        let (mut digits, mut exponent) = (0_u64, 0_i32);
        let start = self.at;
        self.digits(&mut digits, &mut exponent)?;
        if self.json.as_bytes()[start] == b'0' && self.at > start + 1 {
            return self.fails("a number begins with 0");
        }
        if self.byte() == b'.' {
            self.at += 1;
            let start = self.at;
            self.digits(&mut digits, &mut exponent)?;
            exponent = exponent.saturating_sub_unsigned(u32::try_from(self.at - start).unwrap_or(u32::MAX));
        }
        if matches!(self.byte(), b'e' | b'E') {
            self.at += 1;
            let sign = self.byte();
            self.at += usize::from(matches!(sign, b'+' | b'-'));
            let (mut power, mut beyond) = (0, 0);
            self.digits(&mut power, &mut beyond)?;
            let power = i32::try_from(power).unwrap_or(i32::MAX);
            exponent =
                if sign == b'-' { exponent.saturating_sub(power) } else { exponent.saturating_add(power) };
        }
        #[expect(clippy::cast_precision_loss, reason = "JSON's numbers are f64")]
        let mut number = digits as f64;
        // From 1, 400 steps lead beyond all that an `f64` can hold.
        for _ in 0..exponent.unsigned_abs().min(400) {
            number = if exponent < 0 { number / 10.0 } else { number * 10.0 };
        }
        Ok(if is_negative { -number } else { number })
    }

    /// Adds digits to a number, of which there must be one; those that find no room in it are counted.
    fn digits(&mut self, number: &mut u64, dropped: &mut i32) -> Read<()> {
        if !self.byte().is_ascii_digit() {
            return self.fails("a digit is expected");
        }
        while let digit @ b'0'..=b'9' = self.byte() {
            if *number > MOST / 10 {
                *dropped = dropped.saturating_add(1);
            } else {
                *number = *number * 10 + u64::from(digit - b'0');
            }
            self.at += 1;
        }
        Ok(())
    }
}
