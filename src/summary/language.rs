//! Whether a text is English, for which the model was made.

use super::words::{is_empty_word, words};

/// So many words tell.
const SAMPLE: usize = 300;
/// In English text, of a hundred words at least so many are "the", "of" and their like.
const PER_CENT: usize = 15;

/// Whether the text is English: by its language tag where there is one, else by its words.
#[must_use]
pub fn is_english<'a>(tag: Option<&str>, text: impl Iterator<Item = &'a str>) -> bool {
    if let Some(tag) = tag.filter(|tag| !tag.trim().is_empty()) {
        return primary(tag).eq_ignore_ascii_case("en");
    }
    let (mut all, mut empty) = (0, 0);
    for word in text.flat_map(words).take(SAMPLE) {
        all += 1;
        empty += usize::from(is_empty_word(word));
    }
    100 * empty >= PER_CENT * all
}

/// The language of a tag, without region and script: "pt" of "pt-BR".
#[must_use]
pub fn primary(tag: &str) -> &str {
    tag.trim().split(['-', '_']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::is_english;

    #[test]
    fn a_tag_decides_and_else_the_words() {
        let english = || ["The council of the city met in the rain."].into_iter();
        let german = || ["Der Rat der Stadt traf sich im Regen, und niemand kam."].into_iter();
        assert!(is_english(Some("en-GB"), german()) && is_english(Some("EN"), german()));
        assert!(!is_english(Some("de"), english()) && !is_english(Some("enm"), english()));
        assert!(is_english(None, english()) && is_english(Some(" "), english()));
        assert!(!is_english(None, german()) && !is_english(None, ["دخلت المدينة في المطر"].into_iter()));
        assert!(is_english(None, std::iter::empty()));
    }
}
