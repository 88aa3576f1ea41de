//! Reads the options of the summary model's commands.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use super::{Command, unknown};

/// Options of `train`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Train {
    /// The folder with the articles to learn from.
    pub(crate) data: PathBuf,
    /// Cross-validate how the model is trained, and leave the model as it is.
    pub(crate) is_check: bool,
}

/// Who picks sentences, and what is done with them.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Picks {
    /// This machine's own build prints them.
    Native,
    /// As before; besides, the tool in this folder scores them.
    Scored(PathBuf),
    /// The release build prints them, in a browser.
    Browser,
    /// Both pick, and must pick the same.
    Compared,
}

pub(super) fn train(arguments: &[String]) -> Result<Train> {
    let (mut data, mut is_check) = (None, false);
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--check" => is_check = true,
            "--data" => data = Some(place(arguments.next().context("`--data` wants a folder")?)?),
            _ => return Err(unknown("train", argument)),
        }
    }
    let data = data.context("`cargo xtask train` wants `--data DIR`, a folder with train.jsonl")?;
    Ok(Train { data, is_check })
}

pub(super) fn summary_eval(arguments: &[String]) -> Result<Command> {
    let (mut file, mut picks) = (None, Picks::Native);
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        let chosen = match argument.as_str() {
            "--scores" => Picks::Scored(place(arguments.next().context("`--scores` wants a folder")?)?),
            "--wasm" => Picks::Browser,
            "--compare" => Picks::Compared,
            path if !path.starts_with('-') && file.is_none() => {
                file = Some(place(path)?);
                continue;
            }
            _ => return Err(unknown("summary-eval", argument)),
        };
        if picks != Picks::Native {
            bail!("`cargo xtask summary-eval` takes one of --scores, --wasm, --compare");
        }
        picks = chosen;
    }
    let file = file.context("`cargo xtask summary-eval` wants a file of articles")?;
    Ok(Command::SummaryEval { file, picks })
}

pub(super) fn support_eval(arguments: &[String]) -> Result<Command> {
    let (file, rest) =
        arguments.split_first().context("`cargo xtask support-eval` wants a file of articles")?;
    let file = place(file)?.into_os_string().into_string();
    let file = file.ok().context("the path of the articles must be text")?;
    Ok(Command::SupportEval { arguments: [file].into_iter().chain(rest.iter().cloned()).collect() })
}

/// The path as it is for programs that run in another folder.
fn place(path: &str) -> Result<PathBuf> {
    std::path::absolute(Path::new(path)).with_context(|| format!("`{path}` is no path"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::tests::{read, refusal};

    fn here(path: &str) -> PathBuf {
        std::env::current_dir().unwrap().join(path)
    }

    #[test]
    fn train_wants_its_data() {
        let trained = |is_check| Command::Train(Train { data: here("news"), is_check });
        assert_eq!(read("train --data news").unwrap(), trained(false));
        assert_eq!(read("train --check --data news").unwrap(), trained(true));
        assert!(refusal("train").contains("--data DIR"));
        assert!(refusal("train --data").contains("wants a folder"));
        assert!(refusal("train news").contains("`news`"));
    }

    #[test]
    fn picks_are_made_in_one_way() {
        let asked = |picks| Command::SummaryEval { file: here("dev.jsonl"), picks };
        assert_eq!(read("summary-eval dev.jsonl").unwrap(), asked(Picks::Native));
        assert_eq!(read("summary-eval dev.jsonl --scores .").unwrap(), asked(Picks::Scored(here("."))));
        assert_eq!(read("summary-eval --wasm dev.jsonl").unwrap(), asked(Picks::Browser));
        assert_eq!(read("summary-eval dev.jsonl --compare").unwrap(), asked(Picks::Compared));
        assert!(refusal("summary-eval dev.jsonl --wasm --compare").contains("one of"));
        assert!(refusal("summary-eval --wasm").contains("wants a file"));
        assert!(refusal("summary-eval one two").contains("`two`"));
        assert!(refusal("summary-eval one --fast").contains("`--fast`"));
    }

    #[test]
    fn support_eval_passes_on_what_it_does_not_know() {
        let file = here("dev.jsonl").into_os_string().into_string().unwrap();
        let arguments = vec![file, "--seed".to_owned(), "2".to_owned()];
        assert_eq!(read("support-eval dev.jsonl --seed 2").unwrap(), Command::SupportEval { arguments });
        assert!(refusal("support-eval").contains("wants a file"));
    }
}
