//! What waits to be sent: what cancels out, what comes next, and that nothing is lost, doubled or turned around.
#![cfg(not(target_arch = "wasm32"))]

mod accounts;
mod entries;
mod laws;
mod lines;
mod world;
