//! What the programs around the summary model share: articles from JSON-lines files.

use std::{fs, path::Path, rc::Rc};

use anyhow::{Context as _, Result};
use article_widget::{
    article::model::{Article, Block},
    summary::Prepared,
};
use serde::Deserialize;

/// A row of a file of articles.
#[derive(Debug, Deserialize)]
pub struct Row {
    /// Names the article.
    pub id: String,
    /// Its headline; often empty.
    #[serde(default)]
    pub title: String,
    /// Its text; paragraphs are parted by blank lines.
    pub text: String,
    /// What a person wrote as its summary.
    #[serde(default)]
    pub summary: String,
}

impl Row {
    /// The article as the widget has it.
    #[must_use]
    pub fn article(&self) -> Rc<Article> {
        let body = self.text.split("\n\n").map(|text| Block::Paragraph(text.to_owned())).collect();
        Rc::new(Article { headline: self.title.clone(), body, ..Article::default() })
    }

    /// The article with its words weighed.
    #[must_use]
    pub fn prepared(&self) -> Prepared {
        Prepared::new(self.article())
    }
}

/// Reads a file of articles.
///
/// # Errors
/// Names the file, and the line that is no article.
pub fn rows(file: &Path) -> Result<Vec<Row>> {
    let text = fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    let row = |(number, line): (usize, &str)| {
        serde_json::from_str(line).with_context(|| format!("{}, line {number}: no article", file.display()))
    };
    lines.map(row).collect()
}
