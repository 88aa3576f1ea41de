//! Made-up articles of any length, the same every time, whose words are spread as those of a language are.

use std::fmt::Write;

use article_widget_browser_tests::random::Random;

/// The most common words, which are most of every English text, the most common ones first.
const COMMON: [&str; 48] = [
    "the", "of", "to", "and", "a", "in", "that", "is", "for", "was", "on", "with", "he", "it", "as", "at",
    "his", "by", "be", "from", "said", "have", "they", "has", "are", "not", "an", "who", "were", "this",
    "but", "had", "will", "she", "been", "their", "her", "its", "which", "would", "there", "when", "after",
    "about", "more", "one", "we", "people",
];
const STARTS: [&str; 20] = [
    "b", "br", "c", "ch", "d", "f", "gr", "h", "l", "m", "n", "p", "pl", "r", "s", "st", "t", "tr", "v", "w",
];
const MIDDLES: [&str; 12] = ["a", "e", "i", "o", "u", "ai", "ea", "ee", "ou", "er", "an", "in"];
const ENDS: [&str; 15] =
    ["", "n", "t", "r", "l", "s", "nd", "m", "ck", "st", "ing", "er", "tion", "ed", "ly"];

/// How many words the language has.
const VOCABULARY: f64 = 60_000.0;

/// An article.
#[derive(Debug)]
pub(super) struct Text {
    /// Paragraphs parted by blank lines.
    pub(super) body: String,
    pub(super) words: usize,
    pub(super) sentences: usize,
}

/// An article of `words` words or a few more: sentences of 8 to 34 words, paragraphs of 2 to 5 sentences. The word of
/// rank r comes with a likelihood of about 1/r (Zipf's law).
pub(super) fn text(words: usize, seed: u64) -> Text {
    let mut random = Random::new(seed);
    let mut text = Text { body: String::with_capacity(words * 7), words: 0, sentences: 0 };
    let mut left = 0;
    while text.words < words {
        if text.sentences > 0 {
            text.body.push_str(if left == 0 { "\n\n" } else { " " });
        }
        if left == 0 {
            left = 2 + random.below(4);
        }
        left -= 1;
        text.words += sentence(&mut random, &mut text.body);
        text.sentences += 1;
    }
    text
}

/// Writes a sentence; the number of its words.
fn sentence(random: &mut Random, body: &mut String) -> usize {
    let length = 8 + random.below(14) + random.below(14);
    let quoted = random.chance(12);
    if quoted {
        body.push('"');
    }
    for at in 0..length {
        let comma = random.chance(6);
        if at > 0 {
            body.push_str(if comma { ", " } else { " " });
        }
        if random.chance(2) {
            // Writing to a string cannot fail.
            let _ = write!(body, "{}", 1 + random.skewed(3_000));
        } else {
            word(rank(random), at == 0, body);
        }
    }
    body.push_str(if quoted { ".\"" } else { "." });
    usize::try_from(length).unwrap_or_default()
}

/// The rank of a word, from 0: its logarithm is spread evenly.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "from 0 to the size of the vocabulary"
)]
fn rank(random: &mut Random) -> u64 {
    let share = random.below(1 << 32) as f64 / (1_u64 << 32) as f64;
    (VOCABULARY.ln() * share).exp() as u64 - 1
}

/// Writes the word of this rank: the rarer, the longer. One rare word in six is a name.
fn word(rank: u64, is_first: bool, body: &mut String) {
    let start = body.len();
    if let Some(common) = usize::try_from(rank).ok().and_then(|rank| COMMON.get(rank)) {
        body.push_str(common);
    } else {
        let mut spelling = Random::new(rank);
        let syllables = 1 + u8::from(rank > 300) + u8::from(rank > 12_000);
        for syllable in 1..=syllables {
            let is_last = syllable == syllables;
            let parts = [Some(&STARTS[..]), Some(&MIDDLES[..]), is_last.then_some(&ENDS[..])];
            for part in parts.into_iter().flatten() {
                body.push_str(spelling.pick(part).copied().unwrap_or_default());
            }
        }
    }
    let is_name = rank >= 200 && rank.is_multiple_of(6);
    if let Some(first) = body.get_mut(start..=start).filter(|_| is_first || is_name) {
        first.make_ascii_uppercase();
    }
}
