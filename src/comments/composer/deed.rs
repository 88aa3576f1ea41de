//! The tools of the toolbar, and what each makes of a text and its selection. Each takes back what it did before.

use std::ops::Range;

use super::{
    code,
    edit::{Change, bytes},
    lines, link, marks,
};

/// One tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// `**words**`.
    Strong,
    /// `*words*`.
    Emphasis,
    /// `> ` before each line.
    Quote,
    /// `- ` before each line.
    List,
    /// Backticks around words, or fences around lines.
    Code,
    /// `[words](https://…)`.
    Link,
}

impl Deed {
    /// All, in the order of the toolbar.
    pub const ALL: [Self; 6] =
        [Self::Strong, Self::Emphasis, Self::Quote, Self::List, Self::Code, Self::Link];

    /// The key that does it together with Ctrl or ⌘.
    #[must_use]
    pub fn key(self) -> Option<char> {
        match self {
            Self::Strong => Some('b'),
            Self::Emphasis => Some('i'),
            Self::Link => Some('k'),
            Self::Quote | Self::List | Self::Code => None,
        }
    }

    /// What the tool makes of this text; `selected` is in UTF-16 units.
    #[must_use]
    pub fn on(self, text: &str, selected: Range<usize>) -> Change {
        let range = bytes(text, selected);
        let (new, selected) = match self {
            Self::Strong => marks::toggle(text, range, 2),
            Self::Emphasis => marks::toggle(text, range, 1),
            Self::Quote => lines::quote(text, range),
            Self::List => lines::list(text, range),
            Self::Code => code::toggle(text, range),
            Self::Link => link::toggle(text, range),
        };
        Change::between(text, &new, selected)
    }
}
