//! Stories that failed are told once more, alone.
//!
//! Three engines under their drivers on two busy cores fail a story in a few hundred for what the machine did: a run of
//! all would seldom be green, and a failure would mean little. So a few of them get a second hearing, with the machine to
//! themselves. One that fails again has failed; one that does not is named at the end, since it may be a real race.

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail, ensure};

use crate::process;

/// More than these are no accident: one story in sixty.
const FEW: usize = 8;

/// The names of the tests that were run.
#[derive(Debug, Default)]
pub(crate) struct Told {
    pub passed: Vec<String>,
    pub failed: Vec<String>,
}

/// Runs tests, and shows what they print as it comes.
///
/// # Errors
/// When it fails without saying which test did: a build that breaks, a runner that dies.
pub(crate) fn run(command: &mut Command) -> Result<Told> {
    let line = process::line(command);
    let mut child =
        command.stdout(Stdio::piped()).spawn().with_context(|| format!("`{line}` did not start"))?;
    let output = child.stdout.take().context("the tests' words cannot be read")?;
    let mut told = Told::default();
    for line in BufReader::new(output).lines() {
        let line = line.context("the tests' words cannot be read")?;
        println!("{line}");
        if let Some((name, passed)) = verdict(&line) {
            if passed { &mut told.passed } else { &mut told.failed }.push(name.to_owned());
        }
    }
    let status = child.wait().with_context(|| format!("`{line}` was lost"))?;
    if !status.success() && told.failed.is_empty() {
        bail!("`{line}` failed ({status})");
    }
    Ok(told)
}

/// Tells these stories once more, one at a time.
///
/// # Errors
/// When there are more than a few, or one does not pass.
pub(crate) fn again(failed: &[String], stories: impl Fn() -> Command) -> Result<()> {
    ensure!(failed.len() <= FEW, "{} tests failed, too many to be told again", failed.len());
    for name in failed {
        println!("\n=== once more, alone: {name} ===");
        let told = run(stories().args(["--", "--exact", name]))?;
        ensure!(told.failed.is_empty() && told.passed.contains(name), "{name} failed twice");
    }
    for name in failed {
        println!("failed among the others, passed alone: {name}");
    }
    Ok(())
}

/// The test that a line of the runner judges, and whether it passed.
fn verdict(line: &str) -> Option<(&str, bool)> {
    let (name, verdict) = line.strip_prefix("test ")?.split_once(" ... ")?;
    match verdict {
        "ok" => Some((name, true)),
        "FAILED" => Some((name, false)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn saying(words: &str) -> Command {
        let mut command = Command::new("printf");
        command.args(["%b", words]);
        command
    }

    #[test]
    fn a_line_that_judges_no_test_is_none() {
        assert_eq!(verdict("test feed::webkit::rows ... FAILED"), Some(("feed::webkit::rows", false)));
        assert_eq!(verdict("test feed::webkit::rows ... ok"), Some(("feed::webkit::rows", true)));
        assert_eq!(verdict("test feed::webkit::rows ... ignored"), None);
        assert_eq!(verdict("test result: FAILED. 1 passed; 1 failed"), None);
    }

    #[test]
    fn the_names_come_from_what_is_printed() {
        let told = run(&mut saying("running 2 tests\\ntest a::b ... ok\\ntest a::c ... FAILED\\n")).unwrap();
        assert_eq!((told.passed, told.failed), (vec!["a::b".to_owned()], vec!["a::c".to_owned()]));
    }

    #[test]
    fn a_runner_that_dies_without_a_word_fails() {
        assert!(run(&mut Command::new("false")).is_err());
    }

    #[test]
    fn what_does_not_pass_alone_has_failed() {
        let failed = ["a".to_owned()];
        assert!(again(&failed, || saying("test a ... ok\\n")).is_ok());
        assert!(again(&failed, || saying("test a ... FAILED\\n")).is_err());
        assert!(again(&failed, || saying("running 0 tests\\n")).is_err());
        assert!(again(&[], || Command::new("false")).is_ok());
    }

    #[test]
    fn many_are_not_told_again() {
        let failed = vec!["a".to_owned(); FEW + 1];
        assert!(again(&failed, || saying("test a ... ok\\n")).is_err());
    }
}
