//! Reads and writes the exchanged document: a schema.org `NewsArticle` in JSON-LD, leniently in, strictly out.
//!
//! `read` goes from text to typed parts in this order: `parse` (JSON, known keys only), `find` (which object is
//! the article), `article` with its `body`, `comments` (free of `circles`) and `reactions`. All of them take
//! text and numbers through the `reader`, which replaces what is wrong and tells the `problems`.

mod article;
mod body;
mod bytes;
mod clean;
pub mod clocks;
mod comments;
pub mod date;
mod date_words;
mod find;
mod json;
mod letters;
mod levels;
pub mod model;
mod node;
mod parse;
mod place;
mod problems;
mod reactions;
mod read;
mod reader;
mod repair;
mod scan;
mod settling;
mod shape;
mod text;
mod write;

pub use bytes::{Bytes, NotText};
pub use read::{Reading, read, read_article};
pub use scan::{Parts, Scan};
pub use text::{Source, Text};
pub use write::{Writing, write, write_about, write_counted};
