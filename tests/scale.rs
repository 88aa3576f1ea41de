//! A list that is higher than a page can be: both ends are reached, and nothing jumps while one scrolls.
#![cfg(not(target_arch = "wasm32"))]

use article_widget::comments::scale::Scale;
use proptest::{collection::vec, prelude::*};

const SCREEN: f64 = 800.0;
/// A million comments of 190 pixels.
const HIGH: f64 = 190_000_000.0;

/// A reader before a page: how far it is scrolled, and what is seen there.
struct Reader {
    scale: Scale,
    scrolled: f64,
    total: f64,
}

impl Reader {
    fn new(total: f64) -> Self {
        Self { scale: Scale::default(), scrolled: 0.0, total }
    }

    fn end(&self) -> f64 {
        self.scale.page(self.total) - SCREEN
    }

    /// Scrolls as far as the page goes, and tells how far into the list the screen begins.
    fn scroll_to(&mut self, to: f64) -> f64 {
        self.scrolled = to.clamp(0.0, self.end());
        let push = self.scale.follow(self.scrolled, SCREEN, self.total);
        self.scrolled += push;
        self.scale.push(push);
        self.seen()
    }

    fn seen(&self) -> f64 {
        self.scrolled + self.scale.shift()
    }
}

fn is_near(one: f64, other: f64) -> bool {
    (one - other).abs() < 1.0
}

#[test]
fn a_list_that_fits_stands_on_the_page_as_it_is() {
    let mut reader = Reader::new(400_000.0);
    for to in [0.0, 100.0, 399_000.0, 3.0] {
        assert!(is_near(reader.scroll_to(to), to));
    }
}

#[test]
fn no_page_is_higher_than_browsers_allow() {
    for total in [0.0, 1e5, 5e6, 2e7, HIGH, 1e12] {
        assert!(Scale::default().page(total) <= 6_000_000.0);
    }
}

#[test]
fn the_scroll_bar_leads_to_both_ends_and_to_the_middle() {
    let mut reader = Reader::new(HIGH);
    let end = reader.end();
    assert!(is_near(reader.scroll_to(end), HIGH - SCREEN));
    let middle = reader.scroll_to(f64::midpoint(end, SCREEN / 2.0));
    assert!((middle - HIGH / 2.0).abs() < HIGH / 100.0, "{middle}");
    assert!(is_near(reader.scroll_to(0.0), 0.0));
}

#[test]
fn a_finger_gets_from_the_middle_to_either_end_without_a_jump() {
    for step in [-900.0, 900.0] {
        let mut reader = Reader::new(20_000_000.0);
        let mut seen = reader.scroll_to(2_500_000.0);
        let mut steps = 0;
        while seen > 0.5 && seen < 20_000_000.0 - SCREEN - 0.5 {
            let next = reader.scroll_to(reader.scrolled + step);
            let moved = next - seen;
            assert!(moved.abs() <= 901.0 && moved * step > 0.0, "{moved} at {seen}");
            seen = next;
            steps += 1;
            assert!(steps < 20_000, "the end never comes");
        }
    }
}

proptest! {
    #[test]
    fn wherever_one_has_been_the_ends_are_where_the_page_ends(
        total in 1_000.0..300_000_000.0f64, ways in vec((-30_000.0..30_000.0f64, 0.0..1.0f64, any::<bool>()), 0..60),
    ) {
        let mut reader = Reader::new(total);
        for (by, part, jumps) in ways {
            let before = reader.seen();
            let to = if jumps { part * reader.end() } else { reader.scrolled + by };
            let (from, goal) = (reader.scrolled, to.clamp(0.0, reader.end()));
            let seen = reader.scroll_to(to);
            prop_assert!((-0.5..=total - SCREEN + 0.5).contains(&seen) || total < SCREEN, "{}", seen);
            if (goal - from).abs() <= 20_000.0 {
                prop_assert!(is_near(seen - before, goal - from), "what one pushes follows the finger");
            }
        }
        let end = reader.end();
        reader.scroll_to(end / 2.0);
        prop_assert!(is_near(reader.scroll_to(0.0), 0.0) || end < 50_000.0);
        let end = reader.end();
        prop_assert!(is_near(reader.scroll_to(end), total - SCREEN) || total < 50_000.0);
    }
}
