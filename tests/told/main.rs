//! What a model is told and what becomes of what it tells: prompts that no article closes, streams cut anywhere,
//! and sentences that are text only.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test may fail at any step")]

mod answers;
mod prompts;
mod sentences;
mod streams;
