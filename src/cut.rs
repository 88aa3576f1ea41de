//! A text that is in the module in two parts, so that the second can stay out of the first download.

/// Where in a text a part of it begins; the build fails where it is not there.
#[must_use]
pub const fn place_of(text: &str, part: &str) -> usize {
    let (text, part) = (text.as_bytes(), part.as_bytes());
    let mut at = 0;
    loop {
        let mut same = 0;
        while same < part.len() && text[at + same] == part[same] {
            same += 1;
        }
        if same == part.len() {
            return at;
        }
        at += 1;
    }
}

/// So many bytes of a text. An array of its own: parts of one text would stay together, in the first download.
#[must_use]
pub const fn part<const LENGTH: usize>(text: &str, from: usize) -> [u8; LENGTH] {
    let mut part = [0; LENGTH];
    let mut at = 0;
    while at < LENGTH {
        part[at] = text.as_bytes()[from + at];
        at += 1;
    }
    part
}
