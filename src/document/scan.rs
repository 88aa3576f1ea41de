//! Finds where each comment of a long document begins and ends, without reading it.

use std::ops::Range;

/// How many bytes one step looks at: a few milliseconds on a slow phone.
const STEP: usize = 1 << 20;

/// A look through JSON for the list under `comment` in its outermost object.
pub struct Scan<'a> {
    json: &'a str,
    at: usize,
    /// How many objects and lists are open.
    depth: usize,
    /// Where the text began that is open, else where the last one stood.
    text: Result<Range<usize>, usize>,
    /// The last text in the outermost object is followed by a colon.
    is_key: bool,
    /// Where the item that is open began, while the list is.
    item: Option<usize>,
    list: Option<Range<usize>>,
    items: Vec<Range<usize>>,
    /// There is a second such list, or the outermost is no object: others are to make sense of it.
    is_odd: bool,
}

/// A document in parts, each of which is JSON.
#[derive(Debug, PartialEq, Eq)]
pub struct Parts {
    /// All but the comments: their list is empty.
    pub(super) frame: String,
    /// Where the comments stand in the document.
    pub(super) comments: Vec<Range<usize>>,
}

impl<'a> Scan<'a> {
    /// Nothing is looked at yet.
    #[must_use]
    pub fn new(json: &'a str) -> Self {
        let at = json.len() - json.trim_start_matches('\u{feff}').trim_start().len();
        let is_odd = !json[at..].starts_with('{');
        let (text, items) = (Ok(0..0), Vec::new());
        Self { json, at, depth: 0, text, is_key: false, item: None, list: None, items, is_odd }
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
            self.take(bytes[self.at]);
            self.at += 1;
        }
        if self.at < self.json.len() && !self.is_odd {
            return None;
        }
        let list = self.list.take().filter(|_| !self.is_odd && self.depth == 0);
        Some(list.map(|list| Parts {
            frame: [&self.json[..list.start], &self.json[list.end..]].concat(),
            comments: std::mem::take(&mut self.items),
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
        match byte {
            b'"' => self.text = Err(self.at + 1),
            b'{' | b'[' => {
                self.depth += 1;
                if self.depth == 2 && byte == b'[' && self.is_key && self.is_comment() {
                    self.is_odd |= self.list.is_some();
                    self.item = Some(self.at + 1);
                    self.list = Some(self.at + 1..self.at + 1);
                }
            }
            b'}' | b']' => {
                if self.depth == 2
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
            b',' if self.depth == 2 => {
                if let Some(start) = &mut self.item {
                    self.items.push(*start..self.at);
                    *start = self.at + 1;
                }
            }
            b',' if self.depth == 1 => self.is_key = false,
            b':' if self.depth == 1 => self.is_key = true,
            _ => {}
        }
    }

    fn is_comment(&self) -> bool {
        let key = self.text.as_ref().ok().and_then(|text| self.json.get(text.clone()));
        key.is_some_and(|key| key.strip_prefix("schema:").unwrap_or(key) == "comment")
    }
}
