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
/// How wide the list is at first.
const WIDTH: f64 = 600.0;

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

/// A page with a list of rows that are each 10 pixels higher than their number modulo 7 makes a hundred of, and higher in
/// the measure in which the list is narrower than at first.
struct Page {
    window: Window,
    thread: Thread,
    top: f64,
    width: f64,
}

impl Page {
    fn new(count: i64) -> Self {
        let thread = Thread::new((0..count).map(comment));
        let mut page = Self { window: Window::default(), thread, top: 100.0, width: WIDTH };
        page.frame();
        page
    }

    fn list(thread: &Thread) -> List<'_> {
        List { thread, order: Order::Newest }
    }

    fn height(&self, row: usize) -> f64 {
        let row = self.thread.row(Order::Newest, row).expect("it is drawn");
        (10.0 + 100.0 * f64::from(row.number % 7)) * WIDTH / self.width
    }

    /// The list is so wide from now on, and what stands above it so much higher: the browser lays its rows out, and the
    /// next frame begins.
    fn turn(&mut self, width: f64, above: f64) {
        self.width = width;
        self.top += above;
        let heights: Vec<_> = self.drawn().map(|row| (row, self.height(row))).collect();
        self.window.refit(Self::list(&self.thread), self.top, width, heights.into_iter());
        self.settle();
    }

    /// Goes to this place on the page, so far below the upper edge of the list.
    fn scroll(&mut self, to: f64) {
        self.top = -to;
        self.settle();
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

#[test]
fn what_is_read_stays_when_the_list_becomes_narrower_and_wider_again() {
    // The longest is shown in parts at any width, the one before it at the narrowest only.
    for count in [50, 5_000, 20_000, 200_000] {
        let mut page = Page::new(count);
        let (before, after) = page.window.room(Page::list(&page.thread));
        for part in [0.1, 0.5, 0.8] {
            page.scroll((before + after) * part);
            let (number, start) = page.first();
            for (width, above) in
                [(200.0, 300.0), (600.0, -300.0), (1_200.0, -70.0), (300.0, 90.0), (600.0, -20.0)]
            {
                page.turn(width, above);
                let (now, begins) = page.first();
                assert_eq!(now, number, "{count} {part} {width}");
                let should = start * WIDTH / width;
                assert!((begins - should).abs() < 1.0, "{count} {part} {width}: {begins} for {should}");
            }
        }
    }
}

#[test]
fn a_list_that_begins_on_the_screen_goes_where_the_page_puts_it() {
    let mut page = Page::new(5_000);
    page.scroll(-250.0);
    page.turn(300.0, 120.0);
    assert!((page.top - 370.0).abs() < 0.1, "nobody scrolled, and it is at {}", page.top);
    assert_eq!(page.first().0, 4_999);
}

#[test]
fn who_reads_what_is_below_the_list_is_not_scrolled() {
    let mut page = Page::new(50);
    page.scroll(30_000.0);
    let list = Page::list(&page.thread);
    assert!(page.top + page.window.place(list, 50) < -10_000.0, "the list has ended");
    for width in [300.0, 1_200.0, 600.0] {
        page.window.refit(list, page.top + 40.0, width, std::iter::empty());
        assert!(page.window.take_push().abs() < 0.1, "{width}");
    }
}

#[test]
fn what_was_measured_at_another_width_is_forgotten() {
    let mut page = Page::new(5_000);
    page.scroll(3_000.0);
    let (list, window) = (Page::list(&page.thread), &page.window);
    assert!(!window.is_refit_by(WIDTH) && window.is_refit_by(300.0));
    assert!(!window.is_refit_by(0.0), "it is not shown");
    let is_measured = |window: &Window, row: usize| (window.height(list, row) - page.height(row)).abs() < 0.1;
    assert!(page.drawn().all(|row| is_measured(window, row)));
    let mut other = window.clone();
    other.refit(list, page.top, 300.0, std::iter::empty());
    assert!(!page.drawn().any(|row| is_measured(&other, row)));
    // A row that was never drawn, with many words.
    let words = |row: &usize| list.thread.row(list.order, *row).map(|row| row.comment.text.len());
    let far = (4_000..4_100).max_by_key(words).expect("there are rows");
    let (before, now) = (window.height(list, far), other.height(list, far));
    assert!(now > before + 100.0, "it is guessed for the new width: {now} after {before}");
}
