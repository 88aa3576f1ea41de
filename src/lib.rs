//! `<article-widget>`: a news article with its summary, reactions and comments, as one custom element.
//!
//! ARCHITECTURE.md has the map, the arrows between the modules and the reasons.

pub mod article;
pub mod comments;
pub mod document;
pub mod markdown;
pub mod reactions;
pub mod store;
pub mod summary;
pub mod time;

/// Makes the module ready: called once, when the wasm has been loaded.
pub fn start() {}
