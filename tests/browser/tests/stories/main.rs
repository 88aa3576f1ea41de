//! What a reader does with the release build, told in Chromium, Firefox and `WebKitGTK`; things are found by role and
//! name alone.

mod access;
mod built_in;
mod comments;
mod common;
mod counts;
mod documents;
mod exchange;
mod offline;
mod on_device;
mod people;
mod reactions;
mod read;
mod service_failures;
mod services;
mod sort;
mod summary;
mod summary_access;
mod windows;
mod witness;
mod writing;
