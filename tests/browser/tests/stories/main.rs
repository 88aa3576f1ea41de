//! What a reader does with the release build, told in Chromium, Firefox and `WebKitGTK`; things are found by role and
//! name alone.

mod access;
mod comments;
mod common;
mod documents;
mod offline;
mod reactions;
mod read;
mod sort;
mod summary;
mod windows;
