//! What a reader downloads, by file, against the budget.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, bail, ensure};

use crate::node;
use crate::paths;
use crate::process;

/// The most that a reader downloads before touching anything: bytes after brotli at quality 11.
const BUDGET: u64 = 100_000;

/// The most that the loader, which a host page names, may take, in the same bytes.
const LOADER_BUDGET: u64 = 1_200;

/// The most that the summary model may take, in the same bytes. With the code that runs it, it may be 150,000.
const MODEL_BUDGET: u64 = 100_000;

/// The most that the script of pages that list articles may take, in the same bytes.
const COUNT_BUDGET: u64 = 600;

/// The most that the script of pages with a frame may take, in the same bytes.
const FRAME_BUDGET: u64 = 700;

/// The files of that download. The English wording is in the wasm, so no locale is among them.
const FIRST: [&str; 3] = ["article-widget.js", "article-widget-core.js", "article-widget_bg.wasm"];

/// How the names of wasm files end; those that are not among the first are fetched later, as the locales are.
const WASM: &str = "_bg.wasm";
/// The model that is fetched at the first summary.
const MODEL: &str = "summary-model.bin";

/// What pages that list articles load instead of the widget.
const COUNT: &str = "article-widget-count.js";
/// What pages load that show the widget in a frame.
const FRAME: &str = "article-widget-frame.js";

/// Prints, for each file, its bytes as they are, after gzip and after brotli.
const MEASURE: &str = r"
const { readFileSync } = require('node:fs');
const { brotliCompressSync, constants, gzipSync } = require('node:zlib');
const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 };
for (const file of process.argv.slice(1)) {
  const raw = readFileSync(file);
  console.log(raw.length, gzipSync(raw, { level: 9 }).length, brotliCompressSync(raw, { params }).length);
}";

/// The bytes of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    file: String,
    raw: u64,
    gzip: u64,
    brotli: u64,
}

/// The sizes of a build.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Report {
    /// What every reader downloads.
    first: Vec<Row>,
    /// What is fetched when a reader comes to it.
    late: Vec<Row>,
}

impl Report {
    /// Measures the release build in `dist`.
    pub(crate) fn of(dist: &Path) -> Result<Self> {
        ensure!(
            dist.join(FIRST[0]).is_file(),
            "there is no release build to measure: run `cargo xtask build`"
        );
        let files = paths::files(dist)?;
        let (first, rest): (Vec<_>, Vec<_>) = files.into_iter().partition(|file| is_first(file));
        let late = rest.into_iter().filter(|file| is_late(file)).collect();
        Ok(Self { first: measure(dist, first)?, late: measure(dist, late)? })
    }

    /// The table that a person reads.
    pub(crate) fn table(&self) -> String {
        let mut lines =
            vec![format!("{:<28}{:>10}{:>10}{:>10}\n", "before any touch", "raw", "gzip", "brotli")];
        lines.extend(self.first.iter().map(line));
        lines.push(line(&total(&self.first)));
        lines.push(format!("{:<28}{BUDGET:>30}\n", "budget, bytes of brotli"));
        lines.push(format!("{:<28}{LOADER_BUDGET:>30}\n", "budget of the loader"));
        if !self.late.is_empty() {
            lines.push("later, when a reader comes to it\n".to_owned());
            lines.extend(self.late.iter().map(line));
            lines.push(format!("{:<28}{MODEL_BUDGET:>30}\n", "budget of the model"));
            lines.push(format!("{:<28}{COUNT_BUDGET:>30}\n", "budget of the count"));
            lines.push(format!("{:<28}{FRAME_BUDGET:>30}\n", "budget of the frame's host"));
        }
        lines.concat()
    }

    /// Fails when the download, or a file that has a budget of its own, is above its budget.
    pub(crate) fn check(&self) -> Result<()> {
        let budgets =
            [(FIRST[0], LOADER_BUDGET), (MODEL, MODEL_BUDGET), (COUNT, COUNT_BUDGET), (FRAME, FRAME_BUDGET)];
        for (file, budget) in budgets {
            let bytes =
                self.first.iter().chain(&self.late).find(|row| row.file == file).map_or(0, |row| row.brotli);
            if bytes > budget {
                bail!("{file} of {bytes} bytes is {} above its budget of {budget}", bytes - budget);
            }
        }
        let total = total(&self.first).brotli;
        if total <= BUDGET {
            return Ok(());
        }
        let biggest = self.first.iter().max_by_key(|row| row.brotli).map_or("", |row| &row.file);
        bail!(
            "the download of {total} bytes is {} above the budget of {BUDGET}; its biggest file is {biggest}",
            total - BUDGET
        )
    }
}

fn is_first(file: &str) -> bool {
    FIRST.contains(&file)
}

fn is_late(file: &str) -> bool {
    let is_fetched = [MODEL, COUNT, FRAME].contains(&file) || file.starts_with("locales/");
    is_fetched
        || file.starts_with("emoji/") && file.strip_suffix(".txt").is_some()
        || file.ends_with(WASM) && !is_first(file)
}

fn total(rows: &[Row]) -> Row {
    let sum = |bytes: fn(&Row) -> u64| rows.iter().map(bytes).sum();
    Row {
        file: "total".to_owned(),
        raw: sum(|row| row.raw),
        gzip: sum(|row| row.gzip),
        brotli: sum(|row| row.brotli),
    }
}

