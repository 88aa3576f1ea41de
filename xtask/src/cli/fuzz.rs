//! What `cargo xtask fuzz` is told.

use anyhow::{Context as _, Result};

use super::unknown;
use crate::fuzz::TARGETS;

/// Options of `fuzz`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Fuzz {
    /// Run this target alone.
    pub(crate) target: Option<&'static str>,
    /// How long each target runs.
    pub(crate) seconds: u32,
}

pub(super) fn fuzz(arguments: &[String]) -> Result<Fuzz> {
    let mut options = Fuzz { target: None, seconds: 60 };
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        if argument == "--seconds" {
            let value = arguments.next().context("`--seconds` wants a number, as in `--seconds 60`")?;
            options.seconds =
                value.parse().with_context(|| format!("`--seconds {value}` is not a whole number"))?;
        } else if let Some(target) = TARGETS.iter().find(|target| *target == argument)
            && options.target.is_none()
        {
            options.target = Some(target);
        } else {
            return Err(unknown("fuzz", argument));
        }
    }
    Ok(options)
}

#[cfg(test)]
mod tests {
    use super::super::{
        Command,
        tests::{read, refusal},
    };
    use super::*;

    #[test]
    fn fuzz_takes_a_target_and_a_time() {
        assert_eq!(read("fuzz").unwrap(), Command::Fuzz(Fuzz { target: None, seconds: 60 }));
        let options = Fuzz { target: Some("document"), seconds: 600 };
        assert_eq!(read("fuzz document --seconds 600").unwrap(), Command::Fuzz(options));
        assert!(refusal("fuzz --seconds soon").contains("`--seconds soon`"));
        assert!(refusal("fuzz articles").contains("`articles`"));
        assert!(refusal("fuzz document markdown").contains("`markdown`"));
    }
}
