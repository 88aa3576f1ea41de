//! TODO head
pub mod model;
