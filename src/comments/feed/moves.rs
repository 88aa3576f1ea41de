//! How the reader moves about in the feed by keys, and what has the focus when a row goes.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::{Feed, FeedProps, arrival::Arrival, row};
use crate::{
    comments::{
        attention, clamp,
        keys::{Key, dialog},
        layout,
        model::CommentId,
        thread::Row,
    },
    response::state::{Delivery, Open, action::Action, looking, people::Deed},
};

/// What had the focus before a rendering.
pub(super) struct Focused {
    element: HtmlElement,
    id: CommentId,
    row: usize,
}

impl Focused {
    /// What has the focus in a list that was drawn by these properties.
    pub(super) fn look(list: &HtmlElement, id: Option<&CommentId>, drawn_by: &FeedProps) -> Option<Self> {
        let row = drawn_by.thread.row_of(drawn_by.order, id?)?;
        Some(Self { element: attention::focused(list)?, id: id?.clone(), row })
    }
}

impl Feed {
    /// Does what a key asks for. Whether the feed is to be drawn anew.
    pub(super) fn press(&mut self, ctx: &Context<Self>, key: Key) -> bool {
        let (props, Some(list)) = (ctx.props(), self.list.cast::<HtmlElement>()) else {
            return false;
        };
        let current = attention::held(&list).focus.and_then(|id| props.thread.row_of(props.order, &id));
        match (key, current) {
            (Key::Help, _) => dialog::show(&self.dialog),
            (Key::Next, Some(current)) => return self.go_to(props, current + 1, Arrival::Key),
            (Key::Previous, Some(current)) => {
                return self.go_to(props, current.saturating_sub(1), Arrival::Key);
            }
            (Key::Next | Key::Previous, None) => {
                let below = |row: &HtmlElement| row.get_bounding_client_rect().bottom() > 0.0;
                let first = layout::rows(&list).position(|row| below(&row)).unwrap_or_default();
                let first = self.drawn.get(first).copied().unwrap_or_default();
                return self.go_to(props, first, Arrival::Key);
            }
            (_, Some(current)) => {
                if let Some(action) = asked(props, current, key) {
                    props.on_action.emit(action);
                }
            }
            (_, None) => {}
        }
        false
    }

    /// The reader went into a row or typed in it. Where that is not on the screen, the browser scrolls to it; on a list
    /// that is shown in parts it would come to another part. Whether the feed is to be drawn anew.
    pub(super) fn enter(&mut self, props: &FeedProps) -> bool {
        let Some(list) = self.list.cast().filter(|_| self.on_paper.is_none()) else {
            return false;
        };
        self.held = attention::held(&list);
        let row = self.held.focus.as_ref().and_then(|id| props.thread.row_of(props.order, id));
        match row.filter(|row| !self.window.range.contains(row)) {
            Some(row) if self.window.is_in_parts(super::list(props)) => {
                self.go_to(props, row, Arrival::Focus)
            }
            _ => false,
        }
    }

    /// Goes to a row of the list, if there is one. Whether the feed is to be drawn anew.
    pub(super) fn go_to(&mut self, props: &FeedProps, row: usize, arrival: Arrival) -> bool {
        if row >= props.thread.rows(props.order) {
            return false;
        }
        self.arrival = arrival;
        self.window.seek = Some(row);
        self.window.look_anywhere();
        self.sketched.clear();
        self.choose_rows(props);
        true
    }

    /// Gives the focus back when the rendering took it away: to what had it, to its comment, or, where that has gone,
    /// to the one that stands there now.
    pub(super) fn keep_focus(&mut self, props: &FeedProps, list: &HtmlElement) {
        let Some(focused) = self.focused.take().filter(|_| attention::is_lost(list)) else {
            return;
        };
        if focused.element.is_connected() {
            return attention::focus(&focused.element);
        }
        let end = props.thread.rows(props.order).saturating_sub(1);
        let now = props.thread.row_of(props.order, &focused.id).unwrap_or(focused.row.min(end));
        if let Some(row) =
            self.drawn.iter().position(|row| *row == now).and_then(|at| layout::rows(list).nth(at))
        {
            attention::focus(&row);
        }
    }
}

fn asked(props: &FeedProps, at: usize, key: Key) -> Option<Action> {
    let row = row(props, at)?;
    let id = row.comment.id.clone();
    match key {
        Key::Open => opened(props, &row),
        Key::Reply if !row.removed => Some(Action::Open(Some(Open::Reply(id)))),
        // What was refused is changed here, whatever may be changed at the server.
        Key::Edit if row.comment.mine && !row.removed => {
            let is_refused = matches!(props.deliveries.get(&id), Some(Delivery::Refused(_)));
            (props.may_change || is_refused).then_some(Action::Open(Some(Open::Edit(id))))
        }
        _ => None,
    }
}

/// What there is more of behind a comment: first its words, then its replies.
fn opened(props: &FeedProps, row: &Row) -> Option<Action> {
    let id = row.comment.id.clone();
    let standing = props.people.standing(&row.comment, &props.own);
    let is_found = props.query.as_ref().is_some_and(|query| !query.words().is_empty());
    let is_long = !row.removed && !is_found && clamp::beginning(&row.comment.text).is_some();
    if standing.folded.is_some() && !row.removed {
        Some(Action::People(Deed::Open(id)))
    } else if is_long && !standing.whole {
        Some(Action::People(Deed::Unroll(id)))
    } else if row.continues {
        Some(Action::Look(looking::Action::Continue(id)))
    } else if row.descendants > 0 {
        Some(Action::Fold(id))
    } else {
        is_long.then_some(Action::People(Deed::Unroll(id)))
    }
}
