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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// The words.
    pub text: String,
    /// Where they stand in the article, or what in it bears them out best; `None` where nothing does.
    pub source: Option<Source>,
    /// What it says that was not found in the article.
    pub doubts: Vec<Doubt>,
}

impl Sentence {
    /// Words that nobody has looked up in the article.
    #[must_use]
    pub fn told(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }
}

/// What a sentence says that the article does not bear out, in the sentence's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// A number, with what it counts: "15 people".
    Number(String),
    /// A date or a weekday.
    Date(String),
    /// The name of a person, a place or anything else.
    Name(String),
    /// Words in quotation marks.
    Quotation(String),
    /// The article says the contrary: the word that turns it around, "not".
    Negation(String),
    /// Most of what the sentence says stands nowhere in the article.
    Most,
}

/// A summary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// In reading order, never empty.
    pub sentences: Vec<Sentence>,
    /// Who made it.
    pub maker: Maker,
    /// What the reader should know of how it was made.
    pub notes: Vec<Note>,
}

/// Who made a summary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Maker {
    /// The publisher, in the document.
    Publisher,
    /// This device, out of the article's own sentences.
    Device,
    /// The model in the reader's browser (Summarizer API).
    Browser,
    /// A service that the publisher chose.
    Service,
}

/// What a reader should know of how a summary was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// Another was asked and could not; so this device did it.
    Instead(Failure),
    /// The model was made for English, and the article is in another language.
    NotEnglish,
    /// The model's file could not be fetched: simple rules chose the sentences.
    NoModel,
}

/// Why the browser or a service wrote no summary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// This browser has no such model, or not on this device.
    NoBrowserModel,
    /// The browser's model does not read or write the article's language.
    Language,
    /// The browser wants a press of a button right before.
    NotActivated,
    /// The article is longer than the model can read.
    TooLong,
    /// The model or the service would not do it; with its own words if it gave any.
    Refused(Option<String>),
    /// No answer: no network, or the service does not allow this page to ask.
    Unreachable,
    /// No answer in time.
    TimedOut,
    /// The service answered with this HTTP status; with its own words if it gave any.
    Status(u16, Option<String>),
    /// The answer broke off.
    Cut,
    /// The answer is not what such a service sends.
    Unreadable,
    /// The answer has no words.
    Empty,
}

/// What a reader asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ask {
    /// How much.
    pub length: Length,
    /// In which form.
    pub form: Form,
}

/// The form of a summary.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// A list of sentences.
    #[default]
    Points,
    /// One paragraph.
    Paragraph,
}

/// How far the making of a summary is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// What is being done.
    pub stage: Stage,
    /// How much of that is done, in whole per cent; `None` where nobody can tell.
    pub done: Option<u8>,
    /// The sentences that are there already.
    pub sentences: Vec<Sentence>,
}

/// What is being done for a summary.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// The article is being read.
    #[default]
    Reading,
    /// A model is being downloaded.
    Downloading,
    /// Sentences are being written.
    Writing,
}

/// How long a summary is to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Length {
    /// Two sentences.
    Short,
    /// Two or three sentences.
    #[default]
    Medium,
    /// Five sentences.
    Long,
}

impl Length {
    /// What it is called where programs talk to each other.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Short => "short",
            Self::Medium => "medium",
            Self::Long => "long",
        }
    }

    /// The number of sentences, at most.
    #[must_use]
    pub fn sentences(self) -> usize {
        match self {
            Self::Short => 2,
            Self::Medium => 3,
            Self::Long => 5,
        }
    }
}
