//! Which panels a host wants, and where they stand.

use super::config::{Config, Panel};

impl Config {
    /// How many of the two stand above the host's own article: the summary, and with it all the rest. None where `show`
    /// begins with the article, both where it ends with it.
    #[must_use]
    pub fn above(&self) -> usize {
        let panels = self.show.as_deref().unwrap_or_default();
        if panels.first() == Some(&Panel::Article) {
            0
        } else if panels.last() == Some(&Panel::Article) {
            2
        } else {
            1
        }
    }

    /// The host wants this panel, or has not said.
    #[must_use]
    pub fn shows(&self, panel: Panel) -> bool {
        self.show.as_ref().is_none_or(|panels| panels.contains(&panel))
    }
    /// The host wants something of what stands below the article.
    #[must_use]
    pub fn shows_below(&self) -> bool {
        [Panel::Reactions, Panel::Comments, Panel::App].into_iter().any(|panel| self.shows(panel))
    }
}
