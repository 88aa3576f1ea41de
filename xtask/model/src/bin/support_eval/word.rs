//! A sentence as words with their marks, so that one of them can be replaced.

/// The days of the week.
pub(crate) const WEEKDAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
/// The months, without those that are words of another kind too.
pub(crate) const MONTHS: [&str; 10] = [
    "January",
    "February",
    "April",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
/// The numbers that newspapers write in words.
pub(crate) const NUMBERS: [&str; 13] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
];

/// A word with the marks around it: `("`, `Lee`, `’s,"`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// What stands before it.
    pub(crate) lead: String,
    /// The word.
    pub(crate) core: String,
    /// What stands after it.
    pub(crate) tail: String,
}

impl Word {
    /// Takes a piece between two spaces apart.
    pub(crate) fn new(piece: &str) -> Self {
        let start = piece.find(char::is_alphanumeric).unwrap_or(piece.len());
        let (lead, rest) = piece.split_at(start);
        let end = rest
            .rfind(char::is_alphanumeric)
            .map_or(0, |at| at + rest[at..].chars().next().map_or(0, char::len_utf8));
        let (mut core, mut tail) = rest.split_at(end);
        for ending in ["'s", "’s"] {
            if let Some(name) = core.strip_suffix(ending) {
                (core, tail) = (name, &rest[name.len()..]);
            }
        }
        Self { lead: lead.to_owned(), core: core.to_owned(), tail: tail.to_owned() }
    }

    /// Whether it is a word in letters with a capital and small ones.
    pub(crate) fn is_name(&self) -> bool {
        let mut chars = self.core.chars();
        chars.next().is_some_and(char::is_uppercase)
            && self.core.len() > 2
            && self.core.chars().all(char::is_alphabetic)
            && self.core.chars().any(char::is_lowercase)
            && !WEEKDAYS.contains(&self.core.as_str())
            && !MONTHS.contains(&self.core.as_str())
            && !["The", "March", "May", "And", "But"].contains(&self.core.as_str())
    }
}

/// The words of a sentence.
pub(crate) fn words(text: &str) -> Vec<Word> {
    text.split_whitespace().map(Word::new).collect()
}

/// The sentence that words make.
pub(crate) fn join(words: &[Word]) -> String {
    let pieces: Vec<String> =
        words.iter().map(|word| [&*word.lead, &word.core, &word.tail].concat()).collect();
    pieces.join(" ")
}

/// With a capital.
pub(crate) fn large(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// With a small letter in front, unless it begins with a name.
pub(crate) fn small(text: &str) -> String {
    let first = text.split_whitespace().next().unwrap_or_default();
    let is_common =
        ["The", "A", "An", "In", "On", "At", "He", "She", "It", "They", "This", "There", "After", "But"];
    if is_common.contains(&first) { first.to_lowercase() + &text[first.len()..] } else { text.to_owned() }
}
