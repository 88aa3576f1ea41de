//! The form for signing in at a server. Comes with the code that speaks with it.

pub mod form;
