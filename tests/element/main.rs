//! The element in a real browser: its class, attributes, events and methods, several on one page, and what it frees.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a test may fail at any step")]

pub mod attributes;
pub mod class;
pub mod class_life;
pub mod class_long;
pub mod class_methods;
pub mod events;
pub mod fixtures;
pub mod freed;
pub mod hosts;
pub mod in_place;
pub mod methods;
#[expect(dead_code, reason = "the tests of the panels use more of it")]
mod page;
mod stage;
pub mod thread_name;

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);

use page::{Seen, Widget, documents, wait};

/// The comment in a widget whose text has these words, once it is there.
async fn comment(within: &Seen, words: &str) -> Seen {
    wait::until_some(&format!("the comment {words:?}"), || {
        comments(within).into_iter().find(|comment| comment.text().contains(words))
    })
    .await
}

/// The comments that are drawn.
fn comments(within: &Seen) -> Vec<Seen> {
    within.all("feed").first().map_or_else(Vec::new, |feed| feed.all("article"))
}

/// Types a comment and posts it.
async fn post(within: &Seen, text: &str) -> Seen {
    within.find("textbox", "Add a comment").await.type_in(text).await;
    within.find("button", "Post").await.click();
    comment(within, text).await
}
