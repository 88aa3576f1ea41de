//! The emoji that can be looked for by name, as read from `emoji/LANG.txt`.

/// One emoji.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Emoji {
    /// The character.
    pub glyph: String,
    /// Its name in the reader's language.
    pub name: String,
    /// Name and keywords in lower case, parted by a tab.
    key: String,
    /// The number of its group, from 0.
    pub group: usize,
}

/// All emoji, in the order of their groups.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalog {
    emoji: Vec<Emoji>,
    groups: usize,
}

impl Catalog {
    /// Reads the file; `None` where it holds no emoji, whatever it is instead.
    #[must_use]
    pub fn read(file: &str) -> Option<Self> {
        let mut catalog = Self::default();
        for line in file.lines() {
            if line.starts_with("= ") {
                catalog.groups += 1;
            } else if let Some((glyph, words)) = line.split_once('\t')
                && let Some(group) = catalog.groups.checked_sub(1)
            {
                let name = words.split('\t').next().unwrap_or_default();
                catalog.emoji.push(Emoji {
                    glyph: glyph.to_owned(),
                    name: name.to_owned(),
                    key: words.to_lowercase(),
                    group,
                });
            }
        }
        (!catalog.emoji.is_empty()).then_some(catalog)
    }

    /// How many groups there are.
    #[must_use]
    pub fn groups(&self) -> usize {
        self.groups
    }

    /// The emoji of a group.
    pub fn group(&self, group: usize) -> impl Iterator<Item = &Emoji> {
        self.emoji.iter().filter(move |emoji| emoji.group == group)
    }

    /// Up to `most` emoji, the best fit first: whose name is the query, begins so, has a word or keyword that does.
    #[must_use]
    pub fn search(&self, query: &str, most: usize) -> Vec<&Emoji> {
        let query = normal(query);
        let mut found: Vec<(u8, &Emoji)> =
            self.emoji.iter().filter_map(|emoji| Some((emoji.rank(&query)?, emoji))).collect();
        // Stable: within a rank they stay in the order of Unicode, which is that of how common they are.
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().take(most).map(|(_, emoji)| emoji).collect()
    }

    /// The emoji that is called exactly so, by its name or a keyword.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&Emoji> {
        let query = normal(name);
        let by = |rank: u8| self.emoji.iter().find(|emoji| emoji.rank(&query) == Some(rank));
        by(NAME).or_else(|| by(KEYWORD))
    }
}

/// The query is the name.
const NAME: u8 = 0;
/// The query is a keyword.
const KEYWORD: u8 = 1;

impl Emoji {
    /// How well the query fits, 0 best.
    fn rank(&self, query: &str) -> Option<u8> {
        let (name, keywords) = self.key.split_once('\t').unwrap_or((&self.key, ""));
        if query.is_empty() {
            return None;
        }
        if name == query {
            return Some(NAME);
        }
        if keywords.split(' ').any(|word| word == query) {
            return Some(KEYWORD);
        }
        if name.starts_with(query) {
            return Some(2);
        }
        let begins = |text: &str, part: &str| words(text).any(|word| word.starts_with(part));
        let in_name = query.split(' ').all(|part| begins(name, part));
        let anywhere = || query.split(' ').all(|part| begins(name, part) || begins(keywords, part));
        if in_name { Some(3) } else { anywhere().then_some(4) }
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', '-', ':', ','])
}

fn normal(query: &str) -> String {
    query.trim().replace('_', " ").to_lowercase()
}
