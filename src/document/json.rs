//! Writes JSON: objects, lists, texts and whole numbers, with the commas in the right places.

use std::fmt::Write;

/// JSON that is being written.
#[derive(Default)]
pub(super) struct Json {
    text: String,
}

impl Json {
    /// Opens an object or a list.
    pub(super) fn open(&mut self, bracket: char) {
        self.part();
        self.text.push(bracket);
    }

    /// Closes an object or a list.
    pub(super) fn close(&mut self, bracket: char) {
        self.text.push(bracket);
    }

    /// A key; its value comes next.
    pub(super) fn key(&mut self, key: &str) {
        self.string(key);
        self.text.push(':');
    }

    /// A key with a text.
    pub(super) fn pair(&mut self, key: &str, text: &str) {
        self.key(key);
        self.string(text);
    }

    /// A key with a text, where there is one.
    pub(super) fn maybe(&mut self, key: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.pair(key, text);
        }
    }

    /// A key with a number.
    pub(super) fn count(&mut self, key: &str, number: u64) {
        self.key(key);
        self.text.push_str(&number.to_string());
    }

    /// A text.
    ///
    /// `<` is escaped so that the document may stand in a script element, whatever readers write.
    pub(super) fn string(&mut self, text: &str) {
        self.part();
        self.text.push('"');
        let mut rest = text;
        while let Some(place) = rest.bytes().position(|byte| matches!(byte, b'"' | b'\\' | b'<' | 0..0x20)) {
            self.text.push_str(&rest[..place]);
            match rest.as_bytes()[place] {
                b'\n' => self.text.push_str("\\n"),
                byte @ (b'"' | b'\\') => self.text.extend(['\\', char::from(byte)]),
                byte => {
                    // Writing to a string cannot fail.
                    let _ = write!(self.text, "\\u{byte:04x}");
                }
            }
            rest = &rest[place + 1..];
        }
        self.text.push_str(rest);
        self.text.push('"');
    }

    /// The whole text.
    pub(super) fn finish(self) -> String {
        self.text
    }

    /// Parts from what stands before, unless that is an opening bracket or a key.
    fn part(&mut self) {
        if !matches!(self.text.bytes().last(), None | Some(b'{' | b'[' | b':')) {
            self.text.push(',');
        }
    }
}
