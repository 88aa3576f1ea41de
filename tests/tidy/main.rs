//! What holds for the sources as a whole: who may name whom, how files begin and how long they are, what never
//! stands in them.
#![cfg(not(target_arch = "wasm32"))]

mod api;
mod arrows;
#[path = "../source/files.rs"]
mod files;
mod first;
mod form;
mod graph;
mod never;
mod plain;
#[path = "../source/tokens.rs"]
mod tokens;
