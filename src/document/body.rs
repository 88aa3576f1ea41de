//! Splits the body of an article into paragraphs and subheads.

use super::{
    node::{Fields, Key},
    reader::Reader,
    shape::BODY,
};
use crate::article::model::Block;

/// Reads `articleBody`, else `text`: paragraphs and subheads parted by blank lines, or a list of them.
pub(super) fn body<'a>(reader: &mut Reader<'a>, fields: &mut Fields<'a>) -> Vec<Block> {
    let key = if fields.get(Key::ArticleBody).is_some() { Key::ArticleBody } else { Key::Text };
    let mut blocks = Vec::new();
    for part in fields.list(key) {
        if let Some(text) = reader.clean(Some(key), part, &BODY) {
            split(&text, &mut blocks);
        }
    }
    blocks
}

/// What stands for a headline: as many whole words as 80 characters hold; of a longer word its start.
pub(super) fn first_words(body: &[Block]) -> String {
    const MOST: usize = 80;
    let letters = body.first().map_or("", Block::text).chars().take(MOST + 1);
    let line: String = letters.map(|letter| if letter.is_whitespace() { ' ' } else { letter }).collect();
    let Some((end, _)) = line.char_indices().nth(MOST) else { return line };
    let start = &line[..end];
    let words = start.rsplit_once(' ').map_or(start, |(words, _)| words.trim_end());
    [words, "…"].concat()
}

fn split(text: &str, blocks: &mut Vec<Block>) {
    let (mut start, mut here) = (0, 0);
    for line in text.split('\n') {
        if line.trim().is_empty() {
            block(&text[start..here], blocks);
            start = here + line.len();
        }
        here = text.len().min(here + line.len() + 1);
    }
    block(&text[start..], blocks);
}

/// A paragraph, or a subhead with what stands right under it.
fn block(text: &str, blocks: &mut Vec<Block>) {
    let mut text = text.trim();
    while let Some(rest) = text.strip_prefix("## ") {
        let (head, below) = rest.split_once('\n').unwrap_or((rest, ""));
        if !head.trim().is_empty() {
            blocks.push(Block::Subhead(head.trim().to_owned()));
        }
        text = below.trim();
    }
    if !text.is_empty() {
        blocks.push(Block::Paragraph(text.to_owned()));
    }
}
