//! `cargo xtask test`: every check in turn, with its time, up to the first that fails.

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use crate::cli::{Group, Test};
use crate::package;
use crate::paths;
use crate::process;
use crate::rust::WASM;
use crate::setup::{BROWSER_TESTS, Need, Toolbox, setup};
use crate::size;
use crate::told;
use crate::trunk;

/// One check.
struct Step {
    name: &'static str,
    groups: &'static [Group],
    /// Whether it still means something when only some tests are asked for by name.
    named: bool,
    run: fn(&Toolbox, Option<&str>) -> Result<()>,
}

const STEPS: [Step; 9] = [
    Step { name: "rustfmt", groups: &[Group::Lint], named: false, run: rustfmt },
    Step { name: "clippy, native", groups: &[Group::Lint], named: false, run: clippy_native },
    Step { name: "clippy, wasm", groups: &[Group::Lint], named: false, run: clippy_wasm },
    Step { name: "tests, native", groups: &[Group::Unit], named: true, run: native_tests },
    Step { name: "tests, wasm in Chromium", groups: &[Group::Wasm], named: true, run: wasm_tests },
    Step {
        name: "release build",
        groups: &[Group::Package, Group::EndToEnd],
        named: true,
        run: release_build,
    },
    Step { name: "size of the download", groups: &[Group::EndToEnd], named: false, run: download_size },
    Step { name: "package", groups: &[Group::Package], named: false, run: npm_package },
    Step { name: "tests, end to end", groups: &[Group::EndToEnd], named: true, run: end_to_end_tests },
];

/// Runs the checks that are asked for.
pub(crate) fn run(options: &Test) -> Result<()> {
    let toolbox = setup(match options.only {
        Some(Group::Lint | Group::Unit) => Need::Compile,
        _ => Need::Browsers,
    })?;
    let mut times = Vec::new();
    for step in STEPS.iter().filter(|step| wanted(step, options)) {
        println!("\n=== {} ===", step.name);
        let start = Instant::now();
        let result = (step.run)(&toolbox, options.name.as_deref());
        times.push((step.name, start.elapsed()));
        if result.is_err() {
            println!("\n{}", table(&times));
        }
        result.with_context(|| format!("the step \"{}\" failed", step.name))?;
        println!("=== {}: {} ===", step.name, time(start.elapsed()));
    }
    if times.is_empty() {
        bail!("no check is left: with a test's name, `--only lint` has nothing to run");
    }
    println!("\n{}", table(&times));
    println!("All checks passed.");
    Ok(())
}

fn wanted(step: &Step, options: &Test) -> bool {
    options.only.is_none_or(|group| step.groups.contains(&group)) && (step.named || options.name.is_none())
}

fn rustfmt(toolbox: &Toolbox, _: Option<&str>) -> Result<()> {
    process::run(toolbox.command("cargo").args(["fmt", "--all", "--check"]))
}

fn clippy_native(toolbox: &Toolbox, _: Option<&str>) -> Result<()> {
    clippy(toolbox, &["--workspace"])
}

fn clippy_wasm(toolbox: &Toolbox, _: Option<&str>) -> Result<()> {
    clippy(toolbox, &["--package", "article-widget", "--target", WASM])
}

fn clippy(toolbox: &Toolbox, what: &[&str]) -> Result<()> {
    let mut cargo = toolbox.command("cargo");
    process::run(cargo.arg("clippy").args(what).args(["--all-targets", "--", "-D", "warnings"]))
}

fn native_tests(toolbox: &Toolbox, name: Option<&str>) -> Result<()> {
    test(toolbox.command("cargo"), &["--workspace", "--exclude", BROWSER_TESTS], name)
}

fn wasm_tests(toolbox: &Toolbox, name: Option<&str>) -> Result<()> {
    let mut cargo = toolbox.cargo_with_browsers();
    // The runner takes the first driver that it is told of, and it asks for Firefox's first.
    cargo.env_remove("GECKODRIVER");
    test(cargo, &["--package", "article-widget", "--target", WASM], name)
}

fn release_build(toolbox: &Toolbox, _: Option<&str>) -> Result<()> {
    trunk::build(toolbox)
}

fn download_size(_: &Toolbox, _: Option<&str>) -> Result<()> {
    let report = size::Report::of(&paths::dist())?;
    print!("{}", report.table());
    report.check()
}

fn npm_package(toolbox: &Toolbox, _: Option<&str>) -> Result<()> {
    let pages = package::check(toolbox)?;
    let mut cargo = toolbox.cargo_with_browsers();
    cargo.env("ARTICLE_WIDGET_PACKAGED", pages);
    test(cargo, &["--package", BROWSER_TESTS, "--test", "package"], None)
}

fn end_to_end_tests(toolbox: &Toolbox, name: Option<&str>) -> Result<()> {
    let stories = || {
        let mut cargo = toolbox.cargo_with_browsers();
        // A story says itself what went wrong; the frames under it would bury that.
        cargo.env("RUST_BACKTRACE", "0");
        // One that fails in the first program must not keep the others from being run.
        cargo.args([
            "test",
            "--no-fail-fast",
            "--package",
            BROWSER_TESTS,
            "--bins",
            "--test",
            "lab",
            "--test",
            "stories",
        ]);
        cargo
    };
    let told = told::run(stories().args(name))?;
    told::again(&told.failed, stories)
}

fn test(mut cargo: Command, what: &[&str], name: Option<&str>) -> Result<()> {
    process::run(cargo.arg("test").args(what).args(name))
}

fn table(times: &[(&str, Duration)]) -> String {
    let all = times.iter().map(|(_, time)| *time).sum();
    let rows = times.iter().copied().chain([("together", all)]);
    let lines: Vec<String> =
        rows.map(|(name, duration)| format!("{name:<26}{:>14}\n", time(duration))).collect();
    lines.concat()
}

fn time(duration: Duration) -> String {
    let seconds = duration.as_secs();
    if seconds < 60 {
        format!("{:.1} s", duration.as_secs_f64())
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(options: &Test) -> Vec<&'static str> {
        STEPS.iter().filter(|step| wanted(step, options)).map(|step| step.name).collect()
    }

    #[test]
    fn all_steps_run_when_nothing_is_chosen() {
        assert_eq!(names(&Test::default()).len(), STEPS.len());
    }

    #[test]
    fn a_group_runs_alone() {
        let only = |group| names(&Test { only: Some(group), name: None });
        assert_eq!(only(Group::Unit), ["tests, native"]);
        assert_eq!(only(Group::Package), ["release build", "package"]);
        assert_eq!(only(Group::EndToEnd), ["release build", "size of the download", "tests, end to end"]);
    }

    #[test]
    fn a_name_leaves_only_the_tests_and_what_they_need() {
        let named = Test { only: None, name: Some("sort".to_owned()) };
        assert_eq!(
            names(&named),
            ["tests, native", "tests, wasm in Chromium", "release build", "tests, end to end"]
        );
    }

    #[test]
    fn times_are_read_at_a_glance() {
        assert_eq!(time(Duration::from_millis(840)), "0.8 s");
        assert_eq!(time(Duration::from_secs(125)), "2 min 05 s");
    }

    #[test]
    fn the_table_ends_with_the_sum() {
        let table = table(&[("a", Duration::from_secs(50)), ("b", Duration::from_secs(15))]);
        assert!(table.ends_with("    1 min 05 s\n"), "{table}");
    }
}
