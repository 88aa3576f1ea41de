//! A reader's comment, from Markdown to typed nodes: what GitHub takes in a comment, less HTML, pictures and headings.
//!
//! Nothing typed is ever lost or run: what is not understood is shown as it was typed. The time taken grows with the
//! length of the text, whatever the text.

mod block;
mod calm;
mod emphasis;
mod inline;
mod leaves;
mod link;
mod mentions;
pub mod model;
mod plain;

pub use block::parse;
pub use calm::calm;
pub use leaves::{Leaves, is_plain};
pub use link::is_safe;
pub use mentions::with_mentions;
pub use model::{Block, Inline, MAX_DEPTH, has_markup};
pub use plain::plain;
