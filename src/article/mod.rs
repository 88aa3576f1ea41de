//! The article: headline, source line, picture, body.

pub mod model;
pub mod view;
