//! What somebody is called within a sentence: readable, and never the longest part of it.

use crate::markdown;

/// The longest name that stands whole, in characters.
const LONGEST: usize = 60;

/// A name within a sentence, without what would turn or smear the words around it; `guest` where there is none.
#[must_use]
pub fn called(name: &str, guest: &str) -> String {
    if name.trim().is_empty() {
        return guest.to_owned();
    }
    let calm = markdown::calm(name);
    match calm.char_indices().nth(LONGEST) {
        Some((end, _)) if calm.chars().nth(LONGEST + 1).is_some() => [calm[..end].trim_end(), "…"].concat(),
        _ => calm.into_owned(),
    }
}
