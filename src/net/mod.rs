//! What several parts need to hear from a server: events in a stream, bytes piece by piece, promises with a limit.

pub(crate) mod bell;
pub mod events;
pub(crate) mod pieces;
