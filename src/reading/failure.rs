//! Why there is no article, in a sentence for the console and the host; readers get theirs from the locale.

use std::fmt;

use super::LoadFailure;

impl fmt::Display for LoadFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreachable => f.write_str("src could not be fetched"),
            Self::Status(status) => write!(f, "src answered with HTTP status {status}"),
            Self::Unreadable(problem) => f.write_str(&problem.message),
            Self::Nothing => f.write_str("there is no src, no article property and no child to show"),
        }
    }
}
