//! A reader's Markdown on the page: typed nodes all the way, so that no string ever becomes HTML.

use yew::prelude::*;

use crate::markdown::{
    self,
    model::{Block, Inline},
};

/// Shows Markdown.
pub fn rich_text(text: &str) -> Html {
    rich_text_of(&markdown::parse(text))
}

/// Shows Markdown that is read already.
pub fn rich_text_of(list: &[Block]) -> Html {
    html! { <div class="aw-text" dir="auto">{ blocks(list) }</div> }
}

fn blocks(list: &[Block]) -> Html {
    list.iter().map(block).collect()
}

fn block(block: &Block) -> Html {
    match block {
        Block::Paragraph(inner) => html! { <p>{ inlines(inner) }</p> },
        // Long lines of code scroll sideways, so the box must be reachable by keyboard.
        Block::Code { text, .. } => html! { <pre tabindex="0"><code>{ text }</code></pre> },
        Block::Quote(inner) => html! { <blockquote>{ blocks(inner) }</blockquote> },
        Block::List { ordered: None, items } => {
            html! { <ul>{ items.iter().map(|content| item(content)).collect::<Html>() }</ul> }
        }
        Block::List { ordered: Some(start), items } => {
            html! { <ol start={start.to_string()}>{ items.iter().map(|content| item(content)).collect::<Html>() }</ol> }
        }
    }
}

fn item(content: &[Block]) -> Html {
    html! { <li>{ blocks(content) }</li> }
}

fn inlines(list: &[Inline]) -> Html {
    list.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> Html {
    match inline {
        Inline::Text(text) => html! { { text } },
        Inline::Emphasis(inner) => html! { <em>{ inlines(inner) }</em> },
        Inline::Strong(inner) => html! { <strong>{ inlines(inner) }</strong> },
        Inline::Code(text) => html! { <code>{ text }</code> },
        Inline::Mention(name) => html! { <span class="aw-mention">{ name }</span> },
        Inline::Break => html! { <br /> },
        Inline::Link { href, text } => {
            html! { <a href={href.clone()} rel="nofollow ugc noopener" target="_blank">{ inlines(text) }</a> }
        }
    }
}
