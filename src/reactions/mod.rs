//! The reaction picker: "How does this make you feel?"

pub mod glyphs;
pub mod model;
pub mod picker;
pub mod tally;
