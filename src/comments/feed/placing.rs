//! Which rows are drawn, and where they are put.

use std::ops::Range;

use web_sys::HtmlElement;

use super::{Feed, FeedProps, MARGIN, arrival::Arrival, list, paper::PRINTED};
use crate::{
    comments::{attention, layout, model::CommentId},
    response::state::Open,
};

impl Feed {
    /// Where the list has another width, as on a phone that was turned, its rows have other heights: those on the page are
    /// measured anew, and what is read stays where it is. `props` are those that it was drawn by. Whether that is so.
    pub(super) fn refit(&mut self, props: &FeedProps) -> bool {
        let Some(list) = self.list.cast::<HtmlElement>().filter(|_| self.on_paper.is_none()) else {
            return false;
        };
        let width = f64::from(list.client_width());
        if !self.window.is_refit_by(width) {
            return false;
        }
        let top = self.top();
        let rows = self.drawn.iter().copied().zip(layout::heights_of_children(&list));
        let rows = rows.filter(|(row, _)| !self.sketched.contains(row));
        self.window.refit(self::list(props), top, width, rows);
        true
    }

    /// Looks where the list stands and takes the rows there; the first ones before it is on the page.
    pub(super) fn look(&mut self, props: &FeedProps, margin: f64) {
        match self.list.cast::<HtmlElement>().and_then(|list| layout::place(&list)) {
            Some((top, screen)) => self.window.look(list(props), top, screen, margin),
            None => self.window.look_anywhere(),
        }
    }

    /// Follows the reader, who has scrolled. Whether other rows are to be drawn.
    pub(super) fn follow(&mut self, props: &FeedProps) -> bool {
        if self.on_paper.is_some() {
            return false;
        }
        let is_refit = self.refit(props);
        let (shown, before) =
            (self.window.range.clone(), (self.window.drawn(), std::mem::take(&mut self.drawn)));
        if let Some(list) = self.list.cast() {
            self.held = attention::held(&list);
        }
        let sketched = std::mem::take(&mut self.sketched);
        let is_outrun = self.choose_window(props, shown, !sketched.is_empty());
        self.choose_rows(props);
        if is_outrun {
            let is_whole = |row: &usize| before.1.contains(row) && !sketched.contains(row);
            self.sketched = self.drawn.iter().copied().filter(|row| !is_whole(row)).collect();
        }
        let is_other = is_refit
            || before.0 != self.window.drawn()
            || before.1 != self.drawn
            || sketched != self.sketched;
        if is_other {
            self.keep_height();
        } else {
            (self.landing, self.back_to) = (None, None);
        }
        is_other
    }

    /// Takes the rows that are to be drawn now, where these are. Whether the reader races past and sees where none are: then,
    /// and in the frame after it, the margin can wait.
    fn choose_window(&mut self, props: &FeedProps, shown: Range<usize>, is_sketched: bool) -> bool {
        let has = |range: &Range<usize>| shown.start <= range.start && range.end <= shown.end;
        self.look(props, 0.0);
        let is_outrun = self.pace.is_race(&self.list) && !has(&self.window.range);
        if is_outrun || is_sketched {
            return is_outrun;
        }
        // A row or two at every second frame of a flick cost less than one at each: the page lays itself out as often.
        self.look(props, MARGIN * 0.8);
        if has(&self.window.range) {
            self.window.range = shown;
            return false;
        }
        self.look(props, MARGIN);
        let here = &self.window.range;
        if here.start >= shown.end || shown.start >= here.end {
            // A jump: the margin can wait.
            self.look(props, 0.0);
        }
        false
    }

    /// Until `lay_out` has put the rows that come, and scrolled by what they push.
    pub(super) fn keep_height(&self) {
        if let Some(list) = self.list.cast().filter(|_| self.on_paper.is_none()) {
            layout::keep_height(&list);
        }
    }

