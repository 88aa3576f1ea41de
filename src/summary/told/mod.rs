//! A summary that a model wrote, browser's or service's: what it is told, and what becomes of what it tells.
//!
//! `prompt` asks a service, `answer` reads what it sends, `lines` makes sentences of any model's text,
//! `text` has what goes to a model and what never comes from one.

pub mod answer;
pub mod lines;
pub mod prompt;
pub mod text;

pub use answer::Answer;
pub use lines::{finished, lines};

/// What is heard while a model is at work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard<'a> {
    /// The model itself is being fetched: so many per cent are there.
    Downloading(u8),
    /// It writes: the whole text so far, as it came. [`finished`] has the sentences in it.
    Text(&'a str),
}
