//! The widget's own words in one language, with English for what a translation lacks.

use crate::cut;

/// Languages that have a file under `locales/`. English is inside the module and needs no download.
pub const LANGUAGES: [&str; 4] = ["en", "ar", "de", "fil"];

/// `locales/en.json`: a flat JSON object of texts, as every file of wording is.
pub const ENGLISH: &str = include_str!("../locales/en.json");

/// The line of `locales/en.json` from which on nothing is needed before the code that comes late is there. What stands
/// above it is in the first download, what stands below comes late.
const BORDER: &str = "\n  \"summary.by-device\"";
const ABOVE: usize = cut::place_of(ENGLISH, BORDER);
static FIRST: [u8; ABOVE] = cut::part(ENGLISH, 0);
static LATE: [u8; ENGLISH.len() - ABOVE] = cut::part(ENGLISH, ABOVE);

/// The English texts that are needed first, as JSON.
#[must_use]
pub fn first_english() -> String {
    let lines = str::from_utf8(&FIRST).unwrap_or_default();
    [lines.trim_end_matches(','), "}"].concat()
}

/// The English texts that are needed late, as JSON.
#[must_use]
pub fn late_english() -> String {
    ["{", str::from_utf8(&LATE).unwrap_or_default()].concat()
}

/// Texts by key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// BCP 47 tag of the language, as in `LANGUAGES`.
    pub language: String,
    /// In no order: there are about a hundred, and a look through them is nothing beside a change of the page.
    texts: Vec<(String, String)>,
}

impl Words {
    /// The texts of a language; English, where it is given too, stands in for what is missing.
    #[must_use]
    pub fn new(language: &str, mut texts: Vec<(String, String)>, english: Vec<(String, String)>) -> Self {
        texts.extend(english);
        Self { language: language.to_owned(), texts }
    }

    /// Adds texts that stand in for what is missing.
    pub fn add(&mut self, texts: Vec<(String, String)>) {
        self.texts.extend(texts);
    }

    /// The text under a key; the key itself where it is missing, which a test rules out for English.
    #[must_use]
    pub fn text<'a>(&'a self, key: &'a str) -> &'a str {
        self.find(key).unwrap_or(key)
    }

    /// The text under a key, with each `{name}` replaced by its value.
    #[must_use]
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut filled = String::new();
        let mut rest = self.text(key);
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, after)) = after.split_once('}') else {
                break;
            };
            filled.push_str(before);
            // Values go in once: braces in what a reader wrote are no placeholders.
            filled.push_str(values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value));
            rest = after;
        }
        filled.push_str(rest);
        filled
    }

    /// The text for a number: `key.CATEGORY`, else `key.other`; the category is that of CLDR plural rules.
    #[must_use]
    pub fn plural(&self, key: &str, category: &str, values: &[(&str, &str)]) -> String {
        let exact = [key, ".", category].concat();
        if self.find(&exact).is_some() {
            self.fill(&exact, values)
        } else {
            self.fill(&[key, ".other"].concat(), values)
        }
    }

    fn find(&self, key: &str) -> Option<&str> {
        self.texts.iter().find(|(known, _)| known == key).map(|(_, text)| text.as_str())
    }
}

/// The best of the languages we have for what is wished, in order: the tag itself, then its language alone.
#[must_use]
pub fn negotiate<'a>(wished: impl IntoIterator<Item = &'a str>) -> &'static str {
    wished
        .into_iter()
        .find_map(|tag| {
            let primary = tag.split(['-', '_']).next().unwrap_or(tag);
            // Browsers still send the code of Tagalog, which Filipino is the standard form of.
            let primary = if primary.eq_ignore_ascii_case("tl") { "fil" } else { primary };
            [tag, primary]
                .into_iter()
                .find_map(|tag| LANGUAGES.into_iter().find(|known| known.eq_ignore_ascii_case(tag)))
        })
        .unwrap_or("en")
}
