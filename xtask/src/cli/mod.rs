//! Reads the command line: which command, with which options.

mod fuzz;
mod help;
mod model;

use std::path::PathBuf;

use anyhow::{Context as _, Result, anyhow, bail};

pub(crate) use fuzz::Fuzz;
pub(crate) use help::help;
pub(crate) use model::{Picks, Train};

/// One command with its options.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// List the commands.
    Help,
    /// Install what is missing.
    Setup {
        /// The browsers and their drivers too.
        browsers: bool,
    },
    /// Serve the page for development.
    Serve(Serve),
    /// Make `dist/`.
    Build,
    /// Make the npm package.
    Package,
    /// Make the README's tables.
    Tables,
    /// Make the emoji by name.
    Emoji {
        /// Only see whether they are as they would be made.
        check: bool,
    },
    /// Trunk's hook: give the files of a build their public names. Not in the help.
    Assemble,
    /// Show the size of `dist/`.
    Size {
        /// Fail above the budget.
        check: bool,
    },
    /// Run the checks.
    Test(Test),
    /// Run the fuzz targets.
    Fuzz(Fuzz),
    /// Train the summary model.
    Train(Train),
    /// Print what the summary model picks.
    SummaryEval {
        /// The articles, a JSON object a line.
        file: PathBuf,
        /// Who picks, and what is done with it.
        picks: Picks,
    },
    /// Measure the support check.
    SupportEval {
        /// What its program is told: the file of articles as an absolute path, and the rest unread by us.
        arguments: Vec<String>,
    },
    /// Measure the release build in a browser.
    Bench {
        /// What its program is told, unread by us.
        arguments: Vec<String>,
    },
    /// Hold what the guide says of servers on several machines.
    ServersCheck {
        /// What its program is told, unread by us.
        arguments: Vec<String>,
    },
    /// Take pictures of the release build.
    Screenshots {
        /// What its program is told, unread by us.
        arguments: Vec<String>,
    },
}

/// Options of `serve`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Serve {
    /// The TCP port on the loopback address.
    pub(crate) port: u16,
    /// Serve the optimized build.
    pub(crate) release: bool,
    /// Open the page in the person's browser.
    pub(crate) open: bool,
    /// Where its comments are kept.
    pub(crate) store: Store,
}

/// Where the page in development keeps its comments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Store {
    /// In the browser.
    Local,
    /// By a `PocketBase` that is started for it.
    Pocketbase,
    /// By a Waline that is started for it.
    Waline,
}

/// Options of `test`.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Test {
    /// Run this group alone.
    pub(crate) only: Option<Group>,
    /// Run the tests alone that have this in their name.
    pub(crate) name: Option<String>,
}

/// A group of checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Group {
    /// rustfmt and clippy.
    Lint,
    /// Native tests.
    Unit,
    /// Tests of the wasm in a browser.
    Wasm,
    /// The release build, its size, and the tests that drive browsers.
    EndToEnd,
    /// The npm package of the release build, and pages that are made with it.
    Package,
}

/// Reads the arguments after `cargo xtask`; an error says which one is not understood.
pub(crate) fn parse(arguments: &[String]) -> Result<Command> {
    let Some((name, rest)) = arguments.split_first() else {
        return Ok(Command::Help);
    };
    match name.as_str() {
        "help" | "--help" | "-h" => Ok(Command::Help),
        "setup" => Ok(Command::Setup { browsers: switch(name, rest, "--browsers")? }),
        "serve" => serve(rest).map(Command::Serve),
        "build" => nothing(name, rest).map(|()| Command::Build),
        "package" => nothing(name, rest).map(|()| Command::Package),
        "tables" => nothing(name, rest).map(|()| Command::Tables),
        "emoji" => Ok(Command::Emoji { check: switch(name, rest, "--check")? }),
        "assemble" => nothing(name, rest).map(|()| Command::Assemble),
        "size" => Ok(Command::Size { check: switch(name, rest, "--check")? }),
        "test" => test(rest).map(Command::Test),
        "fuzz" => fuzz::fuzz(rest).map(Command::Fuzz),
        "train" => model::train(rest).map(Command::Train),
        "summary-eval" => model::summary_eval(rest),
        "support-eval" => model::support_eval(rest),
        "bench" => Ok(Command::Bench { arguments: rest.to_vec() }),
        "servers-check" => Ok(Command::ServersCheck { arguments: rest.to_vec() }),
        "screenshots" => Ok(Command::Screenshots { arguments: rest.to_vec() }),
        _ => bail!("there is no command `{name}`; `cargo xtask help` lists them"),
    }
}

