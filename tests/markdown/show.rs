//! Blocks in a short notation, for tables: `p(…)`, `q(…)`, `ul(li(…))`, `em(…)`, `a[href](…)`, `/` for a break.

use article_widget::markdown::{Block, Inline};

pub(crate) fn show(blocks: &[Block]) -> String {
    blocks.iter().map(show_block).collect::<Vec<_>>().join(" ")
}

fn show_block(block: &Block) -> String {
    match block {
        Block::Paragraph(inlines) => format!("p({})", show_inlines(inlines)),
        Block::Code { text, language } => format!("code[{}]({text})", language.as_deref().unwrap_or("")),
        Block::Quote(inner) => format!("q({})", show(inner)),
        Block::List { ordered, items } => {
            let items: Vec<_> = items.iter().map(|item| format!("li({})", show(item))).collect();
            let name = ordered.map_or("ul".to_owned(), |start| format!("ol{start}"));
            format!("{name}({})", items.join(""))
        }
    }
}

fn show_inlines(inlines: &[Inline]) -> String {
    inlines.iter().map(show_inline).collect()
}

fn show_inline(inline: &Inline) -> String {
    match inline {
        Inline::Text(text) => text.clone(),
        Inline::Emphasis(inner) => format!("em({})", show_inlines(inner)),
        Inline::Strong(inner) => format!("strong({})", show_inlines(inner)),
        Inline::Code(text) => format!("c({text})"),
        Inline::Link { href, text } if show_inlines(text) == *href => format!("a({href})"),
        Inline::Link { href, text } => format!("a[{href}]({})", show_inlines(text)),
        Inline::Mention(text) => format!("m({text})"),
        Inline::Break => "/".to_owned(),
    }
}
