//! Why a file cannot be brought in, in the reader's words.

use crate::{document::NotText, ui::locale::Locale};

/// The largest document that is read, in bytes: some 400,000 comments. Beyond that, phones run out of memory.
pub const LARGEST: f64 = 128.0 * 1_048_576.0;

/// Whether so many bytes may be read.
///
/// # Errors
/// [`Wrong::TooLarge`], where they are more than [`LARGEST`].
pub fn fits(bytes: f64) -> Result<(), Wrong> {
    if bytes > LARGEST { Err(Wrong::TooLarge(megabytes(bytes))) } else { Ok(()) }
}

/// How many MB that is: what is a little larger than the most is not said to be as large.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and not negative")]
fn megabytes(bytes: f64) -> u64 {
    (bytes / 1_048_576.0).ceil() as u64
}

/// Why nothing of a file is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It has so many MB.
    TooLarge(u64),
    /// It is no text.
    NotText(NotText),
    /// It is text, and no document: the reader's sentence on it.
    NoDocument(String),
    /// The browser cannot read it.
    Gone,
    /// The browser has no room to write it.
    NotWritten,
    /// The reader does not want it any more.
    Unwanted,
}

impl Wrong {
    /// What is wrong, in a sentence that names the file.
    #[must_use]
    pub fn told(&self, file: &str, locale: &Locale) -> String {
        // A name may be written from right to left, whatever the sentence is.
        let name = ["\u{2068}", file, "\u{2069}"].concat();
        let named = |key: &str| locale.fill(key, &[("name", &name)]);
        match self {
            Self::TooLarge(size) => {
                let (size, most) = (locale.number(*size), locale.number(megabytes(LARGEST)));
                locale.fill("exchange.too-large", &[("name", &name), ("size", &size), ("most", &most)])
            }
            Self::NotText(NotText::Empty) => named("exchange.empty"),
            Self::NotText(NotText::Utf16) => named("exchange.utf16"),
            Self::NotText(NotText::Binary) => named("exchange.binary"),
            Self::NotText(NotText::NotUtf8) => named("exchange.not-utf8"),
            Self::NoDocument(message) => {
                locale.fill("exchange.no-document", &[("name", &name), ("message", message)])
            }
            Self::NotWritten => locale.text("exchange.not-written").to_owned(),
            Self::Gone | Self::Unwanted => named("exchange.gone"),
        }
    }
}

/// What is wrong, in words for the host.
#[must_use]
pub fn why(wrong: &Wrong) -> String {
    match wrong {
        Wrong::TooLarge(_) => format!("the document has more than {} MB", megabytes(LARGEST)),
        Wrong::NotText(NotText::Empty) => "the document is empty".to_owned(),
        Wrong::NotText(_) => "the document has characters that are no text".to_owned(),
        Wrong::NoDocument(message) => message.clone(),
        Wrong::Gone | Wrong::NotWritten | Wrong::Unwanted => "the widget is gone".to_owned(),
    }
}
