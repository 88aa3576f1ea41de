//! Measures the support check: makes true and changed sentences of the articles in a file, and counts the warnings.
//!
//! `support-eval FILE [--from N] [--to N] [--seed N] [--show KIND]`: FILE has an article on each line, `{title, text,
//! summary}`. `--from` and `--to` choose lines. `--show` prints the cases of one kind that went wrong ("number").

mod article;
mod case;
mod chance;
mod change;
mod rephrase;
mod table;
mod word;

use std::{
    fs,
    io::{Write, stdout},
};

use anyhow::{Context, Result, bail};
use article::{Row, Story};
use article_widget::summary::support::Checker;
use chance::Chance;
use table::Table;

/// What was asked for.
struct Wish {
    file: String,
    from: usize,
    to: usize,
    seed: u64,
    show: Option<String>,
}

fn main() -> Result<()> {
    let wish = wish(std::env::args().skip(1))?;
    let text = fs::read_to_string(&wish.file).with_context(|| format!("cannot read {}", wish.file))?;
    let lines = text.lines().skip(wish.from).take(wish.to.saturating_sub(wish.from));
    let rows = lines
        .map(serde_json::from_str::<Row>)
        .collect::<Result<Vec<_>, _>>()
        .context("not a line of an article")?;
    let stories: Vec<Story> = rows.iter().map(Story::new).collect();
    let mut out = stdout().lock();
    let mut table = Table::default();
    let mut chance = Chance::new(wish.seed);
    for (at, story) in stories.iter().enumerate() {
        let other = &stories[(at + 1 + chance.below(stories.len().saturating_sub(1))) % stories.len()];
        let checker = Checker::new(&story.article);
        for case in case::cases(story, other, &mut chance) {
            let doubts = checker.check(&case.text).doubts;
            table.add(case.kind, &doubts, story);
            let is_wrong = doubts.is_empty() == (case.kind.is_changed() == Some(true));
            if is_wrong && wish.show.as_deref().is_some_and(|show| case.kind.name().contains(show)) {
                writeln!(out, "{at}: {}\n  of: {}\n  {doubts:?}", case.text, case.origin)?;
            }
        }
    }
    writeln!(out, "{} articles, {} cases, seed {}\n", stories.len(), table.cases(), wish.seed)?;
    write!(out, "{}", table.show())?;
    Ok(())
}

fn wish(mut args: impl Iterator<Item = String>) -> Result<Wish> {
    let mut wish = Wish { file: String::new(), from: 0, to: usize::MAX, seed: 1, show: None };
    while let Some(arg) = args.next() {
        let mut value = || args.next().with_context(|| format!("{arg} needs a value"));
        match arg.as_str() {
            "--from" => wish.from = value()?.parse()?,
            "--to" => wish.to = value()?.parse()?,
            "--seed" => wish.seed = value()?.parse()?,
            "--show" => wish.show = Some(value()?),
            _ if wish.file.is_empty() => wish.file = arg,
            _ => bail!("what is {arg}?"),
        }
    }
    if wish.file.is_empty() {
        bail!("which file?");
    }
    Ok(wish)
}