    pub(super) fn choose_rows(&mut self, props: &FeedProps) {
        let open = props.open.as_ref().map(|(Open::Reply(id) | Open::Edit(id))| id);
        let window = if self.on_paper.is_some() { 0..PRINTED } else { self.window.range.clone() };
        let row_of = |id: &CommentId| props.thread.row_of(props.order, id);
        self.drawn = self.held.around(window, props.thread.rows(props.order), open, row_of);
    }

    /// Measures the rows that are drawn, and puts everything where it belongs.
    pub(super) fn lay_out(&mut self, props: &FeedProps, list: &HtmlElement) {
        let of = self::list(props);
        let range = self.window.range.clone();
        let is_apart = |row: &usize| !range.contains(row);
        layout::set_apart(list, self.drawn.iter().map(is_apart));
        self.refit(props);
        if !self.sketched.is_empty() {
            let guessed = |row: &usize| self.sketched.contains(row).then(|| self.window.height(of, *row));
            layout::set_heights(list, self.drawn.iter().map(guessed));
        }
        let top = self.top();
        let heights = self.drawn.iter().copied().zip(layout::heights_of_children(list));
        self.window.measure_rows(of, top, heights.filter(|(row, _)| !self.sketched.contains(row)));
        if let Some(glide) = self.glide.take() {
            // Worked out and not asked of the page, which would have to lay itself out once more to answer.
            let top = self.top();
            glide.run(list, self.drawn.iter().map(|row| top + self.window.place(of, *row)));
        }
        let (before, after) = self.window.room(of);
        layout::pad(list, before, after);
        let end = self.window.place(of, range.end) + after;
        let place = |row: usize| self.window.place(of, row).clamp(0.0, end.max(0.0));
        layout::put_apart(list, self.drawn.iter().map(|row| is_apart(row).then(|| place(*row))));
        let pushed = self.window.take_push();
        if pushed.abs() >= 1.0 {
            layout::scroll_by(pushed);
        }
        layout::free_height(list);
    }

    /// Brings the row that is sought into view, and keeps the one there that has just come.
    pub(super) fn arrive(&mut self, list: &HtmlElement) {
        if let Some(scrolled) = self.back_to {
            layout::scroll_by(scrolled - layout::scrolled());
        }
        if let Some(landing) = &mut self.landing {
            landing.hold();
        }
        if let Some(row) = self.window.seek.filter(|row| self.window.range.contains(row)) {
            let at = self.drawn.iter().position(|drawn| *drawn == row);
            if let Some(row) = at.and_then(|at| layout::rows(list).nth(at)) {
                self.landing = Some(self.arrival.show(&row));
            }
            self.window.found(self.top());
        }
    }

    pub(super) fn top(&self) -> f64 {
        let place = self.list.cast::<HtmlElement>().and_then(|list| layout::place(&list));
        place.map_or(0.0, |(top, _)| top)
    }

    /// Goes to what was found first, where that is above the screen, and back to where the search began.
    pub(super) fn look_for_place(&mut self, props: &FeedProps, old: Option<&FeedProps>) {
        let back = props.back.as_ref().filter(|back| old.is_none_or(|old| old.back.as_ref() != Some(back)));
        if let Some((place, _)) = back {
            if let Some(row) = props.thread.row_of(props.order, &place.id) {
                self.go_to(props, row, Arrival::Back(place.top));
            }
        } else if props.query.is_some() && old.is_some_and(|old| old.query != props.query) && self.top() < 0.0
        {
            self.go_to(props, 0, Arrival::Found);
        }
    }

    pub(super) fn look_for_target(&mut self, props: &FeedProps, old: Option<&(CommentId, u32)>) {
        let target = props.target.as_ref().filter(|target| old != Some(target));
        if let Some(row) = target.and_then(|(target, _)| props.thread.row_of(props.order, target)) {
            self.go_to(props, row, Arrival::Permalink);
        }
    }
}
