//! The project's commands: `cargo xtask serve`, `cargo xtask test` and the rest.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "to talk to the person at the terminal is what this crate is for"
)]

mod apt;
mod assemble;
mod browsers;
mod checks;
mod cli;
mod digest;
mod emoji;
mod fuzz;
mod gallery;
mod glue;
mod guard;
mod leb;
mod lockfile;
mod model;
mod node;
mod package;
mod paths;
mod peers;
mod pocketbase;
mod process;
mod python;
mod rust;
mod setup;
mod shorten;
mod size;
mod split;
mod told;
mod tools;
mod trunk;
mod waline;
mod wasm;

use std::process::ExitCode;

use anyhow::Result;

use cli::Command;
use setup::{Need, setup};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match cli::parse(&arguments).and_then(run) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    match command {
        Command::Help => {
            print!("{}", cli::help());
            Ok(())
        }
        Command::Setup { browsers } => {
            setup(if browsers { Need::Browsers } else { Need::Build })?;
            println!("Everything is in place.");
            Ok(())
        }
        Command::Serve(options) => trunk::serve(&setup(Need::Build)?, options),
        Command::Build => trunk::build(&setup(Need::Build)?),
        Command::Assemble => assemble::from_hook(),
        Command::Package => {
            trunk::build(&setup(Need::Build)?)?;
            package::make().map(drop)
        }
        Command::Emoji { check } => emoji::make(check),
        Command::Tables => package::write_tables(),
        Command::Size { check } => {
            let report = size::Report::of(&paths::dist())?;
            print!("{}", report.table());
            if check { report.check() } else { Ok(()) }
        }
        Command::Test(options) => checks::run(&options),
        Command::Fuzz(options) => fuzz::run(&options),
        Command::Train(options) => model::train(&options),
        Command::SummaryEval { file, picks } => model::picks(&file, &picks),
        Command::SupportEval { arguments } => model::support(&arguments),
        Command::Bench { arguments } => browser_program(Need::Peers, "bench", &arguments),
        Command::ServersCheck { arguments } => {
            waline::ensure_several()?;
            browser_program(Need::Browsers, "servers", &arguments)
        }
        Command::Screenshots { arguments } => browser_program(Need::Browsers, "screenshots", &arguments),
    }
}

/// Runs a program of the browser tests' package on a fresh release build.
fn browser_program(need: Need, name: &str, arguments: &[String]) -> Result<()> {
    let toolbox = setup(need)?;
    trunk::build(&toolbox)?;
    process::run(toolbox.browser_program(name).args(arguments))
}
