//! The numbers, texts and lists that a wasm file is made of.

use anyhow::{Context as _, Result, bail, ensure};

/// The part of a file that is not read yet.
#[derive(Debug)]
pub(crate) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    /// Begins to read.
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// Whether all is read.
    pub(crate) fn is_at_end(&self) -> bool {
        self.0.is_empty()
    }

    /// The next `length` bytes.
    pub(crate) fn take(&mut self, length: usize) -> Result<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length).context("the wasm file ends too early")?;
        self.0 = rest;
        Ok(taken)
    }

    /// The next byte.
    pub(crate) fn byte(&mut self) -> Result<u8> {
        Ok(self.take(1)?[0])
    }

    /// A number below 2³⁵, in LEB128.
    pub(crate) fn number(&mut self) -> Result<usize> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        bail!("the wasm file has a number that is too long")
    }

    /// Bytes after their count.
    pub(crate) fn block(&mut self) -> Result<&'a [u8]> {
        let length = self.number()?;
        self.take(length)
    }

    /// A text after the count of its bytes.
    pub(crate) fn text(&mut self) -> Result<String> {
        let text = std::str::from_utf8(self.block()?).context("the wasm file has a name that is not text")?;
        Ok(text.to_owned())
    }

    /// Items after their count, up to the end.
    pub(crate) fn list<T>(mut self, item: impl Fn(&mut Self) -> Result<T>) -> Result<Vec<T>> {
        let count = self.number()?;
        let items = (0..count).map(|_| item(&mut self)).collect::<Result<_>>()?;
        ensure!(self.is_at_end(), "a section of the wasm file is longer than its list");
        Ok(items)
    }

    /// The bytes that `skip` goes over.
    pub(crate) fn passed(&mut self, skip: impl Fn(&mut Self) -> Result<()>) -> Result<&'a [u8]> {
        let before = self.0;
        skip(self)?;
        Ok(&before[..before.len() - self.0.len()])
    }
}

/// Writes bytes after their count.
pub(crate) fn push_block(bytes: &mut Vec<u8>, block: &[u8]) {
    push_number(bytes, block.len());
    bytes.extend_from_slice(block);
}

/// Writes a number in LEB128.
#[expect(clippy::cast_possible_truncation, reason = "seven bits are left where it is cut")]
pub(crate) fn push_number(bytes: &mut Vec<u8>, mut number: usize) {
    while number > 0x7f {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_as_it_was_written() {
        for number in [0, 1, 127, 128, 300, 16_383, 16_384, 0xffff_ffff] {
            let mut bytes = Vec::new();
            push_number(&mut bytes, number);
            let mut reader = Reader::new(&bytes);
            assert_eq!(reader.number().unwrap(), number);
            assert!(reader.is_at_end());
        }
    }

    #[test]
    fn what_ends_too_early_is_refused() {
        assert!(Reader::new(&[0x80]).number().is_err());
        assert!(Reader::new(&[0x80; 6]).number().is_err());
        assert!(Reader::new(&[3, b'a', b'b']).text().is_err());
        assert!(Reader::new(&[2, 7]).list(Reader::byte).is_err());
        assert_eq!(Reader::new(&[2, 7, 8]).list(Reader::byte).unwrap(), [7, 8]);
    }
}
