//! The letters of a text in JSON: which of them mean more than themselves, and what escapes stand for.

/// A text with the letters that its escapes stand for; `None` where one is half of a letter. The escapes are known ones.
pub(super) fn unescaped(mut rest: &str) -> Option<String> {
    let mut text = String::with_capacity(rest.len());
    while let Some((before, after)) = rest.split_once('\\') {
        text.push_str(before);
        let bytes = after.as_bytes();
        let (letter, length) = match bytes[0] {
            b'b' => ('\u{8}', 1),
            b'f' => ('\u{c}', 1),
            b'n' => ('\n', 1),
            b'r' => ('\r', 1),
            b't' => ('\t', 1),
            b'u' => {
                let high = unit(bytes)?;
                // Letters beyond the first 65,536 come in two halves.
                let low = bytes[5..].strip_prefix(b"\\").and_then(unit).unwrap_or(0);
                if high >> 10 == 0x36 && low >> 10 == 0x37 {
                    (char::from_u32(0x1_0000 + (((high & 0x3ff) << 10) | (low & 0x3ff)))?, 11)
                } else {
                    (char::from_u32(high)?, 5)
                }
            }
            letter => (char::from(letter), 1),
        };
        text.push(letter);
        rest = &after[length..];
    }
    text.push_str(rest);
    Some(text)
}

/// The UTF-16 unit of an escape `uXXXX`.
pub(super) fn unit(bytes: &[u8]) -> Option<u32> {
    let digits = bytes.get(..5)?.strip_prefix(b"u")?;
    digits.iter().try_fold(0, |sum, &digit| Some(sum * 16 + char::from(digit).to_digit(16)?))
}

/// How many bytes stand before the first that is more in a text than itself: eight are looked at in one go.
pub(super) fn plain(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::MAX / 0xff;
    let mut at = 0;
    while let Some(eight) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
        let eight = u64::from_le_bytes(*eight);
        // The highest bit of each byte that is 0, or below 0x20; a false one may stand above a true one only.
        let zeros = |bytes: u64| bytes.wrapping_sub(ONES) & !bytes;
        let [quote, slash] = [b'"', b'\\'].map(|letter| zeros(eight ^ (ONES * u64::from(letter))));
        let control = eight.wrapping_sub(ONES * 0x20) & !eight;
        let found = (quote | slash | control) & (ONES << 7);
        if found != 0 {
            return at + found.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    let is_special = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..0x20);
    at + bytes[at..].iter().position(is_special).unwrap_or(bytes.len() - at)
}
