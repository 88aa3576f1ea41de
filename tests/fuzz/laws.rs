//! What holds for whatever a reader types and whatever a server sends: `fuzz_targets` look for what breaks it.

use article_widget::{
    document::{
        self, Reading, Scan,
        model::{Document, Problem},
    },
    markdown::{self, Block, Inline, MAX_DEPTH},
};

/// A comment becomes two nodes for each of its bytes at most, no deeper than is allowed, linked to what may be linked
/// alone.
///
/// # Panics
/// Where it does not.
pub(crate) fn markdown(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let blocks = markdown::parse(&text);
    let mut seen = Seen::default();
    seen.blocks(&blocks, 0);
    assert!(seen.nodes <= 2 * text.len(), "{} nodes", seen.nodes);
    // What is told to screen readers and in notices is bounded by the same text.
    assert!(markdown::plain(&blocks).len() <= text.len() + seen.nodes);
}

/// What was met in a comment.
#[derive(Default)]
struct Seen {
    nodes: usize,
}

impl Seen {
    fn blocks(&mut self, blocks: &[Block], depth: usize) {
        assert!(depth <= MAX_DEPTH, "blocks {depth} deep");
        self.nodes += blocks.len();
        for block in blocks {
            match block {
                Block::Paragraph(inlines) => self.inlines(inlines, 0),
                Block::Code { .. } => {}
                Block::Quote(inner) => self.blocks(inner, depth + 1),
                Block::List { items, .. } => {
                    for item in items {
                        assert!(!item.is_empty(), "an item of nothing");
                        self.blocks(item, depth + 1);
                    }
                }
            }
        }
    }

    fn inlines(&mut self, inlines: &[Inline], depth: usize) {
        // A link may hold emphasis, and stand in some.
        assert!(depth <= 2 * MAX_DEPTH + 1, "emphasis {depth} deep");
        self.nodes += inlines.len();
        for inline in inlines {
            match inline {
                Inline::Text(_) | Inline::Code(_) | Inline::Mention(_) | Inline::Break => {}
                Inline::Emphasis(inner) | Inline::Strong(inner) => self.inlines(inner, depth + 1),
                Inline::Link { href, text } => {
                    assert!(markdown::is_safe(href), "a link to {href:?}");
                    self.inlines(text, depth + 1);
                }
            }
        }
    }
}

/// A document that is read in steps is the one that is read at once; and what is written of it reads back the same,
/// with nothing wrong in it.
///
/// # Panics
/// Where it is not, or does not.
pub(crate) fn document(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let whole = document::read(&text);
    for most in [1, 1 << 18] {
        assert_eq!(in_steps(&text, most), whole, "in steps of {most} bytes, and at once");
    }
    let Ok((document, _)) = whole else { return };
    let written = document::write(&document);
    let (again, problems) = document::read(&written).expect("what was written is a document");
    assert_eq!(problems, [], "{written}");
    assert_eq!(again, document, "{written}");
    assert_eq!(document::write(&again), written);
}

fn in_steps(text: &str, most: usize) -> Result<(Document, Vec<Problem>), Problem> {
    let mut scan = Scan::new(text);
    let parts = loop {
        if let Some(parts) = scan.step() {
            break parts;
        }
    };
    let Some(parts) = parts else { return document::read(text) };
    let mut reading = Reading::new(text, &parts).at_most(most);
    loop {
        if let Some(read) = reading.step() {
            return read;
        }
    }
}
