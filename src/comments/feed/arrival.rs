//! How a row that was sought comes into view, and stays there while the rows around it find their heights.

use web_sys::HtmlElement;

use crate::comments::{attention, layout};

/// What a row is brought into view for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Arrival {
    /// A permalink: it goes to the middle of the screen and gets the focus.
    #[default]
    Permalink,
    /// A key: it moves no further than it must, and gets the focus.
    Key,
    /// Something in it got the focus, and keeps it.
    Focus,
    /// It is the first that was found, and the reader goes on typing.
    Found,
    /// The search is over: it goes where it stood before, so far below the upper edge of the screen.
    Back(i32),
}

impl Arrival {
    /// Brings the row into view.
    pub(super) fn show(self, row: &HtmlElement) -> Landing {
        if let Self::Back(top) = self {
            let by = row.get_bounding_client_rect().top() - f64::from(top);
            // The place is known to a pixel only, and a browser may make more of a part of one.
            if by.abs() >= 1.0 {
                layout::scroll_by(by);
            }
        } else {
            layout::show(row, self == Self::Permalink);
        }
        if matches!(self, Self::Permalink | Self::Key) {
            attention::focus(row);
        }
        Landing { row: row.clone(), top: row.get_bounding_client_rect().top(), scrolled: layout::scrolled() }
    }
}

/// A row that has just come into view. Rows above it may turn out higher than they were guessed.
pub(super) struct Landing {
    row: HtmlElement,
    top: f64,
    scrolled: f64,
}

impl Landing {
    /// Nobody has scrolled since.
    pub(super) fn is_undisturbed(&self) -> bool {
        self.row.is_connected() && (layout::scrolled() - self.scrolled).abs() < 1.0
    }

    /// Puts the row back to where it came into view.
    pub(super) fn hold(&mut self) {
        let moved = self.row.get_bounding_client_rect().top() - self.top;
        if moved.abs() >= 0.5 {
            layout::scroll_by(moved);
        }
        self.scrolled = layout::scrolled();
    }
}
