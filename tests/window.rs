//! The part of a long list that is on the page: it follows the reader, and what is read stays where it is.
#![cfg(not(target_arch = "wasm32"))]

use std::ops::Range;

use article_widget::{
    comments::{
        model::{Comment, Votes},
        order::Order,
        thread::Thread,
        window::{List, Window},
    },
    time::Timestamp,
};

const SCREEN: f64 = 800.0;

fn comment(number: i64) -> Comment {
    Comment {
        id: format!("{number}").as_str().into(),
        parent: None,
        author: String::new(),
        text: "Words.".repeat(usize::try_from(number.rem_euclid(90)).expect("a remainder is small")),
        created: Timestamp(number),
        modified: None,
        votes: Votes::default(),
        badge: None,
        pinned: false,
        mine: false,
    }
}

/// A page with a list of rows that are each 10 pixels higher than their number modulo 7 makes a hundred of.
struct Page {
    window: Window,
    thread: Thread,
    top: f64,
}

impl Page {
    fn new(count: i64) -> Self {
        let thread = Thread::new((0..count).map(comment));
        let mut page = Self { window: Window::default(), thread, top: 100.0 };
        page.frame();
        page
    }

    fn list(thread: &Thread) -> List<'_> {
        List { thread, order: Order::Newest }
    }

    fn height(&self, row: usize) -> f64 {
        let row = self.thread.row(Order::Newest, row).expect("it is drawn");
        10.0 + 100.0 * f64::from(row.number % 7)
    }

    /// What a frame does: rows are taken, laid out and measured, and the page is scrolled by what they push.
    fn frame(&mut self) {
        let list = Self::list(&self.thread);
        self.window.look(list, self.top, SCREEN, 700.0);
        let heights: Vec<f64> = self.drawn().map(|row| self.height(row)).collect();
        self.window.measure(list, self.top, heights.into_iter());
        let _room = self.window.room(list);
        self.top -= self.window.take_push();
    }

    fn settle(&mut self) {
        for _ in 0..10 {
            self.frame();
        }
    }

    fn drawn(&self) -> Range<usize> {
        self.window.range.start..self.window.range.end.min(self.thread.rows(Order::Newest))
    }

    /// The first row that is on the screen: its number, and where it begins.
    fn first(&self) -> (u32, f64) {
        let list = Self::list(&self.thread);
        let start = |row| self.top + self.window.place(list, row);
        let row = self.drawn().find(|&row| start(row + 1) > 0.0).expect("the screen is covered");
        (self.thread.row(Order::Newest, row).expect("it is drawn").number, start(row))
    }

    fn change(&mut self, change: impl FnOnce(&mut Thread)) {
        let old = self.thread.clone();
        change(&mut self.thread);
        self.window.renumber(Self::list(&self.thread), Self::list(&old), self.top);
        self.settle();
    }
}

fn assert_stays(before: (u32, f64), after: (u32, f64)) {
    assert_eq!(before.0, after.0);
    assert!((before.1 - after.1).abs() < 1.0, "{before:?} {after:?}");
}

#[test]
fn rows_cover_the_screen_wherever_the_reader_goes() {
    for count in [3, 100, 10_000, 200_000] {
        let mut page = Page::new(count);
        for part in [0.0, 0.2, 0.5, 0.9, 1.0, 0.3] {
            let (before, after) = page.window.room(Page::list(&page.thread.clone()));
            let total = before + after + page.drawn().map(|row| page.height(row)).sum::<f64>();
            page.top = -part * (total - SCREEN).max(0.0);
            page.settle();
            let list = Page::list(&page.thread);
            let rows = page.drawn();
            let (from, to) = (
                page.top + page.window.place(list, rows.start),
                page.top + page.window.place(list, rows.end),
            );
            assert!(from <= 0.0 || rows.start == 0, "{count} {part} {from}");
            assert!(to >= SCREEN || rows.end == page.thread.rows(Order::Newest), "{count} {part} {to}");
            assert!(rows.len() < 300, "{} rows", rows.len());
        }
    }
}

#[test]
fn what_is_read_stays_while_comments_come_and_go_above_and_below() {
    let mut page = Page::new(5_000);
    page.top = -300_000.0;
    page.settle();
    let before = page.first();
    page.change(|thread| (6_000..6_100).for_each(|number| thread.put(comment(number))));
    assert_stays(before, page.first());
    page.change(|thread| (4_000..4_900).for_each(|number| thread.remove(&comment(number).id)));
    assert_stays(before, page.first());
    page.change(|thread| (10..500).for_each(|number| thread.remove(&comment(number).id)));
    assert_stays(before, page.first());
}

#[test]
fn a_comment_far_away_is_found_and_the_reader_goes_on_from_there() {
    let mut page = Page::new(200_000);
    let wanted = page.thread.row_of(Order::Newest, &"7".into()).unwrap();
    page.window.seek = Some(wanted);
    page.frame();
    assert!(page.drawn().contains(&wanted));
    page.top = -page.window.place(Page::list(&page.thread), wanted);
    page.window.found(page.top);
    page.settle();
    assert_eq!(page.first().0, 7);
    page.top -= 500.0;
    page.settle();
    assert!(page.drawn().contains(&wanted));
}