/// The error for an argument that `command` does not know.
fn unknown(command: &str, argument: &str) -> anyhow::Error {
    anyhow!("`cargo xtask {command}` does not know `{argument}`; `cargo xtask help` shows what it knows")
}

/// Refuses every argument.
fn nothing(command: &str, arguments: &[String]) -> Result<()> {
    arguments.first().map_or(Ok(()), |argument| Err(unknown(command, argument)))
}

/// Whether the one switch that `command` knows is there.
fn switch(command: &str, arguments: &[String], name: &str) -> Result<bool> {
    match arguments.iter().find(|argument| *argument != name) {
        Some(argument) => Err(unknown(command, argument)),
        None => Ok(!arguments.is_empty()),
    }
}

fn serve(arguments: &[String]) -> Result<Serve> {
    let mut options = Serve { port: 8080, release: false, open: false, store: Store::Local };
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--release" => options.release = true,
            "--open" => options.open = true,
            "--store" => match arguments.next().map(String::as_str) {
                Some("local") => options.store = Store::Local,
                Some("pocketbase") => options.store = Store::Pocketbase,
                Some("waline") => options.store = Store::Waline,
                _ => bail!("`--store` wants one of local, pocketbase, waline"),
            },
            "--port" => {
                let value = arguments.next().context("`--port` wants a number, as in `--port 8080`")?;
                options.port = value.parse().with_context(|| format!("`--port {value}` is not a port"))?;
            }
            _ => return Err(unknown("serve", argument)),
        }
    }
    Ok(options)
}

fn test(arguments: &[String]) -> Result<Test> {
    let mut options = Test::default();
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--only" => {
                options.only = Some(match arguments.next().map(String::as_str) {
                    Some("lint") => Group::Lint,
                    Some("unit") => Group::Unit,
                    Some("wasm") => Group::Wasm,
                    Some("e2e") => Group::EndToEnd,
                    Some("package") => Group::Package,
                    _ => bail!("`--only` wants one of lint, unit, wasm, e2e, package"),
                });
            }
            name if !name.starts_with('-') && options.name.is_none() => options.name = Some(name.to_owned()),
            _ => return Err(unknown("test", argument)),
        }
    }
    Ok(options)
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn read(line: &str) -> Result<Command> {
        parse(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    pub(super) fn refusal(line: &str) -> String {
        format!("{:#}", read(line).unwrap_err())
    }

    #[test]
    fn no_command_is_help() {
        assert_eq!(read("").unwrap(), Command::Help);
    }

    #[test]
    fn serve_has_a_port_and_switches() {
        let plain = Serve { port: 8080, release: false, open: false, store: Store::Local };
        assert_eq!(read("serve").unwrap(), Command::Serve(plain));
        assert_eq!(
            read("serve --store waline").unwrap(),
            Command::Serve(Serve { store: Store::Waline, ..plain })
        );
        let all = Serve { port: 9000, release: true, open: true, store: Store::Pocketbase };
        assert_eq!(
            read("serve --open --port 9000 --release --store pocketbase").unwrap(),
            Command::Serve(all)
        );
    }

    #[test]
    fn a_wrong_port_is_named() {
        assert!(refusal("serve --port 99999").contains("`--port 99999`"));
        assert!(refusal("serve --port").contains("wants a number"));
    }

    #[test]
    fn what_is_not_known_is_refused_by_name() {
        assert!(refusal("serve --store x").contains("local, pocketbase, waline"));
        assert!(refusal("serve --shop x").contains("`--shop`"));
        assert!(refusal("build now").contains("`now`"));
        assert!(refusal("size --chekc").contains("`--chekc`"));
        assert!(refusal("test --fast").contains("`--fast`"));
        assert!(refusal("tset").contains("`tset`"));
    }

    #[test]
    fn test_takes_a_group_and_a_name() {
        let options = Test { only: Some(Group::EndToEnd), name: Some("reload".to_owned()) };
        assert_eq!(read("test --only e2e reload").unwrap(), Command::Test(options));
        assert_eq!(read("test").unwrap(), Command::Test(Test::default()));
        assert!(refusal("test --only all").contains("lint, unit, wasm, e2e, package"));
        assert!(refusal("test one two").contains("`two`"));
    }

    #[test]
    fn bench_passes_its_arguments_on() {
        let arguments = vec!["--only".to_owned(), "thread".to_owned()];
        assert_eq!(read("bench --only thread").unwrap(), Command::Bench { arguments });
    }

    #[test]
    fn every_command_of_the_help_is_understood() {
        for (usage, _) in help::COMMANDS {
            // With what it cannot do without: what stands before the first bracket.
            let line = usage.split('[').next().unwrap();
            assert!(read(line).is_ok(), "{line}");
        }
    }
}
