//! `<article-widget>`: a news article with its summary, reactions and comments, as one custom element.
//!
//! ARCHITECTURE.md has the map, the arrows between the modules and the reasons.

pub mod account;
pub mod app;
pub mod article;
pub mod comments;
pub mod component;
pub mod cut;
pub mod document;
pub mod embed;
pub mod late;
pub mod markdown;
pub mod net;
pub mod reactions;
pub mod reading;
pub mod response;
pub mod store;
pub mod summary;
pub mod time;
pub mod ui;
pub mod words;

pub use component::{ArticleWidget, ArticleWidgetProps};

/// Called once, when the wasm has been loaded. The element class does the rest by way of `embed::mount`.
pub fn start() {}
