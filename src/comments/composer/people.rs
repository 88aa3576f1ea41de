//! Who takes part in a thread: the names that can be mentioned.

use std::{collections::BTreeMap, rc::Rc};

/// The longest name that is offered, in characters.
const LONGEST: usize = 60;
/// How many names are kept by how often they wrote.
const FREQUENT: usize = 50;

/// The names of a thread.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct People {
    /// By the name in lower case: as it is written, and how many comments have it.
    names: BTreeMap<String, (Rc<str>, u32)>,
    /// Those who wrote most, the most busy first.
    frequent: Vec<Rc<str>>,
}

impl People {
    /// Counts one comment. O(log n).
    pub fn add(&mut self, name: &str) {
        let name = name.trim();
        if name.is_empty() || name.chars().nth(LONGEST).is_some() || name.contains(['\n', '@']) {
            return;
        }
        let entry = self.names.entry(name.to_lowercase()).or_insert_with(|| (name.into(), 0));
        entry.1 += 1;
    }

    /// Somebody wrote under this name. O(log n).
    #[must_use]
    pub fn knows(&self, name: &str) -> bool {
        self.names.contains_key(&name.trim().to_lowercase())
    }

    /// Finds who wrote most, once all are counted. O(n).
    pub fn settle(&mut self) {
        let mut most: Vec<&(Rc<str>, u32)> = Vec::new();
        for person in self.names.values() {
            if most.len() == FREQUENT && most.last().is_some_and(|last| last.1 >= person.1) {
                continue;
            }
            let at = most.partition_point(|other| other.1 >= person.1);
            most.insert(at, person);
            most.truncate(FREQUENT);
        }
        self.frequent = most.into_iter().map(|(name, _)| Rc::clone(name)).collect();
    }

    /// Up to `most` names that begin so, or have a word that does: those `near` first, then the busy, then all others
    /// by the alphabet. O(log n), whatever the thread.
    #[must_use]
    pub fn search(&self, query: &str, near: &[Rc<str>], most: usize) -> Vec<Rc<str>> {
        let query = query.to_lowercase();
        let begins = |name: &&Rc<str>| {
            let name = name.to_lowercase();
            name.starts_with(&query) || name.split(' ').any(|word| word.starts_with(&query))
        };
        let mut found: Vec<Rc<str>> = Vec::new();
        let close = near.iter().chain(&self.frequent).filter(begins);
        // No query, and no stranger is any likelier than another.
        let others = self.names.range(query.clone()..).take_while(|(key, _)| key.starts_with(&query));
        let others = others.map(|(_, (name, _))| name).filter(|_| !query.is_empty());
        for name in close.chain(others.take(most + FREQUENT)) {
            if !found.contains(name) {
                found.push(Rc::clone(name));
            }
            if found.len() == most {
                break;
            }
        }
        found
    }

    /// How many bytes of the text are the name of somebody here, the longest one where there are several.
    #[must_use]
    pub fn name_at(&self, text: &str) -> Option<usize> {
        let mut ends = Vec::new();
        let mut before = ' ';
        for (at, char) in text.char_indices().chain([(text.len(), ' ')]).take(LONGEST + 1) {
            let within_word = before.is_alphanumeric() && char.is_alphanumeric();
            if !within_word && !before.is_whitespace() {
                ends.push(at);
            }
            before = char;
        }
        ends.into_iter().rev().find(|end| self.names.contains_key(&text[..*end].to_lowercase()))
    }
}

/// What is written for a mention: the name, so that no character of it means something else, and a space.
#[must_use]
pub fn mention(name: &str) -> String {
    let mut text = String::from("@");
    for char in name.chars() {
        if matches!(char, '*' | '_' | '`' | '[' | ']' | '<' | '\\') {
            text.push('\\');
        }
        text.push(char);
    }
    text.push(' ');
    text
}
