//! Comments: the thread, its orders, and what a reader sees of it.

pub mod attention;
pub mod by_id;
pub mod circles;
pub mod clamp;
pub mod composer;
pub mod feed;
pub mod find;
pub mod find_bar;
pub mod glide;
pub mod heights;
pub mod item;
pub mod keys;
pub mod layout;
pub mod model;
pub mod names;
pub mod news;
pub mod order;
pub mod panel;
pub mod people;
pub mod place;
pub mod scale;
pub mod shelf;
pub mod standing;
pub mod thread;
pub mod tree;
pub mod window;
