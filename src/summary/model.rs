//! A summary: its sentences, where each stands in the article, and who made it.

/// Where a sentence stands: a byte range of the text of one block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// Index into `article.body`.
    pub block: usize,
    /// The byte of the block's text at which the sentence starts.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
}

/// One sentence of a summary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The words.
    pub text: String,
    /// Where they stand in the article; `None` for words that are not the article's own.
    pub source: Option<Source>,
}

/// A summary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// In reading order, never empty.
    pub sentences: Vec<Sentence>,
    /// Who made it.
    pub maker: Maker,
}

/// Who made a summary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Maker {
    /// The publisher, in the document.
    Publisher,
    /// This device, out of the article's own sentences.
    Device,
}

/// How long a summary is to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Length {
    /// Two sentences.
    Short,
    /// Three sentences.
    #[default]
    Medium,
    /// Five sentences.
    Long,
}

impl Length {
    /// The number of sentences.
    #[must_use]
    pub fn sentences(self) -> usize {
        match self {
            Self::Short => 2,
            Self::Medium => 3,
            Self::Long => 5,
        }
    }
}