fn line(row: &Row) -> String {
    let Row { file, raw, gzip, brotli } = row;
    format!("{file:<28}{raw:>10}{gzip:>10}{brotli:>10}\n")
}

fn measure(dist: &Path, files: Vec<String>) -> Result<Vec<Row>> {
    node::ensure_node()?;
    // Node has the compressors that servers use, so that this crate need not compile one.
    let mut node = Command::new("node");
    node.args(["-e", MEASURE]).args(&files).current_dir(dist);
    let text = process::output(&mut node).context("Node could not measure the build")?;
    let rows: Option<Vec<Row>> =
        files.into_iter().zip(text.lines()).map(|(file, line)| row(file, line)).collect();
    rows.context("Node's measurement cannot be read")
}

fn row(file: String, line: &str) -> Option<Row> {
    let mut numbers = line.split(' ').map_while(|number| number.parse().ok());
    Some(Row { file, raw: numbers.next()?, gzip: numbers.next()?, brotli: numbers.next()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(wasm: u64) -> Report {
        report_with_model(wasm, 700)
    }

    fn report_with_model(wasm: u64, model: u64) -> Report {
        report_of(1_000, wasm, model)
    }

    fn report_of(loader: u64, wasm: u64, model: u64) -> Report {
        let row =
            |file: &str, brotli| Row { file: file.to_owned(), raw: brotli * 3, gzip: brotli + 9, brotli };
        Report {
            first: vec![row("article-widget.js", loader), row("article-widget_bg.wasm", wasm)],
            late: vec![row(COUNT, model.min(COUNT_BUDGET)), row("locales/de.json", 900), row(MODEL, model)],
        }
    }

    #[test]
    fn the_budget_itself_is_within_the_budget() {
        assert!(report(BUDGET - 1_000).check().is_ok());
    }

    #[test]
    fn one_byte_above_the_budget_fails_and_names_the_biggest_file() {
        let refusal = report(BUDGET - 999).check().unwrap_err().to_string();
        assert!(refusal.contains("is 1 above the budget of 100000"), "{refusal}");
        assert!(refusal.ends_with("article-widget_bg.wasm"), "{refusal}");
    }

    #[test]
    fn the_model_has_a_budget_of_its_own() {
        assert!(report_with_model(1_000, MODEL_BUDGET).check().is_ok());
        let refusal = report_with_model(1_000, MODEL_BUDGET + 1).check().unwrap_err().to_string();
        assert!(refusal.starts_with("summary-model.bin of 100001 bytes is 1 above"), "{refusal}");
    }

    #[test]
    fn the_loader_has_a_budget_of_its_own() {
        assert!(report_of(LOADER_BUDGET, 1_000, 700).check().is_ok());
        let refusal = report_of(LOADER_BUDGET + 1, 1_000, 700).check().unwrap_err().to_string();
        assert!(refusal.starts_with("article-widget.js of 1201 bytes is 1 above"), "{refusal}");
    }

    #[test]
    fn the_count_has_a_budget_of_its_own() {
        let mut report = report(1_000);
        assert!(report.check().is_ok());
        report.late[0].brotli = COUNT_BUDGET + 1;
        let refusal = report.check().unwrap_err().to_string();
        assert!(refusal.starts_with("article-widget-count.js of 601 bytes is 1 above"), "{refusal}");
    }

    #[test]
    fn the_table_counts_what_comes_first_and_lists_what_comes_late() {
        let table = report(50_000).table();
        let total = table.lines().find(|line| line.starts_with("total")).unwrap();
        assert!(total.ends_with(" 51000"), "{table}");
        let widths: Vec<usize> =
            table.lines().filter(|line| !line.starts_with("later")).map(str::len).collect();
        assert!(widths.iter().all(|width| *width == 58), "{table}");
        let model = table.lines().find(|line| line.starts_with(MODEL)).unwrap();
        assert!(model.ends_with(" 700"), "{table}");
        let ends: Vec<&str> = table.lines().rev().take(2).collect();
        assert!(ends[0].ends_with(" 700") && ends[1].ends_with(" 600"), "{table}");
    }

    #[test]
    fn a_page_of_ours_is_neither_first_nor_late() {
        assert!(!is_first("index.html") && !is_late("index.html"));
        assert!(!is_first("demo/article-widget.js"));
        assert!(is_late("locales/de.json") && !is_late("demo/locales/de.json"));
        assert!(is_late("emoji/de.txt") && !is_late("emoji/LICENSE"));
    }

    #[test]
    fn the_split_off_part_is_late() {
        assert!(is_first("article-widget_bg.wasm") && !is_first("article-widget-late_bg.wasm"));
        assert!(is_late("article-widget-late_bg.wasm") && !is_late("article-widget_bg.wasm"));
    }

    #[test]
    fn a_measurement_is_three_numbers() {
        let file = || "a".to_owned();
        assert_eq!(row(file(), "3 2 1"), Some(Row { file: file(), raw: 3, gzip: 2, brotli: 1 }));
        assert_eq!(row(file(), "3 2"), None);
    }
}
