//! Prints the sentences that the widget's model picks: `summary-eval MODEL ARTICLES`, a JSON line for each article.
//!
//! The lines are `{"id": …, "sentences": [ … ]}`, as scoring tools for ROUGE take them.
#![expect(clippy::print_stdout, reason = "to print is what this program is for")]

use std::{fs, path::Path, rc::Rc};

use anyhow::{Context as _, Result, bail};
use article_widget::summary::{Learned, Length, Model, Progress, Summarizer};
use article_widget_model::rows;
use serde_json::json;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [model, articles] = arguments.as_slice() else {
        bail!("usage: summary-eval MODEL ARTICLES");
    };
    let rows = rows(Path::new(articles))?;
    let file = fs::read(model).with_context(|| format!("{model} cannot be read"))?;
    let model = Rc::new(Model::read(&file)?);
    for row in &rows {
        let mut summarizer = Summarizer::new(row.article(), Length::Medium, Learned::new(Rc::clone(&model)));
        let summary = loop {
            if let Progress::Done(result) = summarizer.step() {
                break result;
            }
        };
        let sentences: Vec<String> = summary
            .map(|summary| summary.sentences.into_iter().map(|sentence| sentence.text).collect())
            .unwrap_or_default();
        println!("{}", json!({ "id": row.id, "sentences": sentences }));
    }
    Ok(())
}
