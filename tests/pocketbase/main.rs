//! The protocol of `PocketBase` as the widget speaks it, and what it believes of a server that lies.
#![cfg(not(target_arch = "wasm32"))]

mod accounts;
mod asks;
mod books;
mod files;
mod lies;
