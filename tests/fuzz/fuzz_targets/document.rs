//! Looks for a document that breaks a law.
#![no_main]

#[path = "../laws.rs"]
#[expect(dead_code, reason = "the other target holds the other law")]
mod laws;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| laws::document(bytes));
