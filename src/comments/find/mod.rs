//! Finding comments by what stands in them: what is asked for, which comments have it, and where in their words.

pub mod letters;
pub mod marks;
pub mod matcher;
pub mod query;
pub mod search;

pub use query::{Filter, Query};
