//! What a comment is made of once it is read: blocks, and the pieces of a line.

/// How deep quotes and lists may nest, and emphasis within a line. What is deeper is shown as it was typed.
pub const MAX_DEPTH: usize = 8;

/// One part of a comment, on lines of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// Lines between two fences of backticks, kept as they are.
    Code {
        /// The lines, without the fences and without a newline at the end.
        text: String,
        /// What stands after the opening fence, such as `rust`.
        language: Option<String>,
    },
    /// Lines that start with `>`.
    Quote(Vec<Block>),
    /// A list. No item is empty.
    List {
        /// The number of the first item; `None` for bullets.
        ordered: Option<u32>,
        /// What each item holds.
        items: Vec<Vec<Block>>,
    },
}

/// One piece of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Words as they stand. Never two of these side by side.
    Text(String),
    /// Between single `*` or `_`.
    Emphasis(Vec<Inline>),
    /// Between double `**` or `__`.
    Strong(Vec<Inline>),
    /// Between backticks.
    Code(String),
    /// A link. None inside another.
    Link {
        /// Where to: `http`, `https` or `mailto`, without a space or a control character.
        href: String,
        /// What to show.
        text: Vec<Inline>,
    },
    /// `@` and the name of somebody who is known. See [`with_mentions`](super::with_mentions).
    Mention(String),
    /// A new line within the paragraph.
    Break,
}

/// Whether these look any different from what was typed.
#[must_use]
pub fn has_markup(blocks: &[Block]) -> bool {
    let is_plain = |inline: &Inline| matches!(inline, Inline::Text(_) | Inline::Break);
    !blocks.iter().all(|block| matches!(block, Block::Paragraph(inner) if inner.iter().all(is_plain)))
}
