//! Words as a ranker compares them: small letters, common endings taken off, empty words left out, each a number.

use super::hash::{fnv32, fnv64};

/// English words that say nothing about what a text is about.
const EMPTY: &[&str] = &[
    "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "because", "been",
    "before", "being", "but", "by", "can", "could", "did", "do", "does", "during", "for", "from", "had",
    "has", "have", "he", "her", "him", "his", "how", "i", "if", "in", "into", "is", "it", "its", "just",
    "like", "may", "me", "more", "most", "my", "no", "not", "now", "of", "on", "one", "only", "or", "other",
    "our", "out", "over", "said", "say", "says", "she", "should", "so", "some", "such", "than", "that",
    "the", "their", "them", "then", "there", "these", "they", "this", "those", "to", "too", "up", "us",
    "very", "was", "we", "were", "what", "when", "where", "which", "while", "who", "will", "with", "would",
    "you", "your",
];

/// The words of a text, with apostrophes inside. In scripts that put no space between words, each letter is one.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|char: char| !char.is_alphanumeric() && char != '\'' && char != '’')
        .map(|word| word.trim_matches(['\'', '’']))
        .flat_map(|run| {
            let mut rest = run;
            std::iter::from_fn(move || {
                let first = rest.chars().next()?;
                let end = if is_unspaced(first) {
                    first.len_utf8()
                } else {
                    rest.find(is_unspaced).unwrap_or(rest.len())
                };
                let (word, after) = rest.split_at(end);
                rest = after;
                Some(word)
            })
        })
}

/// Letters of Thai, Lao, Khmer and Burmese, of Japanese, and Chinese signs.
fn is_unspaced(char: char) -> bool {
    matches!(char, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether a word says little by itself.
pub(super) fn is_empty_word(word: &str) -> bool {
    number(word, &mut String::new()).1
}

/// The number that stands for a word and its other forms; `None` for an empty word. `buffer` saves allocations.
pub(super) fn term(word: &str, buffer: &mut String) -> Option<u32> {
    let (number, is_empty) = number(word, buffer);
    (!is_empty).then_some(number)
}

/// The number that stands for a word and its other forms, and whether it is an empty one. `buffer` saves allocations.
pub(super) fn number(word: &str, buffer: &mut String) -> (u32, bool) {
    buffer.clear();
    buffer.push_str(word);
    // Only a to z: the table of all other letters is 12 KB that every reader would download.
    buffer.make_ascii_lowercase();
    // "It's" is as empty as "it", and "Lee's" is Lee.
    let whole = buffer.split(['\'', '’']).next().unwrap_or_default();
    let is_empty = whole.is_empty() || EMPTY.binary_search(&whole).is_ok();
    (fnv32(stem(whole).bytes().map(u32::from)), is_empty)
}

/// The word without the most common English endings. Never shorter than three bytes.
fn stem(word: &str) -> &str {
    let singular = match word.strip_suffix('s') {
        Some(stem) if stem.len() > 2 && !stem.ends_with(['s', 'u', 'i']) => stem,
        _ => word,
    };
    let ending = ["ing", "ed", "ly", "e"].iter().find(|ending| singular.ends_with(**ending));
    let stem = ending.and_then(|ending| singular.strip_suffix(ending)).unwrap_or(singular);
    if stem.len() < 3 { singular } else { stem }
}

/// A number for a sentence that is the same for those which differ only in marks, space and capitals.
pub(super) fn fingerprint(text: &str) -> u64 {
    let bytes = words(text).flat_map(|word| word.bytes().chain([b' ']));
    fnv64(bytes.map(|byte| byte.to_ascii_lowercase()))
}

/// The place of a word in a list, in any case, so that it holds in text that is all capitals.
pub(super) fn place_in(list: &str, word: &str) -> Option<u64> {
    (0..).zip(list.split(' ')).find(|(_, known)| known.eq_ignore_ascii_case(word)).map(|(place, _)| place)
}

/// Whether a list has this word, in any case.
pub(super) fn contains(list: &str, word: &str) -> bool {
    place_in(list, word).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_empty_words_is_sorted() {
        assert!(EMPTY.is_sorted());
    }

    #[test]
    fn each_letter_is_a_word_where_no_space_parts_them() {
        assert_eq!(
            words("市长 said 42次, ‘it’s’ 雨。").collect::<Vec<_>>(),
            ["市", "长", "said", "42", "次", "it’s", "雨"]
        );
    }

    #[test]
    fn forms_of_a_word_are_one_term() {
        let mut buffer = String::new();
        let mut same = |one, other| term(one, &mut buffer) == term(other, &mut buffer);
        assert!(
            same("Vote", "voting") && same("voted", "votes") && same("Lee’s", "LEE") && same("it's", "The")
        );
        assert!(!same("class", "clash") && !same("bus", "but"));
    }
}
