//! What a reader does with the release build, told in Chromium, Firefox and `WebKitGTK`; things are found by role and
//! name alone.

mod access;
mod app;
mod built_in;
mod comments;
mod common;
mod corners;
mod counts;
mod documents;
mod exchange;
mod feed;
mod finding;
mod integrity;
mod looks;
mod many;
mod offline;
mod on_device;
mod people;
mod policies;
mod reactions;
mod read;
mod service_failures;
mod services;
mod shared;
mod shared_away;
mod shared_lies;
mod sort;
mod stopped;
mod summary;
mod summary_access;
mod waline;
mod waline_account;
mod waline_faults;
mod windows;
mod witness;
mod writing;
