//! The words of a comment on one line, for labels and notifications.

use super::model::{Block, Inline};

/// The words alone: one line, every stretch of space a single one.
#[must_use]
pub fn plain(blocks: &[Block]) -> String {
    let mut words = Words::default();
    words.blocks(blocks);
    words.text
}

#[derive(Default)]
struct Words {
    text: String,
    /// A space is due before the next word.
    gap: bool,
}

impl Words {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(inlines) => self.inlines(inlines),
                Block::Code { text, .. } => self.text(text),
                Block::Quote(inner) => self.blocks(inner),
                Block::List { items, .. } => items.iter().for_each(|item| self.blocks(item)),
            }
            self.gap = true;
        }
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) | Inline::Code(text) | Inline::Mention(text) => self.text(text),
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link { text: inner, .. } => {
                    self.inlines(inner);
                }
                Inline::Break => self.gap = true,
            }
        }
    }

    fn text(&mut self, text: &str) {
        for char in text.chars() {
            if char.is_whitespace() {
                self.gap = true;
                continue;
            }
            if std::mem::take(&mut self.gap) && !self.text.is_empty() {
                self.text.push(' ');
            }
            self.text.push(char);
        }
    }
}
