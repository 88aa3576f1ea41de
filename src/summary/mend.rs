//! Sentences that `Intl.Segmenter` cuts behind an abbreviation or an ordinal, put together again: it follows Unicode,
//! which knows neither.

use std::ops::Range;

use super::{language::primary, words::contains};

/// Hardly ever stand at the end of a sentence, in any case.
const INNER: &str = "dr dra prof sr sra sig dott st ste mt mr mrs ms mme nr bzw ca vgl evtl ggf inkl mio mrd dhr mevr drs \
    bijv tel abs art hr fr ing dipl";

/// Languages that write "3." for "3rd".
const ORDINALS: &str = "bs cs da de et eu fi fo hr hu is lv nb nn no pl sk sl sr tr";

/// Puts together what only an abbreviation or an ordinal parts. `parts` are a text's sentences in order; the language
/// is a tag, and where there is none, a short number is held to be an ordinal.
#[must_use]
pub fn mend(text: &str, parts: Vec<Range<usize>>, language: Option<&str>) -> Vec<Range<usize>> {
    let has_ordinals = language.is_none_or(|language| contains(ORDINALS, primary(language)));
    let mut mended: Vec<Range<usize>> = Vec::with_capacity(parts.len());
    for part in parts {
        match mended.last_mut() {
            Some(before) if goes_on(text, before, &part, has_ordinals) => before.end = part.end,
            _ => mended.push(part),
        }
    }
    mended
}

fn goes_on(text: &str, before: &Range<usize>, next: &Range<usize>, has_ordinals: bool) -> bool {
    let gap = text.get(before.end..next.start).unwrap_or("\n");
    let Some(before) = text.get(before.clone()).and_then(|before| before.strip_suffix('.')) else {
        return false;
    };
    if gap.contains('\n') {
        return false;
    }
    let word = before.rsplit(|char: char| !char.is_alphanumeric() && char != '.').next().unwrap_or_default();
    let is_number = (1..=2).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
    // "z. B.", "u.a.", "J. K.": one letter or two between the stops.
    let is_dotted = word.split('.').all(|part| {
        let letters = part.chars().count();
        part.chars().all(char::is_alphabetic) && (letters == 1 || letters == 2 && word.contains('.'))
    });
    is_number && has_ordinals || is_dotted || contains(INNER, word)
}
