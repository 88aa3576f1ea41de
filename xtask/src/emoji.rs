//! The emoji by name (`emoji/LANG.txt`): names and keywords from CLDR's annotations. Which emoji there are, in which order
//! and groups, stands in `emoji/en.txt`.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result, ensure};
use serde_json::{Map, Value};

use crate::node::{CLDR_ANNOTATIONS, CLDR_DERIVED};
use crate::paths;

/// The languages, the one of the list first.
const LANGUAGES: [&str; 4] = ["en", "ar", "de", "fil"];

/// Writes the files; where they are only checked, fails at one that would change.
pub(crate) fn make(is_check: bool) -> Result<()> {
    CLDR_ANNOTATIONS.ensure()?;
    CLDR_DERIVED.ensure()?;
    let list = fs::read_to_string(file("en")).context("emoji/en.txt cannot be read")?;
    let english = Annotations::of("en")?;
    for language in LANGUAGES {
        let (file, text) = (file(language), Annotations::of(language)?.written(&list, &english)?);
        if is_check {
            let there = fs::read_to_string(&file).unwrap_or_default();
            ensure!(there == text, "{} would change: `cargo xtask emoji` makes it anew", file.display());
        } else {
            fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))?;
        }
    }
    println!("emoji/ is as CLDR {} has it.", CLDR_ANNOTATIONS.version());
    Ok(())
}

fn file(language: &str) -> PathBuf {
    paths::root().join("emoji").join(language).with_extension("txt")
}

/// What CLDR says of characters in a language.
struct Annotations {
    is_english: bool,
    /// Of characters, then of sequences.
    parts: [Map<String, Value>; 2],
}

impl Annotations {
    fn of(language: &str) -> Result<Self> {
        let read = |package: &crate::node::Package, folder: &str| {
            let file = package.file(&format!("{folder}/{language}/annotations.json"))?;
            let text =
                fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
            let mut all: Value = serde_json::from_str(&text)?;
            match all[folder]["annotations"].take() {
                Value::Object(part) => Ok(part),
                _ => anyhow::bail!("{} has no annotations", file.display()),
            }
        };
        let parts = [read(&CLDR_ANNOTATIONS, "annotations")?, read(&CLDR_DERIVED, "annotationsDerived")?];
        Ok(Self { is_english: language == "en", parts })
    }

    /// The file of this language, with the emoji of `list`.
    fn written(&self, list: &str, english: &Self) -> Result<String> {
        let mut text = String::new();
        for line in list.lines() {
            match line.split_once('\t') {
                Some((glyph, _)) => text.push_str(&self.line(glyph, english)?),
                None => text.push_str(line),
            }
            text.push('\n');
        }
        Ok(text)
    }

    /// The character, its name, and the words by which it is found beside those of its name: keywords, and in other
    /// languages the English name, which many know.
    fn line(&self, glyph: &str, english: &Self) -> Result<String> {
        let unknown = || format!("CLDR does not know {glyph}");
        let english = english.name(glyph).with_context(unknown)?;
        let name = self.name(glyph).unwrap_or(english);
        let keywords = self.strings(glyph, "default");
        let words = keywords.into_iter().flat_map(str::split_whitespace);
        let english = words_of(english).filter(|_| !self.is_english);
        Ok(line(glyph, name, words.chain(english)))
    }

    fn name(&self, glyph: &str) -> Option<&str> {
        self.strings(glyph, "tts").first().copied()
    }

    fn strings(&self, glyph: &str, of: &str) -> Vec<&str> {
        // Some stand there without the sign that asks for the colored form.
        let plain = glyph.replace('\u{fe0f}', "");
        let [characters, sequences] = &self.parts;
        let in_parts = |glyph: &str| sequences.get(glyph).or_else(|| characters.get(glyph));
        let list = in_parts(glyph).or_else(|| in_parts(&plain)).and_then(|found| found[of].as_array());
        list.into_iter().flatten().filter_map(Value::as_str).collect()
    }
}

fn words_of(name: &str) -> impl Iterator<Item = &str> {
    name.split(|letter: char| letter.is_whitespace() || matches!(letter, ':' | ','))
        .filter(|word| !word.is_empty())
}

fn line<'a>(glyph: &str, name: &str, words: impl Iterator<Item = &'a str>) -> String {
    let in_name = name.to_lowercase();
    let mut known: BTreeSet<String> = words_of(&in_name).map(str::to_owned).collect();
    let words = words.map(str::to_lowercase).filter(|word| word.chars().nth(1).is_some());
    let words: Vec<String> = words.filter(|word| known.insert(word.clone())).collect();
    let mut line = [glyph, "\t", name].concat();
    if !words.is_empty() {
        line.extend(["\t", &words.join(" ")]);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn a_line_has_each_word_once_and_none_of_the_name() {
        let words = ["Big", "grin", "eyes", "3", "Grin", "12:30"];
        assert_eq!(line("x", "Face: big, 12:30", words.into_iter()), "x\tFace: big, 12:30\tgrin eyes 12:30");
        assert_eq!(line("x", "Big grin", ["grin", "big", "y"].into_iter()), "x\tBig grin");
    }
}
