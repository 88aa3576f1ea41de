//! How each kind of text is taken: from which keys of an object, of how many lines, and how long.

use super::node::Key;
use crate::comments::model::{MAX_BADGE, MAX_TEXT};

/// How a text is taken.
pub(super) struct Shape {
    /// Where it stands in an object, the best first.
    pub(super) keys: &'static [Key],
    /// The most characters.
    pub(super) most: usize,
    /// Line breaks mean something.
    pub(super) lines: bool,
}

/// The longest line that is not bounded more closely, in characters.
const LINE: usize = 5_000;

/// A headline.
pub(super) static HEADLINE: Shape =
    Shape { keys: &[Key::Value, Key::Name, Key::Text], most: 1_000, lines: false };
/// A line of words.
pub(super) static WORDS: Shape =
    Shape { keys: &[Key::Value, Key::Text, Key::Name], most: LINE, lines: false };
/// The name of a person, an organization, a mood.
pub(super) static NAME: Shape = Shape { keys: &[Key::Name, Key::Value], most: 200, lines: false };
/// What a person is to the publisher.
pub(super) static BADGE: Shape = Shape { keys: &[Key::Name, Key::Value], most: MAX_BADGE, lines: false };
/// A language tag; in an object the name is its English word.
pub(super) static TAG: Shape =
    Shape { keys: &[Key::AlternateName, Key::Value, Key::Name], most: LINE, lines: false };
/// An address.
pub(super) static LINK: Shape =
    Shape { keys: &[Key::Url, Key::ContentUrl, Key::Id], most: LINE, lines: false };
/// An id, or an object that has one.
pub(super) static REFERENCE: Shape = Shape { keys: &[Key::Id, Key::Url], most: LINE, lines: false };
/// The text of a comment.
pub(super) static COMMENT: Shape = Shape { keys: &[Key::Text, Key::Value], most: MAX_TEXT, lines: true };
/// The body of an article.
pub(super) static BODY: Shape = Shape { keys: &[Key::Text, Key::Value], most: 10 * 1024 * 1024, lines: true };
