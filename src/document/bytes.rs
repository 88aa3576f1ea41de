//! Makes text of a file's bytes as they come, or says what else they are.

use std::str;

/// Why bytes are no text that could be JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotText {
    /// There is nothing in them but space.
    Empty,
    /// They are text in UTF-16.
    Utf16,
    /// They are a picture, an archive or the like.
    Binary,
    /// They are text in an encoding of one country's, or damaged.
    NotUtf8,
}

/// Text in the making.
#[derive(Debug, Default)]
pub struct Bytes {
    text: String,
    /// The start of a letter whose end has not come: three bytes at most.
    rest: Vec<u8>,
}

impl Bytes {
    /// Nothing has come yet of a file of so many bytes.
    #[must_use]
    pub fn with_room(length: usize) -> Self {
        Self { text: String::with_capacity(length), rest: Vec::new() }
    }

    /// Takes the next bytes.
    ///
    /// # Errors
    /// Where they show that the file is no text in UTF-8. There is no need for the rest of it then.
    pub fn take(&mut self, bytes: &[u8]) -> Result<(), NotText> {
        let is_start = self.text.is_empty() && self.rest.is_empty();
        if is_start && matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..]) {
            return Err(NotText::Utf16);
        }
        if bytes.contains(&0) {
            // Letters of Latin scripts are every other byte of UTF-16 without a mark.
            let is_wide = is_start && bytes.len() > 3 && (bytes[0] == 0) != (bytes[1] == 0);
            return Err(if is_wide { NotText::Utf16 } else { NotText::Binary });
        }
        let mut joined = std::mem::take(&mut self.rest);
        let bytes = if joined.is_empty() {
            bytes
        } else {
            joined.extend_from_slice(bytes);
            &joined
        };
        let (valid, rest) = match str::from_utf8(bytes) {
            Ok(valid) => (valid, &[][..]),
            Err(error) if error.error_len().is_some() => return Err(NotText::NotUtf8),
            Err(error) => {
                let (valid, rest) = bytes.split_at(error.valid_up_to());
                (str::from_utf8(valid).unwrap_or_default(), rest)
            }
        };
        self.text.push_str(valid);
        self.rest = rest.to_vec();
        Ok(())
    }

    /// The whole text.
    ///
    /// # Errors
    /// Where it breaks off within a letter, or there is none.
    pub fn finish(self) -> Result<String, NotText> {
        if !self.rest.is_empty() {
            return Err(NotText::NotUtf8);
        }
        if self.text.trim_matches(['\u{feff}', ' ', '\n', '\r', '\t']).is_empty() {
            return Err(NotText::Empty);
        }
        Ok(self.text)
    }
}
