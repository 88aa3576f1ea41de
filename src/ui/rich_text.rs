//! A reader's Markdown on the page: typed nodes all the way, so that no string ever becomes HTML.

use std::ops::Range;

use yew::prelude::*;

use crate::markdown::model::{Block, Inline};

/// Shows blocks. For each leaf of them, in the order of [`Leaves`](crate::markdown::Leaves), `marks` tells the parts to mark, in bytes,
/// from left to right; those that it does not tell of have none.
pub fn view(blocks: &[Block], marks: Vec<Vec<Range<usize>>>) -> Html {
    let content = Pen { marks: marks.into_iter() }.blocks(blocks);
    html! { <div class="aw-text" dir="auto">{ content }</div> }
}

/// Shows a text with these parts of it marked.
pub fn marked(text: &str, marks: &[Range<usize>]) -> Html {
    if marks.is_empty() {
        return html! { { text } };
    }
    let mut at = 0;
    let pieces = marks.iter().map(|mark| {
        let before = text.get(at..mark.start).unwrap_or_default();
        at = mark.end;
        html! { <>{ before }<mark class="aw-hit">{ text.get(mark.clone()).unwrap_or_default() }</mark></> }
    });
    let pieces: Vec<Html> = pieces.collect();
    html! { <>{ for pieces }{ text.get(at..).unwrap_or_default() }</> }
}

/// Draws one leaf after the other.
struct Pen {
    marks: std::vec::IntoIter<Vec<Range<usize>>>,
}

impl Pen {
    fn blocks(&mut self, list: &[Block]) -> Html {
        list.iter().map(|block| self.block(block)).collect()
    }

    fn block(&mut self, block: &Block) -> Html {
        match block {
            Block::Paragraph(inner) => html! { <p>{ self.inlines(inner) }</p> },
            // Long lines of code scroll sideways, so the box must be reachable by keyboard.
            Block::Code { text, .. } => html! { <pre tabindex="0"><code>{ self.leaf(text) }</code></pre> },
            Block::Quote(inner) => html! { <blockquote>{ self.blocks(inner) }</blockquote> },
            Block::List { ordered: None, items } => html! { <ul>{ self.items(items) }</ul> },
            Block::List { ordered: Some(start), items } => {
                html! { <ol start={start.to_string()}>{ self.items(items) }</ol> }
            }
        }
    }

    fn items(&mut self, items: &[Vec<Block>]) -> Html {
        items.iter().map(|content| html! { <li>{ self.blocks(content) }</li> }).collect()
    }

    fn inlines(&mut self, list: &[Inline]) -> Html {
        list.iter().map(|inline| self.inline(inline)).collect()
    }

    fn inline(&mut self, inline: &Inline) -> Html {
        match inline {
            Inline::Text(text) => self.leaf(text),
            Inline::Emphasis(inner) => html! { <em>{ self.inlines(inner) }</em> },
            Inline::Strong(inner) => html! { <strong>{ self.inlines(inner) }</strong> },
            Inline::Code(text) => html! { <code>{ self.leaf(text) }</code> },
            Inline::Mention(name) => html! { <span class="aw-mention">{ self.leaf(name) }</span> },
            Inline::Break => html! { <br /> },
            Inline::Link { href, text } => {
                html! { <a href={href.clone()} rel="nofollow ugc noopener" target="_blank">{ self.inlines(text) }</a> }
            }
        }
    }

    fn leaf(&mut self, text: &str) -> Html {
        marked(text, &self.marks.next().unwrap_or_default())
    }
}
