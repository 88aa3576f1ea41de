//! A list that is higher than a browser lets anything be, on a page that is not.

/// The most height that is asked of a page, in CSS pixels. Firefox ends at 17.9 million, Chromium at 33.5 million
/// divided by the zoom.
const PAGE: f64 = 5_000_000.0;
/// At either end so much of the list stands on the page as it is, so that both ends are reached.
const END: f64 = 1_000_000.0;
/// A way in one frame that no finger or wheel goes: the reader has moved the scroll bar, or pressed a key for an end.
const JUMP: f64 = 20_000.0;

/// Says which part of the list stands where the page is scrolled to.
///
/// While the reader scrolls, both move by the same: the list is shifted against the page. When the reader jumps, the
/// shift is set by where on the page that led to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Scale {
    shift: f64,
    scrolled: f64,
}

impl Scale {
    /// How far the list is ahead of the page.
    #[must_use]
    pub fn shift(&self) -> f64 {
        self.shift
    }

    /// How far the page was scrolled into the list when that was last looked at.
    #[must_use]
    pub fn scrolled(&self) -> f64 {
        self.scrolled
    }

    /// The height on the page of a list that is so high.
    #[must_use]
    pub fn page(&self, total: f64) -> f64 {
        total.min(PAGE)
    }

    /// The page is scrolled so far into the list. Returns by how much it must be scrolled on, with the list where it
    /// is, so that neither end comes too early.
    pub fn follow(&mut self, scrolled: f64, screen: f64, total: f64) -> f64 {
        let jumped = (scrolled - self.scrolled).abs() > JUMP.max(2.0 * screen);
        self.scrolled = scrolled;
        if total <= PAGE {
            self.shift = 0.0;
            return 0.0;
        }
        if jumped {
            self.shift = list_of(scrolled, total) - scrolled;
            return 0.0;
        }
        let should = page_of(scrolled + self.shift, total);
        // Far from both ends there is room to go on.
        if scrolled > END / 2.0 && scrolled < PAGE - END / 2.0 || (should - scrolled).abs() < 1.0 {
            return 0.0;
        }
        self.shift -= should - scrolled;
        should - scrolled
    }

    /// Something so far into the list is to be shown, wherever the page is scrolled to.
    pub fn go_to(&mut self, distance: f64, total: f64) {
        self.shift = distance - page_of(distance, total);
    }

    /// The page is scrolled on by this much, and the list with it.
    pub fn push(&mut self, by: f64) {
        self.scrolled += by;
    }

    /// The page was scrolled to here, and the list goes with it.
    pub fn stay(&mut self, scrolled: f64) {
        self.scrolled = scrolled;
    }
}

/// How far into the list one is, so far down the page.
fn list_of(page: f64, total: f64) -> f64 {
    through(page, [END, PAGE - END, PAGE], [END, total - END, total])
}

/// How far down the page something stands that is so far into the list.
fn page_of(list: f64, total: f64) -> f64 {
    through(list, [END, total - END, total], [END, PAGE - END, PAGE])
}

/// Both begin together; in between are straight lines.
fn through(at: f64, from: [f64; 3], to: [f64; 3]) -> f64 {
    if to[2] <= PAGE && from[2] <= PAGE || at <= from[0] {
        at
    } else if at >= from[1] {
        to[2] - (from[2] - at)
    } else {
        to[0] + (at - from[0]) * (to[1] - to[0]) / (from[1] - from[0])
    }
}
