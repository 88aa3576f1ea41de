//! What a reader looks for: words, and kinds of comments.

use std::rc::Rc;

use super::letters::fold;

/// A kind of comments that a reader can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    /// This reader wrote it.
    Mine,
    /// It was answered.
    Answered,
    /// The publisher says who wrote it.
    Badge,
}

impl Filter {
    /// All of them, as they are offered.
    pub const ALL: [Self; 3] = [Self::Mine, Self::Answered, Self::Badge];

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// What is looked for: comments of every kind that is asked for, with every word in their text or their author's name.
/// Cheap to clone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    text: Rc<str>,
    words: Rc<[String]>,
    filters: u8,
}

impl Query {
    /// Comments with these words.
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self::default().with_text(text)
    }

    /// The same kinds of comments, with these words.
    #[must_use]
    pub fn with_text(&self, text: &str) -> Self {
        let mut folded = String::new();
        fold(text, &mut folded);
        let words = folded.split_whitespace().map(str::to_owned).collect();
        Self { text: text.into(), words, ..self.clone() }
    }

    /// The same words, in comments of this kind if that was not asked for, and of any if it was.
    #[must_use]
    pub fn toggled(&self, filter: Filter) -> Self {
        Self { filters: self.filters ^ filter.bit(), ..self.clone() }
    }

    /// What the reader typed.
    #[must_use]
    pub fn text(&self) -> &Rc<str> {
        &self.text
    }

    /// The words, folded as comments are compared by.
    #[must_use]
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// Only comments of this kind are looked for.
    #[must_use]
    pub fn asks(&self, filter: Filter) -> bool {
        self.filters & filter.bit() != 0
    }

    /// Every comment would do.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.filters == 0
    }

    /// Both find the same, however they were typed.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.words == other.words && self.filters == other.filters
    }

    /// Whatever this finds, the other finds too.
    #[must_use]
    pub fn narrows(&self, other: &Self) -> bool {
        let within = |word: &String| self.words.iter().any(|longer| longer.contains(word.as_str()));
        self.filters & other.filters == other.filters && other.words.iter().all(within)
    }
}
