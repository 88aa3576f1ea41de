//! The text of a comment as it is read, and which part of it each piece on the page shows.

use std::ops::Range;

use super::model::{Block, Inline};

/// The words of blocks without the signs of Markdown, in the order in which they stand on the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Leaves {
    /// All of it; a new line parts two blocks, and two lines of one.
    pub text: String,
    /// Where in it each [`Inline::Text`], [`Inline::Code`], [`Inline::Mention`] and [`Block::Code`] stands, in order.
    pub places: Vec<Range<usize>>,
}

impl Leaves {
    /// The leaves of these blocks.
    #[must_use]
    pub fn of(blocks: &[Block]) -> Self {
        let mut leaves = Self::default();
        leaves.blocks(blocks);
        leaves
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(inlines) => self.inlines(inlines),
                Block::Code { text, .. } => self.leaf(text),
                Block::Quote(inner) => self.blocks(inner),
                Block::List { items, .. } => items.iter().for_each(|item| self.blocks(item)),
            }
            self.text.push('\n');
        }
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) | Inline::Code(text) | Inline::Mention(text) => self.leaf(text),
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link { text: inner, .. } => {
                    self.inlines(inner);
                }
                Inline::Break => self.text.push('\n'),
            }
        }
    }

    fn leaf(&mut self, text: &str) {
        let start = self.text.len();
        self.text.push_str(text);
        self.places.push(start..self.text.len());
    }
}

/// Nothing in the text can be Markdown, so that it is read as it was typed. May be false for a text that is.
#[must_use]
pub fn is_plain(text: &str) -> bool {
    let has_sign = |byte: u8| matches!(byte, b'*' | b'_' | b'`' | b'\\' | b'[' | b'<' | b'>');
    !text.bytes().any(has_sign) && !text.lines().any(starts_item)
}

/// The line may begin an item of a list.
fn starts_item(line: &str) -> bool {
    line.trim_start().starts_with(|first: char| matches!(first, '-' | '+' | '0'..='9'))
}
