//! Finds where each comment of a long document begins and ends, without reading it.

use std::ops::Range;

/// How many bytes one step looks at: a few milliseconds on a slow phone.
const STEP: usize = 1 << 20;

/// What stands in the frame for the comments: no article has such a one.
pub(super) const HERE: &str = "the comments of this document";

/// A look through JSON for the list under `comment`, wherever the object is that has it; of several, that of the outermost.
pub struct Scan<'a> {
    json: &'a str,
    at: usize,
    /// How many objects and lists are open.
    depth: usize,
    /// Where the text began that is open, else where the last one stood.
    text: Result<Range<usize>, usize>,
    /// The last text is followed by a colon, and that by nothing yet.
    is_key: bool,
    /// Where the item that is open began, while the list is.
    item: Option<usize>,
    list: Option<Range<usize>>,
    /// How many objects and lists were open in the list, itself among them.
    within: usize,
    items: Vec<Range<usize>>,
    /// There is a second such list as far out, or no object or list at the start: others are to make sense of it.
    is_odd: bool,
}

/// A document in parts, each of which is JSON.
#[derive(Debug, PartialEq, Eq)]
pub struct Parts {
    /// All but the comments: in their list stands [`HERE`].
    pub(super) frame: String,
    /// Where the comments stand in the document.
    pub(super) comments: Vec<Range<usize>>,
    /// In how many objects and lists they stand.
    pub(super) within: usize,
}

impl<'a> Scan<'a> {
    /// Nothing is looked at yet.
    #[must_use]
    pub fn new(json: &'a str) -> Self {
        let at = json.len() - json.trim_start_matches('\u{feff}').trim_start().len();
        let is_odd = !json[at..].starts_with(['{', '[']);
        let (text, items) = (Ok(0..0), Vec::new());
        Self { json, at, depth: 0, text, is_key: false, item: None, list: None, within: 0, items, is_odd }
    }

    /// How far it has come, from 0 to 1.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "lengths in memory stay below 2^53")]
    pub fn done(&self) -> f64 {
        self.at as f64 / self.json.len().max(1) as f64
    }

    /// Goes a step further; at the end, gives the parts, or none where the document has another form.
    pub fn step(&mut self) -> Option<Option<Parts>> {
        let end = self.json.len().min(self.at + STEP);
        let bytes = self.json.as_bytes();
        while self.at < end && !self.is_odd {
            if self.text.is_err() {
                // Most of a document is in texts, and most of a text is neither its end nor escaped.
                let is_plain = |&byte: &u8| byte != b'"' && byte != b'\\';
                self.at += bytes[self.at..end].iter().take_while(|byte| is_plain(byte)).count();
                if self.at == end {
                    break;
                }
            }
            self.take(bytes[self.at]);
            self.at += 1;
        }
        if self.at < self.json.len() && !self.is_odd {
            return None;
        }
        let list = self.list.take().filter(|_| !self.is_odd && self.depth == 0);
        Some(list.map(|list| Parts {
            frame: [&self.json[..list.start], "\"", HERE, "\"", &self.json[list.end..]].concat(),
            comments: std::mem::take(&mut self.items),
            within: self.within,
        }))
    }

    fn take(&mut self, byte: u8) {
        if let Err(start) = self.text {
            match byte {
                b'"' => self.text = Ok(start..self.at),
                b'\\' => self.at += 1,
                _ => {}
            }
            return;
        }
        let is_value = match byte {
            b' ' | b'\n' | b'\r' | b'\t' => return,
            _ => std::mem::take(&mut self.is_key),
        };
        match byte {
            b'"' => self.text = Err(self.at + 1),
            b'{' | b'[' => {
                self.depth += 1;
                if byte == b'[' && is_value && self.item.is_none() && self.is_comment() {
                    self.begin();
                }
            }
            b'}' | b']' => {
                if self.depth == self.within
                    && let Some(start) = self.item.take()
                {
                    if !(self.items.is_empty() && self.json[start..self.at].trim().is_empty()) {
                        self.items.push(start..self.at);
                    }
                    if let Some(list) = &mut self.list {
                        list.end = self.at;
                    }
                }
                self.is_odd |= self.depth == 0;
                self.depth = self.depth.saturating_sub(1);
            }
            b',' if self.depth == self.within => {
                if let Some(start) = &mut self.item {
                    self.items.push(*start..self.at);
                    *start = self.at + 1;
                }
            }
            b':' => self.is_key = true,
            _ => {}
        }
    }

    /// A list of comments begins here. That of an object within another is taken for that of the outer one's article no
    /// more once that one has a list.
    fn begin(&mut self) {
        if self.list.is_some() && self.depth >= self.within {
            self.is_odd |= self.depth == self.within;
            return;
        }
        self.items.clear();
        self.item = Some(self.at + 1);
        self.list = Some(self.at + 1..self.at + 1);
        self.within = self.depth;
    }

    fn is_comment(&self) -> bool {
        let key = self.text.as_ref().ok().and_then(|text| self.json.get(text.clone()));
        key.is_some_and(|key| key.strip_prefix("schema:").unwrap_or(key) == "comment")
    }
}
