//! Who is mentioned: `@name`, where somebody has that name.

use super::model::{Block, Inline};

/// Makes a node of each `@` with a name behind it. `name_at` tells how many bytes a text begins with are a name that
/// is known.
#[must_use]
pub fn with_mentions(blocks: Vec<Block>, name_at: &dyn Fn(&str) -> Option<usize>) -> Vec<Block> {
    let inside = |blocks| with_mentions(blocks, name_at);
    let block = |block| match block {
        Block::Paragraph(inner) => Block::Paragraph(inlines(inner, name_at)),
        Block::Quote(inner) => Block::Quote(inside(inner)),
        Block::List { ordered, items } => {
            Block::List { ordered, items: items.into_iter().map(inside).collect() }
        }
        Block::Code { .. } => block,
    };
    blocks.into_iter().map(block).collect()
}

fn inlines(list: Vec<Inline>, name_at: &dyn Fn(&str) -> Option<usize>) -> Vec<Inline> {
    let mut found = Vec::with_capacity(list.len());
    for inline in list {
        match inline {
            Inline::Text(text) if text.contains('@') => mark(&text, name_at, &mut found),
            Inline::Emphasis(inner) => found.push(Inline::Emphasis(inlines(inner, name_at))),
            Inline::Strong(inner) => found.push(Inline::Strong(inlines(inner, name_at))),
            // What an address or code says is not said to anybody.
            other => found.push(other),
        }
    }
    found
}

fn mark(text: &str, name_at: &dyn Fn(&str) -> Option<usize>, found: &mut Vec<Inline>) {
    let mut plain_from = 0;
    for (at, _) in text.match_indices('@') {
        let in_word = text[..at].ends_with(|char: char| char.is_alphanumeric());
        if at < plain_from || in_word {
            continue;
        }
        if let Some(length) = name_at(&text[at + 1..]) {
            if plain_from < at {
                found.push(Inline::Text(text[plain_from..at].to_owned()));
            }
            plain_from = at + 1 + length;
            found.push(Inline::Mention(text[at..plain_from].to_owned()));
        }
    }
    if plain_from < text.len() {
        found.push(Inline::Text(text[plain_from..].to_owned()));
    }
}
