//! Real browsers, a static server and what tests, pictures and benchmarks need of them.
//!
//! [`Lab`] puts the parts together: a [`server::Server`] with the release build, and a [`browser::Browser`] that has
//! a fresh profile and ends with the value. Things in a page are found by role and name ([`page::Page::find`]),
//! and every name that the contract gives stands once, in [`names`].

pub mod axe;
pub mod browser;
pub mod document;
pub mod element;
pub mod engine;
pub mod lab;
pub mod look;
pub mod names;
pub mod order;
pub mod page;
pub mod paper;
pub mod pocketbase;
pub mod process;
pub mod proxy;
pub mod random;
pub mod server;
pub mod service;
pub mod tools;
pub mod wait;
pub mod waline;

pub use lab::Lab;
