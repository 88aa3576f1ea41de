//! The summary model: trains it, prints the sentences that it picks, and measures the support check.

use std::env::consts::EXE_EXTENSION;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

use crate::cli::{Picks, Train};
use crate::paths;
use crate::process;
use crate::python::TRAINER;
use crate::setup::{Need, Toolbox, setup};
use crate::trunk;

/// The package with the programs around the model.
const PACKAGE: &str = "article-widget-model";
/// The profile that those are built by.
const PROFILE: &str = "tools";
/// Writes the features that the trainer learns from.
const ROWS: &str = "summary-rows";

/// Trains the model, or only cross-validates how it is trained.
pub(crate) fn train(options: &Train) -> Result<()> {
    let toolbox = setup(Need::Compile)?;
    let python = TRAINER.ensure()?;
    let mut cargo = toolbox.command("cargo");
    process::run(cargo.args(["build", "--profile", PROFILE, "--package", PACKAGE, "--bin", ROWS]))?;
    let target = paths::target()?;
    let mut trainer = toolbox.command(python);
    // The threads of a pool that spins while it waits would take the time of the one that trains.
    trainer.env("OMP_WAIT_POLICY", "passive").arg("xtask/model/train");
    trainer.arg(target.join(PROFILE).join(ROWS).with_extension(EXE_EXTENSION));
    trainer.arg(&options.data).arg(model()).arg(target.join("train"));
    if options.is_check {
        return process::run(trainer.arg("--check"));
    }
    process::run(&mut trainer)?;
    println!("{} is ready.", model().display());
    Ok(())
}

/// Prints the sentences that are picked from each article of `file`, and nothing else on stdout.
pub(crate) fn picks(file: &Path, picks: &Picks) -> Result<()> {
    match picks {
        Picks::Native => process::run(&mut native(&setup(Need::Compile)?, file)),
        Picks::Scored(folder) => {
            let text = process::answer(&mut native(&setup(Need::Compile)?, file))?;
            print!("{text}");
            score(file, folder, &text)
        }
        Picks::Browser => process::run(&mut browser(&built()?, file)),
        Picks::Compared => {
            let toolbox = built()?;
            let ours = process::answer(&mut native(&toolbox, file))?;
            let theirs = process::answer(&mut browser(&toolbox, file))?;
            println!("{}", compare(&ours, &theirs)?);
            Ok(())
        }
    }
}

/// Counts the warnings of the support check on made-up sentences.
pub(crate) fn support(arguments: &[String]) -> Result<()> {
    process::run(tool(&setup(Need::Compile)?, "support-eval").args(arguments))
}

/// The model that the widget fetches.
fn model() -> PathBuf {
    paths::root().join("summary-model.bin")
}

/// A program around the model.
fn tool(toolbox: &Toolbox, program: &str) -> Command {
    let mut cargo = toolbox.command("cargo");
    cargo.args(["run", "--quiet", "--profile", PROFILE, "--package", PACKAGE, "--bin", program, "--"]);
    cargo
}

/// What picks on this machine.
fn native(toolbox: &Toolbox, file: &Path) -> Command {
    let mut program = tool(toolbox, "summary-eval");
    program.arg(model()).arg(file);
    program
}

/// What picks in a browser.
fn browser(toolbox: &Toolbox, file: &Path) -> Command {
    let mut program = toolbox.browser_program("summaries");
    program.arg(file);
    program
}

/// A fresh release build, and what drives a browser.
fn built() -> Result<Toolbox> {
    let toolbox = setup(Need::Browsers)?;
    trunk::build(&toolbox)?;
    Ok(toolbox)
}

/// Scores the picks by the tool in `folder`, on stderr.
fn score(file: &Path, folder: &Path, picks: &str) -> Result<()> {
    let python = TRAINER.ensure()?;
    let target = paths::target()?.join("train");
    fs::create_dir_all(&target).with_context(|| format!("{} cannot be made", target.display()))?;
    let written = target.join("picks.jsonl");
    fs::write(&written, picks).with_context(|| format!("{} cannot be written", written.display()))?;
    let mut rouge = Command::new(python);
    rouge.arg(folder.join("rouge.py")).arg(file).arg(folder.join("dev-baselines.jsonl")).arg(&written);
    process::run(rouge.stdout(io::stderr()))
}

/// Says that both texts pick the same, or fails with the ids of the articles where they do not.
fn compare(ours: &str, theirs: &str) -> Result<String> {
    let (ours, theirs): (Vec<&str>, Vec<&str>) = (ours.lines().collect(), theirs.lines().collect());
    ensure!(
        ours.len() == theirs.len(),
        "{} articles have picks here, {} in the browser",
        ours.len(),
        theirs.len()
    );
    let differing: Vec<&str> =
        ours.iter().zip(&theirs).filter(|(ours, theirs)| ours != theirs).map(|(ours, _)| id(ours)).collect();
    ensure!(
        differing.is_empty(),
        "{} of {} articles have other picks in the browser: {}",
        differing.len(),
        ours.len(),
        differing.join(" ")
    );
    Ok(format!("All {} articles have the same picks here and in the browser.", ours.len()))
}

/// The id of an article in its line of picks, `{"id":"…","sentences":[…]}`; as JSON.
fn id(line: &str) -> &str {
    let rest = line.strip_prefix(r#"{"id":"#).unwrap_or(line);
    rest.split_once(r#","sentences":"#).map_or(rest, |(id, _)| id)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = r#"{"id":"one","sentences":["A."]}"#;
    const TWO: &str = r#"{"id":"two","sentences":["B.","C."]}"#;

    #[test]
    fn the_same_picks_are_counted() {
        let picks = format!("{ONE}\n{TWO}\n");
        assert!(compare(&picks, &picks).unwrap().starts_with("All 2 articles"));
    }

    #[test]
    fn articles_with_other_picks_are_named() {
        let other = TWO.replace("C.", "D.");
        let refusal = compare(&format!("{ONE}\n{TWO}"), &format!("{ONE}\n{other}")).unwrap_err().to_string();
        assert_eq!(refusal, r#"1 of 2 articles have other picks in the browser: "two""#);
    }

    #[test]
    fn picks_that_are_missing_are_a_difference() {
        assert!(compare(ONE, "").unwrap_err().to_string().starts_with("1 articles"));
    }
}
