//! Measures the release build in headless Chromium: a long thread beside a page of plain JavaScript, and summaries beside
//! those of others. `--only thread` or `--only summary` measures one of them; `--only growth` (up to `--most` comments)
//! how a thread grows. `--check` fails where a thread takes more
//! than 1.5 times the plain page's time, grows beyond the limits in `limits.rs`, or the summary of 1,000 words takes as long
//! as sumy's `TextRank`.

mod figures;
mod growth;
mod limits;
mod summary;
mod thread;

use std::{env, fs, io::Write, process::ExitCode};

use anyhow::{Context, Result, bail, ensure};
use article_widget_browser_tests::tools::{dist, repository};
use serde_json::{Map, Value};
use tokio::runtime::Builder;

/// What is asked for.
#[derive(Debug, Default)]
struct Options {
    check: bool,
    /// `thread`, `summary` or `growth`; the last takes minutes and runs only where it is asked for.
    only: Option<String>,
    /// The most comments that `growth` goes up to.
    most: Option<usize>,
}

impl Options {
    fn read(mut arguments: impl Iterator<Item = String>) -> Result<Self> {
        let mut options = Self::default();
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--check" => options.check = true,
                "--only" => {
                    let known = |part: &String| matches!(part.as_str(), "thread" | "summary" | "growth");
                    let part = arguments.next().filter(known);
                    options.only = Some(part.context("`--only` wants one of thread, summary, growth")?);
                }
                "--most" => {
                    let most = arguments.next().and_then(|most| most.parse().ok());
                    options.most = Some(most.context("`--most` wants a number of comments")?);
                }
                other => bail!("unknown argument {other}: there are --check, --only and --most"),
            }
        }
        Ok(options)
    }

    fn want(&self, part: &str) -> bool {
        self.only.as_deref().is_none_or(|only| only == part)
    }
}

fn main() -> Result<ExitCode> {
    let options = Options::read(env::args().skip(1))?;
    ensure!(dist().join("article-widget.js").is_file(), "no release build in {}", dist().display());
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let mut out = std::io::stdout().lock();
    let (mut results, mut faults) = (Map::new(), Vec::new());
    if options.want("thread") {
        let thread = runtime.block_on(thread::measure())?;
        writeln!(out, "{thread}")?;
        results.insert("thread".to_owned(), thread.json());
        faults.extend(thread.faults());
    }
    if options.want("summary") {
        let summaries = runtime.block_on(summary::measure())?;
        writeln!(out, "{summaries}")?;
        results.insert("summary".to_owned(), summaries.json());
        faults.extend(summaries.faults());
    }
    if options.only.as_deref() == Some("growth") {
        let grown = runtime.block_on(growth::measure(options.most.unwrap_or(usize::MAX), &mut out))?;
        results.insert("growth".to_owned(), growth::json(&grown));
        faults.extend(limits::faults(&grown));
    }
    let file = repository().join("target/bench/results.json");
    fs::create_dir_all(file.parent().context("a file has a folder")?)?;
    fs::write(&file, format!("{:#}\n", Value::from(results)))
        .with_context(|| format!("cannot write {}", file.display()))?;
    for fault in &faults {
        writeln!(out, "too much: {fault}")?;
    }
    Ok(if options.check && !faults.is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
