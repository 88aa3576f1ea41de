//! What hosts see: the element, its attributes, properties, methods and events. A change here is a change for them.

pub mod config;
pub mod datum;
pub mod events;
pub mod mount;
mod places;
