//! Summary
