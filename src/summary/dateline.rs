//! The mark of an agency or a place before a story's first sentence: "LONDON (Reuters) –".

use super::sentences::is_opener;

/// No place name with its marks is longer than this, in bytes.
const PLACE: usize = 50;
/// No agency's name is longer than this, in bytes.
const AGENCY: usize = 30;

/// How many bytes at the start of a story are a dateline and no part of its first sentence.
///
/// A bracket with a name counts where nothing stands before it, or where a dash follows; so the party of
/// "Ann Lee (Labour) said" stays.
#[must_use]
pub(super) fn length(text: &str) -> usize {
    let Some((before, rest)) = text.split_once('(').filter(|(before, _)| before.len() <= PLACE) else {
        return 0;
    };
    let Some((name, after)) = rest.split_once(')').filter(|(name, _)| name.len() <= AGENCY) else {
        return 0;
    };
    let is_name = name.starts_with(char::is_uppercase)
        && name.chars().all(|char| char.is_alphabetic() || " .&".contains(char));
    let is_place = before.chars().all(|char| char.is_alphabetic() || " ,.'’-".contains(char));
    let story = after.trim_start_matches(['-', '–', '—', ' ']);
    let has_dash = after[..after.len() - story.len()].contains(['-', '–', '—']);
    let starts = story.starts_with(|char: char| char.is_uppercase() || char.is_numeric() || is_opener(char));
    if is_name && is_place && starts && (before.is_empty() || has_dash) {
        text.len() - story.len()
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::length;

    fn story(text: &str) -> &str {
        &text[length(text)..]
    }

    #[test]
    fn an_agency_and_a_place_are_no_part_of_the_story() {
        assert_eq!(story("(CNN)Rain fell."), "Rain fell.");
        assert_eq!(story("(AP) — “Rain,” she said."), "“Rain,” she said.");
        assert_eq!(story("ST. LOUIS, Missouri (Reuters) - Rain fell."), "Rain fell.");
    }

    #[test]
    fn what_only_looks_like_one_stays() {
        for text in [
            "Ann Lee (Labour) said so.",
            "(Pictured) in the rain, Lee sang.",
            "Rain (a lot of it) – fell.",
            "(",
            "()",
            "",
        ] {
            assert_eq!(story(text), text);
        }
    }
}
