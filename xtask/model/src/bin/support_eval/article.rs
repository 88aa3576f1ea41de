//! An article of the data set: its sentences and its names.

use article_widget::{
    article::model::{Article, Block},
    summary::sentences,
};
use serde::Deserialize;

use crate::word::{Word, words};

/// One line of the file.
#[derive(Debug, Deserialize)]
pub(crate) struct Row {
    title: String,
    text: String,
    summary: String,
}

/// An article ready to make cases of.
#[derive(Debug)]
pub(crate) struct Story {
    /// What the checker reads.
    pub(crate) article: Article,
    /// Sentences of 8 to 40 words.
    pub(crate) sentences: Vec<String>,
    /// What people wrote as its summary.
    pub(crate) highlights: Vec<String>,
    /// Its names, each as its words.
    pub(crate) names: Vec<Vec<String>>,
}

/// Words with a capital that stand before names or in place of them.
const ROLES: &str = "President Prime Minister Secretary Mayor Senator Governor General Judge Officer Sir Lord King Queen \
    Prince Princess Pope Mr Mrs Miss Dr Professor Detective Sergeant Captain Chief Police State Department Court City \
    University County Council House Street Road";

impl Story {
    /// Reads a line.
    pub(crate) fn new(row: &Row) -> Self {
        let text = row.text.as_str();
        let parts: Vec<&str> = sentences::split(text).into_iter().map(|range| &text[range]).collect();
        let mut names: Vec<Vec<String>> = Vec::new();
        for part in &parts {
            for run in runs(&words(part)) {
                let name: Vec<String> = words(part)[run].iter().map(|word| word.core.clone()).collect();
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
        let fits = |part: &&&str| {
            (8..=40).contains(&part.split_whitespace().count()) && part.ends_with(['.', '"', '”'])
        };
        let body = text.split("\n\n").map(|part| Block::Paragraph(part.to_owned())).collect();
        let language = Some("en".to_owned());
        let article = Article { headline: row.title.clone(), body, language, ..Article::default() };
        let highlights =
            row.summary.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned);
        Self {
            article,
            sentences: parts.iter().filter(fits).map(|part| (*part).to_owned()).collect(),
            highlights: highlights.collect(),
            names,
        }
    }

    /// Whether it has a word, in any case.
    pub(crate) fn has(&self, word: &str) -> bool {
        let blocks = self.article.body.iter().map(Block::text);
        blocks.flat_map(str::split_whitespace).any(|piece| Word::new(piece).core.eq_ignore_ascii_case(word))
    }
}

/// The names in a sentence: runs of up to three words with capitals, not at its start or that of a quotation.
pub(crate) fn runs(words: &[Word]) -> Vec<std::ops::Range<usize>> {
    let is_part =
        |at: usize| at > 0 && words[at].is_name() && !ROLES.split(' ').any(|role| role == words[at].core);
    let mut runs = Vec::new();
    let mut at = 1;
    while at < words.len() {
        let mut end = at;
        while end < words.len()
            && is_part(end)
            && (end == at || words[end].lead.is_empty() && words[end - 1].tail.is_empty())
        {
            end += 1;
        }
        // What follows a word with a capital that is no part, as a role is, or opens a sentence or a quotation, is unsure.
        let before = &words[at - 1];
        let stands_alone = !before.core.starts_with(char::is_uppercase)
            && !before.tail.contains(['.', ':', '?', '!', '"', '”']);
        let goes_on = words.get(end).is_some_and(|next| next.core.starts_with(char::is_uppercase));
        if (1..=3).contains(&(end - at)) && stands_alone && words[at].lead.is_empty() && !goes_on {
            runs.push(at..end);
        }
        at = end.max(at + 1);
    }
    runs
}
