//! The panels of the widget in a real browser: what stands on the page by role and name, and what a reader can do.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a test may fail at any step")]

pub mod account;
pub mod app_link;
pub mod article;
pub mod built_in;
pub mod continuing;
mod double;
pub mod drafts;
pub mod earlier;
pub mod failures;
pub mod feed_focus;
pub mod feed_keys;
pub mod feed_news;
pub mod feed_print;
pub mod finding;
pub mod long_thread;
pub mod markdown;
#[path = "../element/page/mod.rs"]
#[expect(dead_code, reason = "the other tests use more of it")]
mod page;
pub mod people;
pub mod people_report;
pub mod reactions;
pub mod service;
pub mod sorting;
pub mod summary;
pub mod threads;
pub mod toast;
pub mod tools;
pub mod votes;
pub mod writers;
pub mod writing;

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);

use page::{Seen, Widget, documents};

/// The comment on the page whose text has these words, once it is there.
async fn comment(widget: &Widget, words: &str) -> Seen {
    page::wait::until_some(&format!("the comment {words:?}"), || {
        comments(widget).into_iter().find(|comment| comment.text().contains(words))
    })
    .await
}

/// The comments that are drawn.
fn comments(widget: &Widget) -> Vec<Seen> {
    widget.all("feed").first().map_or_else(Vec::new, |feed| feed.all("article"))
}

/// Types a comment and posts it.
async fn post(widget: &Widget, text: &str) -> Seen {
    widget.find("textbox", "Add a comment").await.type_in(text).await;
    widget.find("button", "Post").await.click();
    comment(widget, text).await
}
