//! The widget's own words in one language, with English for what a translation lacks.

use std::collections::BTreeMap;

/// Languages that have a file under `locales/`. English is inside the module and needs no download.
pub const LANGUAGES: [&str; 1] = ["en"];

const ENGLISH: &str = include_str!("../locales/en.json");

/// Texts by key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// BCP 47 tag of the language, as in `LANGUAGES`.
    pub language: String,
    texts: BTreeMap<String, String>,
}

impl Words {
    /// English.
    #[must_use]
    pub fn english() -> Self {
        Self { language: "en".to_owned(), texts: serde_json::from_str(ENGLISH).unwrap_or_default() }
    }

    /// The words of a `locales/LANG.json`; English stands in for what it lacks.
    ///
    /// # Errors
    /// Where the file is no JSON object of strings.
    pub fn read(language: &str, json: &str) -> Result<Self, String> {
        let translated: BTreeMap<String, String> =
            serde_json::from_str(json).map_err(|error| error.to_string())?;
        let mut words = Self::english();
        language.clone_into(&mut words.language);
        words.texts.extend(translated);
        Ok(words)
    }

    /// The text under a key; the key itself where it is missing, which a test rules out for English.
    #[must_use]
    pub fn text<'a>(&'a self, key: &'a str) -> &'a str {
        self.texts.get(key).map_or(key, String::as_str)
    }

    /// The text under a key, with each `{name}` replaced by its value.
    #[must_use]
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut filled = String::new();
        let mut rest = self.text(key);
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let Some((name, after)) = after.split_once('}') else {
                break;
            };
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
        let exact = format!("{key}.{category}");
        let key = if self.texts.contains_key(&exact) { exact } else { format!("{key}.other") };
        self.fill(&key, values)
    }
}

/// The best of the languages we have for what is wished, in order: the tag itself, then its language alone.
#[must_use]
pub fn negotiate<'a>(wished: impl IntoIterator<Item = &'a str>) -> &'static str {
    wished
        .into_iter()
        .find_map(|tag| {
            let primary = tag.split(['-', '_']).next().unwrap_or(tag);
            [tag, primary]
                .into_iter()
                .find_map(|tag| LANGUAGES.into_iter().find(|known| known.eq_ignore_ascii_case(tag)))
        })
        .unwrap_or("en")
}
